package io.siyu.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables and their versions (表结构). Versions only ever go forward; each one's statements are
 * never changed once released.
 */
final class Schema {
  /** By version, from 1: {@code #} is the prefix, capitals are the dialect's types. */
  private static final List<List<String>> VERSIONS =
      List.of(
          List.of(
              // A tenant's number stands in every row.
              """
              create table if not exists #tenant (
                id int not null primary key,
                name_hash ID16 not null unique,
                name BYTES not null,
                secret BYTES not null)""",
              // What an append locks one row of, and an erasure all, where no key's row will do.
              """
              create table if not exists #gate (
                tenant int not null,
                stripe int not null,
                primary key (tenant, stripe))""",
              // A key by its hash. A cluster is named by one of its keys, whose row is its lock. A
              // key that is only remembered as erased has no cluster and no name.
              """
              create table if not exists #key (
                tenant int not null,
                id ID16 not null,
                cluster_id ID16,
                name BYTES,
                personal int not null,
                neighbours int not null,
                members int not null,
                buried int not null,
                primary key (tenant, id),
                unique (tenant, cluster_id, id))""",
              // Two keys that some event states together, both ways round.
              """
              create table if not exists #edge (
                tenant int not null,
                node ID16 not null,
                neighbour ID16 not null,
                primary key (tenant, node, neighbour))""",
              """
              create table if not exists #event (
                tenant int not null,
                subject ID16 not null,
                id ID16 not null,
                body BYTES not null,
                primary key (tenant, subject, id))""",
              // Events whose subject is no key.
              """
              create table if not exists #other (
                tenant int not null,
                id ID16 not null,
                body BYTES not null,
                primary key (tenant, id))""",
              // Which events name a key beside their subject: claim it, have it as invitee, or
              // mention its value.
              """
              create table if not exists #naming (
                tenant int not null,
                named ID16 not null,
                subject ID16 not null,
                event ID16 not null,
                primary key (tenant, named, subject, event))""",
              """
              create table if not exists #outbox (
                tenant int not null,
                place PLACE,
                person ID16 not null,
                leased_until bigint not null,
                written bigint not null,
                body BYTES not null,
                primary key (tenant, place),
                unique (tenant, person, place))""",
              // What is remembered of who was erased: hashes and instants.
              """
              create table if not exists #grave (
                tenant int not null,
                hash ID16 not null,
                seconds bigint not null,
                nanos int not null,
                instead BYTES not null,
                primary key (tenant, hash, seconds, nanos))""",
              """
              create table if not exists #seen_anew (
                tenant int not null,
                hash ID16 not null,
                seconds bigint not null,
                nanos int not null,
                primary key (tenant, hash, seconds, nanos))""",
              """
              create table if not exists #mention (
                tenant int not null,
                hash ID16 not null,
                seconds bigint not null,
                nanos int not null,
                primary key (tenant, hash, seconds, nanos))""",
              """
              create table if not exists #reduced (
                tenant int not null,
                hash ID16 not null,
                primary key (tenant, hash))"""));

  private static final String VERSION_TABLE =
      "create table if not exists #schema (version int not null primary key)";

  private Schema() {}

  /** The statements that make the tables of this version in an empty database, for a DBA. */
  static List<String> ddl(Dialect dialect, Tables tables) {
    List<String> statements = new ArrayList<>();
    statements.add(VERSION_TABLE);
    for (int version = 1; version <= VERSIONS.size(); version++) {
      statements.addAll(VERSIONS.get(version - 1));
      statements.add("insert into #schema (version) values (" + version + ")");
    }
    return statements.stream().map(dialect::ddl).map(tables::in).toList();
  }

  /** Makes or brings forward the tables; several processes may do so at once. */
  static void migrate(Connection connection, Dialect dialect, Tables tables) throws SQLException {
    Sql sql = new Sql(connection, dialect, tables);
    connection.setAutoCommit(true);
    dialect.lockSchema(sql, tables.prefix());
    try {
      sql.execute(dialect.ddl(VERSION_TABLE));
      int at = version(sql);
      refuseLater(at);
      for (int version = at + 1; version <= VERSIONS.size(); version++) {
        for (String statement : VERSIONS.get(version - 1)) {
          dialect.define(sql, dialect.ddl(statement));
        }
        sql.insertUnlessThere("insert into #schema (version) values (?)", List.of(version));
      }
    } finally {
      dialect.unlockSchema(sql, tables.prefix());
    }
  }

  /** Refuses to go on with tables of another version. */
  static void require(Connection connection, Dialect dialect, Tables tables) throws SQLException {
    int at = version(new Sql(connection, dialect, tables));
    refuseLater(at);
    if (at < VERSIONS.size()) {
      throw Refusal.of(
          "the tables are of version "
              + at
              + " and this library needs version "
              + VERSIONS.size()
              + "; let it migrate them, or run the statements of JdbcEventStores.ddl");
    }
  }

  private static void refuseLater(int version) {
    if (version > VERSIONS.size()) {
      throw Refusal.of(
          "the tables are of version "
              + version
              + " and this library knows "
              + VERSIONS.size()
              + " only; use the library that migrated them, or a later one");
    }
  }

  private static int version(Sql sql) throws SQLException {
    return sql.query(
            "select coalesce(max(version), 0) from #schema", List.of(), row -> row.getInt(1))
        .get(0);
  }
}
