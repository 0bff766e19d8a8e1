package io.siyu.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Connections that break at a chosen statement or commit, and stay broken: what was not committed
 * is rolled back. Not thread-safe.
 */
final class FaultyDataSource {
  static final String PERSONAL = "union~1 is in this message";

  private final DataSource sound;
  private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
  private String state = "08006";

  FaultyDataSource(DataSource sound) {
    this.sound = sound;
  }

  /** Lets so many statements and commits through, then fails each with a state. */
  void failAfter(int statements, String sqlState) {
    left.set(statements);
    state = sqlState;
  }

  /** Whether a planned failure has come to pass. */
  boolean hasFailed() {
    return left.get() < 0;
  }

  DataSource dataSource() {
    return proxy(DataSource.class, sound);
  }

  private <T> T proxy(Class<T> type, Object target) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          String name = method.getName();
          if ((name.startsWith("execute") || name.equals("commit")) && left.decrementAndGet() < 0) {
            throw new SQLException(PERSONAL, state, 7);
          }
          Object result;
          try {
            result = method.invoke(target, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
          if (result instanceof Connection) {
            return proxy(Connection.class, result);
          } else if (result instanceof PreparedStatement) {
            return proxy(PreparedStatement.class, result);
          } else if (result instanceof Statement) {
            return proxy(Statement.class, result);
          }
          return result;
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
