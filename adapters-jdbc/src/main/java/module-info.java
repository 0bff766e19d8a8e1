/** An event store in a database, through JDBC. */
@org.jspecify.annotations.NullMarked
module io.siyu.jdbc {
  requires transitive io.siyu.core;
  requires transitive java.sql;
  requires com.google.common;

  exports io.siyu.jdbc;
}
