package io.siyu.goods;

import io.siyu.dossier.Beliefs;
import io.siyu.dossier.Dossier;
import io.siyu.event.Event;
import io.siyu.event.Offered;
import io.siyu.event.Viewed;
import io.siyu.insight.MarketBook;
import io.siyu.insight.MarketBook.Stated;
import io.siyu.json.Utf8Order;
import io.siyu.member.Member;
import io.siyu.money.Ratio;
import io.siyu.playbook.GoodsRules;
import io.siyu.playbook.Playbook;
import io.siyu.pool.Domain;
import io.siyu.product.Product;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up how goods did, person by person, in any order. Not thread-safe. */
public final class GoodsTally {
  /** What is looked at, of what there is to look at. */
  private static final String PRODUCT = "product";

  private final Playbook playbook;
  private final GoodsRules rules;
  private final Window window;
  private final Instant asOf;
  private final Map<String, Sold> everywhere = new HashMap<>();
  private final Map<Domain, Map<String, Sold>> byDomain = new TreeMap<>();
  private final Map<Domain, Long> domainOrders = new HashMap<>();
  private final Map<Domain, Map<String, Long>> domainRevenue = new HashMap<>();
  private final ComboTally combos;
  private final FirstOrderSelector firstOrder;
  private final List<LadderFlow.Tally> ladders = new ArrayList<>();
  private final List<Event> market = new ArrayList<>();
  private long valued;
  private long value;

  /** Starts with nothing sold. */
  public GoodsTally(Playbook playbook, Window window, Instant asOf) {
    this.playbook = playbook;
    this.rules = playbook.goods();
    this.window = window;
    this.asOf = asOf;
    this.combos = new ComboTally(rules.roles().leastOrders());
    this.firstOrder = new FirstOrderSelector(playbook, window, asOf);
    rules.ladders().forEach(it -> ladders.add(new LadderFlow.Tally(it, window, asOf)));
    rules.mixes().forEach(mix -> byDomain.put(mix.domain(), new HashMap<>()));
    playbook
        .products()
        .forEach(it -> it.domainRoles().keySet().forEach(d -> byDomain.put(d, new HashMap<>())));
  }

  /** Adds a person, folded as of the instant. */
  public void add(Dossier person, Member member) {
    List<Sale> sales = Sale.of(member, playbook);
    Reviews reviews = Reviews.of(person, asOf);
    firstOrder.add(sales, firstViews(person), reviews);
    if (sales.isEmpty()) {
      return;
    }
    sales.stream().filter(sale -> window.contains(sale.at())).forEach(this::add);
    addRepeats(everywhere, sales);
    sales.stream()
        .flatMap(sale -> sale.domain().stream())
        .distinct()
        .forEach(
            domain ->
                addRepeats(
                    sold(domain),
                    sales.stream().filter(it -> it.domain().equals(Optional.of(domain))).toList()));
    for (int i = 0; i < ladders.size(); i++) {
      ladders.get(i).add(new Ascent(rules.ladders().get(i), rules.gate(), sales, reviews));
    }
  }

  /** Adds an event that is about no person. */
  public void add(Event other) {
    if (other.fact() instanceof Offered) {
      market.add(other);
    }
  }

  private Map<String, Instant> firstViews(Dossier person) {
    Map<String, Instant> views = new TreeMap<>(Utf8Order.INSTANCE);
    for (Event event : Beliefs.before(asOf, person.events())) {
      if (event.fact() instanceof Viewed fact
          && fact.what().equals(PRODUCT)
          && playbook.product(fact.item()).isPresent()) {
        views.putIfAbsent(fact.item(), event.occurredAt());
      }
    }
    return views;
  }

  private Map<String, Sold> sold(Domain domain) {
    return byDomain.computeIfAbsent(domain, any -> new HashMap<>());
  }

  private static Sold of(Map<String, Sold> sold, String sku) {
    return sold.computeIfAbsent(sku, any -> new Sold());
  }

  private void add(Sale sale) {
    if (sale.order().amountKnown()) {
      valued++;
      value = Math.addExact(value, sale.order().paid() - sale.order().refunded());
    }
    combos.add(sale.items().stream().map(Sale.Item::sku).toList());
    sale.domain().ifPresent(domain -> domainOrders.merge(domain, 1L, Long::sum));
    for (Sale.Item item : sale.items()) {
      of(everywhere, item.sku()).add(sale, item);
      if (sale.domain().isPresent()) {
        Domain domain = sale.domain().get();
        of(sold(domain), item.sku()).add(sale, item);
        domainRevenue
            .computeIfAbsent(domain, any -> new HashMap<>())
            .merge(item.sku(), item.revenue(), Math::addExact);
      }
    }
  }

  private void addRepeats(Map<String, Sold> sold, List<Sale> sales) {
    Map<String, List<Sale>> bySku = new HashMap<>();
    for (Sale sale : sales) {
      sale.items()
          .forEach(it -> bySku.computeIfAbsent(it.sku(), any -> new ArrayList<>()).add(sale));
    }
    bySku.forEach((sku, its) -> addRepeats(of(sold, sku), its));
  }

  /** Adds one person's purchases of one product, in the order of time. */
  private void addRepeats(Sold sold, List<Sale> sales) {
    Sale first = sales.get(0);
    Instant end = first.at().plus(Duration.ofDays(rules.roles().repurchaseDays()));
    if (window.contains(end) && end.isBefore(asOf)) {
      sold.addDecided(
          sales.stream().anyMatch(it -> it.day().isAfter(first.day()) && !it.at().isAfter(end)));
    }
    Sale last = first;
    for (Sale sale : sales) {
      if (sale.day().isAfter(last.day())) {
        if (window.contains(sale.at())) {
          sold.addInterval(Duration.between(last.at(), sale.at()));
        }
        last = sale;
      }
    }
  }

  /** States the result. */
  public Goods result() {
    Map<String, Long> offered = offered();
    List<ProductGoods> products = new ArrayList<>();
    List<Breach> breaches = new ArrayList<>();
    GuardRails rails = new GuardRails(playbook, window);
    List<Product> sorted = new ArrayList<>(playbook.products());
    sorted.sort((a, b) -> Utf8Order.INSTANCE.compare(a.sku(), b.sku()));
    for (Product product : sorted) {
      ProductGoods goods = product(product);
      products.add(goods);
      breaches.addAll(
          rails.check(
              product,
              goods.everywhere().figures().contribution(),
              offered.getOrDefault(product.sku(), 0L)));
    }
    List<Assortment> domains = new ArrayList<>();
    byDomain
        .keySet()
        .forEach(
            domain ->
                domains.add(
                    Assortment.of(
                        playbook,
                        domain,
                        domainOrders.getOrDefault(domain, 0L),
                        domainRevenue.getOrDefault(domain, Map.of()))));
    return new Goods(
        window,
        asOf,
        playbook.zone(),
        playbook.version(),
        products,
        breaches,
        domains,
        combos.result(),
        ladders.stream().map(LadderFlow.Tally::result).toList(),
        firstOrder.choice(everywhere, new Ratio(value, valued)));
  }

  private ProductGoods product(Product product) {
    List<ProductGoods.Part> parts = new ArrayList<>();
    byDomain.forEach(
        (domain, sold) -> {
          if (sold.containsKey(product.sku()) || product.domainRoles().containsKey(domain)) {
            parts.add(part(product, Optional.of(domain), sold));
          }
        });
    return new ProductGoods(product.sku(), part(product, Optional.empty(), everywhere), parts);
  }

  private ProductGoods.Part part(Product product, Optional<Domain> domain, Map<String, Sold> sold) {
    Sold its = sold.getOrDefault(product.sku(), new Sold());
    RoleFigures figures = its.figures(percentile(product.sku(), its, sold));
    RoleJudge.Judgement judged = RoleJudge.judge(rules.roles(), figures);
    return new ProductGoods.Part(
        domain,
        domain.map(product::roles).orElse(product.roles()),
        figures,
        judged.role(),
        judged.supported(),
        judged.refuted());
  }

  private static Ratio percentile(String sku, Sold its, Map<String, Sold> sold) {
    if (its.price().den() == 0) {
      return new Ratio(0, 0);
    }
    long half = 0;
    long others = 0;
    for (Map.Entry<String, Sold> other : sold.entrySet()) {
      if (!other.getKey().equals(sku) && other.getValue().price().den() > 0) {
        others++;
        half += 1 - Integer.signum(Exact.compare(other.getValue().price(), its.price()));
      }
    }
    return new Ratio(half, 2 * others);
  }

  private Map<String, Long> offered() {
    Map<String, Long> offered = new HashMap<>();
    for (Stated stated : MarketBook.of(market, playbook, asOf).in(window)) {
      if (stated.fact() instanceof Offered fact) {
        offered.merge(fact.bait(), fact.people(), Math::addExact);
      }
    }
    return offered;
  }
}
