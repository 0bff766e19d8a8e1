package io.siyu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.event.Event;
import io.siyu.event.FactKind;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Tagged;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.spi.StoreException;
import io.siyu.testing.EventArbitraries;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Events are packed and unpacked without a difference, whatever is packed before them. */
class PackedEventTest {
  private static final long SEED = 7;

  /** Everything that keeps events, without what connects them. */
  private static final class Shelf {
    final Pages pages = new Pages();
    final Names names = new Names(pages, SEED);
    final Profiles profiles = new Profiles(pages, names, (int) SEED);

    int subject(Event event) {
      return names.number(Name.of(event.subject()));
    }

    int add(Event event) {
      return profiles.add(subject(event), event);
    }

    Event read(Event event, int address) {
      return profiles.now().at(subject(event), address);
    }
  }

  @Provide
  Arbitrary<Event> events() {
    return EventArbitraries.events();
  }

  @Provide
  Arbitrary<List<Event>> several() {
    return EventArbitraries.events().list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Histories.seeds();
  }

  @Property(tries = 300)
  @Label("S-30 an event is unpacked as it was packed, with fields that nobody knows")
  void awkward_events_round_trip(@ForAll("several") List<Event> events) {
    assertRoundTrips(events);
  }

  @Property(tries = 200)
  @Label("S-30 whole histories are unpacked as they were packed")
  void histories_round_trip(@ForAll("histories") List<Event> events) {
    assertRoundTrips(events);
  }

  /** Three times, so that words and forms have not been seen, are seen again, and are known. */
  private static void assertRoundTrips(List<Event> events) {
    Shelf shelf = new Shelf();
    for (int time = 0; time < 3; time++) {
      List<Integer> addresses = new ArrayList<>();
      events.forEach(event -> addresses.add(shelf.add(event)));
      for (int i = 0; i < events.size(); i++) {
        Event read = shelf.read(events.get(i), addresses.get(i));
        assertThat(read).isEqualTo(events.get(i));
        assertThat(read.isIntact()).isTrue();
      }
    }
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  @Label("S-30 a fact of each kind is unpacked as it was packed")
  void each_kind_round_trips(@ForAll FactKind kind) {
    List<Event> events =
        EventArbitraries.plainEvents()
            .filter(event -> event.fact().kind() == kind)
            .list()
            .ofSize(5)
            .sample();
    assertRoundTrips(events);
  }

  @Property(tries = 300)
  @Label("S-30 what is not well-formed Unicode is unpacked as it was packed")
  void lone_surrogates_round_trip(@ForAll String text) {
    Event event =
        tagged(
            IdentityKey.openId("mp", "\ud800" + text), "tag:" + text + "\udc00", text + "\ud801");
    Shelf shelf = new Shelf();
    assertThat(shelf.read(event, shelf.add(event))).isEqualTo(event);
  }

  private static Event tagged(Subject subject, String key, String tag) {
    return Event.of(
        key,
        Instant.parse("2026-03-01T00:00:00.001Z"),
        new Source("wecom/c"),
        subject,
        List.of(),
        new Tagged(tag, tag),
        Provenance.HOST);
  }

  @Property(tries = 5)
  @Label("S-30 a text longer than a page is unpacked as it was packed")
  void long_texts_round_trip(@ForAll("seeds") long seed) {
    String text = (seed + "长").repeat(10_000);
    Event event =
        Event.of(
            "unmapped",
            Instant.EPOCH,
            new Source("wecom/c"),
            new AccountSubject("wecom/c"),
            List.of(),
            new Unmapped("msg", text, List.of(text)),
            Provenance.CALLBACK);
    Shelf shelf = new Shelf();
    assertThat(shelf.read(event, shelf.add(event))).isEqualTo(event);
  }

  @Property(tries = 500)
  @Label("S-31 a damaged event is refused, or its id does not fit, and nothing of it is quoted")
  void damage_is_refused(
      @ForAll("events") Event event, @ForAll("seeds") long place, @ForAll("seeds") long bits) {
    Shelf shelf = new Shelf();
    int address = shelf.add(event);
    byte[] page = shelf.pages.change(address);
    ByteSource whole = shelf.profiles.now().chains().body(address);
    int begin = whole.position();
    new EventReader(
            shelf.subject(event), shelf.names.now(), shelf.profiles.now().words(), List.of())
        .read(whole);
    int at = begin + (int) Math.floorMod(place, (long) whole.position() - begin);
    page[at] ^= (byte) (bits | 1);

    try {
      Event read = shelf.read(event, address);
      // The damage made the event longer or shorter, and its last byte the sum of the rest.
      assertThat(read.equals(event) || !read.isIntact()).isTrue();
    } catch (StoreException e) {
      assertThat(e).hasMessageMatching("what is stored is damaged: [a-z ']+");
    }
  }

  @Property(tries = 300)
  @Label("S-31 another byte in an id is refused")
  void another_byte_is_refused(@ForAll("seeds") long place, @ForAll("seeds") long bits) {
    Event event = tagged(IdentityKey.openId("mp", "o1"), "a business key", "a tag of vip");
    Shelf shelf = new Shelf();
    int address = shelf.add(event);
    int begin = shelf.profiles.now().chains().body(address).position();
    int at = begin + Math.floorMod(place, 16);
    shelf.pages.change(address)[at] ^= (byte) (bits | 1);
    assertThatThrownBy(() -> shelf.read(event, address))
        .isInstanceOf(StoreException.class)
        .hasMessage("what is stored is damaged: an event is not as it was written");
  }

  @Property(tries = 200)
  @Label("S-31 whatever stands in the place of an event is refused")
  void noise_is_refused(@ForAll("noise") byte[] noise, @ForAll("events") Event event) {
    Shelf shelf = new Shelf();
    int address = shelf.add(event);
    byte[] page = shelf.pages.change(address);
    int begin = shelf.profiles.now().chains().body(address).position();
    Arrays.fill(page, begin, page.length, (byte) 0xFF);
    System.arraycopy(noise, 0, page, begin, Math.min(noise.length, page.length - begin));
    assertThatThrownBy(() -> shelf.read(event, address))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("what is stored is damaged: ")
        .message()
        .matches("[a-zA-Z :']+");
  }

  @Property(tries = 100)
  @Label("S-30 what is left is unpacked as it was packed when other events are removed")
  void removal_leaves_the_others(
      @ForAll("histories") List<Event> events, @ForAll("seeds") long seed) {
    Shelf shelf = new Shelf();
    List<Integer> addresses = new ArrayList<>();
    events.forEach(event -> addresses.add(shelf.add(event)));
    Set<Event> left = new HashSet<>();
    for (int i = 0; i < events.size(); i++) {
      if ((seed >>> i % 64 & 1) == 0) {
        shelf.profiles.remove(shelf.subject(events.get(i)), addresses.get(i));
      } else {
        left.add(events.get(i));
      }
    }
    Set<Event> read = new HashSet<>();
    for (Event event : events) {
      read.addAll(shelf.profiles.now().of(shelf.subject(event)));
    }
    assertThat(read).isEqualTo(left);
  }

  @Provide
  Arbitrary<byte[]> noise() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(64);
  }
}
