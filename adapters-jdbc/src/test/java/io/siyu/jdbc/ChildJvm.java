package io.siyu.jdbc;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process of its own (子进程) that runs a main class of the tests and talks with them in lines. What
 * it says in a line is said whole or not at all, even if it is killed.
 */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader said;

  private ChildJvm(Process process) {
    this.process = process;
    this.said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static ChildJvm start(Class<?> main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                // It lives for a second or two.
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    return new ChildJvm(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** Says a line to whoever started this process, in one write, which a pipe does not divide. */
  static void say(String line) {
    Said.LINES.write(line);
  }

  /** Where this process says its lines. */
  private enum Said {
    LINES;

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    synchronized void write(String line) {
      try {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  void tell(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** The next line that it says; empty when it has ended and said nothing more. */
  Optional<String> line() throws IOException {
    return Optional.ofNullable(said.readLine());
  }

  /** Kills it as nothing can resist; what it has said can still be read. */
  void kill() {
    // The process itself would close what it has said.
    process.toHandle().destroyForcibly();
  }

  int exitStatus() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
