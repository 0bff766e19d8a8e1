package io.siyu.jdbc;

import io.siyu.erasure.TombstoneBook;
import io.siyu.identity.IdentityKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tombstone book in its tables, as one transaction reads and writes it. To be asked only where
 * somebody is known to be erased: it never says that it is empty. Not thread-safe.
 */
final class TombstoneTables implements TombstoneBook {
  private final Session session;
  private final Map<RowId, NavigableMap<Instant, IdentityKey>> graves = new HashMap<>();
  private final Map<RowId, NavigableSet<Instant>> returns = new HashMap<>();

  TombstoneTables(Session session) {
    this.session = session;
  }

  /** Asks or tells the database something. */
  @FunctionalInterface
  private interface Call<T> {
    T in() throws SQLException;
  }

  private static <T> T call(Call<T> call) {
    try {
      return call.in();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public NavigableMap<Instant, IdentityKey> graves(String keyHash) {
    return graves.computeIfAbsent(RowId.ofHash(keyHash), hash -> call(() -> readGraves(hash)));
  }

  private NavigableMap<Instant, IdentityKey> readGraves(RowId hash) throws SQLException {
    NavigableMap<Instant, IdentityKey> read = new TreeMap<>();
    session
        .sql()
        .query(
            "select seconds, nanos, instead from #grave where tenant = ? and hash = ?",
            List.of(session.tenant(), hash),
            row -> read.put(instant(row), KeyTable.named(row.getBytes(3))));
    return read;
  }

  @Override
  public void bury(String keyHash, Instant at, IdentityKey instead) {
    RowId hash = RowId.ofHash(keyHash);
    if (graves(keyHash).putIfAbsent(at, instead) == null) {
      call(
          () -> {
            new KeyTable(session).bury(hash);
            return session
                .sql()
                .insertUnlessThere(
                    "insert into #grave (tenant, hash, seconds, nanos, instead)"
                        + " values (?, ?, ?, ?, ?)",
                    List.of(
                        session.tenant(),
                        hash,
                        at.getEpochSecond(),
                        at.getNano(),
                        KeyTable.name(instead)));
          });
    }
  }

  @Override
  public NavigableSet<Instant> returns(String keyHash) {
    return returns.computeIfAbsent(
        RowId.ofHash(keyHash), hash -> call(() -> new TreeSet<>(instants("seen_anew", hash))));
  }

  @Override
  public void addReturn(String keyHash, Instant at) {
    if (returns(keyHash).add(at)) {
      note("seen_anew", RowId.ofHash(keyHash), at);
    }
  }

  @Override
  public Optional<Instant> mention(String valueHash) {
    return call(() -> instants("mention", RowId.ofHash(valueHash))).stream()
        .max(Instant::compareTo);
  }

  @Override
  public void addMention(String valueHash, Instant at) {
    note("mention", RowId.ofHash(valueHash), at);
  }

  @Override
  public boolean isReduced(String idHash) {
    return call(
        () ->
            !session
                .sql()
                .query(
                    "select hash from #reduced where tenant = ? and hash = ?",
                    List.of(session.tenant(), RowId.ofHash(idHash)),
                    row -> row.getBytes(1).length)
                .isEmpty());
  }

  @Override
  public void addReduced(String idHash) {
    call(
        () ->
            session
                .sql()
                .insertUnlessThere(
                    "insert into #reduced (tenant, hash) values (?, ?)",
                    List.of(session.tenant(), RowId.ofHash(idHash))));
  }

  private List<Instant> instants(String table, RowId hash) throws SQLException {
    return session
        .sql()
        .query(
            "select seconds, nanos from #" + table + " where tenant = ? and hash = ?",
            List.of(session.tenant(), hash),
            TombstoneTables::instant);
  }

  private void note(String table, RowId hash, Instant at) {
    call(
        () ->
            session
                .sql()
                .insertUnlessThere(
                    "insert into #" + table + " (tenant, hash, seconds, nanos) values (?, ?, ?, ?)",
                    List.of(session.tenant(), hash, at.getEpochSecond(), at.getNano())));
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return Instant.ofEpochSecond(row.getLong(1), row.getInt(2));
  }
}
