package io.siyu.jdbc;

import io.siyu.jdbc.TenantTable.Tenant;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStores;
import io.siyu.spi.StoreException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
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

  private final Transactions transactions;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, EventStore> stores = new ConcurrentHashMap<>();

  private JdbcEventStores(Transactions transactions) {
    this.transactions = transactions;
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
  public EventStore forTenant(String tenant) {
    if (tenant.isEmpty()) {
      throw new IllegalArgumentException("a store needs the name of its tenant");
    }
    return stores.computeIfAbsent(
        tenant, name -> new JdbcEventStore(name, found(name), transactions));
  }

  private Tenant found(String name) {
    return transactions.write(
        "finding a tenant",
        sql -> {
          TenantTable tenants = new TenantTable(sql);
          Optional<Tenant> found = tenants.find(name);
          return found.isPresent() ? found : tenants.make(name, random);
        });
  }

  /** Builds stores. Not thread-safe. */
  public static final class Builder {
    private final DataSource dataSource;
    private String prefix = "siyu_";
    private @Nullable Dialect dialect;
    private boolean migrate = true;
    private boolean durable = true;

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
          if (migrate) {
            Schema.migrate(connection, spoken, tables);
          } else {
            Schema.require(connection, spoken, tables);
          }
        } catch (SQLException e) {
          throw transactions.failure("preparing the tables", e);
        }
        return new JdbcEventStores(transactions);
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
