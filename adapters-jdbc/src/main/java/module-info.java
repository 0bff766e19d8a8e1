/** The event store of Siyu on any JDBC database. */
@org.jspecify.annotations.NullMarked
module io.siyu.jdbc {
  requires transitive io.siyu.core;
  requires transitive java.sql;
  requires com.google.common;
  requires org.slf4j;

  exports io.siyu.jdbc;
}
