package io.siyu.tck;

import io.siyu.event.Appealed;
import io.siyu.event.Claim;
import io.siyu.event.ConsentGiven;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Identified;
import io.siyu.event.Joined;
import io.siyu.event.OrderCancelled;
import io.siyu.event.OrderDescribed;
import io.siyu.event.Pledged;
import io.siyu.event.PointsAdjusted;
import io.siyu.event.PointsSpent;
import io.siyu.event.Provenance;
import io.siyu.event.Referred;
import io.siyu.event.Reviewed;
import io.siyu.event.Score;
import io.siyu.event.Shared;
import io.siyu.event.Source;
import io.siyu.event.Tagged;
import io.siyu.event.TeamJoined;
import io.siyu.event.TierOverridden;
import io.siyu.event.Unmapped;
import io.siyu.event.Viewed;
import io.siyu.event.Voted;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.identity.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Lives of persons by number, with every kind of name that an erasure must take away, no two having
 * one in common: for searching a store's files or memory, byte by byte, for what is left.
 */
public final class TraceableLife {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  /** What a person is known by. */
  public enum Name {
    CONTACT,
    UNION,
    BUYER,
    PHONE,
    DEVICE,
    ORDER,
    COUPON,
    TAG,
    STEWARD,
    TEXT,
    EVIDENCE,
    ITEM,
    REASON,
    DEMAND,
    SPENDING,
    GIFT,
    COMPLAINT,
    GRANT,
    APPEAL;

    /** The name of a person, which stands in no class file. */
    public String of(int person) {
      // Spread over the word, so that nothing of it is common to two persons.
      long mixed = (person * 31L + ordinal() + 1) * 0x9E3779B97F4A7C15L;
      return Long.toString(Math.abs(mixed), 36) + Long.toString(Math.abs(mixed * 31 + 7), 36);
    }
  }

  private TraceableLife() {}

  /** The key at which the person's life begins. */
  public static IdentityKey contact(int person) {
    return IdentityKey.externalUserId("c", Name.CONTACT.of(person));
  }

  /** What is told of a person, each time the same. */
  public static List<Event> life(int person) {
    IdentityKey union = IdentityKey.unionId("W", Name.UNION.of(person));
    IdentityKey buyer = IdentityKey.openId("mp", Name.BUYER.of(person));
    IdentityKey phone = new IdentityKey(KeyType.PHONE, "cn", Name.PHONE.of(person));
    IdentityKey device = new IdentityKey(KeyType.DEVICE, "shop", Name.DEVICE.of(person));
    IdentityKey order = IdentityKey.orderNo("mch", Name.ORDER.of(person));
    String steward = Name.STEWARD.of(person);
    List<Event> life = new ArrayList<>();
    life.add(event(contact(person), Joined.full("guides", steward, "MA01")));
    life.add(event(contact(person), new Tagged(Name.TAG.of(person), steward)));
    life.add(
        event(
            contact(person),
            new ConsentGiven(
                "marketing",
                "push",
                ConsentGiven.Scope.PROFILE,
                ConsentGiven.Basis.CONSENT,
                "v1",
                Name.EVIDENCE.of(person),
                Optional.empty())));
    life.add(event(contact(person), new Identified("get"), Claim.same(union)));
    life.add(event(buyer, new Identified("login"), Claim.same(union), Claim.same(phone)));
    life.add(event(device, new Identified("app"), Claim.same(buyer)));
    life.add(
        event(
            order,
            new OrderDescribed(List.of(), Optional.empty(), List.of(Name.COUPON.of(person))),
            Claim.buyer(buyer)));
    life.add(event(order, new OrderCancelled(Name.REASON.of(person))));
    life.add(event(buyer, new Viewed("shop", "page", Name.ITEM.of(person))));
    life.add(event(buyer, new Shared("shop", "page", Name.ITEM.of(person))));
    life.add(
        event(
            buyer,
            new ErasureRequested(
                "unsubscribe", ErasureRequested.Scope.PERSON, Name.DEMAND.of(person))));
    life.add(
        event(
            buyer, new PointsSpent("points", 50, Name.SPENDING.of(person), Name.GIFT.of(person))));
    life.add(
        event(
            buyer,
            new PointsAdjusted("points", 50, Name.COMPLAINT.of(person), Name.SPENDING.of(person))));
    life.add(event(buyer, new TierOverridden("gold", Optional.empty(), Name.GRANT.of(person))));
    life.add(event(buyer, new Appealed("standing", Appealed.Outcome.OPEN, Name.APPEAL.of(person))));
    life.add(event(buyer, new Voted("taste", "peach", Score.YES)));
    life.add(event(buyer, new Pledged("spring", "peach", 2, Optional.empty(), Optional.of(START))));
    life.add(event(order, new Reviewed("", Score.NO)));
    life.add(
        event(
            order,
            new TeamJoined(
                "", "t1", "", TeamJoined.Role.OPENER, OptionalLong.empty(), Optional.empty())));
    life.add(event(contact(person + 1), new Referred(union, "spring", true)));
    life.add(
        event(
            new AccountSubject("wecom/c"),
            new Unmapped(
                "msg", "<x>" + Name.TEXT.of(person) + "</x>", List.of(Name.CONTACT.of(person)))));
    return life;
  }

  /** Something that happened to somebody at the beginning, by the host's word. */
  public static Event event(Subject subject, Fact fact, Claim... claims) {
    return Event.of(
        fact.kind() + subject.text(),
        START,
        new Source("wecom/c"),
        subject,
        List.of(claims),
        fact,
        Provenance.HOST);
  }
}
