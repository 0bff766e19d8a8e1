package io.siyu.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.siyu.event.EventJson;
import io.siyu.event.Exposed;
import io.siyu.event.Fact;
import io.siyu.event.FactKind;
import io.siyu.event.GroupChanged;
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
import io.siyu.identity.KeyClass;
import io.siyu.identity.KeyType;
import io.siyu.identity.Subject;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of identity keys, claims, facts of every kind and events, with awkward texts and
 * numbers.
 */
public final class EventArbitraries {
  private static final long FIRST_MILLI = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST_MILLI = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  private EventArbitraries() {}

  /** Well-formed texts, perhaps empty, rich in what separators and encodings trip over. */
  public static Arbitrary<String> texts() {
    Arbitrary<Integer> codePoints =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.integers().between('0', 'z')),
            Tuple.of(
                3,
                Arbitraries.of(
                    (int) ':', (int) '%', (int) '/', (int) '~', (int) '"', (int) '\\', 0, 0x7f)),
            Tuple.of(2, Arbitraries.integers().between(0x4e00, 0x9fff)),
            Tuple.of(1, Arbitraries.integers().between(0xe000, 0xffff)),
            Tuple.of(1, Arbitraries.integers().between(0x10000, 0x10ffff)));
    return codePoints
        .list()
        .ofMaxSize(12)
        .map(
            list -> {
              StringBuilder out = new StringBuilder();
              list.forEach(out::appendCodePoint);
              return out.toString();
            });
  }

  /** Texts that are not empty. */
  public static Arbitrary<String> words() {
    return texts().filter(text -> !text.isEmpty());
  }

  /** Identity keys of every type. */
  public static Arbitrary<IdentityKey> keys() {
    return Combinators.combine(Arbitraries.of(KeyType.class), words(), words())
        .as(IdentityKey::new);
  }

  /** Channel days, now and then beyond four-digit years. */
  public static Arbitrary<ChannelDay> channelDays() {
    Arbitrary<LocalDate> days =
        Arbitraries.longs()
            .between(LocalDate.of(-1, 1, 1).toEpochDay(), LocalDate.of(10001, 1, 1).toEpochDay())
            .map(LocalDate::ofEpochDay);
    return Combinators.combine(words(), days).as(ChannelDay::new);
  }

  private static Arbitrary<IdentityKey> keys(boolean ofOrders) {
    return keys().filter(key -> (key.type().defaultClass() == KeyClass.ORDER) == ofOrders);
  }

  private static Arbitrary<GroupChat> groups() {
    return Combinators.combine(words(), words()).as(GroupChat::new);
  }

  /** Subjects of every kind. */
  public static Arbitrary<Subject> subjects() {
    return Arbitraries.oneOf(keys(), channelDays(), words().map(AccountSubject::new), groups());
  }

  /** Claims in every role. */
  public static Arbitrary<Claim> claims() {
    return Combinators.combine(keys(), Arbitraries.of(Claim.Role.class)).as(Claim::new);
  }

  /** Amounts that are not negative, up to the largest. */
  public static Arbitrary<Money> amounts() {
    Arbitrary<String> currencies = Arbitraries.strings().withCharRange('A', 'Z').ofLength(3);
    Arbitrary<Long> minors =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.longs().between(0, Money.MINOR_MAX)),
            Tuple.of(1, Arbitraries.of(0L, 1L, Money.MINOR_MAX)));
    return Combinators.combine(minors, currencies).as(Money::new);
  }

  private static Arbitrary<Optional<Money>> optionalAmounts() {
    return amounts().optional(0.7);
  }

  private static <E extends Enum<E>> Arbitrary<E> of(Class<E> type) {
    return Arbitraries.of(type);
  }

  /** Facts of one kind that its JSON form can say. */
  public static Arbitrary<? extends Fact> facts(FactKind kind) {
    Arbitrary<Boolean> flags = Arbitraries.of(true, false);
    return switch (kind) {
      case IDENTIFIED -> texts().map(Identified::new);
      case LINKED -> texts().map(Linked::new);
      case UNLINKED -> texts().map(Unlinked::new);
      case TOUCHED -> Combinators.combine(texts(), texts(), texts(), flags).as(Touched::new);
      case JOINED ->
          Combinators.combine(words(), texts(), of(Joined.Degree.class), texts(), of(Party.class))
              .as(Joined::new);
      case TAGGED -> Combinators.combine(words(), texts()).as(Tagged::new);
      case ENGAGED ->
          Combinators.combine(texts(), words(), of(Engaged.Direction.class)).as(Engaged::new);
      case VIEWED -> Combinators.combine(texts(), words(), texts()).as(Viewed::new);
      case SHARED -> Combinators.combine(texts(), words(), texts()).as(Shared::new);
      case ORDER_DESCRIBED ->
          Combinators.combine(
                  lines().list().ofMaxSize(4), optionalAmounts(), texts().list().ofMaxSize(3))
              .as(OrderDescribed::new);
      case ORDER_PAID ->
          Combinators.combine(
                  texts(),
                  of(Authority.class),
                  optionalAmounts(),
                  optionalAmounts(),
                  of(Mode.class))
              .as(OrderPaid::new);
      case SHIPPED -> flags.map(Shipped::new);
      case COMPLETED -> of(Party.class).map(Completed::new);
      case ORDER_CANCELLED -> texts().map(OrderCancelled::new);
      case REFERRED -> Combinators.combine(keys(), texts(), flags).as(Referred::new);
      case POINTS_ADJUSTED ->
          Combinators.combine(words(), points(), words(), texts())
              .as(
                  (ledger, points, reason, returns) ->
                      new PointsAdjusted(ledger, points, reason, points < 0 ? "" : returns));
      case POINTS_SPENT ->
          Combinators.combine(words(), points().map(Math::abs), words(), texts())
              .as(PointsSpent::new);
      case TIER_OVERRIDDEN ->
          Combinators.combine(texts(), instants().optional(0.5), words())
              .as(
                  (tier, until, reason) ->
                      new TierOverridden(tier, until.filter(it -> !tier.isEmpty()), reason));
      case APPEALED ->
          Combinators.combine(words(), of(Appealed.Outcome.class), texts()).as(Appealed::new);
      case SPENT ->
          Combinators.combine(amounts(), of(Spent.Cost.class), revisions()).as(Spent::new);
      case EXPOSED -> Combinators.combine(counts(), revisions()).as(Exposed::new);
      case CLICKED -> Combinators.combine(counts(), revisions()).as(Clicked::new);
      case OFFERED ->
          Combinators.combine(words(), counts(), counts(), flags, revisions())
              .as(
                  (bait, one, other, counted, revision) ->
                      new Offered(
                          bait,
                          Math.max(one, other),
                          counted ? OptionalLong.of(Math.min(one, other)) : OptionalLong.empty(),
                          revision));
      case PULL_REQUESTED -> words().map(PullRequested::new);
      case UNTAGGED -> Combinators.combine(words(), texts()).as(Untagged::new);
      case GROUP_CHANGED ->
          Combinators.combine(
                  of(GroupChanged.Change.class),
                  texts().list().ofMaxSize(3),
                  texts(),
                  texts(),
                  texts())
              .as(GroupChanged::new);
      case GROUP_OBSERVED ->
          Combinators.combine(texts(), texts().list().ofMaxSize(3)).as(GroupObserved::new);
      case STEWARD_RENAMED -> Combinators.combine(words(), words()).as(StewardRenamed::new);
      case OBSERVED ->
          Combinators.combine(words(), texts(), texts().list().ofMaxSize(3)).as(Observed::new);
      case REFUNDED ->
          Combinators.combine(
                  words(),
                  of(Authority.class),
                  of(Refunded.Outcome.class),
                  optionalAmounts(),
                  optionalAmounts(),
                  of(Mode.class))
              .as(Refunded::new);
      case LEFT ->
          Combinators.combine(words(), texts(), of(Party.class), of(Left.Why.class), texts())
              .as(Left::new);
      case CONSENT_GIVEN ->
          Combinators.combine(
                  words(),
                  texts(),
                  of(ConsentGiven.Scope.class),
                  of(ConsentGiven.Basis.class),
                  texts(),
                  texts(),
                  instants().optional(0.5))
              .as(ConsentGiven::new);
      case CONSENT_WITHDRAWN ->
          Combinators.combine(texts(), texts(), texts()).as(ConsentWithdrawn::new);
      case ERASURE_REQUESTED ->
          Combinators.combine(words(), of(ErasureRequested.Scope.class), texts())
              .as(ErasureRequested::new);
      case UNMAPPED ->
          Combinators.combine(texts(), texts(), texts().list().ofMaxSize(3)).as(Unmapped::new);
      case REVIEWED -> Combinators.combine(texts(), scores()).as(Reviewed::new);
      case VOTED -> Combinators.combine(words(), words(), scores()).as(Voted::new);
      case PLEDGED -> pledges();
      case TEAM_JOINED ->
          Combinators.combine(
                  texts(),
                  words(),
                  texts(),
                  of(TeamJoined.Role.class),
                  optional(Arbitraries.longs().between(1, TeamJoined.SIZE_MAX)),
                  instants().optional(0.5))
              .as(TeamJoined::new);
      case CLAIMED ->
          Combinators.combine(optional(counts()), optionalAmounts(), revisions())
              .filter((count, amount, revision) -> count.isPresent() || amount.isPresent())
              .as(Claimed::new);
    };
  }

  private static Arbitrary<Score> scores() {
    return Combinators.combine(
            Arbitraries.longs().between(0, Score.BEST_MAX),
            Arbitraries.longs().between(1, Score.BEST_MAX))
        .as((given, best) -> new Score(Math.min(given, best), best));
  }

  private static Arbitrary<Pledged> pledges() {
    return Combinators.combine(
            words(),
            words(),
            Arbitraries.longs().between(0, OrderLine.UNITS_MAX),
            optionalAmounts(),
            instants().optional(0.5))
        .as(
            (campaign, sku, units, deposit, payBy) ->
                units == 0
                    ? Pledged.nothing(campaign, sku)
                    : new Pledged(campaign, sku, units, deposit, payBy));
  }

  private static Arbitrary<OptionalLong> optional(Arbitrary<Long> numbers) {
    return numbers
        .optional(0.7)
        .map(number -> number.map(OptionalLong::of).orElse(OptionalLong.empty()));
  }

  private static Arbitrary<Long> points() {
    return Arbitraries.longs()
        .between(-PointsAdjusted.POINTS_MAX, PointsAdjusted.POINTS_MAX)
        .filter(points -> points != 0);
  }

  private static Arbitrary<Long> counts() {
    return Arbitraries.longs().between(0, MarketFact.COUNT_MAX);
  }

  private static Arbitrary<Long> revisions() {
    return Arbitraries.longs().greaterOrEqual(0);
  }

  private static Arbitrary<OrderLine> lines() {
    return Combinators.combine(
            words(),
            Arbitraries.longs().between(1, OrderLine.UNITS_MAX),
            optionalAmounts(),
            optionalAmounts())
        .as(OrderLine::new);
  }

  /** Facts of every kind, each as likely. */
  public static Arbitrary<Fact> facts() {
    return Arbitraries.of(FactKind.class).flatMap(kind -> facts(kind).map(Fact.class::cast));
  }

  /** Instants in whole milliseconds, within the years of RFC 3339. */
  public static Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(FIRST_MILLI, LAST_MILLI).map(Instant::ofEpochMilli);
  }

  /** Sources. */
  public static Arbitrary<Source> sources() {
    return words().filter(text -> text.chars().allMatch(c -> c > ' ')).map(Source::new);
  }

  /** Events of every kind without extra fields. */
  public static Arbitrary<Event> plainEvents() {
    return facts().flatMap(EventArbitraries::eventsOf).withoutEdgeCases();
  }

  private static Arbitrary<Event> eventsOf(Fact fact) {
    Arbitrary<? extends Subject> subjects =
        switch (fact.kind()) {
          case SPENT, EXPOSED, CLICKED, OFFERED, CLAIMED -> channelDays();
          case GROUP_CHANGED, GROUP_OBSERVED -> groups();
          case STEWARD_RENAMED -> words().map(AccountSubject::new);
          case ORDER_DESCRIBED,
              ORDER_PAID,
              SHIPPED,
              COMPLETED,
              REFUNDED,
              ORDER_CANCELLED,
              REVIEWED,
              TEAM_JOINED ->
              keys(true);
          case TOUCHED,
              JOINED,
              TAGGED,
              CONSENT_GIVEN,
              ENGAGED,
              VIEWED,
              SHARED,
              REFERRED,
              POINTS_ADJUSTED,
              POINTS_SPENT,
              TIER_OVERRIDDEN,
              APPEALED,
              VOTED,
              PLEDGED,
              UNTAGGED,
              OBSERVED,
              LEFT,
              CONSENT_WITHDRAWN,
              ERASURE_REQUESTED ->
              keys(false);
          case IDENTIFIED, LINKED, UNLINKED -> keys();
          case PULL_REQUESTED, UNMAPPED ->
              Arbitraries.oneOf(keys(), words().map(AccountSubject::new));
        };
    return Combinators.combine(
            words(),
            instants(),
            sources(),
            subjects.map(Subject.class::cast),
            claims().list().ofMaxSize(4),
            Arbitraries.of(Provenance.class),
            Arbitraries.of(true, false))
        .as(
            (key, at, source, subject, claims, provenance, approximate) ->
                Event.of(
                    key, at, source, subject, claims, fact, provenance, approximate, Map.of()));
  }

  /** Events of every kind, with fields nobody knows at every depth. */
  public static Arbitrary<Event> events() {
    Arbitrary<Extra> extra =
        Combinators.combine(Arbitraries.integers().greaterOrEqual(0), texts(), json())
            .as(Extra::new);
    return Combinators.combine(plainEvents(), extra.list().ofMaxSize(4))
        .as(EventArbitraries::withExtras)
        .withoutEdgeCases();
  }

  private record Extra(int place, String name, JsonNode value) {}

  private static Event withExtras(Event event, List<Extra> extras) {
    List<String> places = new ArrayList<>();
    collectObjects(parsed(EventJson.encode(event)), "", places);
    Map<String, String> all = new HashMap<>();
    for (Extra extra : extras) {
      String name = "zz" + extra.name().replace("~", "~0").replace("/", "~1");
      all.put(
          places.get(extra.place() % places.size()) + "/" + name, Json.canonical(extra.value()));
    }
    return Event.of(
        event.key(),
        event.occurredAt(),
        event.source(),
        event.subject(),
        event.claims(),
        event.fact(),
        event.provenance(),
        event.approximate(),
        all);
  }

  private static JsonNode parsed(String text) {
    try {
      return Json.parse(text);
    } catch (MalformedJsonException e) {
      throw new AssertionError("an encoded event must be JSON", e);
    }
  }

  private static void collectObjects(JsonNode node, String pointer, List<String> out) {
    if (node.isObject()) {
      out.add(pointer);
      node.properties().forEach(f -> collectObjects(f.getValue(), pointer + "/" + f.getKey(), out));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collectObjects(node.get(i), pointer + "/" + i, out);
    }
  }

  /** JSON values of some depth, with numbers that no primitive type holds. */
  public static Arbitrary<JsonNode> json() {
    var nodes = Json.object();
    Arbitrary<JsonNode> leaves =
        Arbitraries.oneOf(
            texts().map(nodes::textNode),
            Arbitraries.of("\ud800", "a\udc00b", "\udc00\ud800").map(nodes::textNode),
            Arbitraries.longs().map(n -> nodes.numberNode(BigInteger.valueOf(n).pow(3))),
            Arbitraries.of("1.10", "-0.5", "1E+400", "1E-400", "0.0", "100E-2")
                .map(n -> DecimalNode.valueOf(new BigDecimal(n))),
            Arbitraries.of(true, false).map(nodes::booleanNode),
            Arbitraries.just(nodes.nullNode()));
    return Arbitraries.recursive(() -> leaves, EventArbitraries::nested, 0, 3);
  }

  private static Arbitrary<JsonNode> nested(Arbitrary<JsonNode> inner) {
    Arbitrary<JsonNode> objects =
        Arbitraries.maps(texts(), inner)
            .ofMaxSize(3)
            .map(
                members -> {
                  ObjectNode out = Json.object();
                  members.forEach(out::set);
                  return out;
                });
    Arbitrary<JsonNode> arrays = inner.list().ofMaxSize(3).map(list -> Json.array().addAll(list));
    return Arbitraries.oneOf(objects, arrays);
  }
}
