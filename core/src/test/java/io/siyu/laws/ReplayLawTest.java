package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The same events give the same bytes on machines that differ in everything but Java. */
class ReplayLawTest {
  private static final List<List<String>> MACHINES =
      List.of(
          List.of("-Duser.timezone=Pacific/Kiritimati", "-Duser.language=tr", "-Duser.country=TR"),
          List.of(
              "-Duser.timezone=America/St_Johns",
              "-Duser.language=ar",
              "-Duser.country=EG",
              "-Duser.extensions=nu-arab",
              "-Dfile.encoding=ISO-8859-1",
              "-XX:+UnlockExperimentalVMOptions",
              "-XX:hashCode=2"),
          List.of(
              "-Duser.timezone=Asia/Bangkok",
              "-Duser.language=th",
              "-Duser.country=TH",
              "-Duser.extensions=ca-buddhist-nu-thai",
              "-Dfile.encoding=US-ASCII",
              "-XX:+UnlockExperimentalVMOptions",
              "-XX:hashCode=3"),
          List.of(
              "-Duser.timezone=UTC",
              "-Duser.language=ja",
              "-Duser.country=JP",
              "-Duser.variant=JP",
              "-Dfile.encoding=UTF-16",
              "-Dline.separator=|",
              "-XX:+UnlockExperimentalVMOptions",
              "-XX:hashCode=0"));

  private static Process start(List<String> machine, int orderOfArrival) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xshare:auto");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(machine);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            ReplayMain.class.getName(),
            String.valueOf(orderOfArrival)));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  @Test
  @DisplayName(
      "L-7 the same events give the same bytes in any zone, locale and encoding, in any order, on any JVM")
  void every_machine_prints_the_same() throws IOException, InterruptedException {
    Set<String> printed = new HashSet<>();
    printed.add("replay " + ReplayMain.hash(0));
    for (int i = 0; i < MACHINES.size(); i++) {
      Process process = start(MACHINES.get(i), i + 1);
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(process.waitFor()).as("exit status of machine %d", i).isZero();
      printed.add(out.replace("|", "").strip());
    }
    assertThat(printed).hasSize(1);
  }
}
