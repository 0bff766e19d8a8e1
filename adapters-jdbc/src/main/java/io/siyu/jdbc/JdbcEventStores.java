package io.siyu.jdbc;

import io.siyu.spi.EventStore;
import io.siyu.spi.EventStores;
import javax.sql.DataSource;

/**
 * The stores of many tenants in one database (数据库事件库). Thread-safe.
 *
 * <p>The database must be H2 2, embedded, in a file, such as {@code
 * jdbc:h2:file:/var/lib/brand/siyu}; others are refused. It is set to {@code WRITE_DELAY 0}, so
 * that what a call has returned from has been written to the file. The user of the database must be
 * allowed to create tables and to set that. Tables are made where they are not there; their names
 * begin with {@code siyu_}.
 *
 * <p>Every call takes one connection and gives it back; a snapshot keeps one until it is closed. So
 * a pool is of use, and must hold more connections than snapshots are open.
 */
public final class JdbcEventStores implements EventStores {
  private final Transactions transactions;

  private JdbcEventStores(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Opens the stores in a database, and makes the tables if they are not there.
   *
   * @throws io.siyu.spi.StoreException if the database cannot be used, or its tables were made by a
   *     newer version
   */
  public static JdbcEventStores on(DataSource source) {
    Transactions transactions = new Transactions(source);
    transactions.write(
        transaction -> {
          Schema.prepare(transaction);
          return true;
        });
    return new JdbcEventStores(transactions);
  }

  @Override
  public EventStore forTenant(String tenant) {
    if (tenant.isEmpty()) {
      throw new IllegalArgumentException("a store needs the name of its tenant");
    }
    return new JdbcEventStore(transactions, row(tenant));
  }

  private Tenant row(String name) {
    return transactions
        .read(transaction -> Tenant.find(transaction, name))
        .orElseGet(() -> added(name));
  }

  private Tenant added(String name) {
    transactions.write(
        transaction -> {
          try {
            Tenant.add(transaction, name);
          } catch (SqlFailure e) {
            if (!Failures.isDuplicate(e.sql())) {
              throw e;
            }
            // Somebody else has just added it.
          }
          return name;
        });
    return transactions.read(transaction -> Tenant.find(transaction, name)).orElseThrow();
  }
}
