/**
 * The event store on any JDBC database: H2 embedded, PostgreSQL, MySQL and MariaDB. It begins at
 * {@link io.siyu.jdbc.JdbcEventStore#on}.
 *
 * <p>Every table's name starts with a prefix and every key with a tenant's number. Keys, values and
 * ids are found by {@link io.siyu.jdbc.RowId}, a keyed hash; personal data is in the bodies of
 * events and the names of keys alone, which an erasure deletes.
 */
@NullMarked
package io.siyu.jdbc;

import org.jspecify.annotations.NullMarked;
