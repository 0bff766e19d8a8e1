package io.siyu.goods;

import io.siyu.goods.FirstOrderChoice.Basis;
import io.siyu.goods.FirstOrderChoice.Candidate;
import io.siyu.goods.FirstOrderChoice.Exclusion;
import io.siyu.goods.FirstOrderChoice.Origin;
import io.siyu.json.Utf8Order;
import io.siyu.money.Ratio;
import io.siyu.playbook.FirstOrderPolicy;
import io.siyu.playbook.Playbook;
import io.siyu.product.Product;
import io.siyu.product.ProductRole;
import io.siyu.standing.Decision;
import io.siyu.standing.Decision.Reason;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Chooses the product of the first deal (首单选品) by what people who could buy it first went on to do
 * (rules U-10 to U-13). Not thread-safe.
 */
final class FirstOrderSelector {
  private final Playbook playbook;
  private final FirstOrderPolicy policy;
  private final Window window;
  private final Instant asOf;
  private final Map<String, Chances> viewers = new HashMap<>();
  private final Map<String, Chances> buyers = new HashMap<>();
  private final Map<String, Long> praised = new HashMap<>();
  private final Map<String, Long> reviewed = new HashMap<>();

  FirstOrderSelector(Playbook playbook, Window window, Instant asOf) {
    this.playbook = playbook;
    this.policy = playbook.goods().firstOrder();
    this.window = window;
    this.asOf = asOf;
  }

  /**
   * Counts a person.
   *
   * @param sales everything they bought
   * @param firstViews when they first looked at each product
   */
  void add(List<Sale> sales, Map<String, Instant> firstViews, Reviews reviews) {
    Optional<Sale> first = sales.stream().findFirst();
    firstViews.forEach(
        (sku, seen) -> {
          if (first.filter(it -> !it.at().isAfter(seen)).isEmpty() && isDecided(seen)) {
            Chances chances = viewers.computeIfAbsent(sku, any -> new Chances());
            boolean bought =
                first.filter(it -> it.holds(sku) && !it.at().isAfter(end(seen))).isPresent();
            if (bought) {
              addBought(chances, sales, end(seen));
            } else {
              chances.addNotBought();
            }
          }
        });
    if (first.isPresent() && isDecided(first.get().at())) {
      for (Sale.Item item : first.get().items()) {
        addBought(
            buyers.computeIfAbsent(item.sku(), any -> new Chances()), sales, end(first.get().at()));
      }
    }
    sales.forEach(sale -> addReviews(sale, reviews));
  }

  private Instant end(Instant begin) {
    return begin.plus(Duration.ofDays(policy.days()));
  }

  private boolean isDecided(Instant begin) {
    return window.contains(end(begin)) && end(begin).isBefore(asOf);
  }

  private static void addBought(Chances chances, List<Sale> sales, Instant end) {
    long contributed = 0;
    for (Sale sale : sales) {
      if (!sale.at().isAfter(end)) {
        OptionalLong left = sale.order().contribution();
        if (left.isEmpty()) {
          chances.addUncosted();
          return;
        }
        contributed = Math.addExact(contributed, left.getAsLong());
      }
    }
    chances.addBought(contributed);
  }

  private void addReviews(Sale sale, Reviews reviews) {
    Ratio satisfied = new Ratio(playbook.goods().gate().satisfiedFrom(), 1_000_000);
    for (Reviews.Review review : reviews.of(sale.order())) {
      String sku = review.sku();
      if (sku.isEmpty() && sale.items().size() == 1) {
        sku = sale.items().get(0).sku();
      }
      if (window.contains(review.at()) && playbook.product(sku).isPresent()) {
        reviewed.merge(sku, 1L, Long::sum);
        praised.merge(sku, review.score().reaches(satisfied) ? 1L : 0L, Long::sum);
      }
    }
  }

  /**
   * Chooses.
   *
   * @param sold what was sold in the window, by sku
   * @param orderValue what an order came to on average
   */
  FirstOrderChoice choice(Map<String, Sold> sold, Ratio orderValue) {
    Map<String, Set<Origin>> origins = origins(sold);
    boolean seen =
        origins.keySet().stream()
            .anyMatch(sku -> of(viewers, sku).persons() >= policy.leastPersons());
    Basis basis = seen ? Basis.VIEWERS : Basis.BUYERS;
    Map<String, Chances> chances = seen ? viewers : buyers;
    List<Candidate> candidates = new ArrayList<>();
    origins.forEach(
        (sku, why) -> {
          Chances its = of(chances, sku);
          Optional<Ratio> price = price(sku, sold);
          candidates.add(
              new Candidate(
                  sku,
                  why,
                  price,
                  its.persons(),
                  its.bought(),
                  its.contribution(),
                  exclusion(sku, price, orderValue, its)));
        });
    candidates.sort(
        Comparator.comparing((Candidate it) -> it.excluded().isPresent())
            .thenComparing(it -> it.persons() == 0)
            .thenComparing((a, b) -> of(chances, b.sku()).compareMean(of(chances, a.sku())))
            .thenComparing(Candidate::sku, Utf8Order.INSTANCE));
    return new FirstOrderChoice(decided(candidates, chances), basis, orderValue, candidates);
  }

  private static Chances of(Map<String, Chances> chances, String sku) {
    return chances.getOrDefault(sku, new Chances());
  }

  private Map<String, Set<Origin>> origins(Map<String, Sold> sold) {
    Map<String, Set<Origin>> origins = new TreeMap<>(Utf8Order.INSTANCE);
    Function<String, Set<Origin>> of =
        sku -> origins.computeIfAbsent(sku, any -> EnumSet.noneOf(Origin.class));
    sold.entrySet().stream()
        .filter(it -> it.getValue().orders() > 0)
        .sorted(
            Comparator.comparingLong((Map.Entry<String, Sold> it) -> -it.getValue().orders())
                .thenComparing(Map.Entry::getKey, Utf8Order.INSTANCE))
        .limit(policy.candidates())
        .forEach(it -> of.apply(it.getKey()).add(Origin.BEST_SELLER));
    reviewed.entrySet().stream()
        .filter(it -> it.getValue() >= policy.leastPersons())
        .map(Map.Entry::getKey)
        .sorted(
            Comparator.comparing(this::praise, Exact::compare)
                .reversed()
                .thenComparing(Utf8Order.INSTANCE))
        .limit(policy.candidates())
        .forEach(sku -> of.apply(sku).add(Origin.BEST_REVIEWED));
    policy.rivals().forEach(rival -> of.apply(rival.sku()).add(Origin.RIVAL));
    return origins;
  }

  private Ratio praise(String sku) {
    return new Ratio(praised.getOrDefault(sku, 0L), reviewed.getOrDefault(sku, 0L));
  }

  private Optional<Ratio> price(String sku, Map<String, Sold> sold) {
    Sold its = sold.get(sku);
    if (its != null && its.price().den() > 0) {
      return Optional.of(its.price());
    }
    OptionalLong list = playbook.product(sku).map(Product::price).orElse(OptionalLong.empty());
    return list.isPresent() ? Optional.of(new Ratio(list.getAsLong(), 1)) : Optional.empty();
  }

  private Optional<Exclusion> exclusion(
      String sku, Optional<Ratio> price, Ratio orderValue, Chances chances) {
    if (price.isEmpty() || orderValue.den() == 0) {
      return Optional.of(Exclusion.PRICE_UNKNOWN);
    }
    // The price is at most so many millionths of the order value.
    boolean affordable =
        Exact.big(price.get().num())
                .multiply(Exact.big(1_000_000))
                .multiply(Exact.big(orderValue.den()))
                .compareTo(
                    Exact.big(orderValue.num())
                        .multiply(Exact.big(policy.ceiling()))
                        .multiply(Exact.big(price.get().den())))
            <= 0;
    if (!affordable) {
      return Optional.of(Exclusion.PRICE_ABOVE_CEILING);
    }
    if (playbook.product(sku).filter(it -> it.roles().contains(ProductRole.PROFIT)).isPresent()) {
      return Optional.of(Exclusion.PROFIT_PRODUCT);
    }
    if (chances.persons() < policy.leastPersons()) {
      return Optional.of(Exclusion.TOO_FEW_PERSONS);
    }
    return chances.uncosted() > 0 ? Optional.of(Exclusion.COSTS_UNKNOWN) : Optional.empty();
  }

  private Decision<Optional<String>> decided(
      List<Candidate> candidates, Map<String, Chances> chances) {
    List<Candidate> compared = candidates.stream().filter(it -> it.excluded().isEmpty()).toList();
    long unknown =
        candidates.stream()
            .flatMap(it -> it.excluded().stream())
            .filter(it -> it == Exclusion.TOO_FEW_PERSONS || it == Exclusion.COSTS_UNKNOWN)
            .count();
    Map<String, Long> counts = Map.of("compared", (long) compared.size(), "unknown", unknown);
    if (compared.isEmpty() && unknown == 0) {
      return decision(Optional.empty(), "NO_CANDIDATE", counts);
    }
    if (compared.size() <= 1 && unknown > 0) {
      return decision(Optional.empty(), "TOO_LITTLE_KNOWN", counts);
    }
    Candidate best = compared.get(0);
    Chances its = of(chances, best.sku());
    boolean sure =
        compared.stream()
            .skip(1)
            .allMatch(
                it ->
                    its.surelyDiffersFrom(
                        of(chances, it.sku()), playbook.goods().roles().chiSquare()));
    if (!sure) {
      return decision(Optional.empty(), "NONE_SURELY_BEST", counts);
    }
    if (best.contribution() <= 0) {
      return decision(Optional.empty(), "ALL_LOSE_MONEY", counts);
    }
    return decision(
        Optional.of(best.sku()),
        "BEST_CONTRIBUTION",
        Map.of(
            "compared", (long) compared.size(),
            "unknown", unknown,
            "persons", best.persons(),
            "bought", best.bought(),
            "contribution", best.contribution()));
  }

  private static Decision<Optional<String>> decision(
      Optional<String> sku, String code, Map<String, Long> figures) {
    return new Decision<>(sku, List.of(new Reason(code, figures, List.of())), Optional.empty());
  }
}
