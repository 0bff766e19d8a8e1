package io.siyu.testing;

import io.siyu.event.Appealed;
import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Claimed;
import io.siyu.event.Clicked;
import io.siyu.event.Completed;
import io.siyu.event.ConsentGiven;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.Engaged;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Event;
import io.siyu.event.Exposed;
import io.siyu.event.Fact;
import io.siyu.event.GroupChanged;
import io.siyu.event.GroupChanged.Change;
import io.siyu.event.GroupObserved;
import io.siyu.event.Identified;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Linked;
import io.siyu.event.MarketFact;
import io.siyu.event.Mode;
import io.siyu.event.Observed;
import io.siyu.event.Offered;
import io.siyu.event.OrderCancelled;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.Party;
import io.siyu.event.Pledged;
import io.siyu.event.PointsAdjusted;
import io.siyu.event.PointsSpent;
import io.siyu.event.Provenance;
import io.siyu.event.PullRequested;
import io.siyu.event.Referred;
import io.siyu.event.Refunded;
import io.siyu.event.Reviewed;
import io.siyu.event.Score;
import io.siyu.event.Shared;
import io.siyu.event.Shipped;
import io.siyu.event.Source;
import io.siyu.event.Spent;
import io.siyu.event.StewardRenamed;
import io.siyu.event.Tagged;
import io.siyu.event.TeamJoined;
import io.siyu.event.TierOverridden;
import io.siyu.event.Touched;
import io.siyu.event.Unlinked;
import io.siyu.event.Unmapped;
import io.siyu.event.Untagged;
import io.siyu.event.Viewed;
import io.siyu.event.Voted;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.ChannelDay;
import io.siyu.identity.GroupChat;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.identity.Subject;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.standing.Baseline;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/**
 * Generators of whole histories over so few keys, instants and numbers that everything meets
 * everything: links and unlinks, shared phones, conflicting unionids, devices, orders with buyers,
 * payers and refunds, ties within an instant, and one happening told by several sources.
 *
 * <p>Every event is decoded from one number on its own, so a failing history shrinks by leaving
 * events out.
 */
public final class Histories {
  /** The first instant of any event: the start of March in Shanghai. */
  public static final Instant START = Instant.parse("2026-02-28T16:00:00Z");

  /** After every event. */
  public static final Instant END = Instant.parse("2026-08-01T00:00:00Z");

  /** March 2026 in Shanghai. */
  public static final Window MARCH = new Window(START, Instant.parse("2026-03-31T16:00:00Z"));

  /** Figures that the persons of these histories lie on both sides of. */
  public static final Baseline BASELINE =
      Baseline.parse(
          """
          {"siyu":"baseline/1","version":"laws","asOf":"2026-02-01T00:00:00Z","members":9,
           "discountedShare":{"num":4000000,"den":9},"percentile":80,"valueCut":5000}
          """);

  private static final String PLAYBOOK =
      """
      {"siyu":"playbook/1","version":"laws","zone":"Asia/Shanghai","currency":"CNY",
       "identity":{"phone":{"limit":3,"blocked":["p0"]},"openid":{"limit":3}},
       "trafficPools":[{"id":"moments","kind":"SOCIAL"}],
       "userPools":[
        {"id":"guides","kind":"WECOM_CONTACTS","account":"wecom/c","capabilities":["ONE_TO_ONE"]},
        {"id":"shop","kind":"SHOP","account":"shop/s","capabilities":["CLOSE_TRADE"]}],
       "channels":[
        {"code":"MA01","trafficPool":"moments","placement":"PRIVATIZING","userPools":["guides"]},
        {"code":"MA02","trafficPool":"moments","placement":"COMMERCIALIZING","userPools":[]}],
       "products":[{"sku":"soap","roles":["LEAD_IN"],"price":9900,"unitCost":4000,
         "costChanges":[{"effectiveFrom":"2026-03-10T00:00:00Z","unitCost":4500}]}],
       "costs":{"fulfilment":[{"effectiveFrom":"2026-03-05T00:00:00Z","perOrder":600}]},
       "stages":{"nurturedAfter":2,"leastOrder":100},"attribution":{"model":"%s"}%s}
      """;

  private static final String MEMBERSHIP =
      """
      ,
       "points":[
        {"ledger":"points","rules":[
          {"code":"base","on":"ORDER","points":1,"per":100},
          {"code":"friend","on":"REFERRAL","points":50},
          {"code":"hello","on":"JOIN","points":10}],
         "pending":{"kind":"AFTER_PAYMENT","days":3},"expiry":{"kind":"AFTER","months":1}},
        {"ledger":"growth","kind":"GROWTH","rules":[
          {"code":"base","on":"ORDER","points":1,"per":100,"rounding":"HALF_UP"}]}],
       "tiers":[{"ladder":[
          {"code":"silver","upgrade":{"paid":9900,"growth":150},"keep":{"paid":4000}},
          {"code":"gold","upgrade":{"orders":3},"keep":{"orders":2}}],
         "upgradeWindow":{"kind":"ROLLING","days":20},
         "validity":{"kind":"MONTHS","months":1},"onFail":{"kind":"ONE_DOWN"},"grace":{"days":3}}],
       "standing":{"leastOrders":2},
       "rfm":{},
       "segments":[
        {"id":"buyers","when":{"is":"stageAtLeast","stage":"FIRST_ORDER"}},
        {"id":"silent","when":{"all":[{"is":"segment","segment":"buyers"},
          {"not":{"is":"allows","purpose":"marketing","channel":"push"}},
          {"any":[{"is":"tierIn","tiers":["silver","gold"]},
            {"is":"orders","withinDays":30,"atLeast":1}]}]}}]
      """;

  private final Random random;

  private Histories(long code) {
    this.random = new Random(code);
  }

  /**
   * The playbook for these histories, which credits the first touch and has rules of tiers, points,
   * standing and segments.
   */
  public static Playbook playbook() {
    return Playbook.parse(PLAYBOOK.formatted("FIRST_TOUCH", MEMBERSHIP));
  }

  /** The same without these rules, but it credits the last touch. */
  public static Playbook lastTouchPlaybook() {
    return Playbook.parse(PLAYBOOK.formatted("LAST_TOUCH", ""));
  }

  /**
   * The same as the first, but with other rules of identity, orders, points, tiers and segments.
   */
  public static Playbook strictPlaybook() {
    return Playbook.parse(
        PLAYBOOK
            .formatted("FIRST_TOUCH", MEMBERSHIP)
            .replace("\"limit\":3,\"blocked\":[\"p0\"]", "\"limit\":1,\"blocked\":[\"p1\"]")
            .replace("\"openid\":{\"limit\":3}", "\"openid\":{\"limit\":2}")
            .replace("\"leastOrder\":100", "\"leastOrder\":4000")
            .replace("\"nurturedAfter\":2", "\"nurturedAfter\":1")
            .replace(
                "\"code\":\"base\",\"on\":\"ORDER\",\"points\":1",
                "\"code\":\"base\",\"on\":\"ORDER\",\"points\":2")
            .replace("\"upgrade\":{\"paid\":9900", "\"upgrade\":{\"paid\":4000")
            .replace("\"leastOrders\":2", "\"leastOrders\":1")
            .replace("\"withinDays\":30", "\"withinDays\":10"));
  }

  /** Histories of up to a few dozen events of every kind. */
  public static Arbitrary<List<Event>> histories() {
    return codes(48).map(codes -> distinct(codes, Histories::event));
  }

  /**
   * Histories rich in statements about who is who: links and unlinks, a phone that many share,
   * unionids that conflict, pending ids within and beyond their life, devices, blocked values, and
   * orders with buyers and payers.
   */
  public static Arbitrary<List<Event>> identityHistories() {
    return codes(28).map(codes -> distinct(codes, Histories::whoIsWho));
  }

  /** Histories of consents and refusals at the accounts of few persons. */
  public static Arbitrary<List<Event>> consentHistories() {
    return codes(20)
        .map(codes -> distinct(codes, it -> it.below(3) == 0 ? it.identityEvent() : it.consent()));
  }

  /** Histories of votes, pledges, group-buy teams and the orders of few persons. */
  public static Arbitrary<List<Event>> wishHistories() {
    return codes(32).map(codes -> distinct(codes, Histories::wishEvent));
  }

  /**
   * Histories of orders that need no rule to add up: real money in one currency on one basis, each
   * payment and each refund told once.
   */
  public static Arbitrary<List<Event>> simpleOrders() {
    return codes(32).map(codes -> distinct(codes, Histories::simpleMoneyEvent));
  }

  /** Instants from before the first event to after the last. */
  public static Arbitrary<Instant> instants() {
    return Arbitraries.integers()
        .between(-1, 62)
        .map(step -> START.plus(Duration.ofHours(step * 12L)));
  }

  /** Seeds for shuffling. */
  public static Arbitrary<Long> seeds() {
    return Arbitraries.longs().withDistribution(RandomDistribution.uniform()).withoutEdgeCases();
  }

  /** One history out of many, the same for ever. */
  public static List<Event> fixed(long seed, int events) {
    Random seeds = new Random(seed);
    Set<Event> history = new LinkedHashSet<>();
    while (history.size() < events) {
      history.add(new Histories(seeds.nextLong()).event());
    }
    return List.copyOf(history);
  }

  private static Arbitrary<List<Long>> codes(int max) {
    return seeds().list().ofMinSize(1).ofMaxSize(max);
  }

  private static List<Event> distinct(List<Long> codes, Function<Histories, Event> decode) {
    Set<Event> events = new LinkedHashSet<>();
    codes.forEach(code -> events.add(decode.apply(new Histories(code))));
    return List.copyOf(events);
  }

  private int below(int bound) {
    return random.nextInt(bound);
  }

  @SafeVarargs
  private <T> T one(T... of) {
    return of[below(of.length)];
  }

  private Event event() {
    int kind = below(20);
    if (kind < 5) {
      return identityEvent();
    } else if (kind < 12) {
      return lifeEvent();
    } else if (kind < 18) {
      return orderEvent();
    }
    return otherEvent();
  }

  /** Mostly whole half-days, so that many events share an instant. */
  private Instant instant() {
    Instant at = START.plus(Duration.ofHours(below(60) * 12L));
    return below(6) == 0 ? at.plusMillis(below(3) * 500L) : at;
  }

  private Provenance provenance() {
    return one(
        Provenance.CALLBACK,
        Provenance.CALLBACK,
        Provenance.HOST,
        Provenance.SNAPSHOT,
        Provenance.SELF);
  }

  private IdentityKey person() {
    return switch (below(10)) {
      case 0, 1 -> IdentityKey.unionId("W", "u" + below(3));
      case 2 -> new IdentityKey(KeyType.MEMBER_NO, "club", "m" + below(2));
      case 3 -> new IdentityKey(KeyType.PHONE, "cn", "p" + below(3));
      case 4, 5, 6 -> IdentityKey.openId(one("mp", "mp", "oa"), "o" + below(4));
      case 7, 8 -> IdentityKey.externalUserId("c", "e" + below(4));
      default -> new IdentityKey(KeyType.PENDING_ID, "c", "n0");
    };
  }

  private IdentityKey device() {
    return below(3) == 0
        ? new IdentityKey(KeyType.COOKIE, "site", "k0")
        : new IdentityKey(KeyType.DEVICE, "shop", "d" + below(2));
  }

  private IdentityKey order() {
    return switch (below(6)) {
      case 0, 1, 2 -> IdentityKey.orderNo("mch", "ord" + below(4));
      case 3, 4 -> IdentityKey.orderNo("host", "h" + below(4));
      default -> IdentityKey.paymentNo("wx", "t" + below(3));
    };
  }

  private Event whoIsWho() {
    return switch (below(16)) {
      case 0, 1 ->
          make(
              "family:",
              1_000,
              person(),
              List.of(Claim.same(new IdentityKey(KeyType.PHONE, "cn", "p1"))),
              new Identified("form"),
              provenance());
      case 2, 3 -> orderEvent();
      case 4, 5 -> latePending();
      case 6 -> lifeEvent();
      case 7 ->
          make(
              "host-order:",
              1_000,
              person(),
              List.of(Claim.same(order())),
              below(3) == 0 ? new Unlinked("") : new Linked(""),
              Provenance.HOST);
      default -> identityEvent();
    };
  }

  private Event identityEvent() {
    int kind = below(12);
    if (kind < 2) {
      Fact fact = kind == 0 ? new Linked("") : new Unlinked("");
      IdentityKey a = below(8) == 0 ? order() : person();
      IdentityKey b = below(8) == 0 ? device() : person();
      return make("host-link:", 1_000, a, List.of(Claim.same(b)), fact, Provenance.HOST);
    }
    if (kind < 4) {
      return make(
          "device:",
          1_000,
          device(),
          List.of(Claim.same(person())),
          new Identified(""),
          provenance());
    }
    if (kind == 4) {
      return make(
          "numbers:",
          1_000,
          order(),
          List.of(Claim.same(order())),
          new Identified(""),
          provenance());
    }
    List<Claim> claims = new ArrayList<>(List.of(Claim.same(person())));
    if (below(4) == 0) {
      claims.add(Claim.same(below(3) == 0 ? device() : person()));
    }
    return make("login:", 1_000, person(), claims, new Identified(one("", "login")), provenance());
  }

  private String channel() {
    return one("MA01", "MA01", "MA02", "wb:1", "");
  }

  private Fact consentFact() {
    if (below(2) == 0) {
      return new ConsentWithdrawn(one("marketing", "archive", ""), one("push", "sms", ""), "");
    }
    return new ConsentGiven(
        one("marketing", "archive"),
        one("push", "sms", ""),
        one(ConsentGiven.Scope.PROFILE, ConsentGiven.Scope.PERSON),
        ConsentGiven.Basis.CONSENT,
        one("v1", ""),
        "",
        below(3) == 0 ? Optional.of(START.plus(Duration.ofDays(below(60)))) : Optional.empty());
  }

  private Event consent() {
    return make("consent:", 24, person(), List.of(), consentFact(), provenance());
  }

  private Event lifeEvent() {
    String pool = one("wecom/c", "guides", "guides", "shop", "nowhere");
    String steward = one("zhang", "li");
    Fact fact =
        switch (below(14)) {
          case 13 -> wishFact();
          case 8, 9 -> consentFact();
          case 10 -> sightFact(pool);
          case 11 ->
              new ErasureRequested(
                  one("unsubscribe", "user_authorization_revoke"),
                  one(ErasureRequested.Scope.PERSON, ErasureRequested.Scope.FIELDS),
                  one("", "8"));
          case 12 -> standingFact();
          case 0 -> Touched.through(channel());
          case 1, 2 -> Joined.full(pool, steward, channel());
          case 3 -> new Joined(pool, steward, Joined.Degree.HALF, channel(), Party.CUSTOMER);
          case 4 ->
              new Left(
                  pool,
                  steward,
                  one(Party.CUSTOMER, Party.STEWARD),
                  one(Left.Why.REMOVED, Left.Why.REMOVED, Left.Why.TRANSFERRED),
                  "");
          case 5 ->
              new Engaged(
                  pool, "message", one(Engaged.Direction.INBOUND, Engaged.Direction.OUTBOUND));
          case 6 -> tagFact(pool);
          default -> new Referred(person(), "", below(3) > 0);
        };
    IdentityKey subject = below(8) == 0 ? device() : person();
    List<Claim> claims = below(5) == 0 ? List.of(Claim.same(person())) : List.of();
    return make("life:", 12, subject, claims, fact, provenance());
  }

  private Fact sightFact(String pool) {
    String what = one("page", "product");
    String item = one("soap", "vase", "");
    return below(3) == 0 ? new Shared(pool, what, item) : new Viewed(pool, what, item);
  }

  /** What they would like to have made. */
  private Fact wishFact() {
    String sku = one("soap", "vase");
    if (below(2) == 0) {
      return new Voted("taste", sku, one(Score.YES, Score.NO, new Score(4, 5)));
    }
    long units = below(4);
    return units == 0
        ? Pledged.nothing("spring", sku)
        : new Pledged(
            "spring",
            sku,
            units,
            below(2) == 0 ? amount() : Optional.empty(),
            below(2) == 0 ? Optional.of(START.plus(Duration.ofDays(below(40)))) : Optional.empty());
  }

  private Event wishEvent() {
    return switch (below(8)) {
      case 0 -> identityEvent();
      case 1, 2 -> orderEvent();
      case 3, 4 -> make("team:", 24, order(), claimsOf(person()), teamFact(), provenance());
      default -> make("wish:", 12, person(), List.of(), wishFact(), provenance());
    };
  }

  private List<Claim> claimsOf(IdentityKey buyer) {
    return below(3) == 0 ? List.of() : List.of(Claim.buyer(buyer));
  }

  private Fact teamFact() {
    return new TeamJoined(
        one("", "group"),
        one("team1", "team2"),
        one("", "soap"),
        one(TeamJoined.Role.OPENER, TeamJoined.Role.MEMBER),
        below(2) == 0 ? OptionalLong.empty() : OptionalLong.of(2 + below(2)),
        below(2) == 0 ? Optional.empty() : Optional.of(START.plus(Duration.ofDays(below(40)))));
  }

  private Fact standingFact() {
    String ledger = one("points", "beans");
    long points = one(1L, 50L, 100L);
    String spending = "s" + below(3);
    return switch (below(6)) {
      case 0, 1 -> new PointsSpent(ledger, points, spending, one("", "gift"));
      case 2 -> new PointsAdjusted(ledger, below(2) == 0 ? points : -points, "counter", "");
      case 3 -> new PointsAdjusted(ledger, points, "cancelled", spending);
      case 4 -> tierFact();
      default ->
          new Appealed(
              "standing",
              one(Appealed.Outcome.OPEN, Appealed.Outcome.GRANTED, Appealed.Outcome.DENIED),
              one("", "why"));
    };
  }

  private Fact tierFact() {
    String tier = one("", "silver", "gold");
    boolean ends = !tier.isEmpty() && below(2) == 0;
    Optional<Instant> until =
        ends ? Optional.of(START.plus(Duration.ofDays(below(60)))) : Optional.empty();
    return new TierOverridden(tier, until, one("birthday", "complaint"));
  }

  private Fact tagFact(String pool) {
    return switch (below(3)) {
      case 0 -> new Tagged("vip", "");
      case 1 -> new Untagged("vip", "");
      default -> new Observed(pool, "", below(2) == 0 ? List.of("vip", "new") : List.of());
    };
  }

  private Optional<Money> amount() {
    return switch (below(12)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(new Money(500, "USD"));
      case 2 -> Optional.of(Money.fen(0));
      default -> Optional.of(Money.fen(one(50, 100, 4_000, 9_900, 10_000)));
    };
  }

  private Event orderEvent() {
    IdentityKey order = order();
    List<Claim> claims = new ArrayList<>();
    if (below(3) > 0) {
      IdentityKey of = below(8) == 0 ? device() : person();
      claims.add(below(2) == 0 ? Claim.buyer(of) : Claim.payer(of));
    }
    if (below(5) == 0) {
      claims.add(Claim.same(order()));
    }
    Authority authority = one(Authority.PROVIDER, Authority.PLATFORM, Authority.HOST);
    Mode mode = below(10) == 0 ? Mode.SANDBOX : Mode.LIVE;
    Optional<Money> total = amount();
    Optional<Money> payer = below(2) == 0 ? total : Optional.empty();
    Fact fact =
        switch (below(9)) {
          case 0 ->
              new OrderDescribed(
                  lines(), amount(), below(2) == 0 ? List.of() : List.of(one("c0", "c1")));
          case 1, 2, 3 -> new OrderPaid(one("", "t0", "t1"), authority, total, payer, mode);
          case 4, 8 -> progressFact();
          default ->
              new Refunded(
                  one("r0", "r1"),
                  authority,
                  below(6) == 0 ? Refunded.Outcome.ABNORMAL : Refunded.Outcome.SUCCESS,
                  total,
                  payer,
                  mode);
        };
    return make("order:", 24, order, claims, fact, provenance());
  }

  private Fact progressFact() {
    return switch (below(5)) {
      case 3 -> new Reviewed(one("", "soap"), new Score(below(6), 5));
      case 4 -> teamFact();
      case 0 -> new Shipped(below(2) == 0);
      case 1 -> new Completed(one(Party.CUSTOMER, Party.PLATFORM));
      default -> new OrderCancelled(one("1", "2"));
    };
  }

  private List<OrderLine> lines() {
    List<OrderLine> lines = new ArrayList<>();
    for (int i = below(4); i > 0; i--) {
      lines.add(new OrderLine(one("soap", "towel", "vase"), 1 + below(3), amount(), amount()));
    }
    return lines;
  }

  private Event otherEvent() {
    LocalDate day = LocalDate.of(2026, 3, 1).plusDays(below(3) * 20L);
    return switch (below(7)) {
      case 5 -> groupEvent();
      case 6 ->
          make(
              "renamed:",
              9,
              new AccountSubject("wecom/c"),
              List.of(),
              new StewardRenamed(one("zhang", "li"), one("li", "wu")),
              Provenance.CALLBACK);
      case 0, 1 -> marketEvent(new ChannelDay(one("MA01", "MA02", "MA09"), day));
      case 2 ->
          make(
              "unmapped:",
              9,
              new AccountSubject("wecom/c"),
              List.of(),
              new Unmapped("change_tag", "<xml/>", List.of("e1")),
              Provenance.CALLBACK);
      case 3 ->
          make("pull:", 9, person(), List.of(), new PullRequested("get"), Provenance.CALLBACK);
      default -> latePending();
    };
  }

  private Event marketEvent(ChannelDay on) {
    Source source = new Source("wecom/c");
    MarketFact fact =
        switch (below(6)) {
          case 5 -> claimedFact();
          case 0 -> new Exposed(below(10_000), below(3));
          case 1 -> new Clicked(below(100), below(3));
          case 2 -> {
            int people = below(50);
            OptionalLong taken =
                below(2) == 0 ? OptionalLong.empty() : OptionalLong.of(below(people + 1));
            yield new Offered(one("wipes", "mask"), people, taken, below(3));
          }
          default -> {
            Spent.Cost cost = one(Spent.Cost.MEDIA, Spent.Cost.MEDIA, Spent.Cost.STAFF);
            yield new Spent(amount().orElse(Money.fen(7)), cost, below(3));
          }
        };
    String key = fact.key(source, on);
    return Event.of(key, instant(), source, on, List.of(), fact, provenance());
  }

  private Claimed claimedFact() {
    Optional<Money> amount = amount();
    boolean counted = amount.isEmpty() || below(2) == 0;
    return new Claimed(
        counted ? OptionalLong.of(below(9)) : OptionalLong.empty(), amount, below(3));
  }

  private Event groupEvent() {
    List<String> members = List.of("e" + below(4), one("zhang", "e" + below(4)));
    String version = "v" + below(5);
    Fact fact =
        switch (below(4)) {
          case 0 -> new GroupObserved(version, members);
          case 1 -> new GroupChanged(Change.LEFT, members, version, "v" + below(5), "");
          case 2 -> GroupChanged.of(one(Change.CREATED, Change.NAME, Change.DISMISSED));
          default -> new GroupChanged(Change.JOINED, members, version, "v" + below(5), "3");
        };
    return make(
        "group:", 9, new GroupChat("wecom/c", "g" + below(2)), List.of(), fact, provenance());
  }

  /** A pending id outlives its ninety days. */
  private Event latePending() {
    return Event.of(
        "late:" + below(9),
        START.plus(Duration.ofDays(80 + below(40))),
        new Source("wecom/c"),
        new IdentityKey(KeyType.PENDING_ID, "c", "n0"),
        List.of(Claim.same(person())),
        new Identified(""),
        Provenance.CALLBACK);
  }

  private Event simpleMoneyEvent() {
    int number = below(4);
    IdentityKey order = IdentityKey.orderNo("mch", "ord" + number);
    List<Claim> claims =
        below(2) == 0
            ? List.of(Claim.buyer(IdentityKey.openId("mp", "o" + number % 2)))
            : List.of();
    Instant at = instant();
    Money amount = Money.fen(below(10_000));
    String nonce = Long.toHexString(random.nextLong());
    Fact fact;
    if (below(5) == 0) {
      fact =
          new OrderDescribed(
              List.of(
                  new OrderLine("soap", 1, Optional.empty(), Optional.of(Money.fen(below(1_000)))),
                  new OrderLine("vase", 2, Optional.empty(), Optional.of(Money.fen(below(1_000))))),
              Optional.empty(),
              List.of());
    } else if (below(2) == 0) {
      fact =
          new OrderPaid(
              nonce, Authority.PROVIDER, Optional.of(amount), Optional.empty(), Mode.LIVE);
    } else {
      fact =
          new Refunded(
              nonce,
              Authority.PROVIDER,
              Refunded.Outcome.SUCCESS,
              Optional.of(amount),
              Optional.empty(),
              Mode.LIVE);
    }
    return Event.of(
        "simple:" + nonce, at, new Source("wxpay/mch"), order, claims, fact, Provenance.CALLBACK);
  }

  private Event make(
      String prefix,
      int keys,
      Subject subject,
      List<Claim> claims,
      Fact fact,
      Provenance provenance) {
    return Event.of(
        // In digits, so that no key holds the value of an account other than its subject's.
        prefix + Integer.toUnsignedString(subject.text().hashCode()) + ":" + below(keys),
        instant(),
        new Source("wecom/c"),
        subject,
        claims,
        fact,
        provenance);
  }
}
