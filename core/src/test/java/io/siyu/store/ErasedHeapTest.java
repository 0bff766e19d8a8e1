package io.siyu.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.tck.TraceableLife.Name;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left in memory of somebody erased, byte by byte. */
class ErasedHeapTest {
  @Test
  @DisplayName(
      "S-10 no key, phone, tag or text of an erased person is in a dump of the heap, repeated deliveries included")
  void nothing_is_left_in_the_heap(@TempDir Path directory) throws Exception {
    Path dump = directory.resolve("heap.hprof");
    String tools = Path.of(System.getProperty("java.home"), "bin").toString();
    Process process =
        new ProcessBuilder(
                Path.of(tools, "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ErasedHeapMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      assertThat(out.readLine()).isEqualTo("erased");
      // Collects garbage first, so that only what something still refers to is dumped.
      Process dumping =
          new ProcessBuilder(
                  Path.of(tools, "jcmd").toString(),
                  Long.toString(process.pid()),
                  "GC.heap_dump",
                  dump.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(dumping.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(dumping.waitFor()).as(said).isZero();
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroy();
    }

    String heap = new String(Files.readAllBytes(dump), StandardCharsets.ISO_8859_1);
    for (Name name : Name.values()) {
      assertThat(isIn(heap, name.of(3))).as("%s of somebody else is there", name).isTrue();
      assertThat(isIn(heap, name.of(1))).as("%s of the erased is there", name).isFalse();
    }
  }

  /** Whether a text is somewhere, as it is or packed; what is packed begins with a whole byte. */
  private static boolean isIn(String heap, String text) {
    ByteSink out = new ByteSink();
    LiteralText.write(text, out);
    int head = ByteSink.sizeOf((long) text.length() << 2);
    String packed = new String(out.array(), head, out.length() - head, StandardCharsets.ISO_8859_1);
    return heap.contains(text) || heap.contains(packed);
  }
}
