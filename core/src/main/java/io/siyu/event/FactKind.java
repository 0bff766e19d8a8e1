package io.siyu.event;

import io.siyu.identity.AccountSubject;
import io.siyu.identity.ChannelDay;
import io.siyu.identity.GroupChat;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.identity.Subject;
import io.siyu.json.JsonObject;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The kinds of fact. The order of the constants is their rank at equal instants: what opens comes
 * before what closes, since platform clocks have one-second resolution (rule E-5).
 *
 * <p>A kind's wire name is its CloudEvents {@code type} and is stable for ever.
 */
public enum FactKind {
  /** {@link Identified}. */
  IDENTIFIED("io.siyu.identified.v1", Identified.class, Identified::describe, Identified::read),
  /** {@link Linked}. */
  LINKED("io.siyu.linked.v1", Linked.class, Linked::describe, Linked::read),
  /** {@link Unlinked}. */
  UNLINKED("io.siyu.unlinked.v1", Unlinked.class, Unlinked::describe, Unlinked::read),
  /** {@link Touched}. */
  TOUCHED("io.siyu.touched.v1", Touched.class, Touched::describe, Touched::read),
  /** {@link Joined}. */
  JOINED("io.siyu.joined.v1", Joined.class, Joined::describe, Joined::read),
  /** {@link Tagged}. */
  TAGGED("io.siyu.tagged.v1", Tagged.class, Tagged::describe, Tagged::read),
  /** {@link ConsentGiven}. */
  CONSENT_GIVEN(
      "io.siyu.consent.given.v1", ConsentGiven.class, ConsentGiven::describe, ConsentGiven::read),
  /** {@link Engaged}. */
  ENGAGED("io.siyu.engaged.v1", Engaged.class, Engaged::describe, Engaged::read),
  /** {@link Viewed}. */
  VIEWED("io.siyu.viewed.v1", Viewed.class, Viewed::describe, Viewed::read),
  /** {@link Shared}. */
  SHARED("io.siyu.shared.v1", Shared.class, Shared::describe, Shared::read),
  /** {@link OrderDescribed}. */
  ORDER_DESCRIBED(
      "io.siyu.order.described.v1",
      OrderDescribed.class,
      OrderDescribed::describe,
      OrderDescribed::read),
  /** {@link OrderPaid}. */
  ORDER_PAID("io.siyu.order.paid.v1", OrderPaid.class, OrderPaid::describe, OrderPaid::read),
  /** {@link Shipped}. */
  SHIPPED("io.siyu.order.shipped.v1", Shipped.class, Shipped::describe, Shipped::read),
  /** {@link Completed}. */
  COMPLETED("io.siyu.order.completed.v1", Completed.class, Completed::describe, Completed::read),
  /** {@link Referred}. */
  REFERRED("io.siyu.referred.v1", Referred.class, Referred::describe, Referred::read),
  /** {@link PointsAdjusted}. */
  POINTS_ADJUSTED(
      "io.siyu.points.adjusted.v1",
      PointsAdjusted.class,
      PointsAdjusted::describe,
      PointsAdjusted::read),
  /** {@link PointsSpent}. */
  POINTS_SPENT(
      "io.siyu.points.spent.v1", PointsSpent.class, PointsSpent::describe, PointsSpent::read),
  /** {@link TierOverridden}. */
  TIER_OVERRIDDEN(
      "io.siyu.tier.overridden.v1",
      TierOverridden.class,
      TierOverridden::describe,
      TierOverridden::read),
  /** {@link Appealed}. */
  APPEALED("io.siyu.appealed.v1", Appealed.class, Appealed::describe, Appealed::read),
  /** {@link Spent}. */
  SPENT("io.siyu.spent.v1", Spent.class, Spent::describe, Spent::read),
  /** {@link Exposed}. */
  EXPOSED("io.siyu.exposed.v1", Exposed.class, Exposed::describe, Exposed::read),
  /** {@link Clicked}. */
  CLICKED("io.siyu.clicked.v1", Clicked.class, Clicked::describe, Clicked::read),
  /** {@link Offered}. */
  OFFERED("io.siyu.offered.v1", Offered.class, Offered::describe, Offered::read),
  /** {@link GroupChanged}. */
  GROUP_CHANGED(
      "io.siyu.group.changed.v1", GroupChanged.class, GroupChanged::describe, GroupChanged::read),
  /** {@link GroupObserved}. */
  GROUP_OBSERVED(
      "io.siyu.group.observed.v1",
      GroupObserved.class,
      GroupObserved::describe,
      GroupObserved::read),
  /** {@link StewardRenamed}. */
  STEWARD_RENAMED(
      "io.siyu.steward.renamed.v1",
      StewardRenamed.class,
      StewardRenamed::describe,
      StewardRenamed::read),
  /** {@link PullRequested}. */
  PULL_REQUESTED(
      "io.siyu.pull.requested.v1",
      PullRequested.class,
      PullRequested::describe,
      PullRequested::read),
  /** {@link Untagged}. */
  UNTAGGED("io.siyu.untagged.v1", Untagged.class, Untagged::describe, Untagged::read),
  /** {@link Observed}. */
  OBSERVED("io.siyu.observed.v1", Observed.class, Observed::describe, Observed::read),
  /** {@link Refunded}. */
  REFUNDED("io.siyu.order.refunded.v1", Refunded.class, Refunded::describe, Refunded::read),
  /** {@link OrderCancelled}. */
  ORDER_CANCELLED(
      "io.siyu.order.cancelled.v1",
      OrderCancelled.class,
      OrderCancelled::describe,
      OrderCancelled::read),
  /** {@link Left}. */
  LEFT("io.siyu.left.v1", Left.class, Left::describe, Left::read),
  /** {@link ConsentWithdrawn}. */
  CONSENT_WITHDRAWN(
      "io.siyu.consent.withdrawn.v1",
      ConsentWithdrawn.class,
      ConsentWithdrawn::describe,
      ConsentWithdrawn::read),
  /** {@link ErasureRequested}. */
  ERASURE_REQUESTED(
      "io.siyu.erasure.requested.v1",
      ErasureRequested.class,
      ErasureRequested::describe,
      ErasureRequested::read),
  /** {@link Unmapped}. */
  UNMAPPED("io.siyu.unmapped.v1", Unmapped.class, Unmapped::describe, Unmapped::read),
  /** {@link Reviewed}. */
  REVIEWED("io.siyu.order.reviewed.v1", Reviewed.class, Reviewed::describe, Reviewed::read),
  /** {@link Voted}. */
  VOTED("io.siyu.voted.v1", Voted.class, Voted::describe, Voted::read),
  /** {@link Pledged}. */
  PLEDGED("io.siyu.pledged.v1", Pledged.class, Pledged::describe, Pledged::read),
  /** {@link TeamJoined}. */
  TEAM_JOINED("io.siyu.team.joined.v1", TeamJoined.class, TeamJoined::describe, TeamJoined::read),
  /** {@link Claimed}. */
  CLAIMED("io.siyu.claimed.v1", Claimed.class, Claimed::describe, Claimed::read);

  private final String wireName;
  private final BiConsumer<Fact, FactWriter> describe;
  private final Function<JsonObject, Fact> read;

  <F extends Fact> FactKind(
      String wireName,
      Class<F> type,
      BiConsumer<F, FactWriter> describe,
      Function<JsonObject, F> read) {
    this.wireName = wireName;
    this.describe = (fact, out) -> describe.accept(type.cast(fact), out);
    this.read = read::apply;
  }

  /** The CloudEvents type. */
  public String wireName() {
    return wireName;
  }

  /**
   * Whether a fact of this kind can be about such a subject: orders' about numbers, persons' about
   * keys.
   */
  boolean fits(Subject subject) {
    boolean number =
        subject instanceof IdentityKey key && key.type().defaultClass() == KeyClass.ORDER;
    return switch (this) {
      case ORDER_DESCRIBED,
          ORDER_PAID,
          SHIPPED,
          COMPLETED,
          REFUNDED,
          ORDER_CANCELLED,
          REVIEWED,
          TEAM_JOINED ->
          number;
      case TOUCHED,
          JOINED,
          TAGGED,
          CONSENT_GIVEN,
          ENGAGED,
          VIEWED,
          SHARED,
          REFERRED,
          POINTS_ADJUSTED,
          POINTS_SPENT,
          TIER_OVERRIDDEN,
          APPEALED,
          VOTED,
          PLEDGED,
          UNTAGGED,
          OBSERVED,
          LEFT,
          CONSENT_WITHDRAWN,
          ERASURE_REQUESTED ->
          subject instanceof IdentityKey && !number;
      case IDENTIFIED, LINKED, UNLINKED -> subject instanceof IdentityKey;
      case SPENT, EXPOSED, CLICKED, OFFERED, CLAIMED -> subject instanceof ChannelDay;
      case GROUP_CHANGED, GROUP_OBSERVED -> subject instanceof GroupChat;
      case STEWARD_RENAMED -> subject instanceof AccountSubject;
      case PULL_REQUESTED, UNMAPPED -> !(subject instanceof ChannelDay);
    };
  }

  void describe(Fact fact, FactWriter out) {
    describe.accept(fact, out);
  }

  Fact read(JsonObject in) {
    return read.apply(in);
  }

  /** Finds a kind by its CloudEvents type. */
  public static Optional<FactKind> ofWireName(String name) {
    for (FactKind kind : values()) {
      if (kind.wireName.equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
