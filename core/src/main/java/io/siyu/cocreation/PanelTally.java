package io.siyu.cocreation;

import io.siyu.cocreation.PanelResult.CandidateResult;
import io.siyu.dossier.Beliefs;
import io.siyu.dossier.Dossier;
import io.siyu.event.Event;
import io.siyu.event.Voted;
import io.siyu.json.Utf8Order;
import io.siyu.playbook.Panel;
import io.siyu.playbook.Panel.Ballot;
import io.siyu.standing.Decision;
import io.siyu.standing.Decision.Reason;
import io.siyu.statistics.AnytimeTest;
import io.siyu.statistics.Interval;
import io.siyu.statistics.Proportion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts the votes of a panel person by person (rules Z-1 to Z-4). For one thread.
 *
 * <p>A person is one voter whatever keys they voted by, and of what they said of a candidate the
 * last counts.
 */
public final class PanelTally {
  private final Panel panel;
  private final Instant asOf;
  private final Map<String, Long> votes = new TreeMap<>(Utf8Order.INSTANCE);
  private final Map<String, Long> approvals = new TreeMap<>(Utf8Order.INSTANCE);
  private long voters;

  /** Starts with no votes; those before {@code asOf} will count. */
  public PanelTally(Panel panel, Instant asOf) {
    this.panel = panel;
    this.asOf = asOf;
    panel.candidates().forEach(candidate -> votes.put(candidate, 0L));
  }

  /** Adds a person's votes. */
  public void add(Dossier person) {
    Map<String, Boolean> last = last(person);
    voters += last.isEmpty() ? 0 : 1;
    last.forEach(
        (candidate, approves) -> {
          votes.merge(candidate, 1L, Long::sum);
          approvals.merge(candidate, approves ? 1L : 0L, Long::sum);
        });
  }

  /** The person's last word on each candidate, or their last word at all if they have but one. */
  private Map<String, Boolean> last(Dossier person) {
    Map<String, Boolean> last = new TreeMap<>(Utf8Order.INSTANCE);
    Instant until = panel.closes().filter(asOf::isAfter).orElse(asOf);
    for (Event event : Beliefs.before(until, person.events())) {
      if (event.fact() instanceof Voted vote && vote.panel().equals(panel.id())) {
        if (panel.ballot() == Ballot.ONE) {
          last.clear();
        }
        last.put(vote.candidate(), vote.score().reaches(panel.approval()));
      }
    }
    return last;
  }

  /** States what the votes come to. */
  public PanelResult result() {
    List<CandidateResult> results =
        votes.entrySet().stream()
            .map(
                e ->
                    result(
                        e.getKey(),
                        new Proportion(
                            approvals.getOrDefault(e.getKey(), 0L),
                            panel.ballot() == Ballot.ONE ? voters : e.getValue())))
            .toList();
    return new PanelResult(panel.id(), asOf, voters, results);
  }

  private CandidateResult result(String candidate, Proportion liked) {
    Interval interval = interval(liked);
    return new CandidateResult(candidate, liked, interval, decision(candidate, liked, interval));
  }

  /** Before the panel closes the interval holds however often one looks, afterwards for once. */
  private Interval interval(Proportion liked) {
    double sure = panel.sure() / 100.0;
    return panel.closes().filter(asOf::isBefore).isPresent()
        ? AnytimeTest.interval(liked, sure)
        : liked.exact(1 - 2 * (1 - sure));
  }

  private Decision<Verdict> decision(String candidate, Proportion liked, Interval interval) {
    Map<String, Long> counts = Map.of("votes", liked.trials(), "approvals", liked.successes());
    Verdict verdict;
    String why;
    if (liked.trials() < panel.leastVotes()) {
      long more = panel.leastVotes() - liked.trials();
      counts = Map.of("votes", liked.trials(), "moreVotes", more);
      verdict = Verdict.INSUFFICIENT_DATA;
      why = "TOO_FEW_VOTES";
    } else if (interval.low() * 100 > panel.makeAbove()) {
      verdict = Verdict.MAKE;
      why = "LIKED";
    } else if (interval.high() * 100 < panel.dropBelow()) {
      verdict = Verdict.DROP;
      why = "NOT_LIKED";
    } else {
      verdict = Verdict.UNDECIDED;
      why = "MIXED_VOTES";
    }
    Reason reason = new Reason(why, counts, List.of(candidate));
    return new Decision<>(verdict, List.of(reason), Optional.empty());
  }
}
