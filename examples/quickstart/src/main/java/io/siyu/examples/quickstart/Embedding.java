package io.siyu.examples.quickstart;

import io.siyu.Comparison;
import io.siyu.Connections;
import io.siyu.DueChange;
import io.siyu.Estimates;
import io.siyu.Receipt;
import io.siyu.Report;
import io.siyu.Siyu;
import io.siyu.SystemSecretSource;
import io.siyu.consent.Consents;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.ReviewItem;
import io.siyu.event.Event;
import io.siyu.funnel.FunnelSpec;
import io.siyu.funnel.FunnelWindow;
import io.siyu.goods.Goods;
import io.siyu.goods.ProductGoods;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.Act;
import io.siyu.insight.ChannelYield;
import io.siyu.insight.Journeys;
import io.siyu.member.Context;
import io.siyu.member.Member;
import io.siyu.member.Signal;
import io.siyu.playbook.Playbook;
import io.siyu.segment.Condition;
import io.siyu.segment.Range;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import io.siyu.stage.Stage;
import io.siyu.time.Window;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The three ways to embed Siyu, each without the others: the façade, the adapters alone, the fold
 * alone. The README shows the regions marked here, and a test keeps the two alike.
 */
public final class Embedding {
  private Embedding() {}

  /** The façade: deliveries in, members and reports out. */
  public static Siyu facade(String playbookJson, String connectionsJson, Path secretsDirectory) {
    // region build
    Siyu siyu =
        Siyu.builder()
            .playbook(Playbook.parse(playbookJson)) // pools, channels, products: no secrets
            .connections(
                Connections.parse(connectionsJson, new SystemSecretSource(secretsDirectory)))
            .build(); // events are kept in memory unless .store(...) is given
    // endregion
    return siyu;
  }

  /** What a controller of any web framework does. */
  public static Reply controller(
      Siyu siyu, String method, String query, Map<String, String> headers, byte[] body) {
    // region receive
    Receipt receipt = siyu.receive("wecom", Delivery.of(method, query, headers, body));
    receipt.signals().forEach(signal -> act(signal)); // what changed and may want action
    receipt.secrets(); // WelcomeCode and the like, with their deadlines; never stored
    return receipt.reply(); // status, content type, body: what to answer the platform
    // endregion
  }

  private static void act(Signal signal) {
    System.out.println(signal);
  }

  private static void show(Object answer) {
    System.out.println(answer);
  }

  /** What is asked of it. */
  public static void questions(Siyu siyu, String unionId) {
    // region ask
    Member lin = siyu.member(IdentityKey.unionId("wx-open-account", unionId)).orElseThrow();
    show(lin.stage()); // FIRST_ORDER (首单)
    show(lin.reachableIn()); // the user pools in which we can still speak to this person
    show(lin.orders()); // each put together from every push about it

    Report march = siyu.report(Window.month(2026, 3, ZoneId.of("Asia/Shanghai")));
    show(march.channels()); // what each channel cost and brought
    show(march.toJson()); // equal reports are equal bytes
    // endregion
  }

  /** What is asked of who is who. */
  public static void persons(Siyu siyu, Member lin, IdentityKey contact, IdentityKey openId) {
    // region persons
    show(siyu.explain(contact, openId).cut()); // the first rule that keeps two keys apart, if any
    try (Stream<ReviewItem> undecided = siyu.review()) {
      undecided.forEach(item -> show(item.wouldJoin())); // what a wrong merge would cost
    }
    show(lin.consent(Consents.MARKETING, "push").isGranted()); // unknown is no
    show(siyu.export(openId)); // everything held on one person, for an access request
    show(siyu.erase(openId)); // with a receipt; no total moves, nothing brings the person back
    // endregion
  }

  /** What is asked of tiers, points and standing. */
  public static void membership(Siyu siyu, Member lin, Instant now) {
    // region membership
    show(lin.tier()); // silver, until when, what is missing to keep it and to the next
    show(lin.points("points")); // balance, pending, debt, and what expires when
    show(lin.standing()); // SUPER_USER (超级用户) … or UNKNOWN, with reasons
    Condition lapsing =
        Condition.stageAtLeast(Stage.REPEAT)
            .and(Condition.orders(90, Range.atMost(0)))
            .and(Condition.consent(Consents.MARKETING, "push"));
    try (Stream<Member> members = siyu.members(lapsing, now)) {
      members.forEach(member -> show(member.keys())); // whom to win back, and may be written to
    }
    Window week = new Window(now, now.plus(Duration.ofDays(7)));
    try (Stream<DueChange> due = siyu.dueChanges(week)) {
      due.forEach(change -> show(change.expiring())); // whose points will be gone
    }
    // endregion
  }

  /** What it cost, and whether it came back. */
  public static void money(Siyu siyu, Window march) {
    // region money
    Report report = siyu.report(march);
    show(report.acquisition()); // CAC: paid, blended and fully loaded
    for (ChannelYield channel : report.channels()) {
      show(channel.roi()); // contribution less full cost, over full cost: not the ROAS
      show(channel.payback()); // within how many days, or NOT_REACHED
    }
    Estimates estimates = siyu.estimates(march); // in a file of its own: none of it is exact
    show(estimates.valleys()); // what an order costs in each traffic pool, and where it is a valley
    show(estimates.lifetime().value()); // what customers will still be worth, with intervals
    FunnelSpec week =
        FunnelSpec.ordered(
            List.of("joined", "ordered"), new FunnelWindow.FromFirst(Duration.ofDays(7)));
    Journeys journeys = siyu.journeys(); // packed once, for as many questions as you like
    show(
        journeys
            .funnel(
                week,
                List.of(
                    act -> act.kind() == Act.Kind.JOINED, act -> act.kind() == Act.Kind.ORDERED))
            .count());
    // endregion
  }

  /** Which goods do what, and what to offer whom. */
  public static void goods(Siyu siyu, IdentityKey contact, Window march, Instant now) {
    // region goods
    Goods goods = siyu.goods(march);
    for (ProductGoods product : goods.products()) {
      show(product.everywhere().measured()); // 引流款, 组合款, 复购款, 利润款 by its numbers, or UNKNOWN
      show(product.everywhere().contradicted()); // declared to be, and surely not
    }
    show(goods.breaches()); // who loses money beyond the subsidy, what is its own bait
    show(goods.firstOrder().product()); // the first deal (首单产品), by what its buyers did next
    siyu.offers(contact, goods) // at most a few, each with reasons; nothing without consent
        .ifPresent(offers -> offers.offers().forEach(offer -> show(offer.reasons())));
    siyu.cocreation() // what testers would have you make (共创): MAKE, DROP, or not enough votes
        .panel("taste", now)
        .ifPresent(Embedding::show);
    // endregion
  }

  /** What would be so under other rules. */
  public static void backtest(Siyu siyu, Playbook withHigherThresholds, Window march) {
    // region backtest
    Comparison comparison = siyu.backtest(withHigherThresholds, march);
    show(comparison.tiers()); // how many move from which tier to which
    show(comparison.figures()); // which sums of money and points differ, and by how much
    comparison.examples().forEach(it -> show(it.before() + " -> " + it.after())); // and why
    // endregion
  }

  /**
   * The adapters alone: a delivery in, verified events out, for a team with its own bus and store.
   */
  public static List<Event> adapterAlone(PlatformAdapter adapter, Delivery delivery) {
    // region adapter
    Translation translation = adapter.translate(delivery.receivedAt(Instant.now()));
    List<Event> events =
        translation instanceof Translation.Accepted accepted ? accepted.events() : List.of();
    // endregion
    return events;
  }

  /** The fold alone: a team's own events in, a report out. */
  public static Report foldAlone(
      List<Event> events, List<Event> spending, Playbook playbook, Window window, Instant asOf) {
    // region fold
    Report report =
        Report.of(
            List.of(Cluster.of(events)).stream(),
            spending.stream(),
            playbook,
            Context.none(),
            window,
            asOf);
    // endregion
    return report;
  }
}
