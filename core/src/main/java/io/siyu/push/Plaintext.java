package io.siyu.push;

import io.siyu.json.Utf8Order;
import io.siyu.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A decrypted message (明文), XML or JSON. No {@code toString} shows content. */
public sealed interface Plaintext permits XmlText, JsonText {
  /**
   * Parses a text; empty where it is neither well-formed XML nor a JSON object.
   *
   * @param vocabulary the platform's
   */
  static Optional<Plaintext> parse(Utf8 text, Vocabulary vocabulary) {
    if (text.begins('<')) {
      return XmlText.parse(text, vocabulary);
    }
    return text.begins('{') ? JsonText.parse(text, vocabulary) : Optional.empty();
  }

  /** Which of its fields need care. */
  Vocabulary vocabulary();

  /** What its fields are read from. */
  Part root();

  /** Everything as elements; a JSON object's root has no name. */
  Element element();

  /** Every value with its place, in order. */
  List<Leaf> leaves();

  /**
   * The one-time credentials that stand at the top.
   *
   * @param handedOver from when they live
   */
  List<Secret> secrets(Instant handedOver);

  /**
   * The text with every known secret, and whatever changes between deliveries, blanked: XML as it
   * came, JSON in canonical form.
   */
  String blanked();

  /** The values that name persons, so that an erasure finds them. */
  default List<String> mentions() {
    SortedSet<String> found = new TreeSet<>(Utf8Order.INSTANCE);
    for (Leaf leaf : leaves()) {
      String value = leaf.trimmed();
      if (!value.isEmpty()
          && vocabulary().personal().contains(leaf.name())
          && !vocabulary().nobody().contains(value)) {
        found.add(value);
      }
    }
    return List.copyOf(found);
  }

  /**
   * The key of an event that keeps the text as it came: a hash of every leaf that is no secret and
   * does not change between deliveries, sorted by path. Leaves of one path stay in their order,
   * which is part of what they say.
   *
   * @param sha256 reset
   * @param source whose pushes these are
   */
  default String keptKey(MessageDigest sha256, String source) {
    put(sha256, source);
    List<Leaf> sorted = new ArrayList<>(leaves());
    sorted.sort(Comparator.comparing(Leaf::path));
    for (Leaf leaf : sorted) {
      if (!vocabulary().secrets().cover(leaf.path())
          && !vocabulary().transport().contains(leaf.name())) {
        put(sha256, leaf.path());
        put(sha256, leaf.trimmed());
      }
    }
    return keptKey(sha256);
  }

  /** The key of an event that keeps a text which could not be parsed; as for one that could. */
  static String keptKey(MessageDigest sha256, String source, String text) {
    put(sha256, source);
    put(sha256, text);
    return keptKey(sha256);
  }

  private static String keptKey(MessageDigest sha256) {
    return "unmapped:" + HexFormat.of().formatHex(sha256.digest());
  }

  /** Feeds a digest a text and its length, so that no two lists of texts look alike. */
  private static void put(MessageDigest digest, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    digest.update((utf8.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(utf8);
  }
}
