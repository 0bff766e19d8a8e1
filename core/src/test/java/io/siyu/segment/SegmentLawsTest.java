package io.siyu.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.community.Stewards;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.IdentityResolution;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Context;
import io.siyu.member.Member;
import io.siyu.member.MemberFold;
import io.siyu.member.SegmentExplainer;
import io.siyu.member.SegmentReason;
import io.siyu.member.SegmentTest;
import io.siyu.playbook.Playbook;
import io.siyu.segment.Condition.All;
import io.siyu.segment.Condition.Any;
import io.siyu.segment.Condition.InSegment;
import io.siyu.segment.Condition.Leaf;
import io.siyu.segment.Condition.Not;
import io.siyu.testing.Conditions;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Segments against what they mean, over generated members and trees. */
class SegmentLawsTest {
  private static final Playbook PLAYBOOK = Histories.playbook();
  private static final ObviousSegments OBVIOUS = new ObviousSegments(PLAYBOOK.segments());

  @Provide
  Arbitrary<List<Event>> histories() {
    return Histories.histories();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Histories.instants();
  }

  @Provide
  Arbitrary<Condition> trees() {
    return Conditions.trees();
  }

  private record Person(Dossier dossier, Member member) {}

  private static List<Person> persons(List<Event> history, Instant asOf) {
    Cluster cluster =
        Cluster.of(
            history.stream().filter(event -> event.subject() instanceof IdentityKey).toList());
    return IdentityResolution.of(cluster, PLAYBOOK.identity()).persons().stream()
        .map(
            dossier ->
                new Person(
                    dossier,
                    MemberFold.of(dossier, PLAYBOOK, new Context(Stewards.unchanged()), asOf)))
        .toList();
  }

  @Property(tries = 1_000)
  @Label("Q-1, Q-2 a condition holds for exactly those for whom it says so")
  void the_evaluator_agrees_with_an_obvious_one(
      @ForAll("histories") List<Event> history,
      @ForAll("instants") Instant asOf,
      @ForAll("trees") Condition condition) {
    SegmentTest test = SegmentTest.of(PLAYBOOK.segments());
    for (Person person : persons(history, asOf)) {
      assertThat(test.of(condition).test(person.member()))
          .isEqualTo(OBVIOUS.holds(condition, person.member()));
    }
  }

  @Property(tries = 1_000)
  @Label("Q-3 a member carries the segments that hold for them")
  void members_carry_their_segments(
      @ForAll("histories") List<Event> history, @ForAll("instants") Instant asOf) {
    for (Person person : persons(history, asOf)) {
      assertThat(person.member().segments())
          .containsExactlyInAnyOrderElementsOf(
              PLAYBOOK.segments().stream()
                  .filter(segment -> OBVIOUS.holds(segment.when(), person.member()))
                  .map(Segment::id)
                  .toList());
    }
  }

  @Property(tries = 1_000)
  @Label("Q-4 an explanation names exactly the leaves that decide, and events held of the person")
  void explanations_name_the_leaves_that_decide(
      @ForAll("histories") List<Event> history,
      @ForAll("instants") Instant asOf,
      @ForAll("trees") Condition condition) {
    for (Person person : persons(history, asOf)) {
      List<SegmentReason> reasons =
          new SegmentExplainer(person.dossier(), PLAYBOOK, person.member()).explain(condition);
      assertThat(reasons).doesNotHaveDuplicates();
      Map<Leaf, Boolean> truth = truth(condition, person.member());
      for (SegmentReason reason : reasons) {
        assertThat(reason.holds()).isEqualTo(truth.get(reason.leaf()));
        assertThat(before(person.dossier(), asOf)).containsAll(reason.events());
      }
      if (places(condition).size() <= 6) {
        assertThat(reasons.stream().map(SegmentReason::leaf).collect(Collectors.toSet()))
            .isEqualTo(deciding(condition, truth));
      }
    }
  }

  private static Set<EventId> before(Dossier dossier, Instant asOf) {
    List<Event> events = new ArrayList<>(dossier.events());
    dossier.orders().forEach(order -> events.addAll(order.events()));
    return events.stream()
        .filter(event -> event.occurredAt().isBefore(asOf))
        .map(Event::id)
        .collect(Collectors.toSet());
  }

  /** Every leaf that looks at the member, and whether it holds. */
  private static Map<Leaf, Boolean> truth(Condition condition, Member member) {
    Map<Leaf, Boolean> truth = new LinkedHashMap<>();
    for (Leaf leaf : leaves(condition)) {
      truth.put(leaf, OBVIOUS.holds(leaf, member));
    }
    return truth;
  }

  private static Set<Leaf> leaves(Condition condition) {
    Set<Leaf> leaves = new LinkedHashSet<>();
    if (condition instanceof All all) {
      all.of().forEach(each -> leaves.addAll(leaves(each)));
    } else if (condition instanceof Any any) {
      any.of().forEach(each -> leaves.addAll(leaves(each)));
    } else if (condition instanceof Not not) {
      leaves.addAll(leaves(not.of()));
    } else if (condition instanceof InSegment) {
      leaves.addAll(leaves(PLAYBOOK.segments().get(0).when()));
    } else {
      leaves.add((Leaf) condition);
    }
    return leaves;
  }

  /**
   * The leaves of all the least sets of leaves that, being as they are, settle the answer whatever
   * the others were. Each place where a leaf stands is looked at for itself.
   */
  private static Set<Leaf> deciding(Condition condition, Map<Leaf, Boolean> truth) {
    List<Leaf> all = places(condition);
    Set<Leaf> deciding = new LinkedHashSet<>();
    List<Integer> settling = new ArrayList<>();
    for (int kept = 0; kept < 1 << all.size(); kept++) {
      if (settles(condition, truth, all.size(), kept)) {
        settling.add(kept);
      }
    }
    for (int kept : settling) {
      boolean least =
          settling.stream().noneMatch(other -> other != kept && (other & kept) == other);
      for (int i = 0; least && i < all.size(); i++) {
        if ((kept & 1 << i) != 0) {
          deciding.add(all.get(i));
        }
      }
    }
    return deciding;
  }

  private static boolean settles(
      Condition condition, Map<Leaf, Boolean> truth, int places, int kept) {
    Set<Boolean> answers = new LinkedHashSet<>();
    for (int flipped = 0; flipped < 1 << places; flipped++) {
      if ((flipped & kept) == 0) {
        answers.add(answer(condition, truth, flipped, new int[1]));
      }
    }
    return answers.size() == 1;
  }

  private static List<Leaf> places(Condition condition) {
    List<Leaf> places = new ArrayList<>();
    if (condition instanceof All all) {
      all.of().forEach(each -> places.addAll(places(each)));
    } else if (condition instanceof Any any) {
      any.of().forEach(each -> places.addAll(places(each)));
    } else if (condition instanceof Not not) {
      places.addAll(places(not.of()));
    } else if (condition instanceof InSegment) {
      places.addAll(places(PLAYBOOK.segments().get(0).when()));
    } else {
      places.add((Leaf) condition);
    }
    return places;
  }

  private static boolean answer(
      Condition condition, Map<Leaf, Boolean> truth, int flipped, int[] place) {
    if (condition instanceof All all) {
      boolean holds = true;
      for (Condition each : all.of()) {
        holds &= answer(each, truth, flipped, place);
      }
      return holds;
    } else if (condition instanceof Any any) {
      boolean holds = false;
      for (Condition each : any.of()) {
        holds |= answer(each, truth, flipped, place);
      }
      return holds;
    } else if (condition instanceof Not not) {
      return !answer(not.of(), truth, flipped, place);
    } else if (condition instanceof InSegment) {
      return answer(PLAYBOOK.segments().get(0).when(), truth, flipped, place);
    }
    return truth.get((Leaf) condition) ^ (flipped & 1 << place[0]++) != 0;
  }
}
