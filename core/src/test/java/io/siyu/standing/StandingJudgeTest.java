package io.siyu.standing;

import static io.siyu.standing.People.AS_OF;
import static io.siyu.standing.People.POLICY;
import static io.siyu.standing.People.SHOP;
import static io.siyu.standing.People.ZONE;
import static io.siyu.standing.People.at;
import static io.siyu.standing.People.bought;
import static io.siyu.standing.People.purchase;
import static io.siyu.standing.People.purchases;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.money.Ratio;
import io.siyu.standing.Decision.Reason;
import io.siyu.standing.StandingFacts.Appeal;
import io.siyu.standing.StandingFacts.Appeal.Outcome;
import io.siyu.standing.StandingFacts.Purchase;
import io.siyu.tck.CompiledClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingJudgeTest {
  private static final int ALL = 1_000_000;

  private static Decision<Standing> judge(StandingFacts facts) {
    return StandingJudge.of(POLICY, facts, SHOP, AS_OF);
  }

  private static List<String> codes(Decision<Standing> decision) {
    return decision.reasons().stream().map(Reason::code).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "4000,       0, SUPER_USER",
    "4000, 1000000, SUBSIDISED",
    "1000,       0, POTENTIAL",
    "1000, 1000000, DISCOUNT_HUNTER",
  })
  @DisplayName("V-4 value and dependence choose among four, and neither does alone")
  void both_axes_count(long earned, int discounted, Standing expected) {
    Decision<Standing> decision = judge(bought(purchases(3, earned, discounted)));

    assertThat(decision.value()).isEqualTo(expected);
    assertThat(codes(decision))
        .containsExactly(
            discounted > 0 ? "DEPENDENCE_HIGH" : "DEPENDENCE_LOW",
            earned > 2000 ? "VALUE_HIGH" : "VALUE_LOW");
  }

  @Test
  @DisplayName("V-3 V-10 the reasons hold the figures and the orders")
  void reasons_hold_figures() {
    // (1000000 + 0 + 0 + 2 * 500000) / (3 + 2)
    List<Purchase> three =
        List.of(
            purchase("c", "2026-02-03T10:00:00", 100, 0),
            purchase("a", "2026-02-01T10:00:00", 100, ALL),
            purchase("b", "2026-02-02T10:00:00", -40, 0));

    assertThat(judge(bought(three)).reasons())
        .containsExactly(
            new Reason(
                "DEPENDENCE_LOW",
                Map.of(
                    "orders", 3L,
                    "dependence", 400_000L,
                    "shopMean", 500_000L,
                    "dependentFrom", 600_000L),
                List.of("a", "b", "c")),
            new Reason(
                "VALUE_LOW",
                Map.of(
                    "orders", 3L,
                    "referrals", 0L,
                    "value", 160L,
                    "valueCut", 10_000L,
                    "percentile", 80L),
                List.of("a", "b", "c")));
  }

  @Test
  @DisplayName("V-3 whoever is just at the threshold depends; a hair below does not")
  void dependence_is_exact() {
    // (3 * part + 2 * mean) / 5 >= 600000 where the mean is 1000000 / 3
    Baseline third =
        new Baseline(
            "1", AS_OF, 3, new Ratio(1_000_000, 3), 80, OptionalLong.of(1), Optional.empty());

    // 3 * 777778 + 666666.67 = 3000000.67, and 3 * 777777 + 666666.67 = 2999997.67
    assertThat(
            StandingJudge.of(POLICY, bought(purchases(3, 0, 777_778)), Optional.of(third), AS_OF)
                .value())
        .isEqualTo(Standing.DISCOUNT_HUNTER);
    assertThat(
            StandingJudge.of(POLICY, bought(purchases(3, 0, 777_777)), Optional.of(third), AS_OF)
                .value())
        .isEqualTo(Standing.POTENTIAL);
  }

  @Test
  @DisplayName("V-5 two orders with coupons alone tell nothing")
  void two_orders_are_too_few() {
    Decision<Standing> decision = judge(bought(purchases(2, 4000, ALL)));

    assertThat(decision.value()).isEqualTo(Standing.UNKNOWN);
    assertThat(decision.reasons())
        .containsExactly(
            new Reason(
                "TOO_FEW_ORDERS", Map.of("orders", 2L, "leastOrders", 3L), List.of("o1", "o2")));
    assertThat(decision.until()).isEmpty();
  }

  @Test
  @DisplayName("V-5 without figures of the shop nobody is judged, however much they bought")
  void no_baseline() {
    Baseline empty =
        new Baseline("1", AS_OF, 0, new Ratio(0, 0), 80, OptionalLong.empty(), Optional.empty());
    Baseline noDiscounts =
        new Baseline("1", AS_OF, 1, new Ratio(0, 0), 80, OptionalLong.of(1), Optional.empty());

    for (Optional<Baseline> none :
        List.of(Optional.<Baseline>empty(), Optional.of(empty), Optional.of(noDiscounts))) {
      Decision<Standing> decision =
          StandingJudge.of(POLICY, bought(purchases(9, 9000, 0)), none, AS_OF);
      assertThat(decision.value()).isEqualTo(Standing.UNKNOWN);
      assertThat(codes(decision)).containsExactly("NO_BASELINE");
      assertThat(decision.until()).isEmpty();
    }
  }

  @Test
  @DisplayName("V-5 orders whose list price is unknown are no evidence of dependence")
  void list_prices_unknown() {
    List<Purchase> orders = new ArrayList<>(purchases(2, 4000, 0));
    orders.add(
        new Purchase("x", at("2026-02-01T10:00:00"), 4000, Optional.of(4000L), Optional.empty()));

    assertThat(judge(bought(orders)).value()).isEqualTo(Standing.UNKNOWN);
    assertThat(judge(bought(orders)).reasons())
        .containsExactly(
            new Reason(
                "LIST_PRICES_UNKNOWN",
                Map.of("orders", 3L, "known", 2L, "leastOrders", 3L),
                List.of("x")));
  }

  @Test
  @DisplayName("V-10 where costs are unknown what was paid stands in, and it is said")
  void costs_unknown() {
    List<Purchase> orders = new ArrayList<>(purchases(3, 100, 0));
    orders.add(
        new Purchase("x", at("2026-02-01T10:00:00"), 9700, Optional.empty(), Optional.of(0)));

    Decision<Standing> decision = judge(bought(orders));

    assertThat(decision.value()).isEqualTo(Standing.SUPER_USER);
    assertThat(decision.reasons())
        .endsWith(new Reason("COSTS_UNKNOWN", Map.of("orders", 1L), List.of("x")));
  }

  @Test
  @DisplayName("V-10 a referral in the window adds what the policy says, an older one nothing")
  void referrals_add_value() {
    StandingPolicy policy = new StandingPolicy(LookBack.year(ZONE), 3, 2, 600_000, 80, 9_700, 365);
    Instant recent = at("2026-03-01T00:00:00");
    Instant old = at("2025-03-14T23:59:59");

    assertThat(standing(policy, List.of(old))).isEqualTo(Standing.POTENTIAL);
    assertThat(standing(policy, List.of(recent, old))).isEqualTo(Standing.SUPER_USER);
    assertThat(standing(POLICY, List.of(recent))).isEqualTo(Standing.POTENTIAL);
  }

  private static Standing standing(StandingPolicy policy, List<Instant> referrals) {
    return StandingJudge.of(
            policy, new StandingFacts(purchases(3, 100, 0), referrals, List.of()), SHOP, AS_OF)
        .value();
  }

  @Test
  @DisplayName("V-10 who is worth nothing is not worth much, even where most are worth less")
  void nothing_is_not_much() {
    Optional<Baseline> poor =
        SHOP.map(
            shop ->
                new Baseline(
                    "1",
                    AS_OF,
                    10,
                    shop.discountedShare(),
                    80,
                    OptionalLong.of(-5),
                    Optional.empty()));

    assertThat(StandingJudge.of(POLICY, bought(purchases(3, 0, 0)), poor, AS_OF).value())
        .isEqualTo(Standing.POTENTIAL);
    assertThat(StandingJudge.of(POLICY, bought(purchases(3, 1, 0)), poor, AS_OF).value())
        .isEqualTo(Standing.SUPER_USER);
  }

  @Test
  @DisplayName("V-1 a purchase counts from the start of the first day to the instant, excluded")
  void window_is_half_open() {
    List<Purchase> two = purchases(2, 100, 0);
    List<String> in = List.of("2025-03-15T00:00:00", "2026-03-15T11:59:59.999");
    List<String> out = List.of("2025-03-14T23:59:59.999", "2026-03-15T12:00:00");

    in.forEach(third -> assertThat(judge(with(two, third)).value()).isEqualTo(Standing.POTENTIAL));
    out.forEach(third -> assertThat(judge(with(two, third)).value()).isEqualTo(Standing.UNKNOWN));
  }

  private static StandingFacts with(List<Purchase> some, String at) {
    List<Purchase> all = new ArrayList<>(some);
    all.add(purchase("x", at, 100, 0));
    return bought(all);
  }

  @Property(tries = 1000)
  @Label("V-1 what has left the window never comes back, and leaves when it is said to")
  void windows_only_move_on(@ForAll("instants") Instant at, @ForAll("months") int months) {
    LookBack window = new LookBack(months, ZONE);
    Instant end = window.end(at);

    assertThat(window.contains(at, end.minusMillis(1))).isTrue();
    for (int days = 0; days < 40; days++) {
      assertThat(window.contains(at, end.plusSeconds(days * 86_400L))).isFalse();
    }
  }

  @Test
  @DisplayName("V-6 an appeal turns what is held against somebody into UNKNOWN while it is open")
  void open_appeal() {
    Appeal open = new Appeal(at("2020-01-01T00:00:00"), Outcome.OPEN);
    Decision<Standing> decision = judge(bought(purchases(3, 1000, ALL), open));

    assertThat(decision.value()).isEqualTo(Standing.UNKNOWN);
    assertThat(codes(decision)).containsExactly("UNDER_APPEAL", "DEPENDENCE_HIGH", "VALUE_LOW");
    assertThat(judge(bought(purchases(3, 4000, ALL), open)).value()).isEqualTo(Standing.UNKNOWN);
    assertThat(judge(bought(purchases(3, 4000, 0), open)).value()).isEqualTo(Standing.SUPER_USER);
    assertThat(judge(bought(purchases(3, 1000, 0), open)).value()).isEqualTo(Standing.POTENTIAL);
  }

  @Test
  @DisplayName("V-6 a denial ends an appeal, a grant protects for its days, a later appeal opens")
  void decided_appeals() {
    Appeal open = new Appeal(at("2026-02-01T09:00:00"), Outcome.OPEN);
    Appeal denied = new Appeal(at("2026-02-01T09:00:00"), Outcome.DENIED);
    Appeal again = new Appeal(at("2026-02-02T09:00:00"), Outcome.OPEN);
    Appeal tomorrow = new Appeal(AS_OF, Outcome.OPEN);
    Appeal granted = new Appeal(at("2025-03-15T12:00:00.001"), Outcome.GRANTED);
    Appeal lapsed = new Appeal(at("2025-03-15T12:00:00"), Outcome.GRANTED);
    List<Purchase> orders = purchases(3, 1000, ALL);

    assertThat(judge(bought(orders, open, denied)).value()).isEqualTo(Standing.DISCOUNT_HUNTER);
    assertThat(judge(bought(orders, open, denied, again)).value()).isEqualTo(Standing.UNKNOWN);
    assertThat(judge(bought(orders, tomorrow)).value()).isEqualTo(Standing.DISCOUNT_HUNTER);
    assertThat(judge(bought(orders, granted, open, denied)).value()).isEqualTo(Standing.UNKNOWN);
    assertThat(judge(bought(orders, granted)).until()).contains(at("2026-03-15T12:00:00.001"));
    assertThat(judge(bought(orders, lapsed)).value()).isEqualTo(Standing.DISCOUNT_HUNTER);
  }

  @Test
  @DisplayName("V-7 a standing lapses at the midnight at which too little evidence is left")
  void until_by_hand() {
    assertThat(judge(bought(purchases(3, 100, ALL))).until()).contains(at("2027-01-02T00:00:00"));
    assertThat(judge(bought(purchases(4, 100, ALL))).until()).contains(at("2027-01-03T00:00:00"));
    // with the last of four expensive orders gone, the value falls below the cut first
    List<Purchase> cheap = purchases(4, 1, 0);
    List<Purchase> orders = new ArrayList<>(cheap.subList(1, 4));
    orders.add(purchase("dear", "2025-06-30T10:00:00", 20_000, 0));
    assertThat(judge(bought(orders)).value()).isEqualTo(Standing.SUPER_USER);
    assertThat(judge(bought(orders)).until()).contains(at("2026-07-01T00:00:00"));
  }

  @Property(tries = 1000)
  @Label("V-7 until that instant the standing stays if nothing happens, and at it it does not")
  void until_is_exact(@ForAll("anybody") StandingFacts facts) {
    StandingFacts known = before(facts, AS_OF);
    Decision<Standing> decision = judge(known);
    Instant last = decision.until().orElse(AS_OF.plusSeconds(86_400L * 1_000));

    for (Instant t = AS_OF; t.isBefore(last); t = t.plusSeconds(86_400 * 5)) {
      assertThat(StandingJudge.of(POLICY, known, SHOP, t).value()).isEqualTo(decision.value());
    }
    assertThat(StandingJudge.of(POLICY, known, SHOP, last.minusMillis(1)).value())
        .isEqualTo(decision.value());
    decision
        .until()
        .ifPresent(
            until ->
                assertThat(StandingJudge.of(POLICY, known, SHOP, until).value())
                    .isNotEqualTo(decision.value()));
  }

  @Property(tries = 1000)
  @Label("V-2 the order of facts does not matter, nor do those at or after the instant")
  void order_and_future_do_not_matter(
      @ForAll("anybody") StandingFacts facts, @ForAll Random random) {
    Decision<Standing> decision = judge(facts);

    assertThat(judge(People.shuffled(facts, random))).isEqualTo(decision);
    assertThat(judge(before(facts, AS_OF))).isEqualTo(decision);
  }

  @Property(tries = 1000)
  @Label("V-3 one more purchase at the full price never raises dependence")
  void full_price_never_hurts(
      @ForAll("anybody") StandingFacts facts, @ForAll("instants") Instant at) {
    List<Purchase> more = new ArrayList<>(facts.purchases());
    more.add(new Purchase("new", at, 0, Optional.of(0L), Optional.of(0)));
    StandingFacts after = new StandingFacts(more, facts.qualifiedReferrals(), facts.appeals());

    Optional<Long> was = dependence(judge(facts));
    if (was.isPresent()) {
      assertThat(dependence(judge(after)).orElseThrow()).isLessThanOrEqualTo(was.get());
    }
    boolean stoodWell =
        Set.of(Standing.SUPER_USER, Standing.POTENTIAL).contains(judge(facts).value());
    if (stoodWell) {
      assertThat(judge(after).value()).isEqualTo(judge(facts).value());
    }
  }

  private static Optional<Long> dependence(Decision<Standing> decision) {
    return decision.reasons().stream()
        .flatMap(reason -> Optional.ofNullable(reason.figures().get("dependence")).stream())
        .findFirst();
  }

  private static StandingFacts before(StandingFacts facts, Instant asOf) {
    return new StandingFacts(
        facts.purchases().stream().filter(one -> one.at().isBefore(asOf)).toList(),
        facts.qualifiedReferrals().stream().filter(one -> one.isBefore(asOf)).toList(),
        facts.appeals().stream().filter(one -> one.at().isBefore(asOf)).toList());
  }

  @Test
  @DisplayName("V-8 nothing that judges knows of prices, products or money")
  void no_way_to_a_price() throws Exception {
    Set<String> known = new TreeSet<>();
    CompiledClass.below(CompiledClass.origin(StandingJudge.class)).stream()
        .filter(compiled -> compiled.packageName().equals("io.siyu.standing"))
        .flatMap(compiled -> compiled.types().stream())
        .filter(type -> type.startsWith("io.siyu."))
        .filter(type -> !type.startsWith("io.siyu.standing.") && !type.startsWith("io.siyu.json."))
        .forEach(known::add);

    assertThat(known).containsExactly("io.siyu.money.Ratio");
  }

  @Test
  @DisplayName("L-11 no order number reaches a text")
  void no_order_number_is_shown() {
    StandingFacts facts = bought(List.of(purchase("SECRET", "2026-01-01T10:00:00", 1, 0)));
    AbuseFacts orders =
        new AbuseFacts(
            List.of(new AbuseFacts.PaidOrder("SECRET", AS_OF, Optional.empty())),
            List.of(),
            List.of());

    assertThat(judge(facts).reasons().get(0).evidence()).containsExactly("SECRET");
    assertThat(facts + " " + judge(facts) + " " + orders).doesNotContain("SECRET");
  }

  @Test
  void a_policy_out_of_bounds_is_refused_by_name() {
    assertThatThrownBy(() -> new StandingPolicy(LookBack.year(ZONE), 0, 2, 1, 80, 0, 365))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("leastOrders must be from 1 to 1000");
    assertThatThrownBy(() -> new LookBack(0, ZONE)).hasMessage("months must be from 1 to 120");
  }

  @Provide
  Arbitrary<StandingFacts> anybody() {
    return People.anybody();
  }

  @Provide
  Arbitrary<Instant> instants() {
    return People.instants();
  }

  @Provide
  Arbitrary<Integer> months() {
    return Arbitraries.integers().between(1, 30);
  }
}
