package io.siyu.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.playbook.TierFixture;
import io.siyu.tier.TierPolicy.Grace;
import io.siyu.tier.TierPolicy.OnFail;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every tier, whatever the rules and the life. */
class TierLawsTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Provide
  Arbitrary<TierProgramme> programmes() {
    return TierWorlds.programmes(Life.SHANGHAI, NEW_YORK, BERLIN);
  }

  @Provide
  Arbitrary<TierProgramme> shanghai() {
    return TierWorlds.programmes(Life.SHANGHAI);
  }

  @Provide
  Arbitrary<TierPolicy> policies() {
    return TierWorlds.policies(Life.SHANGHAI, BERLIN);
  }

  @Provide
  Arbitrary<TierFacts> lives() {
    return TierWorlds.lives(7);
  }

  @Provide
  Arbitrary<TierFacts> livesOfMidnights() {
    return TierWorlds.lives(24);
  }

  @Provide
  Arbitrary<Merit> merits() {
    return TierWorlds.merit(7, 200).map(merit -> new Merit(merit.at(), merit.amount(), List.of()));
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return TierWorlds.days();
  }

  @Property(tries = 2_000)
  @Label(
      "T-1, T-2, T-3, T-4, T-5, T-6, T-7, T-8, T-10, T-11 the tier is the plain reading of the rules")
  void the_tier_is_the_plain_reading(
      @ForAll("shanghai") TierProgramme programme,
      @ForAll("livesOfMidnights") TierFacts life,
      @ForAll("days") LocalDate asOf) {
    TierFacts known = cut(life, ReferenceTiers.instant(asOf));

    assertThat(of(programme, life, asOf).history())
        .isEqualTo(ReferenceTiers.history(programme, known, TierWorlds.FIRST, asOf));
  }

  @Property(tries = 1_000)
  @Label("T-1 asking twice and listing the facts otherwise changes nothing")
  void order_does_not_matter(
      @ForAll("programmes") TierProgramme programme,
      @ForAll("lives") TierFacts life,
      @ForAll("days") LocalDate asOf,
      @ForAll Random random) {
    TierStatus status = of(programme, life, asOf);

    assertThat(of(programme, life, asOf)).isEqualTo(status);
    assertThat(of(programme, shuffled(life, random), asOf)).isEqualTo(status);
  }

  @Property(tries = 1_000)
  @Label("T-10 nothing that happens as of an instant or later is seen, and what was so stays so")
  void time_travel(
      @ForAll("programmes") TierProgramme programme,
      @ForAll("lives") TierFacts life,
      @ForAll("days") LocalDate asOf,
      @ForAll("days") LocalDate other) {
    TierStatus status = of(programme, life, asOf);

    assertThat(of(programme, cut(life, ReferenceTiers.instant(asOf)), asOf)).isEqualTo(status);
    LocalDate later = other.isAfter(asOf) ? other : asOf;
    List<TierRecord> known = of(programme, life, later).history();
    assertThat(known.subList(0, status.history().size())).isEqualTo(status.history());
    assertThat(known.subList(status.history().size(), known.size()))
        .allMatch(record -> !record.at().isBefore(ReferenceTiers.instant(asOf)));
  }

  @Property(tries = 1_000)
  @Label("T-12 what is due is what is found later if nothing else happens")
  void due(
      @ForAll("programmes") TierProgramme programme,
      @ForAll("lives") TierFacts life,
      @ForAll("days") LocalDate asOf,
      @ForAll("days") LocalDate start) {
    Instant now = ReferenceTiers.instant(asOf);
    Window window = Window.days(start, start.plusDays(120), Life.SHANGHAI);
    TierFacts known = cut(life, now);

    assertThat(TierEvaluation.due(programme, life, now, window))
        .isEqualTo(
            of(programme, known, start.plusDays(120)).history().stream()
                .filter(record -> window.contains(record.at()) && !record.at().isBefore(now))
                .toList());
  }

  /**
   * Holds where a term's end does not depend on when it began (else an earlier rise ends earlier),
   * where no rise begins a window anew (SINCE_LAST_CHANGE, SINGLE_ORDER: what lifted to silver is
   * missing for gold), where nobody falls past a tier that a lower one would have kept (TO_FLOOR),
   * where no grace was used up, and under one version of the rules.
   */
  @Property(tries = 1_000)
  @Label("T-2 earning more never lowers a tier, where terms end on dates that all share")
  void earning_more_never_lowers(
      @ForAll("policies") TierPolicy policy,
      @ForAll("lives") TierFacts life,
      @ForAll("merits") Merit more,
      @ForAll("days") LocalDate asOf) {
    Assume.that(
        !(policy.validity() instanceof TierValidity.Months)
            && !(policy.onFail() instanceof OnFail.ToFloor)
            && !sinceChange(policy.upgradeWindow())
            && !sinceChange(policy.keepWindow()));
    TierProgramme programme =
        new TierProgramme(
            List.of(
                new TierPolicy(
                    policy.effectiveFrom(),
                    policy.zone(),
                    policy.ladder(),
                    policy.upgradeWindow(),
                    policy.keepWindow(),
                    policy.upgradeMoment(),
                    policy.validity(),
                    policy.onFail(),
                    Grace.NONE,
                    policy.onRefund())));
    Map<String, List<Merit>> merits = new HashMap<>(life.merits());
    merits.put(TierRule.PAID, with(life.merits().getOrDefault(TierRule.PAID, List.of()), more));
    TierFacts richer = new TierFacts(life.enrolled(), merits, life.overrides());

    assertThat(policy.rung(of(programme, richer, asOf).earned()))
        .isGreaterThanOrEqualTo(policy.rung(of(programme, life, asOf).earned()));
  }

  private static boolean sinceChange(TierWindow window) {
    return window instanceof TierWindow.SinceLastChange || window instanceof TierWindow.SingleOrder;
  }

  @Property(tries = 1_000)
  @Label("T-9 what was granted by hand changes nothing of what the rules give")
  void grants_change_nothing(
      @ForAll("programmes") TierProgramme programme,
      @ForAll("lives") TierFacts life,
      @ForAll("days") LocalDate asOf) {
    TierStatus status = of(programme, life, asOf);
    TierStatus plain =
        of(programme, new TierFacts(life.enrolled(), life.merits(), List.of()), asOf);

    assertThat(status.earned()).isEqualTo(plain.tier());
    assertThat(status.history()).isEqualTo(plain.history());
    assertThat(status.toKeep()).isEqualTo(plain.toKeep());
    assertThat(status.toNext()).isEqualTo(plain.toNext());
    assertThat(status.tier())
        .isEqualTo(status.grant().map(TierOverride::tier).orElse(plain.tier()));
  }

  @Property(tries = 500)
  @Label("T-15 rules are read back as they were written")
  void round_trip(@ForAll("programmes") TierProgramme programme) {
    String written = TierFixture.write(programme);

    assertThat(
            TierFixture.programme(written.substring("{\"tiers\":".length(), written.length() - 1)))
        .isEqualTo(programme);
  }

  private static TierStatus of(TierProgramme programme, TierFacts life, LocalDate asOf) {
    return TierEvaluation.of(programme, life, ReferenceTiers.instant(asOf));
  }

  private static List<Merit> with(List<Merit> merits, Merit more) {
    List<Merit> all = new ArrayList<>(merits);
    all.add(more);
    return all;
  }

  /** What is known before an instant. */
  private static TierFacts cut(TierFacts life, Instant before) {
    return merits(
        life,
        merits ->
            merits.stream()
                .filter(merit -> merit.at().isBefore(before))
                .map(
                    merit ->
                        new Merit(
                            merit.at(),
                            merit.amount(),
                            merit.reversals().stream()
                                .filter(reversal -> reversal.at().isBefore(before))
                                .toList()))
                .toList(),
        life.overrides().stream().filter(override -> override.at().isBefore(before)).toList());
  }

  private static TierFacts shuffled(TierFacts life, Random random) {
    List<TierOverride> overrides = new ArrayList<>(life.overrides());
    Collections.shuffle(overrides, random);
    return merits(
        life,
        merits -> {
          List<Merit> all = new ArrayList<>();
          for (Merit merit : merits) {
            List<Merit.Reversal> reversals = new ArrayList<>(merit.reversals());
            Collections.shuffle(reversals, random);
            all.add(new Merit(merit.at(), merit.amount(), reversals));
          }
          Collections.shuffle(all, random);
          return all;
        },
        overrides);
  }

  private static TierFacts merits(
      TierFacts life, UnaryOperator<List<Merit>> change, List<TierOverride> overrides) {
    Map<String, List<Merit>> merits = new HashMap<>();
    life.merits().forEach((measure, list) -> merits.put(measure, change.apply(list)));
    return new TierFacts(life.enrolled(), merits, overrides);
  }
}
