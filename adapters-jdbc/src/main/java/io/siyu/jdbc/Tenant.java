package io.siyu.jdbc;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A tenant's row (租户).
 *
 * @param id the number under which every other table has the tenant
 * @param name the tenant's name
 * @param hashing the keyed hash of what is erased, under a key of the tenant's own
 */
record Tenant(int id, String name, HashFunction hashing) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Finds a tenant by name. */
  static Optional<Tenant> find(Transaction transaction, String name) {
    return transaction.first(
        "select id, hash_key from siyu_tenant where name = ?",
        row -> new Tenant(row.getInt(1), name, Hashing.hmacSha256(row.getBytes(2))),
        name);
  }

  /** Adds a tenant. */
  static void add(Transaction transaction, String name) {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    transaction.update("insert into siyu_tenant (name, hash_key) values (?, ?)", name, key);
  }

  /** Makes every other writer of this tenant wait until the transaction has ended. */
  void lock(Transaction transaction) {
    transaction.any("select id from siyu_tenant where id = ? for update", id);
  }

  /** The keyed hash of a text, in hexadecimal digits. */
  String hash(String text) {
    return hashing.hashString(text, StandardCharsets.UTF_8).toString();
  }

  /**
   * What stands in every index for a key's or a value's text. An index may hold on to it when its
   * row has long been deleted, so it must not be the text itself.
   */
  String indexed(String text) {
    return hash("index " + text).substring(0, 32);
  }

  @Override
  public String toString() {
    return name;
  }
}
