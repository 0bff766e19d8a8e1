package io.siyu.push;

import com.google.common.collect.ImmutableList;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Translation;
import java.util.List;

/**
 * One callback address of several apps or corps (多应用同址): a delivery is the first's that can verify
 * it and for whom it is. What nobody takes is refused for what those said whose token signed it.
 */
public final class SharedAddress implements PlatformAdapter {
  private final List<PlatformAdapter> apps;

  public SharedAddress(List<PlatformAdapter> apps) {
    this.apps = ImmutableList.copyOf(apps);
  }

  @Override
  public Translation translate(Delivery delivery) {
    Translation refused = Refusals.of(Reason.SIGNATURE_MISMATCH);
    boolean signed = false;
    for (PlatformAdapter app : apps) {
      Translation translation = app.translate(delivery);
      if (!(translation instanceof Translation.Rejected rejected)) {
        return translation;
      }
      if (!signed && rejected.reason() != Reason.SIGNATURE_MISMATCH) {
        refused = rejected;
        signed = true;
      }
    }
    return refused;
  }
}
