package io.siyu.cohort;

import io.siyu.time.Window;
import java.time.ZoneId;

/**
 * One of the measures that are all called repurchase rate (复购率), with its parameters. Closed. They
 * give different numbers, so a number goes with the definition that it was computed by.
 */
public sealed interface RepurchaseQuestion {
  /** Which definition it is. */
  Definition definition();

  /** The window that the denominator is counted in. */
  Window window();

  /** What is divided by what. */
  enum Definition {
    /** Persons with two orders or more in the window ÷ persons with one or more. */
    REPEAT_BUYER_SHARE,
    /** The same, where the orders of one day count once, so that split orders do not. */
    REPEAT_BUYER_SHARE_DAY_DEDUP,
    /** Orders in the window that are not their person's first in it ÷ all orders in it. */
    REPEAT_ORDER_SHARE,
    /** 回购率: buyers of one window who buy in another ÷ buyers of the one. */
    REBUY_ACROSS_WINDOWS,
    /**
     * Persons whose first order of all is in the window and who order again within so many days ÷
     * those of them whose days are over.
     */
    COHORT_REPEAT_N
  }

  /**
   * {@link Definition#REPEAT_BUYER_SHARE}.
   *
   * @param window in which orders count
   */
  record RepeatBuyers(Window window) implements RepurchaseQuestion {
    @Override
    public Definition definition() {
      return Definition.REPEAT_BUYER_SHARE;
    }
  }

  /**
   * {@link Definition#REPEAT_BUYER_SHARE_DAY_DEDUP}.
   *
   * @param window in which orders count
   * @param zone where days begin and end
   */
  record RepeatBuyersByDay(Window window, ZoneId zone) implements RepurchaseQuestion {
    @Override
    public Definition definition() {
      return Definition.REPEAT_BUYER_SHARE_DAY_DEDUP;
    }
  }

  /**
   * {@link Definition#REPEAT_ORDER_SHARE}.
   *
   * @param window in which orders count
   */
  record RepeatOrders(Window window) implements RepurchaseQuestion {
    @Override
    public Definition definition() {
      return Definition.REPEAT_ORDER_SHARE;
    }
  }

  /**
   * {@link Definition#REBUY_ACROSS_WINDOWS}.
   *
   * @param window in which they bought
   * @param again in which they buy again; begins when the other has ended or later
   */
  record Rebuyers(Window window, Window again) implements RepurchaseQuestion {
    /** Checks that nothing counts as both. */
    public Rebuyers {
      if (again.start().isBefore(window.end())) {
        throw new IllegalArgumentException(
            "the window of buying again must not begin before the other has ended");
      }
    }

    @Override
    public Definition definition() {
      return Definition.REBUY_ACROSS_WINDOWS;
    }
  }

  /**
   * {@link Definition#COHORT_REPEAT_N}.
   *
   * @param window in which the first order of all is
   * @param days within how many days of 24 hours the second is, their end included; positive
   */
  record RepeatWithin(Window window, int days) implements RepurchaseQuestion {
    /** Checks the number of days. */
    public RepeatWithin {
      if (days < 1) {
        throw new IllegalArgumentException("days must be positive");
      }
    }

    @Override
    public Definition definition() {
      return Definition.COHORT_REPEAT_N;
    }
  }
}
