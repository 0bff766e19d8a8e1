package io.siyu;

import static io.siyu.EstimateFigures.figure;
import static io.siyu.EstimateFigures.ratio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.advice.PoolSpend;
import io.siyu.advice.PriceTrend;
import io.siyu.advice.PriceTrend.Month;
import io.siyu.money.Ratio;

/** The JSON form of whether prices flatten out, in estimates. */
final class PricesJson {
  private PricesJson() {}

  static void write(ObjectNode out, PriceTrend prices) {
    out.put("verdict", prices.equalisation().verdict().name())
        .put("falls", prices.equalisation().falls())
        .put("rises", prices.equalisation().rises());
    ArrayNode months = out.putArray("months");
    for (int i = 0; i < prices.months().size(); i++) {
      Month month = prices.months().get(i);
      ObjectNode object = months.addObject().put("month", month.month().toString());
      figure(object, "dispersion", prices.equalisation().dispersions().get(i));
      ArrayNode pools = object.putArray("trafficPools");
      for (PoolSpend pool : month.pools()) {
        ObjectNode one = pools.addObject().put("id", pool.pool());
        ratio(one, "costPerOrder", new Ratio(pool.cost(), pool.orders()));
      }
    }
  }
}
