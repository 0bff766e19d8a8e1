package io.siyu.jdbc;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The tenants (租户), each with its number and its secret. Not thread-safe. */
final class TenantTable {
  private final Sql sql;

  TenantTable(Sql sql) {
    this.sql = sql;
  }

  /**
   * What is known of a tenant.
   *
   * @param number stands in each of its rows
   * @param hash the hashes made with its secret
   */
  record Tenant(int number, KeyedHash hash) {}

  Optional<Tenant> find(String name) throws SQLException {
    return sql
        .query(
            "select id, secret from #tenant where name_hash = ?",
            List.of(hash(name)),
            row -> new Tenant(row.getInt(1), new KeyedHash(row.getBytes(2))))
        .stream()
        .findFirst();
  }

  /** Makes a tenant; empty if somebody else has made one meanwhile. */
  Optional<Tenant> make(String name, SecureRandom random) throws SQLException {
    byte[] secret = new byte[KeyedHash.SECRET_BYTES];
    random.nextBytes(secret);
    int number =
        sql.query("select coalesce(max(id), 0) + 1 from #tenant", List.of(), row -> row.getInt(1))
            .get(0);
    boolean made =
        sql.insertUnlessThere(
            "insert into #tenant (id, name_hash, name, secret) values (?, ?, ?, ?)",
            List.of(number, hash(name), name.getBytes(StandardCharsets.UTF_8), secret));
    if (!made) {
      return Optional.empty();
    }
    Tenant tenant = new Tenant(number, new KeyedHash(secret));
    new GateTable(new Session(sql, number, tenant.hash())).make();
    return Optional.of(tenant);
  }

  /** Names are compared by their bytes, whatever the database thinks of their letters. */
  private static RowId hash(String name) {
    return RowId.of(
        Arrays.copyOf(
            Hashing.sha256().hashString(name, StandardCharsets.UTF_8).asBytes(), RowId.BYTES));
  }
}
