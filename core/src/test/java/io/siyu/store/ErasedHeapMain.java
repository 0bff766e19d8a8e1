package io.siyu.store;

import io.siyu.Siyu;
import io.siyu.event.Claim;
import io.siyu.event.ConsentGiven;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.Identified;
import io.siyu.event.Joined;
import io.siyu.event.OrderDescribed;
import io.siyu.event.Provenance;
import io.siyu.event.Referred;
import io.siyu.event.Source;
import io.siyu.event.Tagged;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills a store in memory, erases one person, says so and waits to be looked into. */
final class ErasedHeapMain {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2026-04-01T00:00:00Z");

  /** The names of one person, none of which stands in any class file. */
  enum Name {
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
    EVIDENCE;

    String of(int person) {
      // Spread over the word, so that nothing of it is common to two persons.
      long mixed = (person * 31L + ordinal() + 1) * 0x9E3779B97F4A7C15L;
      return Long.toString(Math.abs(mixed), 36) + Long.toString(Math.abs(mixed * 31 + 7), 36);
    }
  }

  private ErasedHeapMain() {}

  private static IdentityKey contact(int person) {
    return IdentityKey.externalUserId("c", Name.CONTACT.of(person));
  }

  private static List<Event> life(int person) {
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
    life.add(event(contact(person + 1), new Referred(union, "spring", true)));
    life.add(
        event(
            new AccountSubject("wecom/c"),
            new Unmapped(
                "msg", "<x>" + Name.TEXT.of(person) + "</x>", List.of(Name.CONTACT.of(person)))));
    return life;
  }

  private static Event event(
      io.siyu.identity.Subject subject, io.siyu.event.Fact fact, Claim... claims) {
    return Event.of(
        fact.kind() + subject.text(),
        START,
        new Source("wecom/c"),
        subject,
        List.of(claims),
        fact,
        Provenance.HOST);
  }

  private static void tell(Siyu siyu, int person) throws Exception {
    for (Event event : life(person)) {
      // Through JSON, so that the parser's buffers have held it too.
      siyu.ingest(List.of(EventJson.decode(EventJson.encode(event))));
    }
  }

  public static void main(String[] args) throws Exception {
    Siyu siyu = Siyu.builder().playbook(Histories.playbook()).build();
    for (int person = 1; person <= 40; person += 2) {
      tell(siyu, person);
    }
    if (siyu.erase(contact(1), LATER).isEmpty()) {
      throw new IllegalStateException("nobody was erased");
    }
    tell(siyu, 1);
    for (int person = 41; person <= 80; person += 2) {
      tell(siyu, person);
    }
    System.out.println("erased");
    if (System.in.read() < 0) {
      throw new IllegalStateException("nobody has looked");
    }
    if (siyu.members(LATER).count() < 40) {
      throw new IllegalStateException("the others must be there");
    }
  }
}
