package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.examples.quickstart.simulation.Brand.Channel;
import io.siyu.examples.quickstart.simulation.Consents.Matter;
import io.siyu.examples.quickstart.simulation.Member.Stage;
import io.siyu.json.Json;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The report that the library must give (报告的真相), written from the truth figure by figure. */
final class ExpectedReport {
  private final Truth truth;
  private final Window window;
  private final Instant asOf;
  private final List<Member> members;

  /** Valid orders whose first payment lies in the window. */
  private final List<Order> ordersOfWindow;

  /** What was stated before the end of the days of the window. */
  private final List<Statement> statements;

  private ExpectedReport(Truth truth) {
    this.truth = truth;
    this.window = truth.season().window();
    this.asOf = truth.season().end();
    this.members = truth.members();
    this.statements =
        truth.happenings().stream()
            .filter(it -> it.at().isBefore(asOf))
            .flatMap(Statement::in)
            .filter(it -> window.contains(it.day().atStartOfDay(Season.ZONE).toInstant()))
            .toList();
    this.ordersOfWindow =
        truth.orders().stream()
            .filter(order -> order.isValid() && window.contains(order.firstPaidAt()))
            .toList();
  }

  static String of(Truth truth) {
    return Json.pretty(new ExpectedReport(truth).write());
  }

  private ObjectNode write() {
    ObjectNode out = Json.object().put("siyu", "report/1").put("asOf", asOf.toString());
    out.putObject("window")
        .put("start", window.start().toString())
        .put("end", window.end().toString())
        .put("zone", Season.ZONE.getId());
    out.putObject("playbook").put("version", "2026-03");
    events(out.putObject("events"));
    ObjectNode ofMembers = out.putObject("members");
    members(ofMembers);
    new ExpectedMembership(truth).write(out, ofMembers);
    consents(out.putArray("consents"));
    out.putObject("unresolved")
        .put("orders", truth.unresolvedOrders().size())
        .put("profiles", truth.unresolvedDevices());
    out.putObject("identity")
        .put("quarantinedEdges", truth.persons().quarantinedEdges())
        .put("sharedKeys", truth.persons().sharedKeys())
        .put("wouldJoin", truth.persons().wouldJoin());
    money(out.putObject("money"));
    userPools(out.putArray("userPools"));
    channels(out.putArray("channels"));
    unattributed(out.putObject("unattributed"));
    acquisition(out.putObject("acquisition"));
    products(out.putArray("products"));
    funnel(out.putArray("funnel"));
    repurchase(out.putArray("repurchase"));
    new Credits(truth, window).write(out.putArray("attribution"));
    ObjectNode warnings = out.putObject("warnings");
    long differing = truth.orders().stream().filter(Order::booksDiffer).count();
    if (differing > 0) {
      warnings.put("AMOUNT_DIFFERS", differing);
    }
    return out;
  }

  private void events(ObjectNode out) {
    Map<String, Long> byFact = new TreeMap<>();
    for (Happening happening : truth.happenings()) {
      if (happening.at().isBefore(asOf)) {
        happening.kinds().forEach(kind -> byFact.merge(kind.wireName(), 1L, Long::sum));
      }
    }
    out.put("total", byFact.values().stream().mapToLong(n -> n).sum());
    ObjectNode counts = out.putObject("byFact");
    byFact.forEach(counts::put);
  }

  private void members(ObjectNode out) {
    out.put("total", members.size());
    ObjectNode byStage = out.putObject("byStage");
    for (Stage stage : Stage.values()) {
      byStage.put(stage.name(), members.stream().filter(it -> it.stage() == stage).count());
    }
    out.put("reachable", members.stream().filter(Member::isReachable).count());
    out.put("lost", members.stream().filter(Member::isLost).count());
  }

  /** Whoever is a member is asked about everything that any member ever named. */
  private void consents(ArrayNode out) {
    Set<Matter> matters = new TreeSet<>();
    members.forEach(member -> matters.addAll(member.consents().matters()));
    for (Matter matter : matters) {
      List<Optional<Boolean>> answers =
          members.stream().map(it -> it.consents().answer(matter, asOf)).toList();
      out.addObject()
          .put("purpose", matter.purpose())
          .put("channel", matter.channel())
          .put("granted", answers.stream().filter(Optional.of(true)::equals).count())
          .put("withdrawn", answers.stream().filter(Optional.of(false)::equals).count());
    }
  }

  private void money(ObjectNode out) {
    List<Order> all = truth.orders();
    long paid = all.stream().mapToLong(order -> order.paidWithin(window)).sum();
    long refunded = all.stream().mapToLong(order -> order.refundedWithin(window)).sum();
    out.put("orders", ordersOfWindow.size())
        .put("paid", paid)
        .put("refunded", refunded)
        .put("revenue", paid - refunded)
        .put(
            "unlisted",
            all.stream()
                .filter(order -> order.units().isEmpty())
                .mapToLong(order -> order.revenueWithin(window))
                .sum())
        .put(
            "refundedBeyondPaid",
            all.stream().mapToLong(order -> order.refundedBeyondWithin(window)).sum())
        .put("heldRefunds", all.stream().mapToInt(Order::heldRefunds).sum())
        .put("cost", cost(all))
        .put("uncosted", uncosted(all))
        .put("contribution", paid - refunded - uncosted(all) - cost(all))
        .put("unknownAmount", ordersOfWindow.stream().filter(Order::amountUnknown).count());
  }

  private void userPools(ArrayNode out) {
    for (String pool : Member.POOLS.stream().sorted().toList()) {
      List<Stay> stays = members.stream().flatMap(it -> it.stays(pool).stream()).toList();
      out.addObject()
          .put("id", pool)
          .put("joined", stays.stream().filter(it -> window.contains(it.began())).count())
          .put(
              "left",
              stays.stream().flatMap(it -> it.ended().stream()).filter(window::contains).count())
          .put("present", members.stream().filter(it -> it.isPresent(pool)).count());
    }
  }

  /**
   * Counts the members one of whose stays, in any pool, began in the window by a join that carried
   * such a text.
   */
  private long joinedBy(Predicate<String> carried) {
    return members.stream()
        .filter(
            member ->
                Member.POOLS.stream()
                    .flatMap(pool -> member.stays(pool).stream())
                    .anyMatch(it -> window.contains(it.began()) && carried.test(it.channel())))
        .count();
  }

  private static boolean isKnown(String channel) {
    return Brand.CHANNELS.stream().anyMatch(it -> it.code().equals(channel));
  }

  /** The first orders placed in the window. */
  private Stream<Order> firstOrders() {
    return members.stream()
        .flatMap(it -> it.firstOrder().stream())
        .filter(order -> window.contains(order.firstPaidAt()));
  }

  private boolean owedTo(Order order, Optional<String> channel) {
    return truth.channelOf(order).equals(channel);
  }

  private List<Order> owedTo(Optional<String> channel) {
    return truth.orders().stream()
        .filter(order -> order.isPaid() && owedTo(order, channel))
        .toList();
  }

  private long revenue(List<Order> orders) {
    return orders.stream().mapToLong(order -> order.revenueWithin(window)).sum();
  }

  private long cost(List<Order> orders) {
    return orders.stream().mapToLong(order -> new Costs(order).within(window)).sum();
  }

  private long uncosted(List<Order> orders) {
    return revenue(orders.stream().filter(order -> !new Costs(order).isKnown()).toList());
  }

  /**
   * What the host stated of a channel's day.
   *
   * @param of what it is a number of; another word on the same of the same day takes its place
   */
  private record Statement(String channel, LocalDate day, String of, long number, long revision) {
    static Stream<Statement> in(Happening happening) {
      if (happening instanceof Happening.Invoiced it) {
        return Stream.of(
            new Statement(it.channel(), it.day(), "cost " + it.cost(), it.amount(), it.revision()));
      } else if (happening instanceof Happening.Counted it) {
        String of = it.clicks() ? "clicks" : "impressions";
        return Stream.of(new Statement(it.channel(), it.day(), of, it.times(), it.revision()));
      } else if (happening instanceof Happening.Claimed it) {
        long conversions = it.conversions().orElse(0);
        long amount = it.amount().orElse(0);
        return Stream.of(
            new Statement(it.channel(), it.day(), "claimed number", conversions, it.revision()),
            new Statement(it.channel(), it.day(), "claimed money", amount, it.revision()));
      } else if (happening instanceof Happening.Baited it) {
        return Stream.of(
            new Statement(
                it.channel(), it.day(), "offers " + it.bait(), it.people(), it.revision()));
      }
      return Stream.empty();
    }
  }

  /** Adds up the last words on something about the days of the window. */
  private long stated(String channel, String what) {
    Map<String, Statement> last = new TreeMap<>();
    for (Statement it : statements) {
      if (it.channel().equals(channel) && it.of().startsWith(what)) {
        last.merge(it.day() + it.of(), it, (a, b) -> a.revision() > b.revision() ? a : b);
      }
    }
    return last.values().stream().mapToLong(Statement::number).sum();
  }

  private long spent(String channel) {
    return stated(channel, "cost " + Happening.Invoiced.MEDIA);
  }

  private void market(ObjectNode out, String channel) {
    out.put("spent", spent(channel))
        .put("fullCost", stated(channel, "cost"))
        .put("impressions", stated(channel, "impressions"))
        .put("clicks", stated(channel, "clicks"))
        .put("offered", stated(channel, "offers"));
  }

  private void claimed(ObjectNode out, String channel) {
    long conversions = stated(channel, "claimed number");
    long amount = stated(channel, "claimed money");
    if (conversions > 0 || amount > 0) {
      out.putObject("claimed").put("conversions", conversions).put("amount", amount);
    }
  }

  private void channels(ArrayNode out) {
    List<Channel> sorted = new ArrayList<>(Brand.CHANNELS);
    sorted.sort(Comparator.comparing(Channel::code));
    for (Channel channel : sorted) {
      Optional<String> code = Optional.of(channel.code());
      long spent = spent(channel.code());
      long first = firstOrders().filter(order -> owedTo(order, code)).count();
      List<Order> owed = owedTo(code);
      long revenue = revenue(owed);
      long contribution = revenue - uncosted(owed) - cost(owed);
      ObjectNode each =
          out.addObject().put("code", channel.code()).put("trafficPool", channel.trafficPool());
      market(each, channel.code());
      claimed(each, channel.code());
      each.put("joined", joinedBy(channel.code()::equals))
          .put("firstOrders", first)
          .put("orders", ordersOfWindow.stream().filter(it -> owedTo(it, code)).count())
          .put("revenue", revenue)
          .put("cost", cost(owed))
          .put("uncosted", uncosted(owed))
          .put("contribution", contribution);
      each.putObject("cac").put("num", spent).put("den", first);
      each.putObject("roas").put("num", revenue).put("den", spent);
      long full = stated(channel.code(), "cost");
      each.putObject("roi").put("num", contribution - full).put("den", full);
      new Custom(wonBy(code), asOf).write(each, full);
    }
  }

  /** The members whose first order was placed in the window and is owed to a channel. */
  private List<Member> wonBy(Optional<String> channel) {
    return members.stream()
        .filter(
            it ->
                it.firstOrder()
                    .filter(first -> window.contains(first.firstPaidAt()) && owedTo(first, channel))
                    .isPresent())
        .toList();
  }

  private void acquisition(ObjectNode out) {
    List<String> known = Brand.CHANNELS.stream().map(Channel::code).toList();
    List<String> paid = known.stream().filter(code -> spent(code) > 0).toList();
    List<String> all = new ArrayList<>(known);
    all.add(Brand.UNLISTED.code());
    out.putObject("paid")
        .put("num", paid.stream().mapToLong(this::spent).sum())
        .put(
            "den",
            firstOrders()
                .flatMap(it -> truth.channelOf(it).stream())
                .filter(paid::contains)
                .count());
    out.putObject("blended")
        .put("num", all.stream().mapToLong(this::spent).sum())
        .put("den", firstOrders().count());
    out.putObject("fullyLoaded")
        .put("num", all.stream().mapToLong(code -> stated(code, "cost")).sum())
        .put("den", firstOrders().count());
  }

  private void unattributed(ObjectNode out) {
    Optional<String> none = Optional.empty();
    List<Order> owed = owedTo(none);
    market(out, Brand.UNLISTED.code());
    out.put("joined", joinedBy(String::isEmpty))
        .put("foreign", joinedBy(text -> !text.isEmpty() && !isKnown(text)))
        .put("firstOrders", firstOrders().filter(order -> owedTo(order, none)).count())
        .put("orders", ordersOfWindow.stream().filter(order -> owedTo(order, none)).count())
        .put("revenue", revenue(owed))
        .put("cost", cost(owed))
        .put("uncosted", uncosted(owed));
  }

  private void products(ArrayNode out) {
    Map<String, List<String>> roles = new TreeMap<>();
    truth
        .orders()
        .forEach(order -> order.units().keySet().forEach(sku -> roles.put(sku, List.of())));
    Catalogue.PRODUCTS.forEach(product -> roles.put(product.sku(), product.roles()));
    Map<String, Long> orders = new TreeMap<>();
    Map<String, Long> units = new TreeMap<>();
    Map<String, Long> revenue = new TreeMap<>();
    Map<String, Long> cost = new TreeMap<>();
    Map<String, Long> uncosted = new TreeMap<>();
    for (Order order : ordersOfWindow) {
      order.units().keySet().forEach(sku -> orders.merge(sku, 1L, Long::sum));
      order.units().forEach((sku, count) -> units.merge(sku, count, Long::sum));
    }
    for (Order order : truth.orders()) {
      order
          .revenueBySku(window)
          .forEach(
              (sku, fen) -> {
                revenue.merge(sku, fen, Long::sum);
                OptionalLong goods = new Costs(order).goodsWithin(window, sku);
                cost.merge(sku, goods.orElse(0), Long::sum);
                uncosted.merge(sku, goods.isPresent() ? 0 : fen, Long::sum);
              });
    }
    roles.forEach(
        (sku, names) -> {
          ObjectNode each = out.addObject().put("sku", sku);
          names.stream().sorted().forEach(each.putArray("roles")::add);
          long sold = revenue.getOrDefault(sku, 0L);
          long unknown = uncosted.getOrDefault(sku, 0L);
          long goods = cost.getOrDefault(sku, 0L);
          each.put("orders", orders.getOrDefault(sku, 0L))
              .put("units", units.getOrDefault(sku, 0L))
              .put("revenue", sold)
              .put("cost", goods)
              .put("uncosted", unknown)
              .put("contribution", sold - unknown - goods);
        });
  }

  private void funnel(ArrayNode out) {
    List<Member> cohort =
        members.stream()
            .filter(it -> window.contains(it.reached(Stage.LEAD).orElseThrow()))
            .toList();
    Stage before = Stage.LEAD;
    for (Stage stage : Stage.values()) {
      ObjectNode each = out.addObject().put("stage", stage.name());
      each.put("reached", cohort.stream().filter(it -> it.reached(stage).isPresent()).count());
      if (stage != Stage.LEAD) {
        step(each, cohort, before, stage);
      }
      before = stage;
    }
  }

  private void repurchase(ArrayNode out) {
    List<List<Instant>> inWindow = new ArrayList<>();
    long again = 0;
    long oldEnough = 0;
    long young = 0;
    for (Member member : members) {
      List<Instant> all = member.validOrders().stream().map(Order::firstPaidAt).toList();
      inWindow.add(all.stream().filter(window::contains).toList());
      if (!all.isEmpty() && window.contains(all.get(0))) {
        Instant last = all.get(0).plus(Duration.ofDays(30));
        boolean old = last.isBefore(asOf);
        oldEnough += old ? 1 : 0;
        young += old ? 0 : 1;
        again += old && all.size() > 1 && !all.get(1).isAfter(last) ? 1 : 0;
      }
    }
    boolean open = asOf.isBefore(window.end());
    long orders = inWindow.stream().mapToLong(List::size).sum();
    long buyers = inWindow.stream().filter(it -> !it.isEmpty()).count();
    long twice = inWindow.stream().filter(it -> it.size() > 1).count();
    long twoDays =
        inWindow.stream()
            .filter(
                it ->
                    it.stream().map(at -> LocalDate.ofInstant(at, Season.ZONE)).distinct().count()
                        > 1)
            .count();
    measure(out, "REPEAT_BUYER_SHARE", twice, buyers, open ? buyers - twice : 0);
    measure(out, "REPEAT_BUYER_SHARE_DAY_DEDUP", twoDays, buyers, open ? buyers - twoDays : 0);
    measure(out, "REPEAT_ORDER_SHARE", orders - buyers, orders, 0);
    measure(out, "COHORT_REPEAT_N", again, oldEnough, young).put("days", 30);
  }

  private static ObjectNode measure(
      ArrayNode out, String definition, long num, long den, long censored) {
    ObjectNode each = out.addObject().put("definition", definition).put("censored", censored);
    each.putObject("share").put("num", num).put("den", den);
    return each;
  }

  private static void step(ObjectNode out, List<Member> cohort, Stage from, Stage to) {
    List<Long> times = new ArrayList<>();
    long earlier = 0;
    for (Member member : cohort) {
      Optional<Instant> start = member.reached(from);
      Optional<Instant> end = member.reached(to);
      earlier += start.isPresent() ? 1 : 0;
      if (start.isPresent() && end.isPresent()) {
        long millis = Duration.between(start.get(), end.get()).toMillis();
        times.add(Math.floorDiv(millis, 1000L));
      }
    }
    out.putObject("conversion").put("num", times.size()).put("den", earlier);
    if (!times.isEmpty()) {
      times.sort(Comparator.naturalOrder());
      out.put("medianTime", times.get((times.size() - 1) / 2));
    }
  }
}
