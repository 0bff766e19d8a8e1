package io.siyu.jdbc;

import io.siyu.spi.StoreException;
import java.sql.SQLNonTransientException;

/** What a store says of a database, or of what it finds there, that it cannot use. */
final class Refusal {
  private Refusal() {}

  static StoreException of(String message) {
    return new StoreException(message, false, new SQLNonTransientException(message));
  }
}
