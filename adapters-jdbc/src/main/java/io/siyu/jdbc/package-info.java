/**
 * Siyu's events in a database (数据库事件库), through JDBC: {@link io.siyu.jdbc.JdbcEventStores}. For now
 * the database is H2, embedded, in a file.
 *
 * <p>Whatever a call does, it does in one transaction. Those that write lock the row of their
 * tenant first, so that the writers of a tenant follow one another, in whatever process they are;
 * those that read see one committed state.
 */
@NullMarked
package io.siyu.jdbc;

import org.jspecify.annotations.NullMarked;
