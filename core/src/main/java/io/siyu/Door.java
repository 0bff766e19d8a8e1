package io.siyu;

import io.siyu.Receipt.Outcome;
import io.siyu.event.Event;
import io.siyu.event.Provenance;
import io.siyu.spi.Delivery;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Appended;
import io.siyu.spi.EventStore.Reaction;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.RecordedDelivery;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where everything comes in for {@link Siyu}: verified, translated, stored and counted. */
final class Door {
  /** Under the name that hosts know and set levels for. */
  private static final Logger LOG = LoggerFactory.getLogger(Siyu.class);

  private static final Receipt NOT_STORED = Receipt.of(Outcome.NOT_STORED, Reply.empty(503));

  private final Connections connections;
  private final EventStore store;
  private final InstantSource clock;
  private final Reactions reactions;
  private final Erasing erasing;
  private final IntakeCounter intake = new IntakeCounter();

  Door(
      Connections connections,
      EventStore store,
      InstantSource clock,
      Reactions reactions,
      Erasing erasing) {
    this.connections = connections;
    this.store = store;
    this.clock = clock;
    this.reactions = reactions;
    this.erasing = erasing;
  }

  Receipt receive(String connection, Delivery delivery) {
    return received(opened(connection, delivery));
  }

  Receipt receiveRecorded(String line) {
    return received(opened(line));
  }

  List<Receipt> importRecorded(List<String> lines) {
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

  Intake intake() {
    return intake.sum();
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

  Appended ingest(Collection<Event> events) {
    return append(events, reactions.to(events, clock.instant()));
  }

  Appended ingestSilently(Collection<Event> events) {
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
}
