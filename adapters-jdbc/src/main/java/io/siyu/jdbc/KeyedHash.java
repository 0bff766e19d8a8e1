package io.siyu.jdbc;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.siyu.identity.IdentityKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;

/**
 * The keyed hashes under which a tenant's keys are found (键控散列): the first 128 bits of HMAC-SHA256
 * with the tenant's secret, so that equal keys of two tenants have nothing in common. Thread-safe.
 */
final class KeyedHash {
  static final int SECRET_BYTES = 32;

  private final HashFunction hmac;
  private final Function<IdentityKey, RowId> ofKey;

  KeyedHash(byte[] secret) {
    this.hmac = Hashing.hmacSha256(secret);
    this.ofKey = key -> hash(key.text());
  }

  private KeyedHash(HashFunction hmac) {
    this.hmac = hmac;
    Map<IdentityKey, RowId> known = new HashMap<>();
    this.ofKey = key -> known.computeIfAbsent(key, any -> hash(key.text()));
  }

  /** The same, which hashes each key once; for one call, not thread-safe. */
  KeyedHash remembering() {
    return new KeyedHash(hmac);
  }

  /** The row of a key, and the hash under which its erasure is remembered. */
  RowId of(IdentityKey key) {
    return ofKey.apply(key);
  }

  /** Where events are found in which a key is somebody's invitee. */
  RowId ofInvitee(IdentityKey key) {
    return hash("invitee " + key.text());
  }

  /** Where pushes that were not understood are found by a value that they mention. */
  RowId ofMention(String value) {
    return hash("mention " + value);
  }

  /** Where it is found which employees have other ids. */
  RowId ofRenames() {
    return hash("renames");
  }

  /** The hash of any text in hexadecimal digits. */
  String text(String text) {
    return HexFormat.of().formatHex(bytes(text));
  }

  private RowId hash(String text) {
    return RowId.of(bytes(text));
  }

  private byte[] bytes(String text) {
    return Arrays.copyOf(hmac.hashString(text, StandardCharsets.UTF_8).asBytes(), RowId.BYTES);
  }
}
