package io.siyu.insight;

import io.siyu.member.Member;
import io.siyu.member.Touch;
import io.siyu.playbook.Attribution;
import java.time.Instant;

/** Which channel an order is credited to (归属渠道), by rule R-7. */
public final class Crediting {
  /** What no channel can be credited with. */
  public static final String NONE = "";

  private Crediting() {}

  /**
   * The code of the channel of the first, or last, touch through a channel of the playbook at or
   * before an order's first payment; {@link #NONE} without such.
   */
  public static String credited(Member member, Instant paidAt, Attribution attribution) {
    String credited = NONE;
    for (Touch touch : member.touches()) {
      if (!touch.channel().isEmpty() && !touch.at().isAfter(paidAt)) {
        credited = touch.channel();
        if (attribution == Attribution.FIRST_TOUCH) {
          return credited;
        }
      }
    }
    return credited;
  }
}
