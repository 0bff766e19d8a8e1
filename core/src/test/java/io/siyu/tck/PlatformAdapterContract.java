package io.siyu.tck;

import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import java.util.List;
import java.util.Map;

/** What every {@link PlatformAdapter} must do. Subclass it and supply deliveries made by your delivery kit. */
public abstract class PlatformAdapterContract {
  /** The adapter under test, configured for the deliveries below. */
  protected abstract PlatformAdapter adapter();

  /** Authentic deliveries of different happenings, each giving at least one event; at least three. */
  protected abstract List<Delivery> authentic();

  /** The happening of {@code authentic().get(index)} delivered again as the platform would: signed or encrypted anew. */
  protected abstract Delivery again(int index);

  /** An authentic delivery of a kind the adapter does not know. */
  protected abstract Delivery unknown();

  /** For each reason the adapter can give, a delivery that must be rejected for it. */
  protected abstract Map<Reason, Delivery> rejected();

  /** Secrets and personal values that must appear in no hint, warning or {@code toString}. */
  protected abstract List<String> confidential();
}
