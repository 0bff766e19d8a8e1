package io.siyu.goods;

import io.siyu.consent.Consents;
import io.siyu.dossier.Dossier;
import io.siyu.goods.Offers.Silence;
import io.siyu.json.Utf8Order;
import io.siyu.member.Member;
import io.siyu.playbook.GoodsRules;
import io.siyu.playbook.GoodsRules.Ladder;
import io.siyu.playbook.Playbook;
import io.siyu.product.ProductRole;
import io.siyu.stage.Stage;
import io.siyu.standing.Decision.Reason;
import io.siyu.standing.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Chooses what to offer one person next by how goods did (rules U-17 to U-19). A pure function;
 * thread-safe.
 */
public final class OfferChooser {
  private final Playbook playbook;
  private final GoodsRules rules;
  private final Goods goods;
  private final Set<String> breaking;

  /**
   * Prepares it.
   *
   * @param goods how goods did, by this playbook
   */
  public OfferChooser(Playbook playbook, Goods goods) {
    this.playbook = playbook;
    this.rules = playbook.goods();
    this.goods = goods;
    this.breaking = goods.breaches().stream().map(Breach::sku).collect(Collectors.toSet());
  }

  /** What to offer a person, as of the instant of the member. */
  public Offers offers(Dossier person, Member member) {
    Optional<Silence> silence = silence(member);
    if (silence.isPresent()) {
      return new Offers(member.id(), member.asOf(), Set.of(), List.of(), silence);
    }
    List<Sale> sales = Sale.of(member, playbook);
    List<Offer> all = new ArrayList<>();
    if (sales.isEmpty()) {
      firstOrder(member).ifPresent(all::add);
    }
    all.addAll(ladders(sales, Reviews.of(person, member.asOf()), member.asOf()));
    all.addAll(repurchases(sales, member.asOf()));
    all.addAll(combos(sales));
    Set<String> offered = new HashSet<>();
    List<Offer> offers =
        all.stream()
            .filter(it -> !breaking.contains(it.sku()))
            .filter(it -> !isLured(member) || !losesMoney(it.sku()))
            .filter(it -> offered.add(it.sku()))
            .limit(rules.offers().most())
            .toList();
    return new Offers(member.id(), member.asOf(), member.reachableIn(), offers, Optional.empty());
  }

  private Optional<Silence> silence(Member member) {
    if (!member.consent(Consents.MARKETING, rules.offers().means()).isGranted()) {
      return Optional.of(Silence.NO_CONSENT);
    }
    return member.isReachable() ? Optional.empty() : Optional.of(Silence.UNREACHABLE);
  }

  /** Whom it takes discounts to sell to: what loses money teaches them to wait for more of it. */
  private static boolean isLured(Member member) {
    Standing standing = member.standing().value();
    return standing == Standing.DISCOUNT_HUNTER || standing == Standing.SUBSIDISED;
  }

  private boolean losesMoney(String sku) {
    return goods
        .product(sku)
        .filter(it -> it.everywhere().figures().contribution() < 0)
        .isPresent();
  }

  private Optional<Offer> firstOrder(Member member) {
    List<Reason> reasons = new ArrayList<>();
    reasons.add(
        new Reason(
            "NO_ORDER_YET_" + member.stage().map(Stage::name).orElse("UNKNOWN"),
            Map.of(),
            List.of()));
    reasons.addAll(goods.firstOrder().product().reasons());
    return goods
        .firstOrder()
        .product()
        .value()
        .map(sku -> new Offer(Offer.Kind.FIRST_ORDER, sku, reasons));
  }

  private List<Offer> ladders(List<Sale> sales, Reviews reviews, Instant asOf) {
    List<Offer> offers = new ArrayList<>();
    for (Ladder ladder : rules.ladders()) {
      Optional<Integer> next = new Ascent(ladder, rules.gate(), sales, reviews).next(asOf);
      if (next.isPresent()) {
        Reason reason =
            new Reason(
                next.get() == 0 ? "LOWEST_RUNG" : "DELIVERED_AND_SATISFIED",
                Map.of("rung", next.get() + 1L),
                List.of());
        for (String sku : ladder.rungs().get(next.get())) {
          offers.add(new Offer(Offer.Kind.LADDER, sku, List.of(reason)));
        }
      }
    }
    return offers;
  }

  /** What is due by the usual interval of those who buy it again, the most overdue first. */
  private List<Offer> repurchases(List<Sale> sales, Instant asOf) {
    Map<String, Instant> last = new TreeMap<>(Utf8Order.INSTANCE);
    for (Sale sale : sales) {
      sale.items().forEach(item -> last.put(item.sku(), sale.at()));
    }
    record Due(Offer offer, long overdue) {}
    List<Due> due = new ArrayList<>();
    last.forEach(
        (sku, at) -> {
          Optional<ProductGoods.Part> part = goods.product(sku).map(ProductGoods::everywhere);
          if (part.isPresent() && isBoughtAgain(part.get())) {
            RoleFigures figures = part.get().figures();
            long median = figures.medianInterval().getAsLong();
            long elapsed = Duration.between(at, asOf).toSeconds();
            if (elapsed >= median) {
              Map<String, Long> counts =
                  Map.of(
                      "elapsed", elapsed,
                      "medianInterval", median,
                      "intervals", figures.intervals());
              Reason reason = new Reason("INTERVAL_OVER", counts, List.of());
              due.add(
                  new Due(
                      new Offer(Offer.Kind.REPURCHASE, sku, List.of(reason)), elapsed - median));
            }
          }
        });
    return due.stream()
        .sorted(Comparator.comparingLong(Due::overdue).reversed())
        .map(Due::offer)
        .toList();
  }

  private boolean isBoughtAgain(ProductGoods.Part part) {
    return part.figures().medianInterval().isPresent()
        && part.figures().intervals() >= rules.roles().leastOrders()
        && !part.refuted().contains(ProductRole.REPURCHASE)
        && (part.declared().contains(ProductRole.REPURCHASE)
            || part.supported().contains(ProductRole.REPURCHASE));
  }

  private List<Offer> combos(List<Sale> sales) {
    List<Offer> offers = new ArrayList<>();
    if (sales.isEmpty()) {
      return offers;
    }
    Sale last = sales.get(sales.size() - 1);
    for (Combo combo : goods.combos()) {
      if (last.holds(combo.with())
          && sales.stream().noneMatch(sale -> sale.holds(combo.then()))
          && Exact.compare(combo.lift(), rules.offers().comboLift()) >= 0) {
        Map<String, Long> counts =
            Map.of(
                "both", combo.both(),
                "withs", combo.withs(),
                "thens", combo.thens(),
                "orders", combo.orders());
        Reason reason = new Reason("BOUGHT_TOGETHER", counts, List.of());
        offers.add(new Offer(Offer.Kind.COMBO, combo.then(), List.of(reason)));
      }
    }
    return offers;
  }
}
