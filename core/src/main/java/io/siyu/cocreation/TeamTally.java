package io.siyu.cocreation;

import io.siyu.cocreation.Team.State;
import io.siyu.dossier.Beliefs;
import io.siyu.dossier.OrderFile;
import io.siyu.event.Event;
import io.siyu.event.TeamJoined;
import io.siyu.json.Utf8Order;
import io.siyu.member.Order;
import io.siyu.member.OrderFold;
import io.siyu.playbook.CocreationRules;
import io.siyu.playbook.GroupBuy;
import io.siyu.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Puts group-buy teams together order by order, whoever they belong to (rules Z-10 to Z-12). For
 * one thread.
 */
public final class TeamTally {
  private final Playbook playbook;
  private final Instant asOf;
  private final Map<String, List<Seat>> teams = new TreeMap<>(Utf8Order.INSTANCE);

  /** Starts with no teams; what is before {@code asOf} will count. */
  public TeamTally(Playbook playbook, Instant asOf) {
    this.playbook = playbook;
    this.asOf = asOf;
  }

  /**
   * An order in a team.
   *
   * @param said what is said of it, the most believed first; not empty
   * @param left when it was given back whole, if it was
   */
  private record Seat(List<Event> said, Optional<Instant> left) {
    Instant joined() {
      return said.get(0).occurredAt();
    }
  }

  /** Adds an order. */
  public void add(OrderFile file) {
    Map<String, List<Event>> said = new TreeMap<>(Utf8Order.INSTANCE);
    for (Event event : Beliefs.before(asOf, file.events())) {
      if (event.fact() instanceof TeamJoined joined) {
        said.computeIfAbsent(joined.team(), team -> new ArrayList<>()).add(event);
      }
    }
    if (!said.isEmpty()) {
      Order order = OrderFold.of(file, playbook, asOf);
      said.forEach(
          (team, events) -> {
            events.sort(Event.BELIEF);
            teams
                .computeIfAbsent(team, id -> new ArrayList<>())
                .add(new Seat(List.copyOf(events), order.givenBackAt()));
          });
    }
  }

  /** States where each team stands, by id. */
  public List<Team> result() {
    return teams.entrySet().stream().map(e -> team(e.getKey(), e.getValue())).toList();
  }

  private Team team(String id, List<Seat> seats) {
    List<TeamJoined> said =
        seats.stream()
            .flatMap(seat -> seat.said().stream())
            .sorted(Event.BELIEF)
            .map(Event::fact)
            .filter(TeamJoined.class::isInstance)
            .map(TeamJoined.class::cast)
            .toList();
    String activity =
        said.stream().map(TeamJoined::activity).filter(it -> !it.isEmpty()).findFirst().orElse("");
    Optional<GroupBuy> rules = rules().groupBuy(activity);
    OptionalLong stated = said.stream().flatMapToLong(it -> it.size().stream()).findFirst();
    OptionalLong size =
        stated.isPresent() || rules.isEmpty() ? stated : OptionalLong.of(rules.get().size());
    Instant opened = seats.stream().map(Seat::joined).min(Instant::compareTo).orElseThrow();
    Optional<Instant> expires =
        said.stream()
            .flatMap(it -> it.expires().stream())
            .findFirst()
            .or(() -> rules.map(it -> opened.plus(Duration.ofHours(it.hours()))));
    Optional<Instant> full =
        size.isEmpty() ? Optional.empty() : full(seats, size.getAsLong(), expires);
    int refunded = (int) seats.stream().filter(seat -> seat.left().isPresent()).count();
    return new Team(
        id,
        activity,
        state(seats.size() == refunded, size, expires, full),
        opened,
        size,
        expires,
        full,
        seats.size(),
        refunded);
  }

  private CocreationRules rules() {
    return playbook.cocreation();
  }

  /**
   * When as many orders as it needs were in the team at once, before it expired. Who joins at the
   * instant at which another is given back meets it.
   */
  private static Optional<Instant> full(List<Seat> seats, long size, Optional<Instant> expires) {
    List<Seat> taken =
        seats.stream()
            .filter(seat -> seat.left().filter(left -> left.isBefore(seat.joined())).isEmpty())
            .toList();
    List<Instant> joined = taken.stream().map(Seat::joined).sorted().toList();
    List<Instant> left = taken.stream().flatMap(seat -> seat.left().stream()).sorted().toList();
    int out = 0;
    for (int in = 1; in <= joined.size(); in++) {
      Instant at = joined.get(in - 1);
      if (expires.isPresent() && !at.isBefore(expires.get())) {
        return Optional.empty();
      }
      while (out < left.size() && left.get(out).isBefore(at)) {
        out++;
      }
      if (in - out >= size) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private State state(
      boolean isGivenBack, OptionalLong size, Optional<Instant> expires, Optional<Instant> full) {
    if (isGivenBack) {
      return State.REFUNDED;
    } else if (full.isPresent()) {
      return State.FULL;
    } else if (size.isEmpty()) {
      return State.UNKNOWN;
    }
    boolean isOver = expires.filter(it -> !asOf.isBefore(it)).isPresent();
    return isOver ? State.EXPIRED : State.OPEN;
  }
}
