package io.siyu.examples.quickstart.simulation;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lives in which something out of the ordinary happens (特别的人生). Each story turns up in every
 * hundred lives, so that a small world has them all.
 */
enum Story {
  HALF_ONLY(StewardStories::halfOnly),
  SECOND_STEWARD_AND_LOSS(StewardStories::secondStewardAndLoss),
  HANDED_OVER(StewardStories::handedOver),
  HANDED_OVER_TO_A_FRIEND(StewardStories::handedOverToAFriend),
  HANDED_OVER_UNSEEN_THEN_LOST(StewardStories::handedOverUnseenThenLost),
  LEAVE_AND_RETURN(StewardStories::leaveAndReturn),
  SAME_SECOND(StewardStories::sameSecond),
  TWO_IN_ONE_SECOND(StewardStories::twoInOneSecond),
  REMOVED_UNSEEN(StewardStories::removedUnseen),
  FOREIGN_THEN_KNOWN(StewardStories::foreignThenKnown),
  EVERY_KEY_OF_ONE(IdentityStories::everyKeyOfOne),
  PHONE_BRIDGE(IdentityStories::phoneBridge),
  FAMILY_PHONE(IdentityStories::familyPhone),
  SHOP_PHONE(IdentityStories::shopPhone),
  SHARED_DEVICE(IdentityStories::sharedDevice),
  DEVICE_OF_BOTH_SIDES(IdentityStories::deviceOfBothSides),
  VOUCHED_FOR(IdentityStories::vouchedFor),
  VOUCHED_THEN_DENIED(IdentityStories::vouchedThenDenied),
  LINKED_AGAIN(IdentityStories::linkedAgain),
  PENDING_ID_IN_TIME(IdentityStories::pendingIdInTime),
  PENDING_ID_TOO_LATE(IdentityStories::pendingIdTooLate),
  RECYCLED_PHONE(IdentityStories::recycledPhone),
  RECYCLED_PHONE_NOTICED(IdentityStories::recycledPhoneNoticed),
  THREE_OPEN_IDS(IdentityStories::threeOpenIds),
  DEVICE_DENIED(IdentityStories::deviceDenied),
  NEVER_ANYBODY(IdentityStories::neverAnybody),
  REFERS_OTHERS(IdentityStories::refersOthers),
  REFERS_ONESELF(IdentityStories::refersOneself),
  AGREED(ConsentStories::agreed),
  AGREED_THEN_TOOK_BACK(ConsentStories::agreedThenTookBack),
  TOOK_BACK_THEN_AGREED(ConsentStories::tookBackThenAgreed),
  REFUSED_ELSEWHERE(ConsentStories::refusedElsewhere),
  AGREED_FOR_ALL(ConsentStories::agreedForAll),
  CONSENT_EXPIRED(ConsentStories::expired),
  ONLY_REFUSED(ConsentStories::onlyRefused),
  FRIEND_PAYS(OrderStories::friendPays),
  ORDER_DENIED(OrderStories::orderDenied),
  NOBODY_KNOWN(OrderStories::nobodyKnown),
  SAME_DAY_TWICE(OrderStories::sameDayTwice),
  MIDNIGHT(OrderStories::midnight),
  REFUNDED_IN_PARTS(OrderStories::refundedInParts),
  REFUNDED_WHOLLY(OrderStories::refundedWholly),
  REFUNDED_BEYOND(OrderStories::refundedBeyond),
  REFUND_TROUBLE(OrderStories::refundTrouble),
  REFUND_HELD(OrderStories::refundHeld),
  BOOKS_DIFFER(OrderStories::booksDiffer),
  BOOKED_TWICE(OrderStories::bookedTwice),
  SANDBOX(OrderStories::sandbox),
  STORE_ORDER(OrderStories::storeOrder),
  STORE_PARTS(OrderStories::storeParts),
  STORE_AMOUNT_UNKNOWN(OrderStories::storeAmountUnknown),
  COUPONS(OrderStories::coupons),
  NEXT_TO_NOTHING(OrderStories::nextToNothing),
  LONG_AGO(OrderStories::longAgo),
  AFTERWARDS(OrderStories::afterwards),
  HAND_OVER_REFUSED(StewardStories::handOverRefused),
  CAME_BY_LINK(StewardStories::cameByLink),
  TAGGED_BY_MARKING(StewardStories::taggedByMarking),
  TAGGED_IN_CLIENT(StewardStories::taggedInClient),
  FOLLOWS_AND_BUYS(FollowerStories::followsAndBuys),
  UNFOLLOWS_AND_RETURNS(FollowerStories::unfollowsAndReturns),
  SHIPPED_AND_RECEIVED(OrderStories::shippedAndReceived),
  SOLD_VIRTUALLY(OrderStories::soldVirtually),
  OPENS_A_TEAM(OrderStories::opensATeam),
  SHOP_ORDER(OrderStories::shopOrder),
  SHOP_ORDER_UNSTATED(OrderStories::shopOrderUnstated),
  RISES_AND_FALLS(MembershipStories::risesAndFalls),
  FALLS_BY_REFUND(MembershipStories::fallsByRefund),
  SPENDS_POINTS(MembershipStories::spendsPoints),
  OWES_POINTS(MembershipStories::owesPoints),
  LETS_POINTS_EXPIRE(MembershipStories::letsPointsExpire),
  POINTS_BY_HAND(MembershipStories::pointsByHand),
  TIER_BY_HAND(MembershipStories::tierByHand),
  SUPER_USER(MembershipStories::superUser),
  DISCOUNT_HUNTER(MembershipStories::discountHunter),
  HUNTER_WHO_APPEALS(MembershipStories::hunterWhoAppeals),
  TRAINED_TO_WAIT(MembershipStories::trainedToWait),
  GONE_WITHIN_A_MINUTE(MembershipStories::goneWithinAMinute),
  REFUNDS_ALL(MembershipStories::refundsAll),
  SPLITS_ORDERS(MembershipStories::splitsOrders);

  private static final Set<Story> OF_SHARED_PHONES =
      EnumSet.of(FAMILY_PHONE, SHOP_PHONE, RECYCLED_PHONE_NOTICED);

  private final Consumer<Draft> plot;

  Story(Consumer<Draft> plot) {
    this.plot = plot;
  }

  /**
   * Whether somebody of a life may be erased and leave every figure as it was: not where a phone is
   * of several people, for how many it joins or cannot join changes with one of them gone.
   */
  static boolean mayBeErased(int number) {
    int turn = number % 100;
    return turn >= values().length || !OF_SHARED_PHONES.contains(values()[turn]);
  }

  static void write(Draft life) {
    int turn = life.number % 100;
    if (turn < values().length) {
      values()[turn].plot.accept(life);
    } else {
      OrdinaryLife.write(life);
    }
  }
}
