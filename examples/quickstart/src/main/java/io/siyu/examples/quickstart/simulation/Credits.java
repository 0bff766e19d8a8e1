package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.time.Window;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What several models credit channels with (归因的真相), order by order. */
final class Credits {
  private static final List<String> MODELS =
      List.of("FIRST", "LAST", "LINEAR", "POSITION", "SHAPLEY");
  private static final long MILLION = 1_000_000;

  private final Truth truth;
  private final List<Order> orders;

  Credits(Truth truth, Window window) {
    this.truth = truth;
    this.orders =
        truth.orders().stream()
            .filter(order -> order.isPaid() && window.contains(order.firstPaidAt()))
            .toList();
  }

  void write(ArrayNode out) {
    for (String model : MODELS) {
      Map<String, long[]> credits = new TreeMap<>();
      long[] none = new long[3];
      for (Order order : orders) {
        long paid = order.payments().stream().mapToLong(Order.Movement::amount).sum();
        long[] whole = {paid, paid - order.net(), order.isValid() ? MILLION : 0};
        List<String> touches = truth.channelsBefore(order);
        if (touches.isEmpty()) {
          add(none, whole);
        } else {
          share(whole, weights(model, touches), credits);
        }
      }
      ObjectNode each = out.addObject().put("model", model).put("lookBackDays", 30);
      ArrayNode list = each.putArray("credits");
      credits.forEach((code, sums) -> write(list.addObject().put("channel", code), sums));
      write(each.putObject("unattributed"), none);
    }
  }

  private static Map<String, Long> weights(String model, List<String> touches) {
    Map<String, Long> weights = new TreeMap<>();
    int count = touches.size();
    for (int i = 0; i < count; i++) {
      boolean end = i == 0 || i == count - 1;
      long weight =
          switch (model) {
            case "FIRST" -> i == 0 ? 1 : 0;
            case "LAST" -> i == count - 1 ? 1 : 0;
            case "POSITION" -> count > 2 && end ? 2L * (count - 2) : 1;
            default -> 1;
          };
      weights.merge(touches.get(i), weight, Long::sum);
    }
    if (model.equals("SHAPLEY")) {
      weights.replaceAll((code, weight) -> 1L);
    }
    return weights;
  }

  private static void share(long[] whole, Map<String, Long> weights, Map<String, long[]> credits) {
    Map<String, Long> paid = Order.split(whole[0], weights);
    Map<String, Long> back = Order.split(whole[1], whole[0] > 0 ? paid : weights);
    Map<String, Long> times = Order.split(whole[2], weights);
    for (String code : weights.keySet()) {
      long[] part = {paid.get(code), back.get(code), times.get(code)};
      add(credits.computeIfAbsent(code, any -> new long[3]), part);
    }
  }

  private static void add(long[] sums, long[] parts) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += parts[i];
    }
  }

  private static void write(ObjectNode out, long[] sums) {
    out.put("amount", sums[0]).put("refunded", sums[1]).put("conversionMillionths", sums[2]);
  }
}
