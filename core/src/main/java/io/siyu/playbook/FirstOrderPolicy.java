package io.siyu.playbook;

import com.google.common.collect.ImmutableList;
import io.siyu.standing.PolicyNumber;
import java.util.List;

/**
 * How the product of the first deal is chosen (首单产品规则).
 *
 * @param candidates how many of the best sellers, and of the best reviewed, are looked at
 * @param ceiling up to which share of an average order it may cost, in millionths
 * @param days for how many days it is looked at what people do next
 * @param leastPersons with fewer persons seen for so long nothing is said of a candidate
 * @param rivals the hottest products of others, and what the brand has against them (狙击对手)
 */
public record FirstOrderPolicy(
    int candidates, int ceiling, int days, int leastPersons, List<Rival> rivals) {
  /** The bounds of {@code candidates}. */
  public static final PolicyNumber CANDIDATES = new PolicyNumber("candidates", 1, 100, 3);

  /** The bounds of {@code ceiling}. */
  public static final PolicyNumber CEILING = new PolicyNumber("ceiling", 1, 1_000_000, 600_000);

  /** The bounds of {@code days}. */
  public static final PolicyNumber DAYS = new PolicyNumber("days", 1, 3_650, 60);

  /** The bounds of {@code leastPersons}. */
  public static final PolicyNumber LEAST_PERSONS =
      new PolicyNumber("leastPersons", 2, 1_000_000, 30);

  /** What holds unless a playbook says otherwise. */
  public static final FirstOrderPolicy DEFAULT =
      new FirstOrderPolicy(
          (int) CANDIDATES.otherwise(),
          (int) CEILING.otherwise(),
          (int) DAYS.otherwise(),
          (int) LEAST_PERSONS.otherwise(),
          List.of());

  /** Copies and checks the bounds. */
  public FirstOrderPolicy {
    CANDIDATES.check(candidates);
    CEILING.check(ceiling);
    DAYS.check(days);
    LEAST_PERSONS.check(leastPersons);
    rivals = ImmutableList.copyOf(rivals);
  }

  /**
   * A hot product of another brand's.
   *
   * @param name what it is, for people
   * @param sku the brand's own product against it
   */
  public record Rival(String name, String sku) {}
}
