package io.siyu.jdbc;

import io.siyu.erasure.Named;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.identity.IdentityKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of one tenant's events, and of the names in them, within one transaction. */
final class Events {
  /** The most bytes in one value; what is longer is continued in rows of its own. */
  private static final int PART = 1_000_000;

  private static final int PAGE = 200;
  private static final String SELECT = "select id, body, rests from siyu_event where tenant = ?";

  private final Transaction transaction;
  private final Tenant owner;
  private final int tenant;

  Events(Transaction transaction, Tenant tenant) {
    this.transaction = transaction;
    this.owner = tenant;
    this.tenant = tenant.id();
  }

  /** An event's row. */
  private static final class Stored {
    final byte[] id;
    final byte[] body;
    final int rests;

    Stored(ResultSet row) throws SQLException {
      id = row.getBytes(1);
      body = row.getBytes(2);
      rests = row.getInt(3);
    }
  }

  boolean has(EventId id) {
    return transaction.any(
        "select id from siyu_event where tenant = ? and id = ?", tenant, bytes(id));
  }

  /** Adds an event whose subject is an identity key. */
  void add(Event event, IdentityKey subject, long cluster) {
    byte[] body = EventBody.encode(event);
    transaction.update(
        """
        insert into siyu_event (tenant, id, body, rests, subject, cluster)
        values (?, ?, ?, ?, ?, ?)""",
        tenant,
        bytes(event.id()),
        first(body),
        addRests(event.id(), body),
        name(subject),
        cluster);
    addNames(event);
  }

  /** Adds an event whose subject is none. */
  void add(Event event) {
    byte[] body = EventBody.encode(event);
    transaction.update(
        "insert into siyu_event (tenant, id, body, rests) values (?, ?, ?, ?)",
        tenant,
        bytes(event.id()),
        first(body),
        addRests(event.id(), body));
    addNames(event);
  }

  private static byte[] first(byte[] body) {
    return body.length <= PART ? body : Arrays.copyOf(body, PART);
  }

  private int addRests(EventId id, byte[] body) {
    int part = 0;
    for (int from = PART; from < body.length; from += PART) {
      transaction.update(
          "insert into siyu_rest (tenant, event, part, body) values (?, ?, ?, ?)",
          tenant,
          bytes(id),
          part++,
          Arrays.copyOfRange(body, from, Math.min(body.length, from + PART)));
    }
    return part;
  }

  private void addNames(Event event) {
    for (String name : names(event)) {
      transaction.update(
          "insert into siyu_named (tenant, name, event) values (?, ?, ?)",
          tenant,
          name,
          bytes(event.id()));
    }
  }

  void remove(Event event) {
    byte[] id = bytes(event.id());
    transaction.update("delete from siyu_event where tenant = ? and id = ?", tenant, id);
    transaction.update("delete from siyu_rest where tenant = ? and event = ?", tenant, id);
    for (String name : names(event)) {
      transaction.update(
          "delete from siyu_named where tenant = ? and name = ? and event = ?", tenant, name, id);
    }
  }

  private Set<String> names(Event event) {
    Set<String> names = new LinkedHashSet<>();
    Named.keys(event).forEach(key -> names.add(name(key)));
    Named.values(event).forEach(value -> names.add(mentioned(value)));
    return names;
  }

  private String name(IdentityKey key) {
    return owner.indexed(key.text());
  }

  /** No key's text begins like this. */
  private String mentioned(String value) {
    return owner.indexed("value:" + value);
  }

  /** Puts the events addressed to a key into another cluster. */
  void move(String subject, long cluster) {
    transaction.update(
        "update siyu_event set cluster = ? where tenant = ? and subject = ?",
        cluster,
        tenant,
        subject);
  }

  /** Puts all events of a cluster into another. */
  void moveAll(long from, long to) {
    transaction.update(
        "update siyu_event set cluster = ? where tenant = ? and cluster = ?", to, tenant, from);
  }

  boolean anyAddressedTo(String subject) {
    return transaction.any(
        "select id from siyu_event where tenant = ? and subject = ? limit 1", tenant, subject);
  }

  List<Event> addressedTo(IdentityKey subject) {
    return decoded(
        transaction.list(SELECT + " and subject = ?", Stored::new, tenant, name(subject)));
  }

  List<Event> ofCluster(long cluster) {
    return decoded(transaction.list(SELECT + " and cluster = ?", Stored::new, tenant, cluster));
  }

  /** The first of the events that are in no cluster, by id. */
  List<Event> firstOthers() {
    return decoded(
        transaction.list(
            SELECT + " and cluster is null order by id limit " + PAGE, Stored::new, tenant));
  }

  /** The next of them. */
  List<Event> othersAfter(EventId id) {
    return decoded(
        transaction.list(
            SELECT + " and cluster is null and id > ? order by id limit " + PAGE,
            Stored::new,
            tenant,
            bytes(id)));
  }

  /** Every event that names one of these keys, or mentions its value, once. */
  List<Event> naming(Set<IdentityKey> keys) {
    Map<EventId, byte[]> ids = new LinkedHashMap<>();
    for (IdentityKey key : keys) {
      for (String name : List.of(name(key), mentioned(key.value()))) {
        transaction
            .list(
                "select event from siyu_named where tenant = ? and name = ?",
                row -> row.getBytes(1),
                tenant,
                name)
            .forEach(id -> ids.put(id(id), id));
      }
    }
    List<Stored> found = new ArrayList<>();
    for (byte[] id : ids.values()) {
      transaction.first(SELECT + " and id = ?", Stored::new, tenant, id).ifPresent(found::add);
    }
    return decoded(found);
  }

  private List<Event> decoded(List<Stored> rows) {
    return rows.stream().map(row -> EventBody.decode(whole(row))).toList();
  }

  private byte[] whole(Stored row) {
    if (row.rests == 0) {
      return row.body;
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(row.body);
    transaction
        .list(
            "select body from siyu_rest where tenant = ? and event = ? order by part",
            rest -> rest.getBytes(1),
            tenant,
            row.id)
        .forEach(whole::writeBytes);
    return whole.toByteArray();
  }

  private static byte[] bytes(EventId id) {
    return ByteBuffer.allocate(16).putLong(id.high()).putLong(id.low()).array();
  }

  private static EventId id(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    return new EventId(in.getLong(), in.getLong());
  }
}
