package io.siyu;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.siyu.Receipt.Outcome;
import io.siyu.basket.ComboEffect;
import io.siyu.basket.ComboOrder;
import io.siyu.community.Group;
import io.siyu.community.Stewards;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.Explainer;
import io.siyu.dossier.Explanation;
import io.siyu.dossier.IdentityResolution;
import io.siyu.dossier.Review;
import io.siyu.dossier.ReviewItem;
import io.siyu.event.Event;
import io.siyu.event.Provenance;
import io.siyu.goods.ComboOrders;
import io.siyu.goods.Goods;
import io.siyu.goods.GoodsTally;
import io.siyu.goods.OfferChooser;
import io.siyu.goods.Offers;
import io.siyu.identity.GroupChat;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.JourneyBuilder;
import io.siyu.insight.Journeys;
import io.siyu.member.Context;
import io.siyu.member.Member;
import io.siyu.member.MemberFold;
import io.siyu.member.SegmentExplainer;
import io.siyu.member.SegmentReason;
import io.siyu.member.SegmentTest;
import io.siyu.playbook.Playbook;
import io.siyu.playbook.StandingRules;
import io.siyu.segment.Condition;
import io.siyu.spi.Delivery;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Appended;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.EventStore.Snapshot;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.RecordedDelivery;
import io.siyu.spi.Reply;
import io.siyu.spi.StoreException;
import io.siyu.spi.Translation;
import io.siyu.standing.Baseline;
import io.siyu.store.InMemoryEventStore;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One tenant's private-domain business (私域): takes in what platforms push and answers from it.
 * Cheap to make, thread-safe, starts no threads.
 *
 * <pre>{@code
 * Siyu siyu = Siyu.builder().playbook(playbook).connections(connections).build();
 * Receipt receipt = siyu.receive("wecom", Delivery.of(method, query, headers, body));
 * Optional<Member> lin = siyu.member(IdentityKey.unionId(account, unionId));
 * Report march = siyu.report(Window.month(2026, 3, zone));
 * }</pre>
 */
public final class Siyu {
  private static final Logger LOG = LoggerFactory.getLogger(Siyu.class);

  private static final Receipt NOT_STORED = Receipt.of(Outcome.NOT_STORED, Reply.empty(503));

  private final Playbook playbook;
  private final Connections connections;
  private final EventStore store;
  private final InstantSource clock;
  private final Optional<Baseline> baseline;
  private final Reactions reactions;
  private final Erasing erasing;
  private final IntakeCounter intake = new IntakeCounter();

  private Siyu(
      Playbook playbook,
      Connections connections,
      EventStore store,
      InstantSource clock,
      Optional<Baseline> baseline) {
    this.playbook = playbook;
    this.connections = connections;
    this.store = store;
    this.clock = clock;
    this.baseline = baseline;
    this.reactions = new Reactions(playbook, store, baseline);
    this.erasing = new Erasing(playbook, store);
  }

  /**
   * Starts building. Defaults: no connections, a store in memory, the system's clock. A playbook
   * must be given.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Siyu}. Not thread-safe. */
  public static final class Builder {
    private @Nullable Playbook playbook;
    private Connections connections = Connections.none();
    private @Nullable EventStore store;
    private InstantSource clock = InstantSource.system();
    private Optional<Baseline> baseline = Optional.empty();

    private Builder() {}

    /** The description of the business; required. */
    public Builder playbook(Playbook playbook) {
      this.playbook = playbook;
      return this;
    }

    /** Where deliveries come from. */
    public Builder connections(Connections connections) {
      this.connections = connections;
      return this;
    }

    /** Where events are kept; the store decides the tenant. */
    public Builder store(EventStore store) {
      this.store = store;
      return this;
    }

    /** What stamps deliveries and answers "now". */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /**
     * The shop's own figures that people are compared with, frozen by {@link Siyu#baseline};
     * without them nobody's standing is known.
     */
    public Builder baseline(Baseline baseline) {
      this.baseline = Optional.of(baseline);
      return this;
    }

    /**
     * Makes it.
     *
     * @throws IllegalStateException if no playbook was given
     */
    public Siyu build() {
      if (playbook == null) {
        throw new IllegalStateException("a playbook is required; give one with playbook(...)");
      }
      return new Siyu(
          playbook,
          connections,
          store == null ? new InMemoryEventStore("default") : store,
          clock,
          baseline);
    }
  }

  /**
   * Verifies, decrypts, translates and stores a delivery. Never throws for what a delivery holds.
   *
   * @param connection the name of the connection it came in for
   * @param delivery the raw request; stamped with the clock unless it says when it was received
   * @return what became of it, and what to answer
   */
  public Receipt receive(String connection, Delivery delivery) {
    return received(opened(connection, delivery));
  }

  /**
   * Receives one line of a recorded-deliveries file. A line that is none is counted and said to be
   * unreadable.
   */
  public Receipt receiveRecorded(String line) {
    return received(opened(line));
  }

  /**
   * Receives many lines of a recorded-deliveries file as {@link #receiveRecorded} does each, but
   * stores what they hold at once, all or nothing, and without signals: for bringing in a history
   * (静默导入).
   *
   * @return what became of each line, in their order
   */
  public List<Receipt> importRecorded(List<String> lines) {
    List<Opened> opened = lines.stream().map(this::opened).toList();
    List<Event> events = new ArrayList<>();
    for (Opened each : opened) {
      if (each instanceof Authentic authentic) {
        events.addAll(authentic.accepted().events());
      }
    }
    Optional<Appended> appended = appended("of an import", events, Reaction::silent);
    Set<Event> fresh = new HashSet<>();
    appended.ifPresent(it -> fresh.addAll(it.added()));
    Erasing.Demands demands =
        appended.isEmpty() ? Erasing.Demands.NONE : erasing.carriedOut(events);
    List<Receipt> receipts = new ArrayList<>();
    for (Opened each : opened) {
      if (each instanceof Answered answered) {
        receipts.add(answered.receipt());
      } else if (appended.isEmpty()) {
        receipts.add(NOT_STORED);
      } else {
        Translation.Accepted accepted = ((Authentic) each).accepted();
        List<Event> added = accepted.events().stream().filter(fresh::remove).toList();
        receipts.add(receipt(accepted, new Appended(added, List.of()), demands));
      }
    }
    receipts.forEach(intake::count);
    return receipts;
  }

  /** A delivery once it is verified and translated. */
  private sealed interface Opened {}

  /** One that holds events. */
  private record Authentic(String connection, Translation.Accepted accepted, Instant receivedAt)
      implements Opened {}

  /** One that holds none, and its receipt. */
  private record Answered(Receipt receipt) implements Opened {}

  private Receipt received(Opened opened) {
    return intake.count(
        opened instanceof Authentic authentic ? stored(authentic) : ((Answered) opened).receipt());
  }

  private Opened opened(String line) {
    RecordedDelivery recorded;
    try {
      recorded = RecordedDelivery.parse(line);
    } catch (RecordedDelivery.UnreadableException e) {
      return new Answered(Receipt.unreadable(String.valueOf(e.getMessage())));
    }
    return opened(recorded.connection(), recorded.delivery());
  }

  private Opened opened(String connection, Delivery delivery) {
    Delivery stamped = delivery.isStamped() ? delivery : delivery.receivedAt(clock.instant());
    Translation translation = translated(connection, stamped);
    return translation instanceof Translation.Accepted accepted
        ? new Authentic(connection, accepted, stamped.receivedAt())
        : new Answered(answered(translation));
  }

  private Translation translated(String connection, Delivery delivery) {
    Optional<PlatformAdapter> adapter = connections.adapter(connection);
    if (adapter.isEmpty()) {
      return new Translation.Rejected(
          Reason.UNKNOWN_CONNECTION,
          "no connection has this name; the connections are " + connections.names(),
          Reply.empty(404));
    }
    try {
      Translation translation = adapter.get().translate(delivery);
      if (translation instanceof Translation.Rejected rejected) {
        LOG.debug("connection {} rejected a delivery: {}", connection, rejected.reason());
      }
      return translation;
    } catch (RuntimeException e) {
      // Its message may quote the delivery.
      LOG.error("adapter of connection {} threw {}", connection, e.getClass().getName());
      return new Translation.Rejected(
          Reason.ADAPTER_FAILED,
          "the adapter threw " + e.getClass().getName() + ", which adapters must not do",
          Reply.empty(500));
    }
  }

  private static Receipt answered(Translation translation) {
    if (translation instanceof Translation.Rejected rejected) {
      return Receipt.rejected(rejected.reason(), rejected.hint(), rejected.reply());
    }
    if (translation instanceof Translation.Question question) {
      return new Receipt(
          Outcome.QUESTION,
          question.reply(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.of(question),
          Optional.empty());
    }
    return Receipt.of(
        translation instanceof Translation.Probe ? Outcome.PROBE : Outcome.HANDSHAKE,
        translation.reply());
  }

  private Receipt stored(Authentic authentic) {
    List<Event> events = authentic.accepted().events();
    return appended(
            "of connection " + authentic.connection(),
            events,
            () -> reactions.to(events, authentic.receivedAt()))
        .map(appended -> receipt(authentic.accepted(), appended, erasing.carriedOut(events)))
        .orElse(NOT_STORED);
  }

  private Optional<Appended> appended(
      String whose, List<Event> events, Supplier<Reaction> reaction) {
    try {
      return Optional.of(store.append(events, reaction.get()));
    } catch (RuntimeException e) {
      LOG.error("a delivery {} could not be stored: {}", whose, Erasing.reason(e));
      return Optional.empty();
    }
  }

  private static Receipt receipt(
      Translation.Accepted accepted, Appended appended, Erasing.Demands demands) {
    boolean failed = accepted.events().stream().anyMatch(demands.failures()::containsKey);
    Outcome stored = appended.added().isEmpty() ? Outcome.DUPLICATE : Outcome.ACCEPTED;
    return new Receipt(
        failed ? Outcome.NOT_STORED : stored,
        failed ? NOT_STORED.reply() : accepted.reply(),
        appended.added(),
        appended.signals(),
        accepted.secrets(),
        accepted.warnings(),
        accepted.events().stream()
            .distinct()
            .flatMap(event -> Stream.ofNullable(demands.receipts().get(event)))
            .toList(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Stores the host's own events: its word, which no platform vouches for.
   *
   * @throws IllegalArgumentException if an event's id is not that of its content, or if it claims
   *     to be a platform's callback; only {@link #receive} can say so
   * @throws StoreException if the store failed: nothing was stored, or all was and a demand for
   *     deletion could not be carried out; ingest the same again
   */
  public Appended ingest(Collection<Event> events) {
    return append(events, reactions.to(events, clock.instant()));
  }

  /** Stores events as {@link #ingest} does, without signals: for bringing in a history (静默导入). */
  public Appended ingestSilently(Collection<Event> events) {
    return append(events, Reaction.silent());
  }

  private Appended append(Collection<Event> events, Reaction reaction) {
    if (!events.stream().allMatch(Event::isIntact)) {
      throw new IllegalArgumentException(
          "an event's id must be that of its content; make events with Event.of");
    }
    if (events.stream().anyMatch(event -> event.provenance() == Provenance.CALLBACK)) {
      throw new IllegalArgumentException(
          "ingested events are the host's word and must not have provenance CALLBACK; "
              + "use receive for what a platform pushed");
    }
    Appended appended = store.append(events, reaction);
    Optional<RuntimeException> failure =
        erasing.carriedOut(events).failures().values().stream().findFirst();
    if (failure.isPresent()) {
      throw failure.get();
    }
    return appended;
  }

  /** The person who holds a key, as of now. */
  public Optional<Member> member(IdentityKey key) {
    return member(key, clock.instant());
  }

  /**
   * The person who holds a key, as of an instant, with identity as it is known now. Empty where the
   * key was never seen or belongs to nobody.
   */
  public Optional<Member> member(IdentityKey key, Instant asOf) {
    return person(key)
        .map(dossier -> MemberFold.of(dossier, playbook, context(store.renames()), asOf));
  }

  private Context context(List<Event> renames) {
    return new Context(Stewards.of(renames), baseline);
  }

  private Optional<Dossier> person(IdentityKey key) {
    return store
        .cluster(key)
        .flatMap(cluster -> IdentityResolution.of(cluster, playbook.identity()).person(key));
  }

  /**
   * Why two keys are one person's or are not (身份解释): the statements that lead from one to the
   * other, and the first rule that cuts them.
   */
  public Explanation explain(IdentityKey a, IdentityKey b) {
    Set<Cluster> clusters = new LinkedHashSet<>();
    store.cluster(a).ifPresent(clusters::add);
    store.cluster(b).ifPresent(clusters::add);
    return Explainer.of(clusters, playbook.identity()).explain(a, b);
  }

  /**
   * What the rules of identity could not decide (待复核): quarantined links, shared keys and what
   * belongs to nobody, each with the persons whom it would join. In no order. Close the stream.
   */
  public Stream<ReviewItem> review() {
    Snapshot snapshot = store.snapshot();
    Review review = new Review(playbook.identity());
    Stream<ReviewItem> inClusters =
        snapshot
            .clusters()
            .flatMap(
                cluster ->
                    review
                        .of(cluster, IdentityResolution.of(cluster, playbook.identity()))
                        .stream());
    // Asked for only when the clusters are through.
    Stream<ReviewItem> across = Stream.of(review).flatMap(it -> it.oversized().stream());
    return Stream.concat(inClusters, across).onClose(snapshot::close);
  }

  /**
   * Everything held on the person who holds a key (查阅、复制请求), as JSON {@code "siyu":"person/1"}:
   * every event with its source, where others' events name the person, and what is concluded. Empty
   * where the key belongs to nobody.
   */
  public Optional<String> export(IdentityKey key) {
    return person(key)
        .map(
            person ->
                PersonExport.of(
                    person,
                    MemberFold.of(person, playbook, context(store.renames()), clock.instant()),
                    store.naming(person.keys())));
  }

  /**
   * The demands for deletion that are still open (待处理的删除请求), of whatever scope, in the order in
   * which they were made. One is closed by erasing the person who holds its key, as of after it; so
   * one of scope FIELDS stays, whatever the host has deleted elsewhere, for as long as the person
   * does. Goes through everything that is held.
   */
  public List<ErasureRequest> erasureRequests() {
    return erasing.open();
  }

  /**
   * Deletes the texts of pushes that were not understood and occurred before an instant (留存期限):
   * call it now and then with the instant up to which such texts may be kept.
   *
   * @return how many there were
   */
  public int dropTexts(Instant before) {
    return store.dropTexts(before);
  }

  /** Erases the person who holds a key, as of now. */
  public Optional<ErasureReceipt> erase(IdentityKey key) {
    return erase(key, clock.instant());
  }

  /**
   * Erases the person who holds a key (擦除), as resolved now: deletes every key, link, text and tag,
   * and keeps kind, instant, pool, channel, product and money under a pseudonym that no key leads
   * to, so that no total moves (rules S-10 to S-13, S-19, S-27). What is delivered again revives
   * nobody; a platform's push of what happened afterwards, or a new consent, starts a new person.
   *
   * @param key any key of the person
   * @param at up to when whatever happened is nobody's
   * @return what was done; empty where the key belongs to nobody
   * @throws StoreException if the store failed; nothing was erased
   */
  public Optional<ErasureReceipt> erase(IdentityKey key, Instant at) {
    return erasing.erase(key, at);
  }

  /** Everybody who is at least a lead as of an instant, in no order. Close the stream. */
  public Stream<Member> members(Instant asOf) {
    Snapshot snapshot = store.snapshot();
    Context context = context(snapshot.renames());
    return persons(snapshot)
        .map(person -> MemberFold.of(person, playbook, context, asOf))
        .filter(member -> member.stage().isPresent())
        .onClose(snapshot::close);
  }

  private Stream<Dossier> persons(Snapshot snapshot) {
    return snapshot
        .clusters()
        .flatMap(cluster -> IdentityResolution.of(cluster, playbook.identity()).persons().stream());
  }

  /**
   * Everybody for whom a condition holds as of an instant (人群筛选), in no order. Close the stream.
   *
   * @throws IllegalArgumentException if the condition names a segment that the playbook does not
   *     have
   */
  public Stream<Member> members(Condition condition, Instant asOf) {
    return members(asOf).filter(SegmentTest.of(playbook.segments()).of(condition));
  }

  /**
   * Why a condition holds, as of an instant, for the person who holds a key, or does not (人群解释):
   * the leaves that decide and the events they rest on. Empty where the key belongs to nobody.
   */
  public Optional<List<SegmentReason>> explain(IdentityKey key, Condition condition, Instant asOf) {
    return person(key)
        .map(
            person -> {
              Member member = MemberFold.of(person, playbook, context(store.renames()), asOf);
              return new SegmentExplainer(person, playbook, member).explain(condition);
            });
  }

  /**
   * Who will move within a window, and when, if nothing happens (到期变化): tiers that end, points that
   * expire, standings that lapse. By what is known now; in no order. Close the stream.
   *
   * @param window when things change; it must not begin before now
   * @throws IllegalArgumentException if it does: what has been is in the members' histories
   */
  public Stream<DueChange> dueChanges(Window window) {
    Instant now = clock.instant();
    if (window.start().isBefore(now)) {
      throw new IllegalArgumentException(
          "a window of changes to come must not begin in the past; what has been is in the history"
              + " of each member's tiers and the entries of their points");
    }
    Snapshot snapshot = store.snapshot();
    Context context = context(snapshot.renames());
    return persons(snapshot)
        .flatMap(person -> DueChange.of(person, playbook, context, now, window).stream())
        .onClose(snapshot::close);
  }

  /**
   * Freezes the figures of the shop that people are compared with (基线), as of an instant. Keep it
   * and give it to {@link Builder#baseline}, so that what it says of anybody changes when you want
   * it to.
   *
   * @param version the name by which it is told from others
   * @throws IllegalStateException if the playbook has no rules of standing
   */
  public Baseline baseline(String version, Instant asOf) {
    StandingRules rules = playbook.standing();
    if (rules.standing().isEmpty()) {
      throw new IllegalStateException(
          "a baseline needs the rules of standing; the playbook must have \"standing\"");
    }
    Baseline.Tally tally = new Baseline.Tally(rules.standing().get(), rules.rfm(), asOf);
    try (Stream<Member> members = members(asOf)) {
      members.forEach(member -> tally.add(member.membership().evidence()));
    }
    return tally.result(version);
  }

  /**
   * Every group chat as of an instant, with who was in it and where changes are missing (社群),
   * sorted. Whoever asks for a group's members wherever {@link Group#gaps} is not empty, and
   * ingests the answer, knows who is there.
   */
  public List<Group> groups(Instant asOf) {
    ListMultimap<GroupChat, Event> events =
        MultimapBuilder.treeKeys(Comparator.comparing(GroupChat::text)).arrayListValues().build();
    try (Snapshot snapshot = store.snapshot()) {
      snapshot
          .others()
          .forEach(
              event -> {
                if (event.subject() instanceof GroupChat chat) {
                  events.put(chat, event);
                }
              });
    }
    return events.keySet().stream().map(chat -> Group.of(chat, events.get(chat), asOf)).toList();
  }

  /** The report of a window as of now. */
  public Report report(Window window) {
    return report(window, clock.instant());
  }

  /** The report of a window as of an instant. */
  public Report report(Window window, Instant asOf) {
    try (Snapshot snapshot = store.snapshot()) {
      Context context = context(snapshot.renames());
      return Report.of(snapshot.clusters(), snapshot.others(), playbook, context, window, asOf);
    }
  }

  /** What the report of a window as of now, and everybody's place, would be under other rules. */
  public Comparison backtest(Playbook other, Window window) {
    return backtest(other, window, clock.instant());
  }

  /**
   * What the report of a window as of an instant, and everybody's place, would be under other rules
   * (回测): the same history under this playbook and another, in one pass that changes nothing. Both
   * judge by the baseline that this was built with, so that nobody moves but by the rules.
   */
  public Comparison backtest(Playbook other, Window window, Instant asOf) {
    return backtest(other, baseline, window, asOf, Comparison.EXAMPLES);
  }

  /**
   * The same, with another baseline for the other rules: such as one of another percentile, which
   * {@link #baseline} of a {@link Siyu} with these rules makes of the same store.
   *
   * @param otherBaseline the shop's figures under the other rules
   * @param examples how many examples to give of each kind of change, at most
   */
  public Comparison backtest(
      Playbook other, Optional<Baseline> otherBaseline, Window window, Instant asOf, int examples) {
    try (Snapshot snapshot = store.snapshot()) {
      Context context = context(snapshot.renames());
      return Comparison.of(
          snapshot.clusters(),
          snapshot.others(),
          new Comparison.Rules(playbook, context),
          new Comparison.Rules(other, new Context(context.stewards(), otherBaseline)),
          window,
          asOf,
          examples);
    }
  }

  /** What can only be estimated of a window (估计), as of now. */
  public Estimates estimates(Window window) {
    return estimates(window, clock.instant(), EstimatePolicy.DEFAULT);
  }

  /** What can only be estimated of a window, as of an instant. */
  public Estimates estimates(Window window, Instant asOf, EstimatePolicy policy) {
    try (Snapshot snapshot = store.snapshot()) {
      return Estimates.of(
          snapshot.clusters(),
          snapshot.others(),
          playbook,
          context(snapshot.renames()),
          window,
          asOf,
          policy);
    }
  }

  /** How goods did in a window (货品分析), as of now. */
  public Goods goods(Window window) {
    return goods(window, clock.instant());
  }

  /** How goods did in a window, as of an instant. */
  public Goods goods(Window window, Instant asOf) {
    GoodsTally tally = new GoodsTally(playbook, window, asOf);
    try (Snapshot snapshot = store.snapshot()) {
      Context context = context(snapshot.renames());
      persons(snapshot)
          .forEachOrdered(it -> tally.add(it, MemberFold.of(it, playbook, context, asOf)));
      snapshot.others().forEachOrdered(tally::add);
    }
    return tally.result();
  }

  /**
   * What a combo of products changes in the value of a window's orders (组合效果), and what of it is
   * bought anyway (蚕食), as of now. An estimate: at 95 %, from the playbook's {@code leastOrders}
   * on.
   */
  public ComboEffect combo(Set<String> skus, Window window) {
    return combo(skus, window, clock.instant());
  }

  /** What a combo of products changes in the value of a window's orders, as of an instant. */
  public ComboEffect combo(Set<String> skus, Window window, Instant asOf) {
    long least = Math.max(2, playbook.goods().roles().leastOrders());
    try (Snapshot snapshot = store.snapshot()) {
      Context context = context(snapshot.renames());
      List<ComboOrder> orders =
          persons(snapshot)
              .map(it -> MemberFold.of(it, playbook, context, asOf))
              .flatMap(it -> ComboOrders.of(it, playbook, window).stream())
              .toList();
      return ComboEffect.of(skus, orders, least, EstimatePolicy.DEFAULT.level());
    }
  }

  /**
   * What to offer the person who holds a key next (单人推荐), as of now. Empty where the key belongs to
   * nobody, as after an erasure.
   *
   * @param goods how goods did, from {@link #goods(Window)}: it goes through everything that is
   *     held, so keep it for many
   */
  public Optional<Offers> offers(IdentityKey key, Goods goods) {
    return offers(key, goods, clock.instant());
  }

  /** What to offer the person who holds a key next, as of an instant. */
  public Optional<Offers> offers(IdentityKey key, Goods goods, Instant asOf) {
    OfferChooser chooser = new OfferChooser(playbook, goods);
    return person(key)
        .map(it -> chooser.offers(it, MemberFold.of(it, playbook, context(store.renames()), asOf)));
  }

  /** What everybody did in the order of time, as of now, packed for many questions (旅程). */
  public Journeys journeys() {
    return journeys(clock.instant());
  }

  /** What everybody did before an instant, packed for many questions. */
  public Journeys journeys(Instant asOf) {
    try (Snapshot snapshot = store.snapshot()) {
      Context context = context(snapshot.renames());
      JourneyBuilder journeys = new JourneyBuilder(asOf);
      snapshot
          .clusters()
          .flatMap(it -> IdentityResolution.of(it, playbook.identity()).persons().stream())
          .forEachOrdered(it -> journeys.add(it, MemberFold.of(it, playbook, context, asOf)));
      return journeys.result();
    }
  }

  /** What customers have decided: panels of testers, presales and group buys (共创). */
  public Cocreation cocreation() {
    return new Cocreation(playbook, store);
  }

  /** What happened at the door since this was built. */
  public Intake intake() {
    return intake.sum();
  }

  /** The description of the business. */
  public Playbook playbook() {
    return playbook;
  }
}
