package io.siyu.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.examples.quickstart.Lines.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {
  @TempDir Path directory;

  private List<Line> lines(byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("lines"), content);
    List<Line> found = new ArrayList<>();
    try (Lines lines = Lines.of(file)) {
      for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        found.add(line.get());
      }
      assertThat(lines.bytes()).isEqualTo(content.length);
    }
    return found;
  }

  private static Line line(long number, String text) {
    return new Line(number, Optional.of(text));
  }

  @Test
  void lines_are_numbered_with_either_end_of_line_and_with_none_at_the_end() throws IOException {
    assertThat(lines("一\r\n\ntwo\nthree".getBytes(StandardCharsets.UTF_8)))
        .containsExactly(line(1, "一"), line(2, ""), line(3, "two"), line(4, "three"));
  }

  @Test
  void an_end_of_line_at_the_end_begins_no_further_line() throws IOException {
    assertThat(lines("one\n".getBytes(StandardCharsets.UTF_8))).containsExactly(line(1, "one"));
    assertThat(lines(new byte[0])).isEmpty();
  }

  @Test
  void a_line_that_is_not_utf_8_spoils_no_other() throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes("one\nx".getBytes(StandardCharsets.UTF_8));
    content.write(0xff);
    content.writeBytes("\nthree\n".getBytes(StandardCharsets.UTF_8));

    assertThat(lines(content.toByteArray()))
        .containsExactly(line(1, "one"), new Line(2, Optional.empty()), line(3, "three"));
  }

  @Test
  void lines_longer_than_any_buffer_stay_whole() throws IOException {
    String text = "长".repeat(100_000);

    assertThat(lines((text + "\n" + text + "\n").getBytes(StandardCharsets.UTF_8)))
        .containsExactly(line(1, text), line(2, text));
  }
}
