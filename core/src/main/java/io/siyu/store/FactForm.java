package io.siyu.store;

import io.siyu.event.Appealed;
import io.siyu.event.Authority;
import io.siyu.event.Claimed;
import io.siyu.event.Clicked;
import io.siyu.event.Completed;
import io.siyu.event.ConsentGiven;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.Engaged;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Exposed;
import io.siyu.event.Fact;
import io.siyu.event.FactKind;
import io.siyu.event.GroupChanged;
import io.siyu.event.GroupObserved;
import io.siyu.event.Identified;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Linked;
import io.siyu.event.Mode;
import io.siyu.event.Observed;
import io.siyu.event.Offered;
import io.siyu.event.OrderCancelled;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.Party;
import io.siyu.event.Pledged;
import io.siyu.event.PointsAdjusted;
import io.siyu.event.PointsSpent;
import io.siyu.event.PullRequested;
import io.siyu.event.Referred;
import io.siyu.event.Refunded;
import io.siyu.event.Reviewed;
import io.siyu.event.Score;
import io.siyu.event.Shared;
import io.siyu.event.Shipped;
import io.siyu.event.Spent;
import io.siyu.event.StewardRenamed;
import io.siyu.event.Tagged;
import io.siyu.event.TeamJoined;
import io.siyu.event.TierOverridden;
import io.siyu.event.Touched;
import io.siyu.event.Unlinked;
import io.siyu.event.Unmapped;
import io.siyu.event.Untagged;
import io.siyu.event.Viewed;
import io.siyu.event.Voted;
import io.siyu.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields of facts, in an order that is fixed. Which texts are words that come again and again
 * is said here; both ways of each kind have to say the same.
 */
final class FactForm {
  private static final Joined.Degree[] DEGREES = Joined.Degree.values();
  private static final Party[] PARTIES = Party.values();
  private static final Left.Why[] WHYS = Left.Why.values();
  private static final Engaged.Direction[] DIRECTIONS = Engaged.Direction.values();
  private static final Authority[] AUTHORITIES = Authority.values();
  private static final Mode[] MODES = Mode.values();
  private static final Refunded.Outcome[] OUTCOMES = Refunded.Outcome.values();
  private static final Appealed.Outcome[] APPEALS = Appealed.Outcome.values();
  private static final ConsentGiven.Scope[] SCOPES = ConsentGiven.Scope.values();
  private static final ErasureRequested.Scope[] DEMANDED = ErasureRequested.Scope.values();
  private static final GroupChanged.Change[] CHANGES = GroupChanged.Change.values();
  private static final Spent.Cost[] COSTS = Spent.Cost.values();
  private static final TeamJoined.Role[] ROLES = TeamJoined.Role.values();
  private static final ConsentGiven.Basis[] BASES = ConsentGiven.Basis.values();

  private FactForm() {}

  static void write(Fact fact, EventWriter out) {
    if (fact instanceof Engaged engaged) {
      out.word(engaged.pool());
      out.word(engaged.what());
      out.choice(engaged.direction());
    } else if (fact instanceof Viewed viewed) {
      out.word(viewed.pool());
      out.word(viewed.what());
      out.label(viewed.item());
    } else if (fact instanceof Shared shared) {
      out.word(shared.pool());
      out.word(shared.what());
      out.label(shared.item());
    } else if (fact instanceof Touched touched) {
      out.label(touched.channel());
      out.word(touched.trafficPool());
      out.label(touched.scene());
      out.flag(touched.newTouch());
    } else if (fact instanceof Joined joined) {
      out.word(joined.pool());
      out.label(joined.steward());
      out.choice(joined.degree());
      out.label(joined.channel());
      out.choice(joined.by());
    } else if (fact instanceof Left left) {
      out.word(left.pool());
      out.label(left.steward());
      out.choice(left.by());
      out.choice(left.why());
      out.label(left.evidence());
    } else if (fact instanceof Tagged tagged) {
      out.label(tagged.tag());
      out.label(tagged.steward());
    } else if (fact instanceof Untagged untagged) {
      out.label(untagged.tag());
      out.label(untagged.steward());
    } else if (fact instanceof Observed observed) {
      out.word(observed.pool());
      out.label(observed.steward());
      out.count(observed.tags().size());
      observed.tags().forEach(out::label);
    } else if (fact instanceof Identified identified) {
      out.word(identified.evidence());
    } else if (fact instanceof Linked linked) {
      out.label(linked.reason());
    } else if (fact instanceof Unlinked unlinked) {
      out.label(unlinked.reason());
    } else if (fact instanceof Referred referred) {
      out.key(referred.invitee());
      out.label(referred.campaign());
      out.flag(referred.qualified());
    } else if (fact instanceof PointsAdjusted adjusted) {
      out.word(adjusted.ledger());
      out.number(adjusted.points());
      out.label(adjusted.reason());
      out.text(adjusted.returns());
    } else if (fact instanceof PointsSpent spent) {
      out.word(spent.ledger());
      out.number(spent.points());
      out.text(spent.spending());
      out.label(spent.what());
    } else if (fact instanceof TierOverridden overridden) {
      out.word(overridden.tier());
      out.instant(overridden.until());
      out.label(overridden.reason());
    } else if (fact instanceof Appealed appealed) {
      out.word(appealed.against());
      out.choice(appealed.outcome());
      out.label(appealed.reason());
    } else {
      writeOther(fact, out);
    }
  }

  private static void writeOther(Fact fact, EventWriter out) {
    if (fact instanceof OrderDescribed described) {
      out.count(described.lines().size());
      for (OrderLine line : described.lines()) {
        out.label(line.sku());
        out.units(line.units());
        out.money(line.list());
        out.money(line.paid());
      }
      out.money(described.total());
      out.texts(described.coupons());
    } else if (fact instanceof OrderPaid paid) {
      out.text(paid.payment());
      out.choice(paid.authority());
      out.money(paid.total());
      out.money(paid.payerTotal());
      out.choice(paid.mode());
    } else if (fact instanceof Shipped shipped) {
      out.flag(shipped.whole());
    } else if (fact instanceof Completed completed) {
      out.choice(completed.by());
    } else if (fact instanceof OrderCancelled cancelled) {
      out.label(cancelled.reason());
    } else if (fact instanceof Refunded refunded) {
      out.text(refunded.refund());
      out.choice(refunded.authority());
      out.choice(refunded.outcome());
      out.money(refunded.total());
      out.money(refunded.payerTotal());
      out.choice(refunded.mode());
    } else if (fact instanceof ConsentGiven given) {
      out.word(given.purpose());
      out.word(given.channel());
      out.choice(given.scope());
      out.choice(given.basis());
      out.word(given.notice());
      out.label(given.evidence());
      out.instant(given.expires());
    } else if (fact instanceof ConsentWithdrawn withdrawn) {
      out.word(withdrawn.purpose());
      out.word(withdrawn.channel());
      out.label(withdrawn.evidence());
    } else if (fact instanceof ErasureRequested requested) {
      out.word(requested.demand());
      out.choice(requested.scope());
      out.label(requested.evidence());
    } else {
      writeRest(fact, out);
    }
  }

  private static void writeRest(Fact fact, EventWriter out) {
    if (fact instanceof Reviewed reviewed) {
      out.label(reviewed.sku());
      score(reviewed.score(), out);
    } else if (fact instanceof Voted voted) {
      out.word(voted.panel());
      out.label(voted.candidate());
      score(voted.score(), out);
    } else if (fact instanceof Pledged pledged) {
      out.word(pledged.campaign());
      out.label(pledged.sku());
      out.units(pledged.units());
      out.money(pledged.deposit());
      out.instant(pledged.payBy());
    } else if (fact instanceof TeamJoined joined) {
      out.word(joined.activity());
      out.text(joined.team());
      out.label(joined.sku());
      out.choice(joined.role());
      optional(joined.size(), out);
      out.instant(joined.expires());
    } else if (fact instanceof Spent spent) {
      out.money(Optional.of(spent.amount()));
      out.choice(spent.cost());
      out.number(spent.revision());
    } else if (fact instanceof Exposed exposed) {
      out.number(exposed.impressions());
      out.number(exposed.revision());
    } else if (fact instanceof Clicked clicked) {
      out.number(clicked.clicks());
      out.number(clicked.revision());
    } else if (fact instanceof Offered offered) {
      out.label(offered.bait());
      out.number(offered.people());
      optional(offered.taken(), out);
      out.number(offered.revision());
    } else if (fact instanceof Claimed claimed) {
      optional(claimed.conversions(), out);
      out.money(claimed.amount());
      out.number(claimed.revision());
    } else if (fact instanceof GroupChanged changed) {
      out.choice(changed.change());
      names(changed.members(), out);
      out.text(changed.from());
      out.text(changed.to());
      out.word(changed.evidence());
    } else if (fact instanceof GroupObserved observed) {
      out.text(observed.version());
      names(observed.members(), out);
    } else if (fact instanceof StewardRenamed renamed) {
      out.text(renamed.from());
      out.text(renamed.to());
    } else if (fact instanceof PullRequested requested) {
      out.word(requested.what());
    } else if (fact instanceof Unmapped unmapped) {
      out.word(unmapped.what());
      names(unmapped.mentions(), out);
      out.text(unmapped.text());
    } else {
      throw new IllegalStateException("no form is known for " + fact.kind());
    }
  }

  private static void optional(OptionalLong number, EventWriter out) {
    out.flag(number.isPresent());
    number.ifPresent(out::number);
  }

  private static void score(Score score, EventWriter out) {
    out.units(score.given());
    out.units(score.best());
  }

  private static void names(List<String> values, EventWriter out) {
    out.count(values.size());
    values.forEach(value -> out.name(Name.mentioned(value)));
  }

  private static List<String> names(EventReader in) {
    List<String> values = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      values.add(in.name().value());
    }
    return values;
  }

  static Fact read(FactKind kind, EventReader in) {
    return switch (kind) {
      case IDENTIFIED -> new Identified(in.text());
      case LINKED -> new Linked(in.text());
      case UNLINKED -> new Unlinked(in.text());
      case TOUCHED -> new Touched(in.text(), in.text(), in.text(), in.flag());
      case JOINED ->
          new Joined(in.text(), in.text(), in.choice(DEGREES), in.text(), in.choice(PARTIES));
      case TAGGED -> new Tagged(in.text(), in.text());
      case CONSENT_GIVEN ->
          new ConsentGiven(
              in.text(),
              in.text(),
              in.choice(SCOPES),
              in.choice(BASES),
              in.text(),
              in.text(),
              in.instant());
      case ENGAGED -> new Engaged(in.text(), in.text(), in.choice(DIRECTIONS));
      case VIEWED -> new Viewed(in.text(), in.text(), in.text());
      case SHARED -> new Shared(in.text(), in.text(), in.text());
      case ORDER_DESCRIBED -> new OrderDescribed(lines(in), in.money(), in.texts());
      case ORDER_PAID ->
          new OrderPaid(
              in.text(), in.choice(AUTHORITIES), in.money(), in.money(), in.choice(MODES));
      case SHIPPED -> new Shipped(in.flag());
      case COMPLETED -> new Completed(in.choice(PARTIES));
      case REFERRED -> new Referred(in.identityKey(), in.text(), in.flag());
      case POINTS_ADJUSTED -> new PointsAdjusted(in.text(), in.number(), in.text(), in.text());
      case POINTS_SPENT -> new PointsSpent(in.text(), in.number(), in.text(), in.text());
      case TIER_OVERRIDDEN -> new TierOverridden(in.text(), in.instant(), in.text());
      case APPEALED -> new Appealed(in.text(), in.choice(APPEALS), in.text());
      case SPENT -> new Spent(amount(in), in.choice(COSTS), in.number());
      case EXPOSED -> new Exposed(in.number(), in.number());
      case CLICKED -> new Clicked(in.number(), in.number());
      case OFFERED -> new Offered(in.text(), in.number(), optional(in), in.number());
      case GROUP_CHANGED ->
          new GroupChanged(in.choice(CHANGES), names(in), in.text(), in.text(), in.text());
      case GROUP_OBSERVED -> new GroupObserved(in.text(), names(in));
      case STEWARD_RENAMED -> new StewardRenamed(in.text(), in.text());
      case PULL_REQUESTED -> new PullRequested(in.text());
      case UNTAGGED -> new Untagged(in.text(), in.text());
      case OBSERVED -> new Observed(in.text(), in.text(), in.texts());
      case REFUNDED ->
          new Refunded(
              in.text(),
              in.choice(AUTHORITIES),
              in.choice(OUTCOMES),
              in.money(),
              in.money(),
              in.choice(MODES));
      case ORDER_CANCELLED -> new OrderCancelled(in.text());
      case LEFT -> new Left(in.text(), in.text(), in.choice(PARTIES), in.choice(WHYS), in.text());
      case CONSENT_WITHDRAWN -> new ConsentWithdrawn(in.text(), in.text(), in.text());
      case ERASURE_REQUESTED -> new ErasureRequested(in.text(), in.choice(DEMANDED), in.text());
      case UNMAPPED -> unmapped(in);
      case REVIEWED -> new Reviewed(in.text(), score(in));
      case VOTED -> new Voted(in.text(), in.text(), score(in));
      case PLEDGED -> new Pledged(in.text(), in.text(), in.units(), in.money(), in.instant());
      case TEAM_JOINED ->
          new TeamJoined(
              in.text(), in.text(), in.text(), in.choice(ROLES), optional(in), in.instant());
      case CLAIMED -> new Claimed(optional(in), in.money(), in.number());
    };
  }

  private static List<OrderLine> lines(EventReader in) {
    List<OrderLine> lines = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      lines.add(new OrderLine(in.text(), in.units(), in.money(), in.money()));
    }
    return lines;
  }

  private static Money amount(EventReader in) {
    return in.money().orElseThrow(() -> ByteSource.damaged("an amount is missing"));
  }

  private static Score score(EventReader in) {
    return new Score(in.units(), in.units());
  }

  private static OptionalLong optional(EventReader in) {
    return in.flag() ? OptionalLong.of(in.number()) : OptionalLong.empty();
  }

  private static Unmapped unmapped(EventReader in) {
    String what = in.text();
    List<String> mentions = names(in);
    return new Unmapped(what, in.text(), mentions);
  }
}
