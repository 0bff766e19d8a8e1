package io.siyu.cocreation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.siyu.cocreation.PanelResult.CandidateResult;
import io.siyu.event.Claim;
import io.siyu.event.Identified;
import io.siyu.event.Score;
import io.siyu.event.Voted;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.statistics.Proportion;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PanelTallyTest {
  private static final String EACH = "{\"panels\":[{\"id\":\"taste\",\"candidates\":[\"peach\"]}]}";
  private static final String ONE =
      "{\"panels\":[{\"id\":\"taste\",\"ballot\":\"ONE\",\"candidates\":[\"peach\",\"date\"]}]}";

  private static CandidateResult of(PanelResult result, String candidate) {
    return result.candidates().stream()
        .filter(it -> it.candidate().equals(candidate))
        .findFirst()
        .orElseThrow();
  }

  private static Verdict verdict(PanelResult result, String candidate) {
    return of(result, candidate).decision().value();
  }

  private static Shop panel(String rules, int likes, int dislikes) {
    Shop shop = new Shop(rules);
    for (int i = 0; i < likes + dislikes; i++) {
      shop.votes(i, "v" + i, "peach", i < likes ? Score.YES : Score.NO);
    }
    return shop;
  }

  @Test
  @DisplayName("Z-3 unanimous votes decide from five on, mixed ones do not, and fewer are too few")
  void unanimous_and_mixed() {
    assertThat(verdict(panel(EACH, 5, 0).panel(99), "peach")).isEqualTo(Verdict.MAKE);
    assertThat(verdict(panel(EACH, 0, 5).panel(99), "peach")).isEqualTo(Verdict.DROP);
    assertThat(verdict(panel(EACH, 4, 2).panel(99), "peach")).isEqualTo(Verdict.UNDECIDED);
    assertThat(verdict(panel(EACH, 4, 0).panel(99), "peach")).isEqualTo(Verdict.INSUFFICIENT_DATA);
    assertThat(verdict(panel(EACH, 0, 0).panel(99), "peach")).isEqualTo(Verdict.INSUFFICIENT_DATA);
    assertThat(verdict(panel(EACH, 40, 20).panel(99), "peach")).isEqualTo(Verdict.MAKE);
    assertThat(of(panel(EACH, 4, 0).panel(99), "peach").decision().reasons().get(0).figures())
        .isEqualTo(Map.of("votes", 4L, "moreVotes", 1L));
    assertThat(of(panel(EACH, 4, 2).panel(99), "peach").decision().reasons().get(0).figures())
        .isEqualTo(Map.of("votes", 6L, "approvals", 4L));
  }

  @Test
  @DisplayName("Z-2 where five of five are against, up to 45 % of everybody may still like it")
  void what_unanimity_leaves_open() {
    CandidateResult against = of(panel(EACH, 0, 5).panel(99), "peach");
    assertThat(against.interval().high()).isCloseTo(0.4507, within(5e-5));
    assertThat(against.interval().low()).isZero();
    assertThat(of(panel(EACH, 5, 0).panel(99), "peach").interval().low())
        .isCloseTo(0.5493, within(5e-5));
  }

  @Test
  @DisplayName("Z-2 before a panel closes its bounds are those that hold however often one looks")
  void early_looks() {
    String closes = EACH.replace("}]}", ",\"closes\":\"2026-03-03T00:00:00Z\"}]}");
    Shop shop = panel(closes, 6, 0);
    assertThat(verdict(shop.panel(47), "peach")).isEqualTo(Verdict.UNDECIDED);
    assertThat(verdict(shop.panel(48), "peach")).isEqualTo(Verdict.MAKE);
    assertThat(of(shop.panel(47), "peach").interval().low())
        .isLessThan(of(shop.panel(48), "peach").interval().low());
    shop.votes(48, "late", "peach", Score.NO);
    assertThat(shop.panel(60).voters()).as("votes after it closed").isEqualTo(6);
  }

  @Test
  @DisplayName("Z-1 a person is one voter whatever keys they voted by, and their last word counts")
  void one_person_one_vote() {
    IdentityKey phone = new IdentityKey(KeyType.MEMBER_NO, "club", "7");
    Shop shop =
        new Shop(EACH)
            .votes(1, "lin", "peach", Score.YES)
            .happens(2, phone, new Voted("taste", "peach", Score.NO))
            .votes(3, "wu", "peach", Score.YES)
            .votes(4, "wu", "peach", new Score(3, 5))
            .votes(5, "wu", "peach", new Score(4, 5))
            .votes(5, "wu", "date", new Score(4, 5))
            .happens(6, Shop.person("wu"), new Voted("other", "peach", Score.NO));
    assertThat(of(shop.panel(10), "peach").approvals()).isEqualTo(new Proportion(2, 3));
    assertThat(shop.panel(10).voters()).isEqualTo(3);
    assertThat(of(shop.panel(5), "peach").approvals()).isEqualTo(new Proportion(1, 3));

    shop.happens(9, phone, new Identified("counter"), Claim.same(Shop.person("lin")));
    assertThat(of(shop.panel(10), "peach").approvals())
        .as("who they are is known later")
        .isEqualTo(new Proportion(1, 2));
    assertThat(of(shop.panel(10), "date").approvals()).isEqualTo(new Proportion(1, 1));
    assertThat(shop.asked().panel("none", Shop.at(10))).isEmpty();
  }

  @Test
  @DisplayName("Z-1 with one vote each, a yes to one candidate is a no to the others")
  void either_or() {
    Shop shop = new Shop(ONE);
    for (int i = 0; i < 6; i++) {
      shop.votes(i, "v" + i, "date", Score.YES);
    }
    shop.votes(7, "v0", "peach", Score.YES);
    PanelResult result = shop.panel(99);
    assertThat(result.voters()).isEqualTo(6);
    assertThat(of(result, "date").approvals()).isEqualTo(new Proportion(5, 6));
    assertThat(of(result, "peach").approvals()).isEqualTo(new Proportion(1, 6));
    assertThat(result.candidates())
        .extracting(CandidateResult::candidate)
        .containsExactly("date", "peach");
  }

  @Property(tries = 60)
  @Label("Z-1 every voter is counted as the last of what they said, whoever tells it in what order")
  void counts_are_those_of_last_words(@ForAll Random random) {
    Shop shop = new Shop(EACH);
    Map<String, Boolean> last = new java.util.TreeMap<>();
    for (int hour = 0; hour < 20; hour++) {
      String who = "v" + random.nextInt(5);
      boolean likes = random.nextBoolean();
      shop.votes(hour, who, "peach", likes ? Score.YES : Score.NO);
      last.put(who, likes);
    }
    java.util.Collections.shuffle(shop.events(), random);
    assertThat(of(shop.panel(99), "peach").approvals())
        .isEqualTo(
            new Proportion(last.values().stream().filter(likes -> likes).count(), last.size()));
  }

  @Property(tries = 40)
  @Label("Z-4 one more yes never makes a verdict worse, nor one more no a better one")
  void verdicts_follow_the_votes(
      @ForAll @IntRange(max = 15) int likes, @ForAll @IntRange(max = 15) int dislikes) {
    List<Verdict> worstFirst = List.of(Verdict.DROP, Verdict.UNDECIDED, Verdict.MAKE);
    List<Integer> places =
        List.of(
                panel(EACH, likes, dislikes + 1),
                panel(EACH, likes, dislikes),
                panel(EACH, likes + 1, dislikes))
            .stream()
            .map(shop -> worstFirst.indexOf(verdict(shop.panel(99), "peach")))
            .filter(place -> place >= 0)
            .collect(Collectors.toList());
    assertThat(places).isSorted();
  }
}
