package io.siyu.examples.benchmarks;

import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.event.EventJson;
import io.siyu.identity.IdentityKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements that anybody needs who keeps events once, each with its person, and acts on what
 * changed (裸 SQL): look up who the keys are, read their state, add the event unless it is there,
 * add new keys, write the state, write a signal. Nothing is resolved, folded or erased, and an
 * event that joins two persons is simply the first one's. One connection, statements prepared once.
 */
final class SqlFloor implements AutoCloseable {
  private final Database database;
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private long persons;
  private long signals;

  SqlFloor(Database database) throws SQLException {
    this.database = database;
    this.connection = database.pool().getConnection();
    connection.setAutoCommit(false);
    String bytes = database.kind().equals("postgresql") ? "bytea" : "varbinary(2000)";
    String id = database.kind().equals("postgresql") ? "bytea" : "binary(16)";
    String name = database.kind().equals("postgresql") ? "bytea" : "varbinary(200)";
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table fl_event (tenant int not null, person bigint not null, id "
              + id
              + " not null, body "
              + bytes
              + " not null, primary key (tenant, person, id))");
      statement.execute(
          "create table fl_key (tenant int not null, name "
              + name
              + " not null, person bigint not null, primary key (tenant, name))");
      statement.execute(
          "create table fl_state (tenant int not null, person bigint not null, body "
              + bytes
              + " not null, primary key (tenant, person))");
      statement.execute(
          "create table fl_signal (tenant int not null, place bigint not null, body "
              + bytes
              + " not null, primary key (tenant, place))");
    }
    connection.commit();
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }

  private static byte[] name(IdentityKey key) {
    return key.text().getBytes(StandardCharsets.UTF_8);
  }

  /** The bytes of events, which are made beforehand since they are no work of the database's. */
  static List<byte[]> bodies(Collection<Event> events) {
    return events.stream().map(e -> EventJson.encode(e).getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** One transaction. */
  void ingest(List<Event> events, List<byte[]> bodies) throws SQLException {
    Map<IdentityKey, Long> known = known(events);
    Map<IdentityKey, Long> fresh = new LinkedHashMap<>();
    List<Long> of = new ArrayList<>();
    for (Event event : events) {
      IdentityKey subject = (IdentityKey) event.subject();
      Long person = known.get(subject);
      for (Claim claim : event.claims()) {
        person = person == null ? known.get(claim.key()) : person;
      }
      if (person == null) {
        person = ++persons;
      }
      add(subject, person, known, fresh);
      for (Claim claim : event.claims()) {
        add(claim.key(), person, known, fresh);
      }
      of.add(person);
    }
    readState(of);
    insertEvents(events, bodies, of);
    insertKeys(fresh);
    writeState(of, bodies);
    insertSignals(of, bodies);
    connection.commit();
    if (database.kind().equals("h2")) {
      statement("checkpoint sync").execute();
    }
  }

  private static void add(
      IdentityKey key, Long person, Map<IdentityKey, Long> known, Map<IdentityKey, Long> fresh) {
    if (known.putIfAbsent(key, person) == null) {
      fresh.put(key, person);
    }
  }

  private static String list(int size) {
    return "(?" + ",?".repeat(size - 1) + ")";
  }

  private Map<IdentityKey, Long> known(List<Event> events) throws SQLException {
    Map<String, IdentityKey> keys = new LinkedHashMap<>();
    for (Event event : events) {
      keys.put(event.subject().text(), (IdentityKey) event.subject());
      event.claims().forEach(claim -> keys.put(claim.key().text(), claim.key()));
    }
    PreparedStatement select =
        statement(
            "select name, person from fl_key where tenant = 1 and name in " + list(keys.size()));
    int index = 1;
    for (IdentityKey key : keys.values()) {
      select.setBytes(index++, name(key));
    }
    Map<IdentityKey, Long> known = new HashMap<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        String name = new String(rows.getBytes(1), StandardCharsets.UTF_8);
        IdentityKey key = keys.get(name);
        if (key != null) {
          known.put(key, rows.getLong(2));
        }
      }
    }
    return known;
  }

  private void readState(List<Long> of) throws SQLException {
    PreparedStatement select =
        statement(
            "select person, body from fl_state where tenant = 1 and person in " + list(of.size()));
    for (int i = 0; i < of.size(); i++) {
      select.setLong(i + 1, of.get(i));
    }
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        rows.getBytes(2);
      }
    }
  }

  private void insertEvents(List<Event> events, List<byte[]> bodies, List<Long> of)
      throws SQLException {
    PreparedStatement insert =
        statement(
            unlessThere("insert into fl_event (tenant, person, id, body) values (1, ?, ?, ?)"));
    for (int i = 0; i < events.size(); i++) {
      insert.setLong(1, of.get(i));
      EventId id = events.get(i).id();
      insert.setBytes(2, ByteBuffer.allocate(16).putLong(id.high()).putLong(id.low()).array());
      insert.setBytes(3, bodies.get(i));
      insert.addBatch();
    }
    insert.executeBatch();
  }

  private void insertKeys(Map<IdentityKey, Long> fresh) throws SQLException {
    PreparedStatement insert =
        statement(unlessThere("insert into fl_key (tenant, name, person) values (1, ?, ?)"));
    for (Map.Entry<IdentityKey, Long> each : fresh.entrySet()) {
      insert.setBytes(1, name(each.getKey()));
      insert.setLong(2, each.getValue());
      insert.addBatch();
    }
    if (!fresh.isEmpty()) {
      insert.executeBatch();
    }
  }

  private void writeState(List<Long> of, List<byte[]> bodies) throws SQLException {
    Map<Long, byte[]> last = new LinkedHashMap<>();
    for (int i = 0; i < of.size(); i++) {
      last.put(of.get(i), bodies.get(i));
    }
    PreparedStatement upsert =
        statement(
            switch (database.kind()) {
              case "h2" -> "merge into fl_state (tenant, person, body) values (1, ?, ?)";
              case "postgresql" ->
                  "insert into fl_state (tenant, person, body) values (1, ?, ?)"
                      + " on conflict (tenant, person) do update set body = excluded.body";
              default ->
                  "insert into fl_state (tenant, person, body) values (1, ?, ?)"
                      + " on duplicate key update body = values(body)";
            });
    for (Map.Entry<Long, byte[]> each : last.entrySet()) {
      upsert.setLong(1, each.getKey());
      upsert.setBytes(2, each.getValue());
      upsert.addBatch();
    }
    upsert.executeBatch();
  }

  /** One event in four changes something that somebody acts on. */
  private void insertSignals(List<Long> of, List<byte[]> bodies) throws SQLException {
    PreparedStatement insert =
        statement("insert into fl_signal (tenant, place, body) values (1, ?, ?)");
    boolean any = false;
    for (int i = 0; i < of.size(); i++) {
      if (++signals % 4 == 0) {
        insert.setLong(1, signals);
        insert.setBytes(2, bodies.get(i));
        insert.addBatch();
        any = true;
      }
    }
    if (any) {
      insert.executeBatch();
    }
  }

  /** H2 has no form for it but MERGE, which overwrites. */
  private String unlessThere(String insert) {
    return switch (database.kind()) {
      case "postgresql" -> insert + " on conflict do nothing";
      case "mariadb" -> insert.replaceFirst("^insert into", "insert ignore into");
      default -> insert.replaceFirst("^insert into", "merge into");
    };
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
