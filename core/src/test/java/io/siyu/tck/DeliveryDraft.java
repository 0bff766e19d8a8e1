package io.siyu.tck;

import io.siyu.spi.Delivery;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A delivery while it is being spoilt. */
final class DeliveryDraft {
  /** Bytes and texts that parsers trip over. */
  private static final List<String> TOKENS =
      List.of(
          "\0",
          "\"",
          "\\",
          "<",
          ">",
          "]]>",
          "<![CDATA[",
          "&",
          "%",
          "+",
          "=",
          ":",
          ",",
          "{",
          "[",
          "}",
          "]",
          "\r\n",
          " ",
          "\ufeff",
          "\u0660",
          "1e999999999",
          "-1",
          "null",
          "\\ud800",
          "<!DOCTYPE a>");

  private final SplittableRandom random;
  private String method;
  private String query;
  private final Map<String, String> headers;
  private byte[] body;

  DeliveryDraft(Delivery of, SplittableRandom random) {
    this.random = random;
    this.method = of.method();
    this.query = of.query();
    this.headers = new TreeMap<>(of.headers());
    this.body = of.body().clone();
  }

  Delivery delivery(Instant receivedAt) {
    return Delivery.of(method, query, headers, body).receivedAt(receivedAt);
  }

  /** Changes one thing, perhaps with a part of another delivery. */
  void change(Delivery other) {
    switch (random.nextInt(12)) {
      case 0 -> changeQuery(other);
      case 1 -> query = changeText(query);
      case 2, 3 -> changeHeaders(other);
      case 4 -> method = random.nextBoolean() ? "GET" : changeText(method);
      case 5 -> splice(other);
      default -> body = changeBytes(body);
    }
  }

  private byte[] changeBytes(byte[] from) {
    if (from.length == 0) {
      return token().getBytes(StandardCharsets.UTF_8);
    }
    byte[] out = from.clone();
    int at = random.nextInt(from.length);
    int end = at + 1 + random.nextInt(Math.min(16, from.length - at));
    return switch (random.nextInt(9)) {
      case 0 -> {
        out[at] ^= (byte) (1 << random.nextInt(8));
        yield out;
      }
      case 1 -> {
        out[at] = (byte) random.nextInt(256);
        yield out;
      }
      case 2 -> join(from, at, new byte[] {(byte) random.nextInt(256)}, at);
      case 3 -> join(from, at, new byte[0], end);
      case 4 -> join(from, end, Arrays.copyOfRange(from, at, end), end);
      case 5 -> Arrays.copyOf(from, at);
      case 6 ->
          join(from, at, token().getBytes(StandardCharsets.UTF_8), random.nextBoolean() ? at : end);
      case 7 -> {
        // A digit for a digit keeps the form and changes the meaning.
        out[at] =
            Character.isDigit(out[at])
                ? (byte) ('0' + random.nextInt(10))
                : (byte) (out[at] ^ 0x20);
        yield out;
      }
      default -> {
        int second = random.nextInt(from.length);
        out[at] = from[second];
        out[second] = from[at];
        yield out;
      }
    };
  }

  private static byte[] join(byte[] of, int headEnd, byte[] middle, int tailStart) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(of, 0, headEnd);
    out.writeBytes(middle);
    out.write(of, tailStart, of.length - tailStart);
    return out.toByteArray();
  }

  private String changeText(String text) {
    if (text.isEmpty()) {
      return token();
    }
    int at = random.nextInt(text.length());
    String head = text.substring(0, at);
    String tail = text.substring(at + 1);
    return switch (random.nextInt(6)) {
      case 0 -> head + (char) (' ' + random.nextInt(95)) + tail;
      case 1 -> head + token() + text.substring(at);
      case 2 -> head + tail;
      case 3 -> head;
      case 4 -> swapCase(text);
      default -> head + (char) ('0' + random.nextInt(10)) + tail;
    };
  }

  private static String swapCase(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
  }

  private String token() {
    return TOKENS.get(random.nextInt(TOKENS.size()));
  }

  private void changeQuery(Delivery other) {
    List<String> fields = new ArrayList<>(List.of(query.split("&", -1)));
    List<String> others = List.of(other.query().split("&", -1));
    int at = random.nextInt(fields.size());
    int to = random.nextInt(fields.size());
    switch (random.nextInt(7)) {
      case 0 -> fields.remove(at);
      case 1 -> fields.add(to, fields.get(at));
      case 2 -> fields.add(to, changeText(fields.get(at)));
      case 3 -> Collections.swap(fields, at, to);
      case 4 -> fields.set(at, changeText(fields.get(at)));
      case 5 -> fields.set(at, name(fields.get(at)) + "=" + value(fields.get(to)));
      default -> fields.set(at, others.get(random.nextInt(others.size())));
    }
    query = String.join("&", fields);
  }

  private static String name(String field) {
    int equals = field.indexOf('=');
    return equals < 0 ? field : field.substring(0, equals);
  }

  private static String value(String field) {
    return field.substring(field.indexOf('=') + 1);
  }

  private void changeHeaders(Delivery other) {
    if (headers.isEmpty()) {
      headers.put("x-" + random.nextInt(10), token());
      return;
    }
    List<String> names = List.copyOf(headers.keySet());
    String name = names.get(random.nextInt(names.size()));
    String second = names.get(random.nextInt(names.size()));
    String value = headers.getOrDefault(name, "");
    switch (random.nextInt(7)) {
      case 0 -> headers.remove(name);
      case 1 -> headers.put(name, value + "," + value);
      case 2 -> headers.put(name, changeText(value));
      case 3 -> {
        headers.put(name, headers.getOrDefault(second, ""));
        headers.put(second, value);
      }
      case 4 -> {
        headers.remove(name);
        headers.put(changeText(name), value);
      }
      case 5 -> headers.put(name, " " + value + " ");
      default -> other.headers().forEach((n, v) -> takeOver(n, v));
    }
  }

  private void takeOver(String name, String value) {
    if (random.nextBoolean()) {
      headers.put(name, value);
    }
  }

  private void splice(Delivery other) {
    switch (random.nextInt(4)) {
      case 0 -> body = other.body().clone();
      case 1 -> query = other.query();
      case 2 -> {
        headers.clear();
        headers.putAll(other.headers());
      }
      default -> {
        byte[] tail = other.body();
        int headEnd = random.nextInt(body.length + 1);
        int tailStart = random.nextInt(tail.length + 1);
        body =
            join(
                Arrays.copyOf(body, headEnd),
                headEnd,
                Arrays.copyOfRange(tail, tailStart, tail.length),
                headEnd);
      }
    }
  }
}
