package io.siyu.spi;

/**
 * Makes adapters of one type from their configuration. Found by {@link java.util.ServiceLoader};
 * needs a public constructor without parameters, and must be cheap and free of I/O.
 */
public interface PlatformAdapterFactory {
  /** The type that connections name, in lower case, stable for ever, such as {@code wecom}. */
  String type();

  /**
   * Makes the adapter of one connection.
   *
   * <p>Whatever is wrong with the configuration is noted in {@code config}; the adapter made is
   * then thrown away, so it may be anything but must be made: reading goes on after a violation.
   */
  PlatformAdapter create(ConnectionConfig config);
}
