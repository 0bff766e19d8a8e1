package io.siyu.code;

import com.google.common.base.Ascii;
import io.siyu.code.CarriedCode.Damaged;
import io.siyu.code.CarriedCode.Foreign;
import io.siyu.code.CarriedCode.Missing;
import io.siyu.code.CarriedCode.Newer;
import io.siyu.code.CarriedCode.Ours;
import io.siyu.code.CarriedCode.Truncated;

/**
 * Writes channel codes (渠道码) so that what a platform cut or changed, and what somebody else wrote,
 * is told from ours instead of being credited to the wrong channel.
 *
 * <p>A text is {@code _-}, the digit of the version, one character for the length of the code, four
 * for a checksum of everything else, and the code as it is: {@code _-1NRUIPspring-poster}. Length
 * and checksum are digits of base64url (RFC 4648, section 5); they stand before the code, where a
 * cut reaches last. The checksum is CRC-24 (RFC 9580, section 6.1). All characters are ones that
 * every {@link Carrier} takes and that percent-encoding leaves alone. Later versions keep this
 * frame; only what stands in the code's place may mean something else.
 *
 * <p>A text that was cut, or had one character changed, is never read as {@link Ours}. Of texts
 * damaged otherwise, at random, one in 2<sup>24</sup> is; of random texts in these characters, one
 * in 2<sup>48</sup>. The checksum tells accidents, not forgery: anybody can write such a text.
 *
 * <p>Thread-safe.
 */
public final class ChannelCodec {
  /**
   * Neither letters nor digits, so that few other texts begin so and no change of case hides it.
   */
  private static final String MARKER = "_-";

  private static final int VERSION = 1;
  private static final int LENGTH_AT = MARKER.length() + 1;
  private static final int CHECKSUM_AT = LENGTH_AT + 1;
  private static final int CODE_AT = CHECKSUM_AT + 4;
  private static final int CODE_MAX = Alphabet.DIGITS.length() - 1;

  private ChannelCodec() {}

  /**
   * Writes a channel's code for a carrier. Up to 22 characters fit into every carrier.
   *
   * @param channel the channel's code, of {@code A-Z a-z 0-9 - _}; from 1 character to 63
   * @throws IllegalArgumentException if the code has another character, or is longer than the
   *     carrier has room for
   */
  public static String encode(String channel, Carrier carrier) {
    if (channel.isEmpty() || !Alphabet.WORD.matchesAllOf(channel)) {
      throw new IllegalArgumentException(
          "a channel code is carried only if it is made of A-Z a-z 0-9 - _ and not empty: "
              + "give the channel such a code");
    }
    int room = Math.min(CODE_MAX, carrier.limit() - CODE_AT);
    if (channel.length() > room) {
      throw new IllegalArgumentException(
          carrier.name()
              + ", whose limit is "
              + carrier.limit()
              + " "
              + Ascii.toLowerCase(carrier.unit().name())
              + ", has room for a channel code of at most "
              + room
              + " characters; this one has "
              + channel.length()
              + ": give the channel a shorter code");
    }
    String head = MARKER + VERSION + Alphabet.DIGITS.charAt(channel.length());
    return head + checksum(head, channel) + channel;
  }

  /** Reads what a platform gave back, with or without the carrier's prefix. */
  public static CarriedCode decode(String text) {
    String bare = Carrier.withoutPrefix(text);
    if (bare.isBlank()) {
      return new Missing(text);
    }
    if (MARKER.startsWith(bare)) {
      return new Truncated(text);
    }
    int version = bare.startsWith(MARKER) ? bare.charAt(MARKER.length()) - '0' : 0;
    if (version < 1 || version > 9) {
      return new Foreign(text);
    }
    if (bare.length() <= LENGTH_AT) {
      return new Truncated(text);
    }
    int length = Alphabet.DIGITS.indexOf(bare.charAt(LENGTH_AT));
    if (length < 1) {
      return new Damaged(text);
    }
    if (bare.length() < CODE_AT + length) {
      return new Truncated(text);
    }
    String code = bare.substring(CODE_AT);
    if (code.length() > length
        || !Alphabet.WORD.matchesAllOf(code)
        || !bare.startsWith(checksum(bare.substring(0, CHECKSUM_AT), code), CHECKSUM_AT)) {
      return new Damaged(text);
    }
    return version > VERSION ? new Newer(text, version) : new Ours(text, code);
  }

  private static String checksum(String head, String code) {
    int crc = crc24(head + code);
    StringBuilder digits = new StringBuilder();
    for (int shift = 18; shift >= 0; shift -= 6) {
      digits.append(Alphabet.DIGITS.charAt(crc >> shift & 63));
    }
    return digits.toString();
  }

  /** Finds every change of up to 24 bits in a row, and so every change of one character. */
  private static int crc24(String ascii) {
    int crc = 0xB704CE;
    for (int i = 0; i < ascii.length(); i++) {
      crc ^= ascii.charAt(i) << 16;
      for (int bit = 0; bit < 8; bit++) {
        crc <<= 1;
        if ((crc & 0x1000000) != 0) {
          crc ^= 0x1864CFB;
        }
      }
    }
    return crc;
  }
}
