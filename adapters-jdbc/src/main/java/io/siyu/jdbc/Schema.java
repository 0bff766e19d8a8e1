package io.siyu.jdbc;

import java.util.List;

/**
 * The tables, and their version, which only ever goes forward. A database keeps the columns that it
 * indexes in inner pages too, even after their rows are gone: so keys are indexed by keyed hashes,
 * and their texts stand in plain columns.
 */
final class Schema {
  private static final int VERSION = 1;

  /** What this stage can use: see {@link Transaction#product}. */
  private static final String PRODUCT = "H2 2";

  private static final List<String> TABLES =
      List.of(
          """
          create table if not exists siyu_meta (
            id int primary key,
            version int not null)""",
          """
          create table if not exists siyu_tenant (
            id int generated always as identity primary key,
            name varchar not null unique,
            hash_key binary(32) not null)""",
          // Subject and cluster are those of an identity key. What of a body is too long for one
          // value is in siyu_rest.
          """
          create table if not exists siyu_event (
            tenant int not null,
            id binary(16) not null,
            subject varchar(32),
            cluster bigint,
            body varbinary(1048576) not null,
            rests int not null,
            primary key (tenant, id))""",
          "create index if not exists siyu_event_subject on siyu_event (tenant, subject)",
          "create index if not exists siyu_event_cluster on siyu_event (tenant, cluster, id)",
          """
          create table if not exists siyu_rest (
            tenant int not null,
            event binary(16) not null,
            part int not null,
            body varbinary(1048576) not null,
            primary key (tenant, event, part))""",
          """
          create table if not exists siyu_ident (
            tenant int not null,
            name varchar(32) not null,
            text varchar not null,
            cluster bigint not null,
            personal int not null,
            primary key (tenant, name))""",
          "create index if not exists siyu_ident_cluster on siyu_ident (tenant, cluster)",
          "create sequence if not exists siyu_cluster",
          """
          create table if not exists siyu_edge (
            tenant int not null,
            a varchar(32) not null,
            b varchar(32) not null,
            n int not null,
            primary key (tenant, a, b))""",
          """
          create table if not exists siyu_named (
            tenant int not null,
            name varchar(32) not null,
            event binary(16) not null,
            primary key (tenant, name, event))""",
          """
          create table if not exists siyu_outbox (
            tenant int not null,
            position bigint generated always as identity,
            member varchar not null,
            kind varchar not null,
            body varchar not null,
            leased_second bigint,
            leased_nano int,
            primary key (tenant, position))""",
          """
          create table if not exists siyu_grave (
            tenant int not null,
            hash varchar not null,
            at_second bigint not null,
            at_nano int not null,
            instead varchar not null,
            primary key (tenant, hash, at_second, at_nano))""",
          """
          create table if not exists siyu_returned (
            tenant int not null,
            hash varchar not null,
            at_second bigint not null,
            at_nano int not null,
            primary key (tenant, hash, at_second, at_nano))""",
          """
          create table if not exists siyu_mention (
            tenant int not null,
            hash varchar not null,
            at_second bigint not null,
            at_nano int not null,
            primary key (tenant, hash))""",
          """
          create table if not exists siyu_reduced (
            tenant int not null,
            hash varchar not null,
            primary key (tenant, hash))""");

  private Schema() {}

  /** Makes what is not there, and refuses what this version does not know. */
  static void prepare(Transaction transaction) {
    if (!transaction.product().equals(PRODUCT)) {
      throw Failures.unusable(
          "the store needs an " + PRODUCT + " database, not " + transaction.product());
    }
    // What is acknowledged must have been written, not wait for half a second.
    transaction.update("set write_delay 0");
    transaction.update(TABLES.get(0));
    if (version(transaction) > VERSION) {
      throw Failures.unusable(
          "the tables siyu_* are of version "
              + version(transaction)
              + ", made by a newer siyu-adapters-jdbc: use that, this one knows version "
              + VERSION);
    }
    TABLES.forEach(transaction::update);
    transaction.update("merge into siyu_meta (id, version) key (id) values (1, ?)", VERSION);
  }

  private static int version(Transaction transaction) {
    return transaction
        .first("select version from siyu_meta where id = 1", row -> row.getInt(1))
        .orElse(0);
  }
}
