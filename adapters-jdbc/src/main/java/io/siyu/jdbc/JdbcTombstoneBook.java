package io.siyu.jdbc;

import io.siyu.erasure.TombstoneBook;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A tenant's tombstone book in rows, within one transaction: what has been looked up is remembered
 * until it ends.
 */
final class JdbcTombstoneBook implements TombstoneBook {
  private final Transaction transaction;
  private final int tenant;
  private final Map<String, NavigableMap<Instant, IdentityKey>> graves = new HashMap<>();
  private final Map<String, NavigableSet<Instant>> returns = new HashMap<>();
  private Optional<Boolean> empty = Optional.empty();

  JdbcTombstoneBook(Transaction transaction, Tenant tenant) {
    this.transaction = transaction;
    this.tenant = tenant.id();
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return Instant.ofEpochSecond(row.getLong(1), row.getInt(2));
  }

  @Override
  public boolean isEmpty() {
    if (empty.isEmpty()) {
      empty =
          Optional.of(
              !transaction.any("select 1 from siyu_grave where tenant = ? limit 1", tenant));
    }
    return empty.get();
  }

  @Override
  public NavigableMap<Instant, IdentityKey> graves(String keyHash) {
    return graves.computeIfAbsent(keyHash, this::load);
  }

  private NavigableMap<Instant, IdentityKey> load(String keyHash) {
    NavigableMap<Instant, IdentityKey> of = new TreeMap<>();
    transaction
        .list(
            """
            select at_second, at_nano, instead from siyu_grave
            where tenant = ? and hash = ?""",
            row -> Map.entry(instant(row), pseudonym(row.getString(3))),
            tenant,
            keyHash)
        .forEach(grave -> of.put(grave.getKey(), grave.getValue()));
    return of;
  }

  private static IdentityKey pseudonym(String text) {
    if (Subject.parse(text).orElse(null) instanceof IdentityKey key) {
      return key;
    }
    throw Failures.unusable("a stored pseudonym is damaged: restore the database from a backup");
  }

  @Override
  public void bury(String keyHash, Instant at, IdentityKey instead) {
    if (graves(keyHash).putIfAbsent(at, instead) == null) {
      transaction.update(
          """
          insert into siyu_grave (tenant, hash, at_second, at_nano, instead)
          values (?, ?, ?, ?, ?)""",
          tenant,
          keyHash,
          at.getEpochSecond(),
          at.getNano(),
          instead.text());
      empty = Optional.of(false);
    }
  }

  @Override
  public NavigableSet<Instant> returns(String keyHash) {
    return returns.computeIfAbsent(
        keyHash,
        hash ->
            new TreeSet<>(
                transaction.list(
                    "select at_second, at_nano from siyu_returned where tenant = ? and hash = ?",
                    JdbcTombstoneBook::instant,
                    tenant,
                    hash)));
  }

  @Override
  public void addReturn(String keyHash, Instant at) {
    if (returns(keyHash).add(at)) {
      transaction.update(
          "insert into siyu_returned (tenant, hash, at_second, at_nano) values (?, ?, ?, ?)",
          tenant,
          keyHash,
          at.getEpochSecond(),
          at.getNano());
    }
  }

  @Override
  public Optional<Instant> mention(String valueHash) {
    return transaction.first(
        "select at_second, at_nano from siyu_mention where tenant = ? and hash = ?",
        JdbcTombstoneBook::instant,
        tenant,
        valueHash);
  }

  @Override
  public void addMention(String valueHash, Instant at) {
    Optional<Instant> was = mention(valueHash);
    if (was.isEmpty() || was.get().isBefore(at)) {
      transaction.update(
          """
          merge into siyu_mention (tenant, hash, at_second, at_nano) key (tenant, hash)
          values (?, ?, ?, ?)""",
          tenant,
          valueHash,
          at.getEpochSecond(),
          at.getNano());
    }
  }

  @Override
  public boolean isReduced(String idHash) {
    return transaction.any(
        "select 1 from siyu_reduced where tenant = ? and hash = ?", tenant, idHash);
  }

  @Override
  public void addReduced(String idHash) {
    if (!isReduced(idHash)) {
      transaction.update("insert into siyu_reduced (tenant, hash) values (?, ?)", tenant, idHash);
    }
  }
}
