package io.siyu;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import io.siyu.Receipt.Outcome;
import io.siyu.community.Group;
import io.siyu.community.Stewards;
import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.Explainer;
import io.siyu.dossier.Explanation;
import io.siyu.dossier.IdentityResolution;
import io.siyu.dossier.MemberId;
import io.siyu.dossier.Review;
import io.siyu.dossier.ReviewItem;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Observed;
import io.siyu.event.Provenance;
import io.siyu.event.Tagged;
import io.siyu.event.Untagged;
import io.siyu.identity.GroupChat;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Context;
import io.siyu.member.Member;
import io.siyu.member.MemberFold;
import io.siyu.member.Signal;
import io.siyu.member.Signals;
import io.siyu.member.Splits;
import io.siyu.playbook.ErasurePolicy.Requests;
import io.siyu.playbook.Playbook;
import io.siyu.spi.Delivery;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Appended;
import io.siyu.spi.EventStore.Erasure;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.EventStore.Snapshot;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.RecordedDelivery;
import io.siyu.spi.Reply;
import io.siyu.spi.StoreException;
import io.siyu.spi.Translation;
import io.siyu.store.InMemoryEventStore;
import io.siyu.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  /** How far a source's clock may run ahead of ours and still have its events signalled at once. */
  private static final Duration CLOCK_AHEAD_MAX = Duration.ofDays(1);

  private static final Receipt NOT_STORED = Receipt.of(Outcome.NOT_STORED, Reply.empty(503));

  private final Playbook playbook;
  private final Connections connections;
  private final EventStore store;
  private final InstantSource clock;
  private final IntakeCounter intake = new IntakeCounter();

  private Siyu(Playbook playbook, Connections connections, EventStore store, InstantSource clock) {
    this.playbook = playbook;
    this.connections = connections;
    this.store = store;
    this.clock = clock;
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
     * Makes it.
     *
     * @throws IllegalStateException if no playbook was given
     */
    public Siyu build() {
      if (playbook == null) {
        throw new IllegalStateException("a playbook is required; give one with playbook(...)");
      }
      return new Siyu(
          playbook, connections, store == null ? new InMemoryEventStore("default") : store, clock);
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
    Demands demands = appended.isEmpty() ? Demands.NONE : carriedOut(events);
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
            () -> reaction(events, authentic.receivedAt()))
        .map(appended -> receipt(authentic.accepted(), appended, carriedOut(events)))
        .orElse(NOT_STORED);
  }

  private Optional<Appended> appended(
      String whose, List<Event> events, Supplier<Reaction> reaction) {
    try {
      return Optional.of(store.append(events, reaction.get()));
    } catch (RuntimeException e) {
      LOG.error("a delivery {} could not be stored: {}", whose, reason(e));
      return Optional.empty();
    }
  }

  /** What caused a failure may quote the row, and so the person: only its class is told. */
  private static String reason(RuntimeException e) {
    return (e instanceof StoreException ? e.getMessage() : e.getClass().getName())
        + " (cause: "
        + (e.getCause() == null ? "none" : e.getCause().getClass().getName())
        + ")";
  }

  private static Receipt receipt(
      Translation.Accepted accepted, Appended appended, Demands demands) {
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

  /** What became of the demands for deletion among some events. */
  private record Demands(
      Map<Event, ErasureReceipt> receipts, Map<Event, RuntimeException> failures) {
    static final Demands NONE = new Demands(Map.of(), Map.of());
  }

  /**
   * Carries out the demands for deletion among stored events, if the playbook says so, in the order
   * in which they were made. One that was stored before is carried out if it still stands: it may
   * have failed then.
   */
  private Demands carriedOut(Collection<Event> events) {
    if (playbook.erasure().requests() != Requests.CARRY_OUT) {
      return Demands.NONE;
    }
    Demands demands = new Demands(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (Event event : ImmutableSortedSet.copyOf(Event.ORDER, events)) {
      if (event.fact() instanceof ErasureRequested request
          && request.scope() == ErasureRequested.Scope.PERSON
          && event.subject() instanceof IdentityKey key) {
        try {
          carriedOut(event, key).ifPresent(receipt -> demands.receipts().put(event, receipt));
        } catch (RuntimeException e) {
          LOG.error("a demand for deletion could not be carried out: {}", reason(e));
          demands.failures().put(event, e);
        }
      }
    }
    return demands;
  }

  private Optional<ErasureReceipt> carriedOut(Event demand, IdentityKey key) {
    boolean isOpen =
        store.cluster(key).filter(cluster -> cluster.events().contains(demand)).isPresent();
    if (!isOpen) {
      return Optional.empty();
    }
    Optional<ErasureReceipt> receipt = erase(key, ErasureRequest.upTo(demand));
    if (receipt.isPresent()) {
      LOG.info("a demand for deletion was carried out");
    } else {
      LOG.warn("a demand for deletion stays open: its account belongs to nobody");
    }
    return receipt;
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
    return append(events, reaction(events, clock.instant()));
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
        carriedOut(events).failures().values().stream().findFirst();
    if (failure.isPresent()) {
      throw failure.get();
    }
    return appended;
  }

  /**
   * As of the receipt, or just after the latest event where the source's clock runs a little ahead
   * of ours.
   */
  private Reaction reaction(Collection<Event> events, Instant receivedAt) {
    Instant asOf =
        events.stream()
            .map(Event::occurredAt)
            .filter(at -> !at.isBefore(receivedAt) && at.isBefore(receivedAt.plus(CLOCK_AHEAD_MAX)))
            .max(Comparator.naturalOrder())
            .map(at -> at.plusMillis(1))
            .orElse(receivedAt);
    Context context =
        events.stream().anyMatch(event -> namesSteward(event.fact())) ? context() : Context.none();
    return (before, after) -> signals(before, after, context, asOf);
  }

  /**
   * Only what names a steward can change what a relation has become; for all else both members are
   * folded alike, and asking for renames is spared.
   */
  private static boolean namesSteward(Fact fact) {
    return fact instanceof Joined
        || fact instanceof Left
        || fact instanceof Tagged
        || fact instanceof Untagged
        || fact instanceof Observed;
  }

  /**
   * Of persons whose dossier is the same before and after nothing can have changed, and nobody else
   * can have been them, so they are not folded: one phone may connect a thousand.
   */
  private List<Signal> signals(
      List<Cluster> before, List<Cluster> after, Context context, Instant asOf) {
    Map<MemberId, Dossier> was = dossiers(before);
    Map<MemberId, Dossier> is = dossiers(after);
    was.entrySet().removeIf(each -> is.remove(each.getKey(), each.getValue()));
    List<Member> membersBefore = members(was.values(), context, asOf);
    List<Member> membersAfter = members(is.values(), context, asOf);
    List<Signal> signals = new ArrayList<>(Signals.between(membersBefore, membersAfter));
    signals.addAll(Splits.between(membersBefore, membersAfter, before, playbook.identity(), asOf));
    return signals;
  }

  private Map<MemberId, Dossier> dossiers(List<Cluster> clusters) {
    Map<MemberId, Dossier> dossiers = new LinkedHashMap<>();
    for (Cluster cluster : clusters) {
      for (Dossier person : IdentityResolution.of(cluster, playbook.identity()).persons()) {
        dossiers.put(person.id(), person);
      }
    }
    return dossiers;
  }

  private List<Member> members(Collection<Dossier> persons, Context context, Instant asOf) {
    return persons.stream().map(person -> MemberFold.of(person, playbook, context, asOf)).toList();
  }

  private Context context() {
    return context(store.renames());
  }

  private static Context context(List<Event> renames) {
    return new Context(Stewards.of(renames));
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
    return person(key).map(dossier -> MemberFold.of(dossier, playbook, context(), asOf));
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
                    MemberFold.of(person, playbook, context(), clock.instant()),
                    store.naming(person.keys())));
  }

  /**
   * The demands for deletion that are still open (待处理的删除请求), of whatever scope, in the order in
   * which they were made. One is closed by erasing the person who holds its key, as of after it; so
   * one of scope FIELDS stays, whatever the host has deleted elsewhere, for as long as the person
   * does. Goes through everything that is held.
   */
  public List<ErasureRequest> erasureRequests() {
    try (Snapshot snapshot = store.snapshot()) {
      return snapshot
          .clusters()
          .flatMap(cluster -> ErasureRequest.openIn(cluster, playbook.identity()))
          .sorted(Comparator.comparing(ErasureRequest::event, Event.ORDER))
          .toList();
    }
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
    Optional<Cluster> cluster = store.cluster(key);
    return cluster
        .flatMap(it -> IdentityResolution.of(it, playbook.identity()).person(key))
        .map(person -> ErasedPerson.of(person, at))
        .map(
            person -> {
              Set<IdentityKey> named = new TreeSet<>();
              cluster.ifPresent(it -> named.addAll(it.namedOnlyBy(person.keys())));
              named.removeIf(playbook.identity()::isBlocked);
              Erasure erasure = new Erasure(person.id(), person.keys(), named, at);
              return ErasureReceipt.of(person, store.erase(erasure), playbook);
            });
  }

  /** Everybody who is at least a lead as of an instant, in no order. Close the stream. */
  public Stream<Member> members(Instant asOf) {
    Snapshot snapshot = store.snapshot();
    Context context = context(snapshot.renames());
    return snapshot
        .clusters()
        .flatMap(cluster -> IdentityResolution.of(cluster, playbook.identity()).persons().stream())
        .map(person -> MemberFold.of(person, playbook, context, asOf))
        .filter(member -> member.stage().isPresent())
        .onClose(snapshot::close);
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

  /** What happened at the door since this was built. */
  public Intake intake() {
    return intake.sum();
  }

  /** The description of the business. */
  public Playbook playbook() {
    return playbook;
  }
}
