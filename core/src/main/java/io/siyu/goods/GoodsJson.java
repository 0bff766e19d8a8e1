package io.siyu.goods;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.goods.FirstOrderChoice.Candidate;
import io.siyu.json.Json;
import io.siyu.money.Ratio;
import io.siyu.pool.Domain;
import io.siyu.product.ProductRole;
import io.siyu.standing.Decision.Reason;
import java.util.Collection;
import java.util.List;

/** The JSON form of goods, {@code "siyu":"goods/1"}. */
final class GoodsJson {
  private static final String FORMAT = "goods/1";

  private GoodsJson() {}

  static String write(Goods goods) {
    ObjectNode out = Json.object().put("siyu", FORMAT).put("asOf", goods.asOf().toString());
    out.putObject("window")
        .put("start", goods.window().start().toString())
        .put("end", goods.window().end().toString())
        .put("zone", goods.zone().getId());
    out.putObject("playbook").put("version", goods.playbookVersion());
    ArrayNode products = out.putArray("products");
    for (ProductGoods product : goods.products()) {
      ObjectNode object = products.addObject().put("sku", product.sku());
      part(object, product.everywhere());
      ArrayNode domains = object.putArray("domains");
      for (ProductGoods.Part part : product.domains()) {
        ObjectNode there = domains.addObject();
        part.domain().ifPresent(domain -> domain(there, domain));
        part(there, part);
      }
    }
    ArrayNode breaches = out.putArray("breaches");
    for (Breach breach : goods.breaches()) {
      ObjectNode object =
          breaches.addObject().put("kind", breach.kind().name()).put("sku", breach.sku());
      breach.domain().ifPresent(domain -> domain(object, domain));
      ObjectNode figures = object.putObject("figures");
      breach.figures().forEach(figures::put);
    }
    ArrayNode domains = out.putArray("domains");
    goods.domains().forEach(it -> assortment(domains.addObject(), it));
    ArrayNode combos = out.putArray("combos");
    for (Combo combo : goods.combos()) {
      combos
          .addObject()
          .put("with", combo.with())
          .put("then", combo.then())
          .put("both", combo.both())
          .put("withs", combo.withs())
          .put("thens", combo.thens())
          .put("orders", combo.orders());
    }
    ArrayNode ladders = out.putArray("ladders");
    goods.ladders().forEach(it -> ladder(ladders.addObject(), it));
    firstOrder(out.putObject("firstOrder"), goods.firstOrder());
    return Json.pretty(out);
  }

  private static void domain(ObjectNode out, Domain domain) {
    out.put(domain.kind() == Domain.Kind.TRAFFIC_POOL ? "trafficPool" : "userPool", domain.pool());
  }

  private static void part(ObjectNode out, ProductGoods.Part part) {
    roles(out, "declared", part.declared());
    roles(out, "supported", part.supported());
    roles(out, "refuted", part.refuted());
    roles(out, "contradicted", part.contradicted());
    roles(out, "undeclared", part.undeclared());
    out.put("measured", part.measured().value().name());
    reasons(out, part.measured().reasons());
    RoleFigures figures = part.figures();
    ObjectNode object =
        out.putObject("figures")
            .put("orders", figures.orders())
            .put("firstOrders", figures.firstOrders())
            .put("attached", figures.attached())
            .put("units", figures.units())
            .put("unknownAmount", figures.unknownAmount())
            .put("revenue", figures.revenue())
            .put("uncostedOrders", figures.uncostedOrders())
            .put("uncosted", figures.uncosted())
            .put("cost", figures.cost())
            .put("contribution", figures.contribution())
            .put("intervals", figures.intervals());
    figures.medianInterval().ifPresent(it -> object.put("medianInterval", it));
    ratio(object, "pricePercentile", figures.pricePercentile());
    ratio(object, "repurchase", figures.repurchase());
  }

  private static void roles(ObjectNode out, String name, Collection<ProductRole> roles) {
    ArrayNode array = out.putArray(name);
    roles.forEach(role -> array.add(role.name()));
  }

  private static void reasons(ObjectNode out, List<Reason> reasons) {
    ArrayNode array = out.putArray("reasons");
    for (Reason reason : reasons) {
      ObjectNode figures = array.addObject().put("code", reason.code()).putObject("figures");
      reason.figures().forEach(figures::put);
    }
  }

  private static void ratio(ObjectNode out, String name, Ratio ratio) {
    out.putObject(name).put("num", ratio.num()).put("den", ratio.den());
  }

  private static void assortment(ObjectNode out, Assortment assortment) {
    domain(out, assortment.domain());
    out.put("orders", assortment.orders())
        .put("revenue", assortment.revenue())
        .put("skus", assortment.skus())
        .put("missing", assortment.missing());
    assortment.needed().ifPresent(needed -> out.put("needed", needed));
    ArrayNode roles = out.putArray("roles");
    for (Assortment.RolePart part : assortment.roles()) {
      ObjectNode object =
          roles.addObject().put("role", part.role().name()).put("skus", part.skus());
      ratio(object, "share", part.share());
      part.target().ifPresent(target -> object.put("target", target));
      part.gap().ifPresent(gap -> object.put("gap", gap));
    }
  }

  private static void ladder(ObjectNode out, LadderFlow ladder) {
    out.put("id", ladder.ladder().id());
    ArrayNode rungs = out.putArray("rungs");
    for (int i = 0; i < ladder.rungs().size(); i++) {
      LadderFlow.Rung rung = ladder.rungs().get(i);
      ArrayNode skus =
          rungs
              .addObject()
              .put("persons", rung.persons())
              .put("direct", rung.direct())
              .put("open", rung.open())
              .put("climbed", rung.climbed())
              .put("climbedOpen", rung.climbedOpen())
              .putArray("skus");
      ladder.ladder().rungs().get(i).forEach(skus::add);
    }
  }

  private static void firstOrder(ObjectNode out, FirstOrderChoice choice) {
    choice.product().value().ifPresent(sku -> out.put("sku", sku));
    reasons(out, choice.product().reasons());
    out.put("basis", choice.basis().name());
    ratio(out, "orderValue", choice.orderValue());
    ArrayNode candidates = out.putArray("candidates");
    for (Candidate candidate : choice.candidates()) {
      ObjectNode object =
          candidates
              .addObject()
              .put("sku", candidate.sku())
              .put("persons", candidate.persons())
              .put("bought", candidate.bought())
              .put("contribution", candidate.contribution());
      ArrayNode origins = object.putArray("origins");
      candidate.origins().forEach(origin -> origins.add(origin.name()));
      candidate.price().ifPresent(price -> ratio(object, "price", price));
      candidate.excluded().ifPresent(why -> object.put("excluded", why.name()));
    }
  }
}
