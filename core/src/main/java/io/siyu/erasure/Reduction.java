package io.siyu.erasure;

import io.siyu.event.Appealed;
import io.siyu.event.Claim;
import io.siyu.event.CommunityFact;
import io.siyu.event.Completed;
import io.siyu.event.ConsentGiven;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.Engaged;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.GroupChanged;
import io.siyu.event.GroupFact;
import io.siyu.event.GroupObserved;
import io.siyu.event.Identified;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Linked;
import io.siyu.event.MarketFact;
import io.siyu.event.Observed;
import io.siyu.event.OrderCancelled;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderPaid;
import io.siyu.event.Pledged;
import io.siyu.event.PointsAdjusted;
import io.siyu.event.PointsSpent;
import io.siyu.event.PullRequested;
import io.siyu.event.Referred;
import io.siyu.event.Refunded;
import io.siyu.event.Reviewed;
import io.siyu.event.Shared;
import io.siyu.event.Shipped;
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
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.identity.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Turns an event of an erased person into its skeleton (去标识化): kind, instant, pool, channel,
 * product, money, points and tier stay, everything that could lead back is replaced by its keyed
 * hash or dropped. Deterministic, so that the skeleton of a repeated event is the same event (rule
 * S-11). A pure function of the hash that it is given.
 */
public final class Reduction {
  private static final String ERASED = "erased";
  private static final String MARK = "/siyuerased";

  private final UnaryOperator<String> hash;

  /** Reduces with a keyed hash in hexadecimal digits, which gives nothing away without its key. */
  public Reduction(UnaryOperator<String> hash) {
    this.hash = hash;
  }

  /** What stands in the place of a person's key that is erased up to an instant. */
  public IdentityKey pseudonym(IdentityKey key, Instant at) {
    return key.erased(hash.apply(key.text() + " " + at));
  }

  /**
   * What stands in the place of a key that is erased for good: an order's number, and what is known
   * of nothing but an erased person's own statements.
   */
  public IdentityKey pseudonym(IdentityKey key) {
    return key.erased(hash.apply(key.text()));
  }

  /**
   * Reduces an event.
   *
   * @param event an event that names a key of {@code erased}, or a push not understood that
   *     mentions one
   * @param erased for each erased key what stands in its place
   * @param over for which of them the event is of after the erasure, so that it says nothing of the
   *     pseudonym
   * @param known whether the event was there when the person was erased: then whatever it states of
   *     an erased and another key remains, so that the rules judge the same links and everybody
   *     else is who they were. Of what arrives later only that remains which keeps an order or a
   *     device from being another's.
   */
  public Event of(
      Event event,
      Map<IdentityKey, IdentityKey> erased,
      Predicate<IdentityKey> over,
      boolean known) {
    Subject subject = event.subject();
    if (subject instanceof IdentityKey key) {
      if (!erased.containsKey(key) && !(event.fact() instanceof Unmapped)) {
        return withoutMention(event, key, erased, over, known);
      }
      subject = erased.getOrDefault(key, key);
    }
    List<Claim> claims = new ArrayList<>();
    for (Claim claim : event.claims()) {
      IdentityKey instead = erased.get(claim.key());
      if (instead != null) {
        claims.add(new Claim(instead, claim.role()));
      } else if (event.subject() instanceof IdentityKey key) {
        boolean stays = known && (isOrder(key) || !over.test(key));
        if (stays || isContested(key, claim.key())) {
          claims.add(claim);
        }
      }
    }
    return reduced(event, key(event), subject, claims, fact(event.fact(), erased));
  }

  /** What a group's event says, with pseudonyms in the place of some of its members. */
  Event withoutMembers(Event event, GroupFact fact, Set<String> gone) {
    List<String> members = new ArrayList<>();
    for (String member : fact.members()) {
      members.add(gone.contains(member) ? ERASED + ":" + hash.apply(member) : member);
    }
    Fact kept =
        fact instanceof GroupChanged changed
            ? new GroupChanged(
                changed.change(), members, changed.from(), changed.to(), changed.evidence())
            : new GroupObserved(((GroupObserved) fact).version(), members);
    return reduced(event, key(event), event.subject(), event.claims(), kept);
  }

  /** A push that was not understood, without its text and what it mentions. */
  Event withoutText(Event event, Unmapped push) {
    return reduced(
        event,
        key(event),
        event.subject(),
        event.claims(),
        new Unmapped(push.what(), "", List.of()));
  }

  /** The rename of a steward by what stands for the names in the events of who is erased. */
  Event hashed(Event event, StewardRenamed renamed) {
    return reduced(
        event,
        key(event),
        event.subject(),
        event.claims(),
        new StewardRenamed(steward(renamed.from()), steward(renamed.to())));
  }

  /**
   * Somebody else's event, or somebody else's order, that names the erased person: it stays what it
   * is, and a pseudonym takes the place of the name, or nothing does.
   */
  private Event withoutMention(
      Event event,
      IdentityKey subject,
      Map<IdentityKey, IdentityKey> erased,
      Predicate<IdentityKey> over,
      boolean known) {
    List<Claim> claims = new ArrayList<>();
    String key = event.key();
    for (Claim claim : event.claims()) {
      IdentityKey instead = erased.get(claim.key());
      if (instead == null) {
        claims.add(claim);
      } else {
        key = key.contains(claim.key().value()) ? key(event) : key;
        boolean mayJoin = isPersonal(subject) && !known || over.test(claim.key());
        if (!mayJoin || isOrder(instead) || subject.isErased()) {
          claims.add(new Claim(instead, claim.role()));
        }
      }
    }
    Fact fact = event.fact();
    if (fact instanceof Referred referred && erased.containsKey(referred.invitee())) {
      fact = fact(fact, erased);
    }
    return reduced(event, key, subject, claims, fact);
  }

  /**
   * The hash of an event's key, under which events of one thing stay together, in whichever order
   * the persons whom they name are erased.
   */
  private String key(Event event) {
    String prefix = ERASED + ":";
    boolean isHashed = event.extras().containsKey(MARK) && event.key().startsWith(prefix);
    return isHashed ? event.key() : prefix + hash.apply(event.key());
  }

  /** The hash of the id keeps apart what was apart. */
  private Event reduced(Event of, String key, Subject subject, List<Claim> claims, Fact fact) {
    return Event.of(
        key,
        of.occurredAt(),
        of.source(),
        subject,
        claims,
        fact,
        of.provenance(),
        of.approximate(),
        Map.of(MARK, "\"" + hash.apply(of.id().toString()) + "\""));
  }

  /**
   * Whether an erased subject's claim on a key that is not erased, and so is not the person's
   * alone, keeps that key from being another's.
   */
  private static boolean isContested(IdentityKey subject, IdentityKey claimed) {
    return isPersonal(subject) && !isPersonal(claimed) || isOrder(subject) && isOrder(claimed);
  }

  private static boolean isPersonal(IdentityKey key) {
    return key.type().defaultClass().isPersonal();
  }

  private static boolean isOrder(IdentityKey key) {
    return key.type().defaultClass() == KeyClass.ORDER;
  }

  private String hashed(String text) {
    return text.isEmpty() ? "" : hash.apply(text);
  }

  private String steward(String named) {
    return named.isEmpty() ? "" : hash.apply("steward " + named);
  }

  private Fact fact(Fact fact, Map<IdentityKey, IdentityKey> erased) {
    if (fact instanceof Identified) {
      return new Identified("");
    } else if (fact instanceof Linked) {
      return new Linked("");
    } else if (fact instanceof Unlinked) {
      return new Unlinked("");
    } else if (fact instanceof Touched touched) {
      return new Touched(
          touched.channel(), touched.trafficPool(), touched.scene(), touched.newTouch());
    } else if (fact instanceof Joined joined) {
      return new Joined(
          joined.pool(), steward(joined.steward()), joined.degree(), joined.channel(), joined.by());
    } else if (fact instanceof Left left) {
      return new Left(left.pool(), steward(left.steward()), left.by(), left.why(), "");
    } else if (fact instanceof ConsentGiven given) {
      return new ConsentGiven(
          given.purpose(),
          given.channel(),
          given.scope(),
          given.basis(),
          given.notice(),
          "",
          given.expires());
    } else if (fact instanceof ConsentWithdrawn withdrawn) {
      return new ConsentWithdrawn(withdrawn.purpose(), withdrawn.channel(), "");
    } else if (fact instanceof ErasureRequested requested) {
      return new ErasureRequested(requested.demand(), requested.scope(), "");
    } else if (fact instanceof Engaged engaged) {
      return new Engaged(engaged.pool(), engaged.what(), engaged.direction());
    } else if (fact instanceof Viewed viewed) {
      return new Viewed(viewed.pool(), viewed.what(), hashed(viewed.item()));
    } else if (fact instanceof Shared shared) {
      return new Shared(shared.pool(), shared.what(), hashed(shared.item()));
    } else if (fact instanceof OrderDescribed described) {
      return new OrderDescribed(
          described.lines(), described.total(), described.coupons().stream().map(hash).toList());
    } else if (fact instanceof OrderPaid paid) {
      return new OrderPaid(
          hashed(paid.payment()), paid.authority(), paid.total(), paid.payerTotal(), paid.mode());
    } else if (fact instanceof OrderCancelled) {
      return new OrderCancelled("");
    } else if (fact instanceof Refunded refunded) {
      return new Refunded(
          hash.apply(refunded.refund()),
          refunded.authority(),
          refunded.outcome(),
          refunded.total(),
          refunded.payerTotal(),
          refunded.mode());
    } else if (fact instanceof Referred referred) {
      IdentityKey invitee = erased.get(referred.invitee());
      return new Referred(
          invitee != null ? invitee : pseudonym(referred.invitee()), "", referred.qualified());
    } else if (fact instanceof PointsAdjusted adjusted) {
      return new PointsAdjusted(
          adjusted.ledger(), adjusted.points(), ERASED, hashed(adjusted.returns()));
    } else if (fact instanceof PointsSpent spent) {
      return new PointsSpent(spent.ledger(), spent.points(), hash.apply(spent.spending()), "");
    } else if (fact instanceof TierOverridden overridden) {
      return new TierOverridden(overridden.tier(), overridden.until(), ERASED);
    } else if (fact instanceof Appealed appealed) {
      return new Appealed(appealed.against(), appealed.outcome(), "");
    } else if (fact instanceof Tagged tagged) {
      return new Tagged(hash.apply(tagged.tag()), steward(tagged.steward()));
    } else if (fact instanceof Untagged untagged) {
      return new Untagged(hash.apply(untagged.tag()), steward(untagged.steward()));
    } else if (fact instanceof Observed observed) {
      return new Observed(
          observed.pool(),
          steward(observed.steward()),
          observed.tags().stream().map(hash).toList());
    } else if (fact instanceof Shipped
        || fact instanceof Completed
        || fact instanceof Reviewed
        || fact instanceof Voted
        || fact instanceof Pledged
        || fact instanceof TeamJoined
        || fact instanceof PullRequested
        || fact instanceof MarketFact
        || fact instanceof CommunityFact) {
      return fact;
    } else if (fact instanceof Unmapped unmapped) {
      return new Unmapped(unmapped.what(), "", List.of());
    }
    throw new IllegalStateException("no skeleton is known for " + fact.kind());
  }
}
