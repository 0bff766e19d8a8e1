package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Accounts.Route;
import io.siyu.examples.quickstart.simulation.Sending.Manner;
import io.siyu.identity.IdentityKey;
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

/**
 * All deliveries of a simulation in the order of the file (邮袋): every happening at least once, many
 * of them again, what forgers and strangers send, and all of it shuffled.
 */
final class Postbag {
  /** How much a till has to tell before the host passes it on. */
  private static final int BATCH = 100;

  private final Season season;
  private final Names names;
  private final Draw draw;
  private final List<Sending> sendings = new ArrayList<>();

  private Postbag(SimulationParameters parameters, Season season) {
    this.season = season;
    this.names = new Names(parameters.seed());
    this.draw = Draw.of(parameters.seed(), "post", 0);
  }

  static List<Sending> of(SimulationParameters parameters, World world) {
    Postbag bag = new Postbag(parameters, world.season());
    Map<Instant, List<Happening>> ofMarket = new TreeMap<>();
    Set<Happening> atTill = new HashSet<>(world.atTill());
    int serial = 0;
    for (Happening happening : world.happenings()) {
      if (atTill.contains(happening)) {
        continue;
      }
      if (happening instanceof Happening.Invoiced
          || happening instanceof Happening.Counted
          || happening instanceof Happening.Claimed
          || happening instanceof Happening.Baited) {
        ofMarket.computeIfAbsent(happening.at(), at -> new ArrayList<>()).add(happening);
      } else {
        bag.send("lin-" + serial++, happening);
      }
    }
    ofMarket.forEach((at, batch) -> bag.byHost("lin-spend-" + at.getEpochSecond(), batch));
    bag.byTills(world.atTill());
    bag.handshakes();
    bag.forgeries(parameters.persons());
    bag.shuffle();
    return bag.sendings;
  }

  private void send(String id, Happening happening) {
    if (happening instanceof Happening.Added
        || happening instanceof Happening.Removed
        || happening instanceof Happening.Edited
        || happening instanceof Happening.HandOverFailed
        || happening instanceof Happening.ChatStarted
        || happening instanceof Happening.WroteAgain
        || happening instanceof Happening.GroupChange) {
      byWeCom(happening, true);
    } else if (happening instanceof Happening.LinkFollowed) {
      // What is kept as it came is not the same in JSON.
      byWeCom(happening, false);
    } else if (happening instanceof Happening.Paid || happening instanceof Happening.Refunded) {
      byWechatPay(happening);
    } else if (WeixinPushes.route(happening).isPresent()) {
      byWeixin(WeixinPushes.route(happening).get(), happening);
    } else if (happening instanceof Happening.Curiosity it) {
      if (it.wecom()) {
        byWeCom(happening, false);
      } else {
        byWechatPay(happening);
      }
    } else {
      byHost(id, List.of(happening));
    }
  }

  private void byWeCom(Happening happening, boolean mayBeJson) {
    Instant sent = happening.at().plusSeconds(draw.below(3));
    Manner manner = mayBeJson && draw.chance(150) ? Manner.GENUINE_JSON : Manner.GENUINE;
    Sending first =
        new Sending(
            Route.WECOM, manner, "", List.of(happening), sent, sent.plusMillis(200), draw.number());
    sendings.add(first);
    if (draw.chance(60)) {
      sendings.add(first.repeated(sent.plusSeconds(5)));
    }
    if (draw.chance(40)) {
      sendings.add(first.anew(sent.plusSeconds(10), draw.number()));
    }
    if (draw.chance(250)) {
      sendings.add(
          new Sending(
              Route.WECOM_CRM,
              Manner.GENUINE,
              "",
              List.of(happening),
              sent,
              sent.plusMillis(900),
              draw.number()));
    }
  }

  private void byWechatPay(Happening happening) {
    Instant sent = happening.at().plusSeconds(1 + draw.below(4));
    Sending first =
        new Sending(
            Route.PAY,
            Manner.GENUINE,
            "",
            List.of(happening),
            sent,
            sent.plusMillis(300),
            draw.number());
    sendings.add(first);
    if (draw.chance(60)) {
      sendings.add(first.repeated(sent.plusSeconds(15)));
    }
    if (draw.chance(60)) {
      sendings.add(first.anew(sent.plusSeconds(30), draw.number()));
    }
  }

  /** As often as it takes until it is acknowledged, by the platform's schedule. */
  private void byWeixin(Route route, Happening happening) {
    List<Instant> attempts = WeixinPushes.of(happening).attempts();
    boolean json = route == Route.WEIXIN_SHOP || draw.chance(150);
    int needed = draw.chance(100) ? 1 + draw.below(attempts.size()) : 1;
    for (Instant sent : attempts.subList(0, needed)) {
      sendings.add(
          new Sending(
              route,
              json ? Manner.GENUINE_JSON : Manner.GENUINE,
              "",
              List.of(happening),
              sent,
              sent.plusMillis(200),
              draw.number()));
    }
  }

  private void byHost(String id, List<Happening> what) {
    // The host sends most things at once, and some days or weeks later, when a job gets round to
    // it.
    Instant happened = what.get(what.size() - 1).at();
    long delay = draw.chance(50) ? draw.between(3600, 30 * 86_400) : draw.between(0, 20);
    Instant sent = Instant.ofEpochSecond(happened.getEpochSecond() + 1 + delay);
    Sending first = new Sending(Route.HOST, Manner.GENUINE, id, what, sent, sent, draw.number());
    sendings.add(first);
    if (draw.chance(50)) {
      sendings.add(first.repeated(sent.plusSeconds(5)));
    }
    if (draw.chance(20)) {
      sendings.add(first.repeated(sent.plus(Duration.ofHours(2))));
    }
  }

  private void byTills(List<Happening> taken) {
    List<Happening> inTime = new ArrayList<>(taken);
    inTime.sort(Comparator.comparing(Happening::at));
    for (int from = 0; from < inTime.size(); from += BATCH) {
      int to = Math.min(from + BATCH, inTime.size());
      byHost("lin-till-" + from, inTime.subList(from, to));
    }
  }

  private void handshakes() {
    for (Route route :
        List.of(
            Route.WECOM,
            Route.WECOM_CRM,
            Route.WEIXIN_APP,
            Route.WEIXIN_ACCOUNT,
            Route.WEIXIN_SHOP)) {
      add(route, Manner.HANDSHAKE, season.start().minusSeconds(draw.between(1, 100_000)));
    }
  }

  /** What must change nothing: each would be seen in the report if it were believed. */
  private void forgeries(int persons) {
    Map<Route, List<Manner>> kinds = new TreeMap<>();
    kinds.put(
        Route.WECOM, List.of(Manner.TAMPERED, Manner.UNSIGNED, Manner.FOREIGN, Manner.WRONG_KEY));
    for (Route route : List.of(Route.WEIXIN_APP, Route.WEIXIN_ACCOUNT, Route.WEIXIN_SHOP)) {
      kinds.put(route, List.of(Manner.TAMPERED, Manner.UNSIGNED, Manner.FOREIGN, Manner.WRONG_KEY));
    }
    kinds.put(Route.WECOM_CRM, List.of(Manner.TAMPERED, Manner.FOREIGN));
    kinds.put(
        Route.PAY,
        List.of(
            Manner.TAMPERED,
            Manner.UNSIGNED,
            Manner.STALE,
            Manner.WRONG_KEY,
            Manner.UNKNOWN_SERIAL,
            Manner.FOREIGN,
            Manner.SIGNATURE_TEST));
    kinds.put(Route.HOST, List.of(Manner.TAMPERED, Manner.UNSIGNED, Manner.STALE));
    kinds.put(Route.NOWHERE, List.of(Manner.MISDIRECTED));
    int each = 2 + persons / 1000;
    kinds.forEach(
        (route, manners) -> {
          for (Manner manner : manners) {
            for (int i = 0; i < each; i++) {
              long within = Duration.between(season.start(), season.end()).toSeconds();
              add(route, manner, season.start().plusSeconds(draw.between(0, within - 1)));
            }
          }
        });
  }

  private void add(Route route, Manner manner, Instant at) {
    long victim = 2 * Names.STRANGERS + sendings.size();
    List<Happening> what =
        manner == Manner.HANDSHAKE ? List.of() : List.of(forgery(route, at, victim));
    sendings.add(new Sending(route, manner, "forged-" + victim, what, at, at, draw.number()));
  }

  private Happening forgery(Route route, Instant at, long victim) {
    return switch (route) {
      case PAY ->
          new Happening.Paid(
              at,
              IdentityKey.orderNo(Brand.MERCHANT, "F" + victim),
              "42000099" + victim,
              Optional.of(names.openId(victim)),
              1_000_000,
              1_000_000);
      case WEIXIN_APP ->
          new Happening.SoldVirtually(
              at,
              IdentityKey.orderNo(Brand.APPID, "F" + victim),
              "42000099" + victim,
              names.openId(victim),
              new Catalogue.Line(Catalogue.VIRTUAL, 1, 1_000_000, 1_000_000));
      case WEIXIN_ACCOUNT ->
          new Happening.Followed(
              at, names.openIdAt(Brand.FOLLOWERS_APPID, victim), Brand.FOLLOW_CODE);
      case WEIXIN_SHOP ->
          new Happening.ShopPaid(
              at,
              IdentityKey.orderNo(Brand.SHOP_APPID, "99" + victim),
              names.openIdAt(Brand.SHOP_APPID, victim));
      case HOST -> new Happening.Touched(at, names.openId(victim), "MA01", true);
      default -> new Happening.Added(at, names.contact(victim), "lina", "MA01", false);
    };
  }

  private void shuffle() {
    for (int i = sendings.size() - 1; i > 0; i--) {
      int j = draw.below(i + 1);
      Sending other = sendings.get(j);
      sendings.set(j, sendings.get(i));
      sendings.set(i, other);
    }
  }
}
