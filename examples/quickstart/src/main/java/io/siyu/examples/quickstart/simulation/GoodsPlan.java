package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the brand wants of its goods (货盘规划): a ladder and a mix. */
final class GoodsPlan {
  /** Two months are too short to wait as long as a playbook otherwise has it. */
  private static final int DAYS = 20;

  private GoodsPlan() {}

  /** Writes the rules into the playbook. */
  static void write(ObjectNode playbook) {
    ObjectNode goods = playbook.putObject("goods");
    goods.putObject("roles").put("repurchaseDays", DAYS);
    goods.putObject("firstOrder").put("days", DAYS).put("candidates", 12);
    ObjectNode mix = goods.putArray("mix").addObject().put("userPool", Brand.CONTACTS);
    mix.put("skus", Catalogue.PRODUCTS.size() + 5);
    mix.putObject("target")
        .put("LEAD_IN", 100_000)
        .put("COMBO", 300_000)
        .put("REPURCHASE", 200_000)
        .put("PROFIT", 400_000);
    ArrayNode rungs = goods.putArray("ladders").addObject().put("id", "care").putArray("rungs");
    rung(rungs, "LI");
    rung(rungs, "RP");
    rung(rungs, "PF");
  }

  private static void rung(ArrayNode rungs, String family) {
    ArrayNode skus = rungs.addObject().putArray("skus");
    Catalogue.PRODUCTS.stream()
        .map(Product::sku)
        .filter(sku -> sku.startsWith(family))
        .forEach(skus::add);
  }
}
