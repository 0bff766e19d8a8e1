package io.siyu.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.siyu.Siyu;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.GroupChanged;
import io.siyu.event.GroupChanged.Change;
import io.siyu.event.GroupObserved;
import io.siyu.event.Identified;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.identity.GroupChat;
import io.siyu.identity.IdentityKey;
import io.siyu.playbook.Playbook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GroupTest {
  private static final GroupChat CHAT = new GroupChat("wecom/c", "G");
  private static final Instant BEGIN = Instant.parse("2026-03-01T02:00:00Z");
  private static final Instant END = BEGIN.plusSeconds(1_000_000);

  private static Instant at(long second) {
    return BEGIN.plusSeconds(second);
  }

  private static Event event(long second, Fact fact) {
    return Event.of(
        "group:" + second + fact.kind() + fact.hashCode(),
        at(second),
        new Source("wecom/c"),
        CHAT,
        List.of(),
        fact,
        fact instanceof GroupObserved ? Provenance.SNAPSHOT : Provenance.CALLBACK);
  }

  private static Event joined(long second, String member, int from, int to) {
    return event(
        second, new GroupChanged(Change.JOINED, List.of(member), "v" + from, "v" + to, ""));
  }

  private static Event left(long second, String member, int from, int to) {
    return event(second, new GroupChanged(Change.LEFT, List.of(member), "v" + from, "v" + to, ""));
  }

  private static Event observed(long second, int version, String... members) {
    return event(second, new GroupObserved("v" + version, List.of(members)));
  }

  private static Group group(Event... events) {
    return Group.of(CHAT, List.of(events), END);
  }

  private static Stay there(String member, long second) {
    return new Stay(member, Interval.at(at(second)), Optional.empty());
  }

  private static Stay gone(String member, long second, long until) {
    return new Stay(member, Interval.at(at(second)), Optional.of(Interval.at(at(until))));
  }

  private static Interval between(long after, long by) {
    return new Interval(Optional.of(at(after)), at(by));
  }

  @Test
  @DisplayName("G-1 G-2 G-3 G-4 a gap in a group, and an observation that closes it")
  void a_gap() {
    Event a = joined(10, "a", 0, 1);
    Event b = joined(20, "b", 1, 2);
    Event goes = left(40, "a", 3, 4);

    Group torn = group(goes, a, b);
    assertThat(torn.gaps()).containsExactly(new Gap("v2", at(20), "v3", at(40)));
    assertThat(torn.stays()).containsExactly(gone("a", 10, 40), there("b", 20));

    Group mended = group(observed(90, 4, "b", "d"), goes, a, b);
    assertThat(mended.gaps()).isEmpty();
    assertThat(mended.observedAt()).contains(at(90));
    assertThat(mended.stays())
        .containsExactlyInAnyOrder(
            gone("a", 10, 40), there("b", 20), new Stay("d", between(20, 40), Optional.empty()));
    assertThat(mended.present()).extracting(Stay::member).containsExactlyInAnyOrder("b", "d");
    assertThat(Group.of(CHAT, List.of(a, b, goes), at(40)).gaps())
        .as("what is of later does not count")
        .isEmpty();
  }

  @Test
  @DisplayName("G-3 an observation of a version that nothing has made counts by its time")
  void an_observation_that_nothing_led_to() {
    Group group = group(joined(10, "a", 0, 1), observed(50, 7, "b"), joined(60, "c", 7, 8));

    assertThat(group.gaps()).isEmpty();
    assertThat(group.stays())
        .containsExactlyInAnyOrder(
            new Stay("a", Interval.at(at(10)), Optional.of(between(10, 50))),
            new Stay("b", between(10, 50), Optional.empty()),
            there("c", 60));
    assertThat(group(observed(50, 7, "b"), joined(60, "c", 8, 9)).gaps())
        .as("a gap after the last observation stays")
        .containsExactly(new Gap("v7", at(50), "v8", at(60)));
  }

  @Test
  @DisplayName("G-2 changes of the name or the owner break no chain, and the end is known")
  void other_changes() {
    Group group =
        group(
            event(0, GroupChanged.of(Change.CREATED)),
            joined(10, "a", 0, 1),
            event(11, new GroupChanged(Change.NAME, List.of(), "v8", "v9", "")),
            event(12, GroupChanged.of(Change.OWNER)),
            joined(20, "b", 1, 2),
            event(30, GroupChanged.of(Change.DISMISSED)));

    assertThat(group.gaps()).isEmpty();
    assertThat(group.dismissedAt()).contains(at(30));
    assertThat(group.stays()).containsExactly(there("a", 10), there("b", 20));
  }

  @Test
  @DisplayName("G-1 versions that go round in a circle end")
  void a_circle() {
    Group group = group(joined(10, "a", 1, 2), left(10, "a", 2, 1));

    assertThat(group.stays()).isNotEmpty();
    assertThat(group.gaps()).as("whatever the beginning, one follows from the other").isEmpty();
  }

  @Property(tries = 300)
  @Label("G-1 G-2 each stretch that is missing is one gap, in whichever order the rest arrives")
  void gaps(@ForAll @IntRange(min = 3, max = 30) int length, @ForAll long seed) {
    Random random = new Random(seed);
    List<Event> chain = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      // Several in one second, which is all that the platform's clock tells.
      chain.add(joined(i / 3, "m" + i, i, i + 1));
    }
    List<Event> held = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      if (i == 0 || random.nextInt(3) > 0) {
        held.add(chain.get(i));
        kept.add(i);
      }
    }
    List<Gap> expected = new ArrayList<>();
    for (int i = 1; i < kept.size(); i++) {
      int before = kept.get(i - 1);
      int after = kept.get(i);
      if (after > before + 1) {
        expected.add(new Gap("v" + (before + 1), at(before / 3), "v" + after, at(after / 3)));
      }
    }
    Collections.shuffle(held, random);

    Group group = Group.of(CHAT, held, END);

    assertThat(group.present()).hasSize(held.size());
    if (expected.stream().allMatch(gap -> gap.since().isBefore(gap.until()))) {
      assertThat(group.gaps()).isEqualTo(expected);
    }
    held.add(observed(length, length, "m0"));
    Group observed = Group.of(CHAT, held, END);
    assertThat(observed.gaps()).isEmpty();
    assertThat(observed.present()).extracting(Stay::member).containsExactly("m0");
  }

  @Test
  @DisplayName("G-5 who is erased is nobody in the group, and the numbers stay")
  void erased() {
    IdentityKey person = IdentityKey.externalUserId("c", "a");
    Siyu siyu = Siyu.builder().playbook(playbook()).build();
    siyu.ingest(
        List.of(
            Event.of(
                "k",
                BEGIN,
                new Source("wecom/c"),
                person,
                List.of(),
                new Identified("get"),
                Provenance.SNAPSHOT),
            observed(5, 0, "a", "x"),
            observed(10, 1, "x")));
    assertThat(siyu.groups(END)).hasSize(1);
    Group before = siyu.groups(END).get(0);

    siyu.erase(person, END);

    Group after = siyu.groups(END).get(0);
    assertThat(after.stays()).extracting(Stay::member).doesNotContain("a").contains("x");
    assertThat(after.stays())
        .extracting(Stay::joined, Stay::left)
        .containsExactlyInAnyOrderElementsOf(
            before.stays().stream().map(stay -> tuple(stay.joined(), stay.left())).toList());
  }

  private static Playbook playbook() {
    return Playbook.parse(
        """
        {"siyu":"playbook/1","version":"t","zone":"Asia/Shanghai","currency":"CNY"}
        """);
  }
}
