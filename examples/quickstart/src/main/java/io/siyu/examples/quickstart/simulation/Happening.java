package io.siyu.examples.quickstart.simulation;

import io.siyu.event.FactKind;
import io.siyu.examples.quickstart.simulation.Catalogue.Line;
import io.siyu.identity.IdentityKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing that happened in the simulated world (发生的事). Each becomes exactly one event of every
 * kind that it has, however often it is delivered. Amounts are in 分.
 */
sealed interface Happening {
  /** When it happened; to the second where a platform's clock says so. */
  Instant at();

  /** The kind of fact that its event carries, the first where it becomes several. */
  FactKind kind();

  /** The kinds of all its events: some pushes of 微信 say two things. */
  default List<FactKind> kinds() {
    return List.of(kind());
  }

  /** The host recorded a touch; an empty channel is one that nobody knows. */
  record Touched(Instant at, IdentityKey who, String channel, boolean anew) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.TOUCHED;
    }
  }

  /**
   * A customer added a guide in WeCom, or asked to ({@code half}); an empty state is an absent one.
   */
  record Added(Instant at, IdentityKey contact, String steward, String state, boolean half)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.JOINED;
    }
  }

  /** How a relation with a guide ended. */
  enum Removal {
    BY_CUSTOMER,
    BY_STEWARD,
    BY_TRANSFER
  }

  /** A relation with a guide ended. */
  record Removed(Instant at, IdentityKey contact, String steward, Removal how)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.LEFT;
    }
  }

  /** A customer was to be handed over to a guide, and was not. */
  record HandOverFailed(Instant at, IdentityKey contact, String steward) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.PULL_REQUESTED;
    }
  }

  /**
   * Somebody followed an acquisition link: looked at a guide, or asked to be a contact. Nobody
   * knows who.
   */
  record LinkFollowed(Instant at, String link, String state, boolean asked) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.UNMAPPED;
    }
  }

  /** A customer who came by an acquisition link wrote to the guide for the first time. */
  record ChatStarted(Instant at, IdentityKey contact, String steward, String link)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.ENGAGED;
    }
  }

  /** A customer who came by an acquisition link wrote again; who, only a pull would tell. */
  record WroteAgain(Instant at, String link) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.PULL_REQUESTED;
    }
  }

  /** How a group chat changes. */
  enum Turn {
    CREATED,
    JOINED,
    LEFT,
    RENAMED,
    DISMISSED
  }

  /**
   * A group chat changed.
   *
   * @param members who came or went
   * @param from the version of the list of members before; empty for other changes
   * @param to the version after
   */
  record GroupChange(
      Instant at, String chat, Turn turn, List<String> members, String from, String to)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.GROUP_CHANGED;
    }
  }

  /** The host asked who is in a group chat, and tells what it was answered. */
  record GroupAsked(Instant at, String chat, String version, List<String> members)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.GROUP_OBSERVED;
    }
  }

  /** A guide edited what is noted of a customer, which WeCom tells without saying what. */
  record Edited(Instant at, IdentityKey contact, String steward) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.PULL_REQUESTED;
    }
  }

  /** The host says that somebody entered one of its other pools, named by id or account. */
  record Entered(Instant at, IdentityKey who, String pool, String channel) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.JOINED;
    }
  }

  /** The host says that somebody left one of its other pools. */
  record Exited(Instant at, IdentityKey who, String pool) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.LEFT;
    }
  }

  /** Somebody followed the official account; an empty code is that of no QR code. */
  record Followed(Instant at, IdentityKey who, String code) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.JOINED;
    }
  }

  /** Somebody follows the official account no more, and 微信 demands that they be forgotten. */
  record Unfollowed(Instant at, IdentityKey who) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.LEFT;
    }

    @Override
    public List<FactKind> kinds() {
      return List.of(kind(), FactKind.ERASURE_REQUESTED);
    }
  }

  /** A follower of the official account scanned a QR code. */
  record Scanned(Instant at, IdentityKey who, String code) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.TOUCHED;
    }
  }

  /** A message in a pool, named by id or account. */
  record Spoke(Instant at, IdentityKey who, String pool, boolean inbound) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.ENGAGED;
    }
  }

  /** The host saw two keys together: at a login, in a pulled contact, on a device. */
  record Recognised(Instant at, IdentityKey who, IdentityKey alsoKnownAs, String evidence)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.IDENTIFIED;
    }
  }

  /** The host gives its word that two keys are, or are not, one person. */
  record Vouched(Instant at, IdentityKey who, IdentityKey other, boolean same)
      implements Happening {
    @Override
    public FactKind kind() {
      return same ? FactKind.LINKED : FactKind.UNLINKED;
    }
  }

  /**
   * The host described an order; {@code merchantNumber} is there where the host numbers it
   * otherwise, an empty coupon is none.
   */
  record Described(
      Instant at,
      IdentityKey number,
      Optional<IdentityKey> merchantNumber,
      Optional<IdentityKey> buyer,
      List<Line> lines,
      OptionalLong total,
      String coupon)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.ORDER_DESCRIBED;
    }
  }

  /** WeChat Pay took a payment; {@code payerTotal} is {@code total} less its own coupons. */
  record Paid(
      Instant at,
      IdentityKey number,
      String transaction,
      Optional<IdentityKey> payer,
      long total,
      long payerTotal)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.ORDER_PAID;
    }
  }

  /** An order that WeChat Pay took a payment of was shipped. */
  record Shipped(Instant at, IdentityKey number, String transaction) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.SHIPPED;
    }
  }

  /** A shipped order was received: the customer said so, or the platform did in their place. */
  record Received(Instant at, IdentityKey number, String transaction, boolean byCustomer)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.COMPLETED;
    }
  }

  /** The mini-program sold something virtual, one piece by one payment. */
  record SoldVirtually(
      Instant at, IdentityKey number, String transaction, IdentityKey payer, Line line)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.ORDER_PAID;
    }

    @Override
    public List<FactKind> kinds() {
      return List.of(kind(), FactKind.ORDER_DESCRIBED);
    }
  }

  /** An order of the brand's shop was paid; how much, the platform has to be asked. */
  record ShopPaid(Instant at, IdentityKey number, IdentityKey buyer) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.ORDER_PAID;
    }

    @Override
    public List<FactKind> kinds() {
      return List.of(kind(), FactKind.PULL_REQUESTED);
    }
  }

  /** The host's own books say that an order was paid; {@code receipt} may be empty. */
  record Booked(
      Instant at,
      IdentityKey number,
      String receipt,
      Optional<IdentityKey> buyer,
      OptionalLong total,
      boolean sandbox)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.ORDER_PAID;
    }
  }

  /** How a refund through WeChat Pay ended. */
  enum Outcome {
    SUCCESS,
    ABNORMAL,
    CLOSED
  }

  /** A refund through WeChat Pay ended. */
  record Refunded(
      Instant at,
      IdentityKey number,
      String transaction,
      String refund,
      Outcome outcome,
      long total,
      long payerTotal)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.REFUNDED;
    }
  }

  /** The store gave money back over the counter, by the host's books. */
  record HandedBack(Instant at, IdentityKey number, String refund, long total)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.REFUNDED;
    }
  }

  /** Somebody brought somebody along. */
  record Recommended(Instant at, IdentityKey who, IdentityKey invitee, boolean qualified)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.REFERRED;
    }
  }

  /** Somebody looked at a product in the shop. */
  record Viewed(Instant at, IdentityKey who, String sku) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.VIEWED;
    }
  }

  /** The buyer gave an order so many of five stars; an empty sku is the order as a whole. */
  record Reviewed(Instant at, IdentityKey number, String sku, int stars) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.REVIEWED;
    }
  }

  /** A tester gave a candidate of a panel so many of five stars. */
  record Voted(Instant at, IdentityKey who, String panel, String candidate, int stars)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.VOTED;
    }
  }

  /** Somebody pledged to buy so many of a campaign's product; 0 takes the pledge back. */
  record Pledged(Instant at, IdentityKey who, String campaign, String sku, long units)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.PLEDGED;
    }
  }

  /** An order opened a group-buy team or joined one. */
  record Teamed(Instant at, IdentityKey number, String team, String sku, boolean opened)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.TEAM_JOINED;
    }
  }

  /** The host put a tag on somebody, or took it off. */
  record Labelled(Instant at, IdentityKey who, String tag, boolean on) implements Happening {
    @Override
    public FactKind kind() {
      return on ? FactKind.TAGGED : FactKind.UNTAGGED;
    }
  }

  /**
   * Somebody agreed to be dealt with for a purpose; an empty channel is every means.
   *
   * @param forPerson whether they meant every account of theirs, not this one alone
   * @param expires from when on it counts no more
   */
  record ConsentGiven(
      Instant at,
      IdentityKey who,
      String purpose,
      String channel,
      boolean forPerson,
      Optional<Instant> expires)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.CONSENT_GIVEN;
    }
  }

  /** Somebody refused, or took a consent back; an empty purpose or channel is every one. */
  record ConsentWithdrawn(Instant at, IdentityKey who, String purpose, String channel)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.CONSENT_WITHDRAWN;
    }
  }

  /**
   * The host gave somebody points by hand, or took them; {@code returns} is the spending whose
   * points come back, or empty.
   */
  record PointsAdjusted(Instant at, IdentityKey who, String ledger, long points, String returns)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.POINTS_ADJUSTED;
    }
  }

  /** Somebody spent points at the host's, under a number that no other spending has. */
  record PointsSpent(Instant at, IdentityKey who, String ledger, long points, String spending)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.POINTS_SPENT;
    }
  }

  /** The host granted a tier by hand; an empty one ends the grant before. */
  record TierGranted(Instant at, IdentityKey who, String tier, Optional<Instant> until)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.TIER_OVERRIDDEN;
    }
  }

  /** Where an appeal stands. */
  enum Appeal {
    OPEN,
    GRANTED,
    DENIED
  }

  /** Somebody appealed against their standing, or was answered. */
  record Appealed(Instant at, IdentityKey who, Appeal outcome) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.APPEALED;
    }
  }

  /** The host states what a channel cost on a day, and what for, in the words of its facts. */
  record Invoiced(
      Instant at, String channel, LocalDate day, String cost, long amount, long revision)
      implements Happening {
    /** What an advertisement cost. */
    static final String MEDIA = "MEDIA";

    @Override
    public FactKind kind() {
      return FactKind.SPENT;
    }
  }

  /** The host states how often a channel was seen, or clicked, on a day. */
  record Counted(
      Instant at, String channel, LocalDate day, boolean clicks, long times, long revision)
      implements Happening {
    @Override
    public FactKind kind() {
      return clicks ? FactKind.CLICKED : FactKind.EXPOSED;
    }
  }

  /** The host passes on what a platform says that its channel brought on a day. */
  record Claimed(
      Instant at,
      String channel,
      LocalDate day,
      OptionalLong conversions,
      OptionalLong amount,
      long revision)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.CLAIMED;
    }
  }

  /** The host states to how many a bait was offered on a day, and how many took it. */
  record Baited(
      Instant at,
      String channel,
      LocalDate day,
      String bait,
      long people,
      OptionalLong taken,
      long revision)
      implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.OFFERED;
    }
  }

  /**
   * An authentic push of WeCom or WeChat Pay that carries nothing the library knows; {@code id} is
   * unique.
   */
  record Curiosity(Instant at, boolean wecom, String id) implements Happening {
    @Override
    public FactKind kind() {
      return FactKind.UNMAPPED;
    }
  }
}
