package io.siyu.goods;

import io.siyu.event.Event;
import io.siyu.playbook.Playbook;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A shop whose products play known parts: two are bought first, two together, one again, one for
 * much and one for nothing in particular. Most begin with {@code L2}; who begins with {@code L1}
 * goes on to what earns money.
 */
final class PlantedShop {
  static final int DAYS = 180;

  static final Map<String, RoleVerdict> TRUTH =
      Map.of(
          "L1", RoleVerdict.LEAD_IN,
          "L2", RoleVerdict.LEAD_IN,
          "C1", RoleVerdict.COMBO,
          "C2", RoleVerdict.COMBO,
          "R1", RoleVerdict.REPURCHASE,
          "P1", RoleVerdict.PROFIT,
          "N1", RoleVerdict.NONE);

  static final String FIRST_ORDER = "L1";

  static final Playbook PLAYBOOK =
      Playbook.parse(
          """
          {"siyu":"playbook/1","version":"planted","zone":"UTC","currency":"CNY",
           "trafficPools":[{"id":"moments","kind":"SOCIAL"}],
           "userPools":[{"id":"guides","kind":"WECOM_CONTACTS","account":"wecom/c",
                         "capabilities":["ONE_TO_ONE"]}],
           "channels":[{"code":"MA01","trafficPool":"moments","placement":"COMMERCIALIZING"}],
           "products":[{"sku":"L1","roles":["LEAD_IN"],"price":990,"unitCost":900},
                       {"sku":"L2","roles":["LEAD_IN"],"price":1500,"unitCost":1400},
                       {"sku":"C1","roles":["COMBO"],"price":8900,"unitCost":5340},
                       {"sku":"C2","roles":["COMBO"],"price":7900,"unitCost":4740},
                       {"sku":"R1","roles":["REPURCHASE"],"price":5900,"unitCost":4000},
                       {"sku":"P1","roles":["PROFIT"],"price":39900,"unitCost":12000},
                       {"sku":"N1","roles":["PROFIT"],"price":6900,"unitCost":4830}],
           "goods":{"firstOrder":{"candidates":7}}}
          """);

  private final SplittableRandom random;
  private final Shop shop = new Shop();

  private PlantedShop(long seed) {
    this.random = new SplittableRandom(seed);
  }

  static List<Event> of(int buyers, long seed) {
    PlantedShop planted = new PlantedShop(seed);
    for (int i = 0; i < buyers; i++) {
      planted.live(i);
    }
    return planted.shop.events();
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private void live(int who) {
    double begins = random.nextDouble(90);
    if (chance(0.8)) {
      shop.joined(begins, who);
    } else {
      shop.touched(begins, who, "MA01");
    }
    for (String sku : List.of("L1", "L2", "R1")) {
      if (chance(0.8)) {
        shop.viewed(begins + 0.1, who, sku);
      }
    }
    double first = begins + 0.2 + random.nextDouble(3);
    double draw = random.nextDouble();
    boolean first1 = draw < 0.3;
    boolean first2 = !first1 && draw < 0.75;
    boolean refills = draw >= 0.75 && draw < 0.9;
    if (first1) {
      shop.buys(first, who, Shop.one("L1", 990));
    } else if (first2) {
      shop.buys(first, who, Shop.one("L2", 1_500));
    } else if (refills) {
      shop.buys(first, who, Shop.one("R1", 5_900));
    } else {
      combo(first, who);
    }
    if (chance(first1 ? 0.6 : 0.1)) {
      shop.buys(first + 5 + random.nextDouble(40), who, Shop.one("P1", 39_900));
    }
    if (chance(0.5)) {
      combo(first + 5 + random.nextDouble(45), who);
    }
    if (chance(0.4)) {
      shop.buys(first + 5 + random.nextDouble(45), who, Shop.one("N1", 6_900));
    }
    if (refills || chance(0.4)) {
      refill(refills ? first : first + 5 + random.nextDouble(20), who, !refills);
    }
  }

  private void combo(double day, int who) {
    shop.buys(day, who, Shop.one("C1", 8_900), Shop.one("C2", 7_900));
  }

  private void refill(double begin, int who, boolean buysNow) {
    double day = begin;
    if (buysNow) {
      shop.buys(day, who, Shop.one("R1", 5_900));
    }
    while (chance(0.6) && day + 35 < DAYS) {
      day += 20 + random.nextDouble(15);
      shop.buys(day, who, Shop.one("R1", 5_900));
    }
  }
}
