package io.siyu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.dossier.Cluster;
import io.siyu.dossier.Explainer;
import io.siyu.dossier.Explanation;
import io.siyu.dossier.Explanation.Answer;
import io.siyu.dossier.IdentityResolution;
import io.siyu.dossier.Pair;
import io.siyu.dossier.ReviewItem;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.playbook.IdentityRules;
import io.siyu.testing.Histories;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Explanations and listings agree with who is who. */
class ExplainLawsTest {
  private static final IdentityRules RULES = World.FIRST.identity();

  @Provide
  Arbitrary<List<Event>> identityHistories() {
    return Histories.identityHistories();
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Histories.seeds();
  }

  @Property(tries = 1_000)
  @Label(
      "I-15 two keys are one person's exactly when a way without a cut leads from one to the other")
  void explanations_agree(
      @ForAll("identityHistories") List<Event> history, @ForAll("seeds") long seed) {
    Cluster cluster = Cluster.of(history);
    IdentityResolution resolution = IdentityResolution.of(cluster, RULES);
    Set<IdentityKey> all = new TreeSet<>();
    resolution.persons().forEach(person -> all.addAll(person.keys()));
    List<IdentityKey> keys = new ArrayList<>(all);
    if (keys.size() < 2) {
      return;
    }
    Collections.shuffle(keys, new Random(seed));
    IdentityKey a = keys.get(0);
    List<Event> told = new ArrayList<>(history);
    Collections.shuffle(told, new Random(seed));
    for (IdentityKey b : keys.subList(1, keys.size())) {
      Explanation explanation = Explainer.of(cluster, RULES).explain(a, b);
      boolean together = resolution.person(a).orElseThrow().keys().contains(b);
      assertThat(explanation.answer() == Answer.ONE_PERSON)
          .as("%s and %s", a.text(), b.text())
          .isEqualTo(together);
      assertThat(explanation.cut().isPresent()).isEqualTo(explanation.answer() == Answer.APART);
      IdentityKey at = a;
      for (Explanation.Step step : explanation.path()) {
        assertThat(step.from()).isEqualTo(at);
        assertThat(step.evidence()).isNotEmpty();
        at = step.to();
      }
      assertThat(at.equals(b)).isEqualTo(explanation.answer() != Answer.UNCONNECTED);
      assertThat(Explainer.of(Cluster.of(told), RULES).explain(a, b)).isEqualTo(explanation);
    }
  }

  @Property(tries = 1_000)
  @Label(
      "I-16 the review lists every quarantined link, shared key and unresolved profile or order, once")
  void reviews_agree(@ForAll("identityHistories") List<Event> history) {
    IdentityResolution resolution = IdentityResolution.of(Cluster.of(history), RULES);
    List<ReviewItem> items;
    try (Stream<ReviewItem> review = World.siyu(World.filled(history), World.FIRST).review()) {
      items = review.toList();
    }
    assertThat(items).doesNotHaveDuplicates();
    Set<Pair> links =
        items.stream()
            .filter(ReviewItem.QuarantinedLink.class::isInstance)
            .map(item -> ((ReviewItem.QuarantinedLink) item).pair())
            .collect(Collectors.toSet());
    assertThat(links).isEqualTo(Set.copyOf(resolution.quarantined()));
    assertThat(items.stream().filter(ReviewItem.SharedKey.class::isInstance))
        .hasSize(resolution.shared().size());
    assertThat(items.stream().filter(ReviewItem.UnresolvedProfile.class::isInstance))
        .hasSize(resolution.unresolvedProfiles().size());
    assertThat(items.stream().filter(ReviewItem.UnresolvedOrder.class::isInstance))
        .hasSize(resolution.unresolvedOrders().size());
  }
}
