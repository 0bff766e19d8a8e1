package io.siyu.playbook;

import static java.util.Comparator.naturalOrder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Comparators;
import com.google.common.collect.Lists;
import io.siyu.channel.Channel;
import io.siyu.channel.Placement;
import io.siyu.identity.KeyClass;
import io.siyu.identity.KeyType;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.money.Money;
import io.siyu.playbook.OrderCosts.Fulfilment;
import io.siyu.points.PointsProgramme;
import io.siyu.pool.Capability;
import io.siyu.pool.LinkPolicy;
import io.siyu.pool.TrafficPool;
import io.siyu.pool.UserPool;
import io.siyu.product.Product;
import io.siyu.product.Product.CostChange;
import io.siyu.product.ProductRole;
import io.siyu.segment.Segment;
import io.siyu.tier.Tier;
import io.siyu.tier.TierProgramme;
import io.siyu.tier.TierRule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** The JSON form of a playbook, {@code "siyu":"playbook/1"}. */
final class PlaybookJson {
  private static final String FORMAT = "playbook/1";

  private PlaybookJson() {}

  static Playbook read(String json) {
    Violations violations = new Violations();
    JsonObject in =
        JsonObject.parse(json, violations)
            .orElseThrow(() -> new PlaybookException(violations.list()));
    if (!in.optionalText("siyu").equals(FORMAT)) {
      in.violation("siyu", "must be \"" + FORMAT + "\"");
    }
    String version = in.text("version");
    ZoneId zone = zone(in, in.text("zone"), ZoneOffset.UTC);
    String currency = in.text("currency");
    if (!currency.isEmpty() && !Money.isCurrency(currency)) {
      in.violation("currency", "must be three capital letters (ISO 4217)");
    }
    IdentityRules identity = identity(in);
    List<TrafficPool> trafficPools =
        in.objects("trafficPools").stream().map(PlaybookJson::trafficPool).toList();
    List<UserPool> userPools =
        in.objects("userPools").stream().map(PlaybookJson::userPool).toList();
    List<Channel> channels = in.objects("channels").stream().map(PlaybookJson::channel).toList();
    LinkPolicy links = links(in);
    List<Product> products = in.objects("products").stream().map(PlaybookJson::product).toList();
    OrderCosts costs =
        in.optionalObject("costs").map(PlaybookJson::costs).orElse(OrderCosts.DEFAULT);
    StageRules stages =
        in.optionalObject("stages").map(PlaybookJson::stages).orElse(StageRules.DEFAULT);
    Attribution attribution =
        in.optionalObject("attribution")
            .map(object -> object.word("model", Attribution.class, Attribution.FIRST_TOUCH))
            .orElse(Attribution.FIRST_TOUCH);

    ErasurePolicy erasure =
        in.optionalObject("erasure").map(PlaybookJson::erasure).orElse(ErasurePolicy.DEFAULT);
    List<PointsProgramme> points = PointsJson.read(in, "points", zone);
    TierProgramme tiers = TiersJson.read(in, "tiers", zone);
    StandingRules standing = StandingJson.read(in, zone);
    List<Segment> segments =
        SegmentsJson.read(
            in,
            new SegmentsJson.Names(
                names(userPools, UserPool::id),
                names(channels, Channel::code),
                names(
                    tiers.policies().stream().flatMap(it -> it.ladder().stream()).toList(),
                    Tier::code),
                names(points, PointsProgramme::ledger)));
    CocreationRules cocreation = CocreationJson.read(in);
    Set<String> measures = names(points, PointsProgramme::ledger);
    measures.addAll(List.of(TierRule.PAID, TierRule.ORDERS));
    if (!measures.containsAll(tiers.measures())) {
      in.violation(
          "tiers", "must measure by \"paid\", \"orders\" or the ledgers of the playbook's points");
    }

    unique(in, "trafficPools", trafficPools, TrafficPool::id, "id");
    unique(in, "userPools", userPools, UserPool::id, "id");
    unique(in, "userPools", userPools, UserPool::account, "account");
    unique(in, "channels", channels, Channel::code, "code");
    unique(in, "products", products, Product::sku, "sku");
    Set<String> trafficPoolIds = names(trafficPools, TrafficPool::id);
    Set<String> userPoolIds = names(userPools, UserPool::id);
    for (int i = 0; i < channels.size(); i++) {
      Channel channel = channels.get(i);
      if (!trafficPoolIds.contains(channel.trafficPool())) {
        violations.add(
            "/channels/" + i + "/trafficPool",
            "must be the id of one of the playbook's trafficPools");
      }
      if (!userPoolIds.containsAll(channel.userPools())) {
        violations.add(
            "/channels/" + i + "/userPools", "must hold only ids of the playbook's userPools");
      }
    }
    for (int i = 0; i < links.rules().size(); i++) {
      LinkPolicy.Rule link = links.rules().get(i);
      if (!trafficPoolIds.contains(link.from())) {
        violations.add(
            "/links/" + i + "/from", "must be the id of one of the playbook's trafficPools");
      }
      if (!userPoolIds.contains(link.to())) {
        violations.add("/links/" + i + "/to", "must be the id of one of the playbook's userPools");
      }
    }
    GoodsJson.Names goodsNames =
        new GoodsJson.Names(trafficPoolIds, userPoolIds, names(products, Product::sku));
    GoodsRules goods = GoodsJson.read(in, goodsNames);
    GoodsJson.checkDomains(in, products, goodsNames);
    in.refuseUnread();
    if (!violations.isEmpty()) {
      throw new PlaybookException(violations.list());
    }
    return new Playbook(
        version,
        zone,
        currency,
        identity,
        trafficPools,
        userPools,
        channels,
        links,
        products,
        costs,
        stages,
        attribution,
        erasure,
        points,
        tiers,
        standing,
        segments,
        goods,
        cocreation);
  }

  private static <T> Set<String> names(List<T> values, Function<T, String> name) {
    Set<String> names = new HashSet<>();
    values.forEach(value -> names.add(name.apply(value)));
    return names;
  }

  private static <T> void unique(
      JsonObject in, String list, List<T> values, Function<T, String> name, String field) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      String value = name.apply(values.get(i));
      if (!value.isEmpty() && !seen.add(value)) {
        in.violation(list, "element " + i + " repeats the " + field + " of an earlier one");
      }
    }
  }

  /** Reads a zone from what its field holds; {@code otherwise} where it holds none. */
  static ZoneId zone(JsonObject in, String zone, ZoneId otherwise) {
    try {
      return zone.isEmpty() ? otherwise : ZoneId.of(zone);
    } catch (DateTimeException e) {
      in.violation("zone", "must be a time zone such as Asia/Shanghai");
      return otherwise;
    }
  }

  private static IdentityRules identity(JsonObject in) {
    Map<KeyType, KeyRule> rules = new EnumMap<>(KeyType.class);
    in.optionalObject("identity")
        .ifPresent(
            object -> {
              for (KeyType type : KeyType.values()) {
                object
                    .optionalObject(type.wireName())
                    .ifPresent(rule -> rules.put(type, keyRule(rule, KeyRule.defaultOf(type))));
              }
            });
    return new IdentityRules(rules);
  }

  private static KeyRule keyRule(JsonObject in, KeyRule otherwise) {
    KeyClass keyClass = in.word("class", KeyClass.class, otherwise.keyClass());
    if ((keyClass == KeyClass.ORDER) != (otherwise.keyClass() == KeyClass.ORDER)) {
      in.violation("class", "must stay ORDER for order and payment numbers, and for nothing else");
    }
    if (otherwise.keyClass() == KeyClass.ORDER && !in.texts("blocked").isEmpty()) {
      in.violation("blocked", "must be empty for order and payment numbers: their money is real");
    }
    long limit = in.numberAtLeast("limit", 1, otherwise.limit());
    if (limit > KeyRule.LIMIT_MAX) {
      in.violation("limit", "must be at most " + KeyRule.LIMIT_MAX);
      limit = KeyRule.LIMIT_MAX;
    }
    return new KeyRule(
        keyClass,
        in.flag("single", otherwise.single()),
        (int) limit,
        Set.copyOf(in.texts("blocked")));
  }

  private static TrafficPool trafficPool(JsonObject in) {
    return new TrafficPool(
        in.text("id"),
        in.optionalText("name"),
        in.word("kind", TrafficPool.Kind.class, null),
        in.optionalText("platform"));
  }

  private static UserPool userPool(JsonObject in) {
    return new UserPool(
        in.text("id"),
        in.optionalText("name"),
        in.word("kind", UserPool.Kind.class, null),
        in.text("account"),
        set(in.words("capabilities", Capability.class), Capability.class));
  }

  private static Channel channel(JsonObject in) {
    return new Channel(
        in.text("code"),
        in.optionalText("name"),
        in.text("trafficPool"),
        in.word("placement", Placement.class, null),
        in.texts("userPools"));
  }

  private static Product product(JsonObject in) {
    return new Product(
        in.text("sku"),
        in.optionalText("name"),
        set(in.words("roles", ProductRole.class), ProductRole.class),
        amount(in, "price"),
        amount(in, "unitCost"),
        dated(in, "costChanges", CostChange::effectiveFrom, PlaybookJson::costChange),
        GoodsJson.domainRoles(in));
  }

  private static LinkPolicy links(JsonObject in) {
    List<LinkPolicy.Rule> rules = in.objects("links").stream().map(PlaybookJson::link).toList();
    if (!Comparators.isInOrder(
        Lists.transform(rules, LinkPolicy.Rule::effectiveFrom), naturalOrder())) {
      in.violation("links", "must be in the order of effectiveFrom");
    }
    return new LinkPolicy(rules);
  }

  private static LinkPolicy.Rule link(JsonObject in) {
    return new LinkPolicy.Rule(
        in.text("from"),
        in.text("to"),
        in.optionalText("scene"),
        in.instant("effectiveFrom"),
        in.flag("open", true));
  }

  private static CostChange costChange(JsonObject in) {
    return new CostChange(in.instant("effectiveFrom"), in.numberAtLeast("unitCost", 0, 0));
  }

  private static OrderCosts costs(JsonObject in) {
    return new OrderCosts(
        dated(in, "fulfilment", Fulfilment::effectiveFrom, PlaybookJson::fulfilment),
        in.flag("returnedStock", OrderCosts.DEFAULT.returnedStock()));
  }

  private static Fulfilment fulfilment(JsonObject in) {
    long perOrder = in.numberAtLeast("perOrder", 0, 0);
    if (perOrder > Money.MINOR_MAX) {
      in.violation("perOrder", "must be at most " + Money.MINOR_MAX);
      perOrder = 0;
    }
    return new Fulfilment(in.instant("effectiveFrom"), perOrder);
  }

  /** Reads a list of what holds from when on, which must be in the order of time. */
  private static <T> List<T> dated(
      JsonObject in, String name, Function<T, Instant> from, Function<JsonObject, T> read) {
    List<T> dated = in.objects(name).stream().map(read).toList();
    if (!Comparators.isInStrictOrder(Lists.transform(dated, from::apply), naturalOrder())) {
      in.violation(name, "must be in the order of effectiveFrom, each instant once");
    }
    return dated;
  }

  private static <E extends Enum<E>> Set<E> set(List<E> words, Class<E> type) {
    Set<E> set = EnumSet.noneOf(type);
    set.addAll(words);
    return set;
  }

  private static OptionalLong amount(JsonObject in, String name) {
    OptionalLong amount = in.optionalNumber(name);
    if (amount.isPresent() && amount.getAsLong() < 0) {
      in.violation(name, "must not be negative");
    }
    return amount;
  }

  private static StageRules stages(JsonObject in) {
    long nurtured = in.numberAtLeast("nurturedAfter", 1, StageRules.DEFAULT.nurturedAfter());
    if (nurtured > Integer.MAX_VALUE) {
      in.violation("nurturedAfter", "must be at most " + Integer.MAX_VALUE);
    }
    return new StageRules(
        (int) Math.min(nurtured, Integer.MAX_VALUE),
        in.numberAtLeast("leastOrder", 0, StageRules.DEFAULT.leastOrder()));
  }

  private static ErasurePolicy erasure(JsonObject in) {
    String ground = in.optionalText("orderGround");
    long years = in.numberAtLeast("orderYears", 0, ErasurePolicy.DEFAULT.orderYears());
    if (years > 100) {
      in.violation("orderYears", "must be at most 100");
    }
    return new ErasurePolicy(
        ground.isEmpty() ? ErasurePolicy.DEFAULT.orderGround() : ground,
        (int) Math.min(years, 100),
        in.word("requests", ErasurePolicy.Requests.class, ErasurePolicy.DEFAULT.requests()));
  }

  static String write(Playbook playbook) {
    ObjectNode out =
        Json.object()
            .put("siyu", FORMAT)
            .put("version", playbook.version())
            .put("zone", playbook.zone().getId())
            .put("currency", playbook.currency());
    ObjectNode identity = out.putObject("identity");
    playbook
        .identity()
        .rules()
        .forEach(
            (type, rule) -> {
              ObjectNode object =
                  identity
                      .putObject(type.wireName())
                      .put("class", rule.keyClass().name())
                      .put("single", rule.single())
                      .put("limit", rule.limit());
              ArrayNode blocked = object.putArray("blocked");
              rule.blocked().forEach(blocked::add);
            });
    ArrayNode trafficPools = out.putArray("trafficPools");
    for (TrafficPool pool : playbook.trafficPools()) {
      ObjectNode object = trafficPools.addObject().put("id", pool.id());
      text(object, "name", pool.name());
      object.put("kind", pool.kind().name());
      text(object, "platform", pool.platform());
    }
    ArrayNode userPools = out.putArray("userPools");
    for (UserPool pool : playbook.userPools()) {
      ObjectNode object = userPools.addObject().put("id", pool.id());
      text(object, "name", pool.name());
      object.put("kind", pool.kind().name()).put("account", pool.account());
      ArrayNode capabilities = object.putArray("capabilities");
      pool.capabilities().forEach(capability -> capabilities.add(capability.name()));
    }
    ArrayNode channels = out.putArray("channels");
    for (Channel channel : playbook.channels()) {
      ObjectNode object = channels.addObject().put("code", channel.code());
      text(object, "name", channel.name());
      object.put("trafficPool", channel.trafficPool()).put("placement", channel.placement().name());
      ArrayNode pools = object.putArray("userPools");
      channel.userPools().forEach(pools::add);
    }
    ArrayNode links = out.putArray("links");
    for (LinkPolicy.Rule rule : playbook.links().rules()) {
      ObjectNode object = links.addObject().put("from", rule.from()).put("to", rule.to());
      text(object, "scene", rule.scene());
      object.put("effectiveFrom", rule.effectiveFrom().toString()).put("open", rule.open());
    }
    ArrayNode products = out.putArray("products");
    for (Product product : playbook.products()) {
      ObjectNode object = products.addObject().put("sku", product.sku());
      text(object, "name", product.name());
      ArrayNode roles = object.putArray("roles");
      product.roles().forEach(role -> roles.add(role.name()));
      product.price().ifPresent(price -> object.put("price", price));
      product.unitCost().ifPresent(cost -> object.put("unitCost", cost));
      if (!product.costChanges().isEmpty()) {
        ArrayNode changes = object.putArray("costChanges");
        for (CostChange change : product.costChanges()) {
          changes
              .addObject()
              .put("effectiveFrom", change.effectiveFrom().toString())
              .put("unitCost", change.unitCost());
        }
      }
      GoodsJson.writeDomainRoles(object, product.domainRoles());
    }
    ObjectNode costs =
        out.putObject("costs").put("returnedStock", playbook.costs().returnedStock());
    ArrayNode fulfilments = costs.putArray("fulfilment");
    for (Fulfilment fulfilment : playbook.costs().fulfilments()) {
      fulfilments
          .addObject()
          .put("effectiveFrom", fulfilment.effectiveFrom().toString())
          .put("perOrder", fulfilment.perOrder());
    }
    out.putObject("stages")
        .put("nurturedAfter", playbook.stages().nurturedAfter())
        .put("leastOrder", playbook.stages().leastOrder());
    out.putObject("attribution").put("model", playbook.attribution().name());
    out.putObject("erasure")
        .put("orderGround", playbook.erasure().orderGround())
        .put("orderYears", playbook.erasure().orderYears())
        .put("requests", playbook.erasure().requests().name());
    PointsJson.write(out, playbook.points());
    TiersJson.write(out, playbook.tiers());
    StandingJson.write(out, playbook.standing());
    SegmentsJson.write(out, playbook.segments());
    GoodsJson.write(out, playbook.goods());
    CocreationJson.write(out, playbook.cocreation());
    return Json.canonical(out);
  }

  private static void text(ObjectNode object, String name, String value) {
    if (!value.isEmpty()) {
      object.put(name, value);
    }
  }
}
