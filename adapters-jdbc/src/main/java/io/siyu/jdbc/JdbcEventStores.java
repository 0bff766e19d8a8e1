package io.siyu.jdbc;

import io.siyu.jdbc.StoreListener.Operation;
import io.siyu.jdbc.TenantTable.Tenant;
import io.siyu.spi.EventStores;
import io.siyu.spi.StoreException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stores of many tenants in one database (多租户库), which share its tables and a data source; no
 * statement reaches two tenants. Thread-safe.
 */
public final class JdbcEventStores implements EventStores {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcEventStores.class);

  private final DataSource dataSource;
  private final Dialect dialect;
  private final Tables tables;
  private final Transactions transactions;
  private final boolean durable;
  private final StoreListener listener;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, JdbcEventStore> stores = new ConcurrentHashMap<>();

  private JdbcEventStores(
      DataSource dataSource,
      Dialect dialect,
      Tables tables,
      Transactions transactions,
      boolean durable,
      StoreListener listener) {
    this.dataSource = dataSource;
    this.dialect = dialect;
    this.tables = tables;
    this.transactions = transactions;
    this.durable = durable;
    this.listener = listener;
  }

  /**
   * Starts building stores on a data source, whose connections must come with the same isolation
   * level and commit by themselves, as is usual. Defaults: tables prefixed {@code siyu_}, the
   * dialect that the database's name says, tables made and migrated, commits on disk.
   */
  public static Builder builder(DataSource dataSource) {
    return new Builder(dataSource);
  }

  /** The statements, in order, that make the tables in an empty database: for a DBA. */
  public static List<String> ddl(Dialect dialect, String prefix) {
    return Schema.ddl(dialect, new Tables(prefix));
  }

  @Override
  public JdbcEventStore forTenant(String tenant) {
    if (tenant.isEmpty()) {
      throw new IllegalArgumentException("a store needs the name of its tenant");
    }
    return stores.computeIfAbsent(tenant, this::made);
  }

  private JdbcEventStore made(String name) {
    Calls calls = new Calls(name, listener);
    Tenant tenant =
        calls.heard(
            Operation.TENANT,
            none -> 0,
            tries -> transactions.write(Operation.TENANT, tries, sql -> found(sql, name)));
    return new JdbcEventStore(name, tenant, transactions, calls);
  }

  private Optional<Tenant> found(Sql sql, String name) throws SQLException {
    TenantTable tenants = new TenantTable(sql);
    Optional<Tenant> found = tenants.find(name);
    return found.isPresent() ? found : tenants.make(name, random);
  }

  /**
   * Asks the database whether it answers, keeps what it acknowledges and has the tables: for a
   * host's health check. Throws nothing.
   */
  public Health health() {
    long start = System.nanoTime();
    Optional<String> problem;
    try (Connection connection = dataSource.getConnection()) {
      Schema.require(connection, dialect, tables);
      String defect = durable ? dialect.durabilityDefect(connection) : "";
      problem = defect.isEmpty() ? Optional.empty() : Optional.of(defect);
    } catch (SQLException e) {
      problem = Optional.of("SQL state " + e.getSQLState() + ", error " + e.getErrorCode());
    } catch (StoreException e) {
      problem = Optional.of(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // A pool's own; what it says may quote a URL.
      problem = Optional.of("the data source threw " + e.getClass().getName());
    }
    return new Health(problem, Duration.ofNanos(System.nanoTime() - start));
  }

  /** Builds stores. Not thread-safe. */
  public static final class Builder {
    private final DataSource dataSource;
    private String prefix = "siyu_";
    private @Nullable Dialect dialect;
    private boolean migrate = true;
    private boolean durable = true;
    private StoreListener listener = StoreListener.none();

    private Builder(DataSource dataSource) {
      this.dataSource = dataSource;
    }

    /**
     * With what the tables' names begin: a lower-case letter, then letters, digits, underscores.
     */
    public Builder prefix(String prefix) {
      this.prefix = prefix;
      return this;
    }

    /** What the database understands, if its name does not say so. */
    public Builder dialect(Dialect dialect) {
      this.dialect = dialect;
      return this;
    }

    /** Whether to make and migrate the tables; if not, they must be there, from {@link #ddl}. */
    public Builder migrate(boolean migrate) {
      this.migrate = migrate;
      return this;
    }

    /**
     * Whether to refuse a database that acknowledges commits before they are on disk, or is known
     * to lose them. Say no in tests alone: what was acknowledged may be lost.
     */
    public Builder refuseVolatile(boolean durable) {
      this.durable = durable;
      return this;
    }

    /** Who hears what every call took. */
    public Builder listener(StoreListener listener) {
      this.listener = listener;
      return this;
    }

    /**
     * Connects, checks the database, and makes or migrates its tables.
     *
     * @throws IllegalArgumentException if the prefix is none
     * @throws StoreException if the database failed, is none that can be used, or has tables of
     *     another version
     */
    public JdbcEventStores build() {
      Tables tables = new Tables(prefix);
      try (Connection connection = dataSource.getConnection()) {
        Dialect spoken = dialect == null ? Dialect.of(connection) : dialect;
        int isolation = connection.getTransactionIsolation();
        Transactions transactions = new Transactions(dataSource, spoken, tables, isolation);
        try {
          if (durable) {
            requireDurable(connection, spoken);
          }
          spoken.prepare(connection);
          if (migrate) {
            Schema.migrate(connection, spoken, tables);
          } else {
            Schema.require(connection, spoken, tables);
          }
        } catch (SQLException e) {
          throw transactions.failure("preparing the tables", e);
        }
        return new JdbcEventStores(dataSource, spoken, tables, transactions, durable, listener);
      } catch (SQLException e) {
        throw new StoreException(
            "connecting to the database failed: SQL state " + e.getSQLState(),
            true,
            new SQLException("SQL state " + e.getSQLState(), e.getSQLState(), e.getErrorCode()));
      }
    }

    private static void requireDurable(Connection connection, Dialect dialect) throws SQLException {
      String defect = dialect.durabilityDefect(connection);
      if (!defect.isEmpty()) {
        throw Refusal.of(
            "the database may lose what it has acknowledged, since "
                + defect
                + "; change that, since what a store has acknowledged must not be lost");
      }
      String url = connection.getMetaData().getURL();
      if (url != null && url.startsWith("jdbc:h2:mem:")) {
        LOG.warn("the database is in memory: everything stored is gone with the process");
      }
    }
  }
}
