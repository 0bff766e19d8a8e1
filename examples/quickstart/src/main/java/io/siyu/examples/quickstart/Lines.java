package io.siyu.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lines of a file, one after the other, each decoded by itself: a line that is not UTF-8 spoils
 * no other. Not thread-safe.
 */
final class Lines implements Closeable {
  /**
   * A line.
   *
   * @param number its number, from 1
   * @param text its text without the end of line; empty where the line is not UTF-8
   */
  record Line(long number, Optional<String> text) {}

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private long number;
  private long bytes;

  private Lines(InputStream in) {
    this.in = in;
  }

  static Lines of(Path file) throws IOException {
    return new Lines(Files.newInputStream(file));
  }

  /** How many bytes have been read, ends of lines included. */
  long bytes() {
    return bytes;
  }

  /** Reads the next line; empty at the end of the file. */
  Optional<Line> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean any = false;
    while (position < limit || fill()) {
      any = true;
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, position, end - position);
      bytes += end - position;
      position = end;
      if (end < limit) {
        position++;
        bytes++;
        break;
      }
    }
    return any ? Optional.of(new Line(++number, decoded(line.toByteArray()))) : Optional.empty();
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  private static Optional<String> decoded(byte[] line) {
    int length = line.length;
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
