package io.siyu.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.points.PointsAccount.Entry;
import io.siyu.points.PointsAccount.Expiry;
import io.siyu.points.PointsAccount.Kind;
import io.siyu.points.PointsAccount.Lot;
import io.siyu.points.PointsDeed.Adjustment;
import io.siyu.points.PointsDeed.Amount;
import io.siyu.points.PointsDeed.Purchase;
import io.siyu.points.PointsDeed.Spending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PointsLawsTest {
  @Provide
  Arbitrary<PointsProgramme> programmes() {
    return PointsArbitraries.programmes();
  }

  @Provide
  Arbitrary<PointsProgramme> programmesInUtc() {
    return PointsArbitraries.programmesInUtc();
  }

  @Provide
  Arbitrary<List<PointsDeed>> deeds() {
    return PointsArbitraries.deeds();
  }

  @Provide
  Arbitrary<List<PointsDeed>> crowdedDeeds() {
    return PointsArbitraries.crowdedDeeds();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return PointsArbitraries.instants();
  }

  @Property(tries = 3_000)
  @Label("B-1 the account is what its entries add up to, lot by lot, and nothing is below zero")
  void entries_add_up(
      @ForAll("programmes") PointsProgramme programme,
      @ForAll("deeds") List<PointsDeed> deeds,
      @ForAll("instants") Instant asOf) {
    PointsAccount account = PointsLedger.of(programme, deeds, asOf);

    Map<String, Long> left = new HashMap<>();
    Instant last = Instant.MIN;
    for (Entry entry : account.entries()) {
      assertThat(entry.at()).isAfterOrEqualTo(last).isBeforeOrEqualTo(asOf);
      assertThat(entry.points()).isNotZero();
      last = entry.at();
      long now = left.merge(entry.lot(), entry.points(), Long::sum);
      assertThat(now).satisfies(n -> assertThat(entry.lot().isEmpty() ? -n : n).isNotNegative());
    }
    assertThat(account.debt()).isEqualTo(-left.getOrDefault("", 0L));
    long sum = 0;
    for (Lot lot : account.lots()) {
      assertThat(lot.left()).isEqualTo(left.get(lot.id())).isBetween(0L, lot.amount());
      sum += lot.left();
    }
    assertThat(account.balance()).isNotNegative();
    assertThat(account.pending()).isNotNegative();
    assertThat(account.balance() + account.pending()).isEqualTo(sum);
    assertThat(Examples.sum(account)).isEqualTo(sum - account.debt());
    assertThat(account.balance() == 0 || account.debt() == 0).isTrue();
  }

  @Property(tries = 1_000)
  @Label(
      "B-2 order and repetition do not matter, nor does what happens from the instant asked for on")
  void order_and_repetition(
      @ForAll("programmes") PointsProgramme programme,
      @ForAll("deeds") List<PointsDeed> deeds,
      @ForAll("instants") Instant asOf,
      @ForAll Random random) {
    List<PointsDeed> otherwise = new ArrayList<>();
    for (PointsDeed deed : deeds) {
      if (random.nextBoolean()) {
        otherwise.add(deed);
      }
      if (deed.at().isBefore(asOf)) {
        otherwise.add(deed);
      }
    }
    Collections.shuffle(otherwise, random);
    PointsAccount account = PointsLedger.of(programme, deeds, asOf);
    assertThat(PointsLedger.of(programme, otherwise, asOf)).isEqualTo(account);
    assertThat(
            PointsLedger.of(
                programme, deeds.stream().map(deed -> before(deed, asOf)).toList(), asOf))
        .isEqualTo(account);
  }

  private static PointsDeed before(PointsDeed deed, Instant asOf) {
    return deed instanceof Purchase purchase
        ? new Purchase(
            purchase.id(),
            purchase.at(),
            purchase.payments().stream().filter(each -> each.at().isBefore(asOf)).toList(),
            purchase.refunds().stream().filter(each -> each.at().isBefore(asOf)).toList(),
            purchase.completedAt().filter(at -> at.isBefore(asOf)))
        : deed;
  }

  @Property(tries = 1_000)
  @Label("B-2 entries are only added: those of before are the beginning of those of later")
  void entries_are_only_added(
      @ForAll("programmes") PointsProgramme programme,
      @ForAll("deeds") List<PointsDeed> deeds,
      @ForAll("instants") Instant one,
      @ForAll("instants") Instant other) {
    // What came of two deeds of one instant later decides which of them was first.
    Set<Object> taken = new HashSet<>();
    deeds.removeIf(deed -> !taken.add(List.of(deed.getClass(), deed.at())));
    Instant later = one.isAfter(other) ? one : other;
    Instant earlier = one.isAfter(other) ? other : one;
    List<Entry> entries = PointsLedger.of(programme, deeds, later).entries();
    List<Entry> before = PointsLedger.of(programme, deeds, earlier).entries();
    assertThat(entries.subList(0, before.size())).isEqualTo(before);
  }

  private record Moved(Instant at, Kind kind, long points) {}

  @Property(tries = 3_000)
  @Label("B-14 other ids move no points, however many deeds share an instant")
  void other_ids(
      @ForAll("programmes") PointsProgramme programme,
      @ForAll("crowdedDeeds") List<PointsDeed> deeds,
      @ForAll("instants") Instant asOf,
      @ForAll Random random) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers, random);
    Map<String, String> ids = new HashMap<>();
    UnaryOperator<String> renamed =
        id -> id.isEmpty() ? "" : ids.computeIfAbsent(id, any -> "x" + numbers.get(ids.size()));
    PointsAccount account = PointsLedger.of(programme, deeds, asOf);
    PointsAccount other =
        PointsLedger.of(
            programme,
            deeds.stream().map(deed -> PointsArbitraries.renamed(deed, renamed)).toList(),
            asOf);

    assertThat(List.of(other.balance(), other.pending(), other.debt()))
        .containsExactly(account.balance(), account.pending(), account.debt());
    assertThat(moved(other)).isEqualTo(moved(account));
    assertThat(nameless(other)).isEqualTo(nameless(account));
  }

  private static List<Moved> moved(PointsAccount account) {
    return account.entries().stream()
        .map(entry -> new Moved(entry.at(), entry.kind(), entry.points()))
        .toList();
  }

  private static List<Lot> nameless(PointsAccount account) {
    return account.lots().stream()
        .map(
            lot ->
                new Lot(
                    "",
                    lot.earnedAt(),
                    lot.activeFrom(),
                    lot.expiresAt(),
                    lot.amount(),
                    lot.left()))
        .toList();
  }

  @Property(tries = 3_000)
  @Label(
      "B-3, B-4, B-5, B-6, B-7, B-8, B-9, B-10 the account is what moving each point alone gives")
  void reference(
      @ForAll("programmesInUtc") PointsProgramme programme,
      @ForAll("deeds") List<PointsDeed> deeds,
      @ForAll("instants") Instant asOf) {
    PointsAccount account = PointsLedger.of(programme, deeds, asOf);
    ReferenceLedger plain = new ReferenceLedger(programme, deeds, PointsArbitraries.FIRST, asOf);

    assertThat(account.lots()).containsExactlyInAnyOrderElementsOf(plain.lots());
    assertThat(List.of(account.balance(), account.pending(), account.debt()))
        .containsExactly(plain.balance(), plain.pending(), plain.debt());
  }

  @Property(tries = 1_000)
  @Label("B-4 an order that is given back in any parts takes back exactly what it earned")
  void full_refund(
      @ForAll("programmes") PointsProgramme programme,
      @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 0, max = 1_000_000) Long> parts,
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 40) Integer> days,
      @ForAll @LongRange(min = 0, max = 50) long spent) {
    long total = parts.stream().mapToLong(part -> part).sum();
    Instant at = PointsArbitraries.FIRST;
    List<Amount> refunds = new ArrayList<>();
    Instant when = at;
    for (int i = 0; i < parts.size(); i++) {
      when = when.plusSeconds(86_400L * days.get(i % days.size()));
      refunds.add(new Amount(when, parts.get(i)));
    }
    Purchase order =
        new Purchase("o", at, List.of(new Amount(at, total)), refunds, Optional.of(at));
    List<PointsDeed> deeds = new ArrayList<>(List.of(order));
    if (spent > 0) {
      deeds.add(new Spending("s", at.plusSeconds(1), spent));
    }
    PointsAccount account = PointsLedger.of(programme, deeds, when.plusSeconds(2));

    assertThat(Examples.sum(account, Kind.REVERSED)).isEqualTo(-Examples.sum(account, Kind.EARNED));
    assertThat(account.lots()).allMatch(lot -> lot.left() == 0);
    assertThat(account.debt())
        .isEqualTo(programme.kind() == PointsProgramme.Kind.GROWTH ? 0 : spent);
  }

  @Property(tries = 1_000)
  @Label("B-6 a spending that comes back at once leaves every lot as it was")
  void spent_and_returned(
      @ForAll("programmes") PointsProgramme programme,
      @ForAll("deeds") List<PointsDeed> deeds,
      @ForAll("instants") Instant at,
      @ForAll @LongRange(min = 1, max = 60) long points) {
    // A spending keeps points alive, so it leaves its mark.
    Assume.that(!(programme.expiry() instanceof ExpiryRule.Inactivity));
    Instant asOf = at.plusSeconds(1);
    List<PointsDeed> more = new ArrayList<>(deeds);
    more.removeIf(deed -> !deed.at().isBefore(at));
    PointsAccount before = PointsLedger.of(programme, more, asOf);
    more.add(new Spending("zz", at, points));
    more.add(new Adjustment("zzz", at, points, "", "zz"));
    PointsAccount after = PointsLedger.of(programme, more, asOf);

    assertThat(after.lots()).isEqualTo(before.lots());
    assertThat(after.debt()).isEqualTo(before.debt());
  }

  @Property(tries = 1_000)
  @Label("B-11 what is said to expire is what expires if nothing happens")
  void schedule(
      @ForAll("programmes") PointsProgramme programme,
      @ForAll("deeds") List<PointsDeed> all,
      @ForAll("instants") Instant asOf) {
    List<PointsDeed> deeds =
        all.stream()
            .filter(deed -> deed.at().isBefore(asOf))
            .map(deed -> before(deed, asOf))
            .toList();
    PointsAccount now = PointsLedger.of(programme, deeds, asOf);
    // Pending points that will pay a debt do not expire.
    Assume.that(now.debt() == 0);

    long there = now.balance() + now.pending();
    for (Expiry expiry : now.expiring()) {
      PointsAccount before = PointsLedger.of(programme, deeds, expiry.at().minusNanos(1));
      assertThat(before.balance() + before.pending()).isEqualTo(there);
      there -= expiry.points();
      PointsAccount then = PointsLedger.of(programme, deeds, expiry.at());
      assertThat(then.balance() + then.pending()).isEqualTo(there);
    }
    PointsAccount end = PointsLedger.of(programme, deeds, asOf.plusSeconds(86_400L * 4_000));
    assertThat(end.balance() + end.pending()).isEqualTo(there);
  }

  @Property(tries = 500)
  @Label("B-12 growth does not change by what is spent or comes back")
  void growth(
      @ForAll("programmes") PointsProgramme programme,
      @ForAll("deeds") List<PointsDeed> deeds,
      @ForAll("instants") Instant asOf) {
    PointsProgramme growth = Examples.growth(programme);
    List<PointsDeed> earned =
        deeds.stream()
            .filter(
                deed ->
                    !(deed instanceof Spending)
                        && !(deed instanceof Adjustment adjustment
                            && !adjustment.returns().isEmpty()))
            .toList();
    assertThat(PointsLedger.of(growth, deeds, asOf))
        .isEqualTo(PointsLedger.of(growth, earned, asOf));
  }
}
