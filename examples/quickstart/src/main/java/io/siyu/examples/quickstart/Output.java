package io.siyu.examples.quickstart;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where results go.
 *
 * @param directory the directory for files
 * @param out for what was found
 * @param err for what is wrong
 * @param terminal whether {@code out} is a terminal, where lines can be rewritten
 */
record Output(Path directory, PrintStream out, PrintStream err, boolean terminal) {
  /** Writes a file as UTF-8, in place of any there is. */
  void write(String name, String text) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(name), text);
  }

  /** Opens a file to be written as UTF-8, in place of any there is. */
  BufferedWriter writer(String name) throws IOException {
    Files.createDirectories(directory);
    return Files.newBufferedWriter(directory.resolve(name));
  }

  Progress progress(String what) {
    return new Progress(out, terminal, what);
  }
}
