package io.siyu.erasure;

import io.siyu.event.Claim;
import io.siyu.event.ConsentGiven;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Identified;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Linked;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderPaid;
import io.siyu.event.PullRequested;
import io.siyu.event.Referred;
import io.siyu.event.Refunded;
import io.siyu.event.Spent;
import io.siyu.event.Tagged;
import io.siyu.event.Touched;
import io.siyu.event.Unlinked;
import io.siyu.event.Unmapped;
import io.siyu.event.Untagged;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyClass;
import io.siyu.identity.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Turns an event of an erased person into its skeleton (去标识化): kind, instant, pool, channel,
 * product and money stay, everything that could lead back is replaced by its keyed hash or dropped.
 * Deterministic, so that the skeleton of a repeated event is the same event (rule S-11). A pure
 * function of the hash that it is given.
 */
public final class Reduction {
  private static final String ERASED = "erased";
  private static final String MARK = "/siyuerased";
  private static final String PSEUDONYMS = ERASED + " ";

  private final UnaryOperator<String> hash;

  /** Reduces with a keyed hash in hexadecimal digits, which gives nothing away without its key. */
  public Reduction(UnaryOperator<String> hash) {
    this.hash = hash;
  }

  /**
   * What stands in the place of a person's key that is erased up to an instant. Each key has its
   * own, of its own type, because the rules tell a person's accounts and devices apart: a refusal
   * counts at the account at which it was made, a device buys nothing.
   */
  public IdentityKey pseudonym(IdentityKey key, Instant at) {
    return pseudonym(key, key.text() + " " + at);
  }

  private IdentityKey pseudonym(IdentityKey key, String text) {
    return new IdentityKey(key.type(), PSEUDONYMS + key.issuer(), hash.apply(text));
  }

  /** Whether a key stands in the place of an erased one. */
  static boolean isPseudonym(IdentityKey key) {
    return key.issuer().startsWith(PSEUDONYMS);
  }

  /**
   * The number under which an erased order's events stay. It keeps its issuer, of whose numbers an
   * order has one only.
   */
  public IdentityKey number(IdentityKey number) {
    return new IdentityKey(number.type(), number.issuer(), hash.apply(number.text()));
  }

  /**
   * Reduces an event.
   *
   * @param event an event that names a key of {@code erased}, or a push not understood that
   *     mentions one
   * @param erased for each erased key what stands in its place
   * @param over for which of them the event is of after the erasure, so that it says nothing of the
   *     pseudonym
   */
  public Event of(Event event, Map<IdentityKey, IdentityKey> erased, Predicate<IdentityKey> over) {
    Subject subject = event.subject();
    if (subject instanceof IdentityKey key) {
      if (!erased.containsKey(key) && !(event.fact() instanceof Unmapped)) {
        return withoutMention(event, key, erased, over);
      }
      subject = erased.getOrDefault(key, key);
    }
    List<Claim> claims = new ArrayList<>();
    for (Claim claim : event.claims()) {
      IdentityKey instead = erased.get(claim.key());
      if (instead != null && !instead.equals(subject)) {
        claims.add(new Claim(instead, claim.role()));
      } else if (instead == null && isContested(event.subject(), claim.key())) {
        claims.add(claim);
      }
    }
    return reduced(event, key(event), subject, claims, fact(event.fact(), event.subject(), erased));
  }

  /**
   * Somebody else's event, or somebody else's order, that names the erased person: it stays what it
   * is. The name goes where it would join the two; where it only keeps an order or a device from
   * being another's, a pseudonym does that.
   */
  private Event withoutMention(
      Event event,
      IdentityKey subject,
      Map<IdentityKey, IdentityKey> erased,
      Predicate<IdentityKey> over) {
    List<Claim> claims = new ArrayList<>();
    String key = event.key();
    for (Claim claim : event.claims()) {
      IdentityKey instead = erased.get(claim.key());
      if (instead == null) {
        claims.add(claim);
      } else {
        key = key.contains(claim.key().value()) ? key(event) : key;
        if (isOrder(instead) || !isPersonal(subject) && !over.test(claim.key())) {
          claims.add(new Claim(instead, claim.role()));
        }
      }
    }
    Fact fact = event.fact();
    if (fact instanceof Referred referred && erased.containsKey(referred.invitee())) {
      fact = fact(fact, subject, erased);
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
  private static boolean isContested(Subject subject, IdentityKey claimed) {
    return subject instanceof IdentityKey key
        && (isPersonal(key) && !isPersonal(claimed) || isOrder(key) && isOrder(claimed));
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

  private Fact fact(Fact fact, Subject subject, Map<IdentityKey, IdentityKey> erased) {
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
          joined.pool(),
          hash.apply(subject.text() + " " + joined.steward()),
          joined.degree(),
          joined.channel(),
          joined.by());
    } else if (fact instanceof Left left) {
      return new Left(
          left.pool(),
          hash.apply(subject.text() + " " + left.steward()),
          left.by(),
          left.why(),
          "");
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
    } else if (fact instanceof Engaged engaged) {
      return new Engaged(engaged.pool(), engaged.what(), engaged.direction());
    } else if (fact instanceof OrderDescribed described) {
      return new OrderDescribed(described.lines(), described.total(), List.of());
    } else if (fact instanceof OrderPaid paid) {
      return new OrderPaid(
          hashed(paid.payment()), paid.authority(), paid.total(), paid.payerTotal(), paid.mode());
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
          invitee != null ? invitee : pseudonym(referred.invitee(), referred.invitee().text()),
          "",
          referred.qualified());
    } else if (fact instanceof Tagged tagged) {
      return new Tagged(hash.apply(tagged.tag()), hashed(tagged.steward()));
    } else if (fact instanceof Untagged untagged) {
      return new Untagged(hash.apply(untagged.tag()), hashed(untagged.steward()));
    } else if (fact instanceof PullRequested || fact instanceof Spent) {
      return fact;
    } else if (fact instanceof Unmapped unmapped) {
      return new Unmapped(unmapped.what(), "", List.of());
    }
    throw new IllegalStateException("no skeleton is known for " + fact.kind());
  }
}
