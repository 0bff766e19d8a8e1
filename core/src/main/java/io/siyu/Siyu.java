package io.siyu;

import io.siyu.basket.ComboEffect;
import io.siyu.community.Group;
import io.siyu.dossier.Explanation;
import io.siyu.dossier.ReviewItem;
import io.siyu.event.Event;
import io.siyu.goods.Goods;
import io.siyu.goods.Offers;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.Journeys;
import io.siyu.member.Member;
import io.siyu.member.SegmentReason;
import io.siyu.member.SegmentTest;
import io.siyu.playbook.Playbook;
import io.siyu.segment.Condition;
import io.siyu.spi.Delivery;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Appended;
import io.siyu.spi.StoreException;
import io.siyu.standing.Baseline;
import io.siyu.store.InMemoryEventStore;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
  private final Playbook playbook;
  private final EventStore store;
  private final InstantSource clock;
  private final Optional<Baseline> baseline;
  private final Door door;
  private final Reads reads;
  private final Erasing erasing;

  private Siyu(
      Playbook playbook,
      Connections connections,
      EventStore store,
      InstantSource clock,
      Optional<Baseline> baseline) {
    this.playbook = playbook;
    this.store = store;
    this.clock = clock;
    this.baseline = baseline;
    this.erasing = new Erasing(playbook, store);
    this.door =
        new Door(connections, store, clock, new Reactions(playbook, store, baseline), erasing);
    this.reads = new Reads(playbook, store, baseline);
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
    return door.receive(connection, delivery);
  }

  /**
   * Receives one line of a recorded-deliveries file. A line that is none is counted and said to be
   * unreadable.
   */
  public Receipt receiveRecorded(String line) {
    return door.receiveRecorded(line);
  }

  /**
   * Receives many lines of a recorded-deliveries file as {@link #receiveRecorded} does each, but
   * stores what they hold at once, all or nothing, and without signals: for bringing in a history
   * (静默导入).
   *
   * @return what became of each line, in their order
   */
  public List<Receipt> importRecorded(List<String> lines) {
    return door.importRecorded(lines);
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
    return door.ingest(events);
  }

  /** Stores events as {@link #ingest} does, without signals: for bringing in a history (静默导入). */
  public Appended ingestSilently(Collection<Event> events) {
    return door.ingestSilently(events);
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
    return reads.person(key).map(person -> reads.member(person, asOf));
  }

  /**
   * Why two keys are one person's or are not (身份解释): the statements that lead from one to the
   * other, and the first rule that cuts them.
   */
  public Explanation explain(IdentityKey a, IdentityKey b) {
    return reads.explain(a, b);
  }

  /**
   * What the rules of identity could not decide (待复核): quarantined links, shared keys and what
   * belongs to nobody, each with the persons whom it would join. In no order. Close the stream.
   */
  public Stream<ReviewItem> review() {
    return reads.review();
  }

  /**
   * Everything held on the person who holds a key (查阅、复制请求), as JSON {@code "siyu":"person/1"}:
   * every event with its source, where others' events name the person, and what is concluded. Empty
   * where the key belongs to nobody.
   */
  public Optional<String> export(IdentityKey key) {
    return reads.export(key, clock.instant());
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
    return reads.members(asOf);
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
    return reads.explain(key, condition, asOf);
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
    return reads.dueChanges(now, window);
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
    return reads.baseline(version, asOf);
  }

  /**
   * Every group chat as of an instant, with who was in it and where changes are missing (社群),
   * sorted. Whoever asks for a group's members wherever {@link Group#gaps} is not empty, and
   * ingests the answer, knows who is there.
   */
  public List<Group> groups(Instant asOf) {
    return reads.groups(asOf);
  }

  /** The report of a window as of now. */
  public Report report(Window window) {
    return report(window, clock.instant());
  }

  /** The report of a window as of an instant. */
  public Report report(Window window, Instant asOf) {
    return reads.report(window, asOf);
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
    return reads.backtest(other, otherBaseline, window, asOf, examples);
  }

  /** What can only be estimated of a window (估计), as of now. */
  public Estimates estimates(Window window) {
    return estimates(window, clock.instant(), EstimatePolicy.DEFAULT);
  }

  /** What can only be estimated of a window, as of an instant. */
  public Estimates estimates(Window window, Instant asOf, EstimatePolicy policy) {
    return reads.estimates(window, asOf, policy);
  }

  /** How goods did in a window (货品分析), as of now. */
  public Goods goods(Window window) {
    return goods(window, clock.instant());
  }

  /** How goods did in a window, as of an instant. */
  public Goods goods(Window window, Instant asOf) {
    return reads.goods(window, asOf);
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
    return reads.combo(skus, window, asOf);
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
    return reads.offers(key, goods, asOf);
  }

  /** What everybody did in the order of time, as of now, packed for many questions (旅程). */
  public Journeys journeys() {
    return journeys(clock.instant());
  }

  /** What everybody did before an instant, packed for many questions. */
  public Journeys journeys(Instant asOf) {
    return reads.journeys(asOf);
  }

  /** What customers have decided: panels of testers, presales and group buys (共创). */
  public Cocreation cocreation() {
    return new Cocreation(playbook, store);
  }

  /** What happened at the door since this was built. */
  public Intake intake() {
    return door.intake();
  }

  /** The description of the business. */
  public Playbook playbook() {
    return playbook;
  }
}
