package io.siyu.playbook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.JsonObject;
import io.siyu.money.Money;
import io.siyu.playbook.FirstOrderPolicy.Rival;
import io.siyu.playbook.GoodsRules.Gate;
import io.siyu.playbook.GoodsRules.Ladder;
import io.siyu.playbook.GoodsRules.RoleMix;
import io.siyu.playbook.GoodsRules.Subsidy;
import io.siyu.pool.Domain;
import io.siyu.product.Product;
import io.siyu.product.ProductRole;
import io.siyu.standing.PolicyNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The JSON form of a playbook's {@code goods}, and of the roles a product has in a domain. */
final class GoodsJson {
  private static final String TRAFFIC_POOL = "trafficPool";
  private static final String USER_POOL = "userPool";

  private final Names names;

  private GoodsJson(Names names) {
    this.names = names;
  }

  /** What the rules may name, from the rest of the playbook. */
  record Names(Set<String> trafficPools, Set<String> userPools, Set<String> skus) {
    boolean has(Domain domain) {
      return (domain.kind() == Domain.Kind.TRAFFIC_POOL ? trafficPools : userPools)
          .contains(domain.pool());
    }
  }

  /** Reads a product's {@code domains}. */
  static Map<Domain, Set<ProductRole>> domainRoles(JsonObject product) {
    Map<Domain, Set<ProductRole>> roles = new TreeMap<>();
    for (JsonObject in : product.objects("domains")) {
      Set<ProductRole> there = new TreeSet<>(in.words("roles", ProductRole.class));
      Optional<Domain> domain = domain(in);
      if (domain.isPresent() && roles.put(domain.get(), there) != null) {
        in.violation(field(domain.get()), "must not be that of an earlier one");
      }
    }
    return roles;
  }

  private static Optional<Domain> domain(JsonObject in) {
    String traffic = in.optionalText(TRAFFIC_POOL);
    String users = in.optionalText(USER_POOL);
    if (traffic.isEmpty() == users.isEmpty()) {
      in.violation(
          traffic.isEmpty() ? USER_POOL : TRAFFIC_POOL,
          "must name the domain: exactly one of trafficPool and userPool");
      return Optional.empty();
    }
    return Optional.of(traffic.isEmpty() ? Domain.ofUsers(users) : Domain.ofTraffic(traffic));
  }

  private static String field(Domain domain) {
    return domain.kind() == Domain.Kind.TRAFFIC_POOL ? TRAFFIC_POOL : USER_POOL;
  }

  /** Checks that the domains of products are pools of the playbook. */
  static void checkDomains(JsonObject playbook, List<Product> products, Names names) {
    for (int i = 0; i < products.size(); i++) {
      for (Domain domain : products.get(i).domainRoles().keySet()) {
        if (!names.has(domain)) {
          playbook.violationBelow(
              "/products/" + i + "/domains", "must name only pools of the playbook");
        }
      }
    }
  }

  static GoodsRules read(JsonObject playbook, Names names) {
    GoodsJson reader = new GoodsJson(names);
    return playbook.optionalObject("goods").map(reader::rules).orElse(GoodsRules.DEFAULT);
  }

  private GoodsRules rules(JsonObject in) {
    return new GoodsRules(
        in.optionalObject("roles").map(GoodsJson::roles).orElse(RolePolicy.DEFAULT),
        subsidies(in),
        mixes(in),
        ladders(in),
        in.optionalObject("gate").map(GoodsJson::gate).orElse(Gate.DEFAULT),
        in.optionalObject("firstOrder").map(this::firstOrder).orElse(FirstOrderPolicy.DEFAULT),
        in.optionalObject("offers").map(GoodsJson::offers).orElse(OfferPolicy.DEFAULT));
  }

  private static RolePolicy roles(JsonObject in) {
    return new RolePolicy(
        (int) number(in, RolePolicy.LEAST_ORDERS),
        (int) number(in, RolePolicy.CHI_SQUARE),
        (int) number(in, RolePolicy.LEAD_IN_FROM),
        (int) number(in, RolePolicy.LEAD_IN_PRICE_TO),
        (int) number(in, RolePolicy.COMBO_FROM),
        (int) number(in, RolePolicy.REPURCHASE_DAYS),
        (int) number(in, RolePolicy.REPURCHASE_FROM),
        (int) number(in, RolePolicy.PROFIT_FROM),
        (int) number(in, RolePolicy.PROFIT_PRICE_FROM));
  }

  private String sku(JsonObject in) {
    String sku = in.text("sku");
    if (!sku.isEmpty() && !names.skus().contains(sku)) {
      in.violation("sku", "must be the sku of one of the playbook's products");
    }
    return sku;
  }

  private List<Subsidy> subsidies(JsonObject goods) {
    List<Subsidy> subsidies = new ArrayList<>();
    Map<String, Instant> last = new HashMap<>();
    for (JsonObject in : goods.objects("subsidies")) {
      long perDay = in.numberAtLeast("perDay", 0, 0);
      if (perDay > Money.MINOR_MAX) {
        in.violation("perDay", "must be at most " + Money.MINOR_MAX);
      }
      Subsidy subsidy = new Subsidy(sku(in), in.instant("effectiveFrom"), perDay);
      Instant before = last.put(subsidy.sku(), subsidy.effectiveFrom());
      if (before != null && !before.isBefore(subsidy.effectiveFrom())) {
        in.violation("effectiveFrom", "must be after that of the earlier one on the same sku");
      }
      subsidies.add(subsidy);
    }
    return subsidies;
  }

  private List<RoleMix> mixes(JsonObject goods) {
    List<RoleMix> mixes = new ArrayList<>();
    Set<Domain> seen = new HashSet<>();
    for (JsonObject in : goods.objects("mix")) {
      Map<ProductRole, Integer> target = new EnumMap<>(ProductRole.class);
      in.optionalObject("target").ifPresent(it -> target(it, target));
      long skus = number(in, RoleMix.SKUS);
      Optional<Domain> domain = domain(in);
      if (domain.isPresent()) {
        if (!names.has(domain.get())) {
          in.violation(field(domain.get()), "must be the id of a pool of the playbook");
        }
        if (!seen.add(domain.get())) {
          in.violation(field(domain.get()), "must not be that of an earlier one");
        }
        mixes.add(new RoleMix(domain.get(), target, skus));
      }
    }
    return mixes;
  }

  private static void target(JsonObject in, Map<ProductRole, Integer> target) {
    for (ProductRole role : ProductRole.values()) {
      OptionalLong share = in.optionalNumber(role.name());
      if (share.isPresent() && RoleMix.TARGET.allows(share.getAsLong())) {
        target.put(role, (int) share.getAsLong());
      } else if (share.isPresent()) {
        in.violation(role.name(), RoleMix.TARGET.rule());
      }
    }
  }

  private List<Ladder> ladders(JsonObject goods) {
    List<Ladder> ladders = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonObject in : goods.objects("ladders")) {
      String id = in.text("id");
      if (!id.isEmpty() && !ids.add(id)) {
        in.violation("id", "must not be that of an earlier ladder");
      }
      List<List<String>> rungs = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (JsonObject rung : in.objects("rungs")) {
        List<String> skus = rung.texts("skus");
        if (skus.isEmpty() || !names.skus().containsAll(skus)) {
          rung.violation(
              "skus", "must hold at least one, and only skus of the playbook's products");
        }
        if (!skus.stream().allMatch(seen::add)) {
          rung.violation("skus", "must not repeat a sku of the ladder");
        }
        rungs.add(skus);
      }
      if (rungs.size() < Ladder.LEAST_RUNGS) {
        in.violation("rungs", "must be at least " + Ladder.LEAST_RUNGS);
      }
      ladders.add(new Ladder(id, rungs));
    }
    return ladders;
  }

  private static Gate gate(JsonObject in) {
    return new Gate(
        (int) number(in, Gate.DELIVERED_AFTER_DAYS), (int) number(in, Gate.SATISFIED_FROM));
  }

  private FirstOrderPolicy firstOrder(JsonObject in) {
    return new FirstOrderPolicy(
        (int) number(in, FirstOrderPolicy.CANDIDATES),
        (int) number(in, FirstOrderPolicy.CEILING),
        (int) number(in, FirstOrderPolicy.DAYS),
        (int) number(in, FirstOrderPolicy.LEAST_PERSONS),
        in.objects("rivals").stream().map(it -> new Rival(it.text("name"), sku(it))).toList());
  }

  private static OfferPolicy offers(JsonObject in) {
    String means = in.optionalText("means");
    return new OfferPolicy(
        (int) number(in, OfferPolicy.MOST),
        means.isEmpty() ? OfferPolicy.DEFAULT.means() : means,
        number(in, OfferPolicy.COMBO_LIFT));
  }

  private static long number(JsonObject in, PolicyNumber number) {
    long value = in.optionalNumber(number.name()).orElse(number.otherwise());
    if (number.allows(value)) {
      return value;
    }
    in.violation(number.name(), number.rule());
    return number.otherwise();
  }

  static void writeDomainRoles(ObjectNode product, Map<Domain, Set<ProductRole>> domainRoles) {
    if (!domainRoles.isEmpty()) {
      ArrayNode domains = product.putArray("domains");
      domainRoles.forEach(
          (domain, roles) -> {
            ArrayNode there =
                domains.addObject().put(field(domain), domain.pool()).putArray("roles");
            roles.forEach(role -> there.add(role.name()));
          });
    }
  }

  /** Writes the rules, unless they are what holds where nothing is said. */
  static void write(ObjectNode playbook, GoodsRules rules) {
    if (rules.equals(GoodsRules.DEFAULT)) {
      return;
    }
    ObjectNode out = playbook.putObject("goods");
    write(out.putObject("roles"), rules.roles());
    ArrayNode subsidies = out.putArray("subsidies");
    for (Subsidy subsidy : rules.subsidies()) {
      subsidies
          .addObject()
          .put("sku", subsidy.sku())
          .put("effectiveFrom", subsidy.effectiveFrom().toString())
          .put("perDay", subsidy.perDay());
    }
    ArrayNode mixes = out.putArray("mix");
    for (RoleMix mix : rules.mixes()) {
      ObjectNode object =
          mixes.addObject().put(field(mix.domain()), mix.domain().pool()).put("skus", mix.skus());
      ObjectNode target = object.putObject("target");
      mix.target().forEach((role, share) -> target.put(role.name(), share));
    }
    ArrayNode ladders = out.putArray("ladders");
    for (Ladder ladder : rules.ladders()) {
      ArrayNode rungs = ladders.addObject().put("id", ladder.id()).putArray("rungs");
      ladder.rungs().forEach(skus -> skus.forEach(rungs.addObject().putArray("skus")::add));
    }
    out.putObject("gate")
        .put(Gate.DELIVERED_AFTER_DAYS.name(), rules.gate().deliveredAfterDays())
        .put(Gate.SATISFIED_FROM.name(), rules.gate().satisfiedFrom());
    write(out.putObject("firstOrder"), rules.firstOrder());
    out.putObject("offers")
        .put(OfferPolicy.MOST.name(), rules.offers().most())
        .put("means", rules.offers().means())
        .put(OfferPolicy.COMBO_LIFT.name(), rules.offers().comboLift());
  }

  private static void write(ObjectNode out, RolePolicy policy) {
    out.put(RolePolicy.LEAST_ORDERS.name(), policy.leastOrders())
        .put(RolePolicy.CHI_SQUARE.name(), policy.chiSquare())
        .put(RolePolicy.LEAD_IN_FROM.name(), policy.leadInFrom())
        .put(RolePolicy.LEAD_IN_PRICE_TO.name(), policy.leadInPriceTo())
        .put(RolePolicy.COMBO_FROM.name(), policy.comboFrom())
        .put(RolePolicy.REPURCHASE_DAYS.name(), policy.repurchaseDays())
        .put(RolePolicy.REPURCHASE_FROM.name(), policy.repurchaseFrom())
        .put(RolePolicy.PROFIT_FROM.name(), policy.profitFrom())
        .put(RolePolicy.PROFIT_PRICE_FROM.name(), policy.profitPriceFrom());
  }

  private static void write(ObjectNode out, FirstOrderPolicy policy) {
    out.put(FirstOrderPolicy.CANDIDATES.name(), policy.candidates())
        .put(FirstOrderPolicy.CEILING.name(), policy.ceiling())
        .put(FirstOrderPolicy.DAYS.name(), policy.days())
        .put(FirstOrderPolicy.LEAST_PERSONS.name(), policy.leastPersons());
    ArrayNode rivals = out.putArray("rivals");
    policy.rivals().forEach(it -> rivals.addObject().put("name", it.name()).put("sku", it.sku()));
  }
}
