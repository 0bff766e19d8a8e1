package io.siyu.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Connections that break at a chosen call that goes to the database, and stay broken: what was not
 * committed is rolled back. Not thread-safe.
 */
final class FaultyDataSource {
  static final String PERSONAL = "union~1 is in this message";

  private static final Set<String> GOING_THERE =
      Set.of(
          "getConnection",
          "setAutoCommit",
          "setTransactionIsolation",
          "execute",
          "executeQuery",
          "executeUpdate",
          "executeBatch",
          "commit",
          "rollback",
          "close");

  private final DataSource sound;
  private final List<String> calls = new ArrayList<>();
  private int failing = Integer.MAX_VALUE;
  private Break moment = Break.BEFORE;
  private String state = "08006";
  private int open;

  FaultyDataSource(DataSource sound) {
    this.sound = sound;
  }

  /** Whether the database gets to do what is asked of it before the connection breaks. */
  enum Break {
    BEFORE,
    /** Only the answer is lost. */
    AFTER
  }

  /** Lets so many calls through, then fails each with a state. */
  void failAfter(int through, Break at, String sqlState) {
    calls.clear();
    failing = through;
    moment = at;
    state = sqlState;
  }

  /** Lets everything through. */
  void failNever() {
    failAfter(Integer.MAX_VALUE, Break.BEFORE, state);
  }

  /** Whether a planned failure has come to pass. */
  boolean hasFailed() {
    return calls.size() > failing;
  }

  /** What went to the database since a failure was planned: methods and, if there is one, SQL. */
  List<String> calls() {
    return calls;
  }

  /** How many connections were not given back. */
  int open() {
    return open;
  }

  DataSource dataSource() {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (!method.getName().equals("getConnection")) {
            return invoke(sound, method, arguments);
          }
          boolean wasBroken = hasFailed();
          boolean breaks = pass("getConnection");
          if (wasBroken || breaks) {
            throw failure();
          }
          Connection connection = sound.getConnection();
          open++;
          return proxy(Connection.class, connection, connection, "");
        };
    return type(DataSource.class, handler);
  }

  /** Notes a call; tells whether it is the one that breaks. */
  private boolean pass(String call) {
    calls.add(call);
    return calls.size() == failing + 1;
  }

  private SQLException failure() {
    return new SQLException(PERSONAL, state, 7);
  }

  private static <T> T type(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private <T> T proxy(Class<T> type, Object target, Connection connection, String sql) {
    return type(
        type,
        (proxy, method, arguments) -> {
          String name = method.getName();
          boolean closes = name.equals("close");
          if (!GOING_THERE.contains(name) || closes && type != Connection.class) {
            String prepared = name.equals("prepareStatement") ? (String) arguments[0] : "";
            return wrapped(invoke(target, method, arguments), connection, prepared);
          }
          if (closes) {
            open--;
          }
          boolean wasBroken = hasFailed();
          boolean breaks = pass(name + " " + (arguments == null ? sql : arguments[0]));
          if (!wasBroken && (!breaks || moment == Break.AFTER)) {
            Object result = invoke(target, method, arguments);
            if (!breaks) {
              return wrapped(result, connection, sql);
            }
          }
          if (!connection.isClosed()) {
            if (!connection.getAutoCommit()) {
              connection.rollback();
            }
            connection.close();
          }
          throw failure();
        });
  }

  private Object wrapped(Object result, Connection connection, String sql) {
    if (result instanceof PreparedStatement) {
      return proxy(PreparedStatement.class, result, connection, sql);
    }
    return result instanceof Statement ? proxy(Statement.class, result, connection, sql) : result;
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
