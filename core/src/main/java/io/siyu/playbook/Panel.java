package io.siyu.playbook;

import com.google.common.collect.ImmutableList;
import io.siyu.money.Ratio;
import io.siyu.standing.PolicyNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A panel of testers who are asked what to make (体验官小组), and what their votes have to show.
 *
 * @param id what votes name it by
 * @param ballot how it votes
 * @param candidates what it is asked about, each once; what else is voted on is judged too
 * @param closes from when on no vote counts and the panel is judged for good; without it every look
 *     counts as the only one
 * @param approveFrom from how many percent of the best a score is a yes
 * @param leastVotes with fewer votes on a candidate nothing is decided
 * @param makeAbove what is liked by more than so many percent is made
 * @param dropBelow what is liked by fewer than so many percent is dropped; at most {@code
 *     makeAbove}
 * @param sure how sure, in percent, either is to be
 */
public record Panel(
    String id,
    Ballot ballot,
    List<String> candidates,
    Optional<Instant> closes,
    int approveFrom,
    int leastVotes,
    int makeAbove,
    int dropBelow,
    int sure) {
  /** The bounds of {@link #approveFrom}. */
  public static final PolicyNumber APPROVE_FROM = new PolicyNumber("approveFrom", 1, 100, 80);

  /** The bounds of {@link #leastVotes}. */
  public static final PolicyNumber LEAST_VOTES = new PolicyNumber("leastVotes", 1, 1_000_000, 5);

  /** The bounds of {@link #makeAbove}. */
  public static final PolicyNumber MAKE_ABOVE = new PolicyNumber("makeAbove", 1, 99, 50);

  /** The bounds of {@link #dropBelow}. */
  public static final PolicyNumber DROP_BELOW = new PolicyNumber("dropBelow", 1, 99, 50);

  /** The bounds of {@link #sure}. */
  public static final PolicyNumber SURE = new PolicyNumber("sure", 51, 99, 95);

  /** How a panel votes. */
  public enum Ballot {
    /** Everybody says of each candidate what they think of it. */
    EACH,
    /** Everybody has one vote, which is a no to every other candidate (二选一). */
    ONE
  }

  /** Copies. */
  public Panel {
    candidates = ImmutableList.copyOf(candidates);
  }

  /** The share of the best from which on a score is a yes. */
  public Ratio approval() {
    return new Ratio(approveFrom, 100);
  }
}
