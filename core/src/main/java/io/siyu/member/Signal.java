package io.siyu.member;

import com.google.common.collect.ImmutableSortedSet;
import io.siyu.dossier.MemberId;
import io.siyu.event.EventId;
import io.siyu.stage.Stage;
import io.siyu.standing.AbuseSign;
import io.siyu.standing.Standing;
import java.time.Instant;
import java.util.Set;

/** A change in a member that somebody may want to act on (信号). Immutable. */
public sealed interface Signal {
  /** The member whom it concerns, by the id after the change. */
  MemberId member();

  /**
   * A stage was reached (进入阶段).
   *
   * @param member the member
   * @param stage the stage
   * @param at when it was reached, by the events
   */
  record StageEntered(MemberId member, Stage stage, Instant at) implements Signal {}

  /**
   * A stage is no longer reached, because an order was given back or a link undone (阶段回退).
   *
   * @param member the member
   * @param stage the stage
   */
  record StageLost(MemberId member, Stage stage) implements Signal {}

  /**
   * The brand can now speak to the person in a pool (变为可触达).
   *
   * @param member the member
   * @param pool the user pool's id
   */
  record BecameReachable(MemberId member, String pool) implements Signal {}

  /**
   * The brand can no longer speak to the person in a pool (失去触达).
   *
   * @param member the member
   * @param pool the user pool's id
   */
  record BecameUnreachable(MemberId member, String pool) implements Signal {}

  /**
   * A person is now known by another id, because persons merged or split (会员标识变更).
   *
   * @param member the id now
   * @param former the ids before, sorted
   */
  record MemberIdChanged(MemberId member, Set<MemberId> former) implements Signal {
    /** Copies. */
    public MemberIdChanged {
      former = ImmutableSortedSet.copyOf(former);
    }
  }

  /**
   * A person turned out to be several, because a link was undone or a conflict came to light
   * (身份拆分). Everything computed from events is as if they had never been one; what was done to them
   * as one is not undone by that.
   *
   * @param member the one who keeps the id, or else the first of them
   * @param others the rest
   * @param since from when on they passed for one
   * @param sent the messages sent to any of them since then; whose they should have been is for
   *     somebody to judge
   */
  record MemberSplit(MemberId member, Set<MemberId> others, Instant since, Set<EventId> sent)
      implements Signal {
    /** Copies. */
    public MemberSplit {
      others = ImmutableSortedSet.copyOf(others);
      sent = ImmutableSortedSet.copyOf(sent);
    }
  }

  /**
   * The tier that counts is another (等级变更).
   *
   * @param member the member
   * @param from the code of the tier before; empty for none
   * @param to the code of the tier now; empty for none
   */
  record TierChanged(MemberId member, String from, String to) implements Signal {}

  /**
   * What was said of a member's tiers in the past was wrong, because something came to be known
   * late (等级更正). What was given on the strength of it is for somebody to judge.
   *
   * @param member the member
   * @param since from when on another tier was earned than was said
   */
  record TierCorrected(MemberId member, Instant since) implements Signal {}

  /**
   * More points or fewer may be spent (积分变动).
   *
   * @param member the member
   * @param ledger the ledger's id
   * @param from how many before
   * @param to how many now
   */
  record PointsChanged(MemberId member, String ledger, long from, long to) implements Signal {}

  /**
   * The standing is another (定位变更).
   *
   * @param member the member
   * @param from the standing before
   * @param to the standing now
   */
  record StandingChanged(MemberId member, Standing from, Standing to) implements Signal {}

  /**
   * Something looks as if a rule had been broken (违规信号).
   *
   * @param member the member
   * @param sign what
   */
  record AbuseFound(MemberId member, AbuseSign sign) implements Signal {}

  /**
   * A segment of the playbook was entered (进入人群).
   *
   * @param member the member
   * @param segment the segment's id
   */
  record SegmentEntered(MemberId member, String segment) implements Signal {}

  /**
   * A segment of the playbook was left (离开人群).
   *
   * @param member the member
   * @param segment the segment's id
   */
  record SegmentLeft(MemberId member, String segment) implements Signal {}
}
