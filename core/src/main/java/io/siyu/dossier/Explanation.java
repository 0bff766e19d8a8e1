package io.siyu.dossier;

import com.google.common.collect.ImmutableList;
import io.siyu.event.EventId;
import io.siyu.identity.IdentityKey;
import java.util.List;
import java.util.Optional;

/**
 * Why two keys are one person's, or are not (身份解释). Immutable.
 *
 * @param answer whether they are
 * @param path the statements that lead from one to the other, on the way with the fewest that are
 *     not acted upon and then the fewest at all; empty where nothing leads there
 */
public record Explanation(Answer answer, List<Step> path) {
  /** Copies. */
  public Explanation {
    path = ImmutableList.copyOf(path);
  }

  /** Whether two keys are one person's. */
  public enum Answer {
    /** They are. */
    ONE_PERSON,
    /** They are not, though statements lead from one to the other: a rule cuts every way. */
    APART,
    /** They are not: no statement leads from one to the other. */
    UNCONNECTED
  }

  /** Why a statement that two keys belong together is not acted upon. */
  public enum Cut {
    /** The host's last word on the two is that they are not one person's. */
    UNLINKED("I-1"),
    /** One of the two is a value that the playbook blocks. */
    BLOCKED("I-2"),
    /** A pending_id was stated more than 90 days after it was first heard of. */
    EXPIRED("I-2"),
    /** One of the two has more neighbours than its limit. */
    SHARED("I-3"),
    /** Believing it would make one person of two that conflict: it is quarantined. */
    CONFLICT("I-6"),
    /** The order is somebody else's, or of several who have the same claim to it. */
    NOT_THE_OWNER("I-7"),
    /** Several persons claim the device, so it is nobody's. */
    CLAIMED_BY_SEVERAL("I-8"),
    /** The two numbers are two orders'. */
    ANOTHER_ORDER("I-9"),
    /** Neither of the two stands for a person. */
    JOINS_NOBODY("I-10"),
    /** One of the two has so many neighbours that what it claims is nobody's. */
    OVERSIZED("I-13"),
    /** The host has unlinked the order or the device from another key of the person's. */
    BARRED("I-14"),
    /** One of the two stands for a key of somebody erased, the other does not. */
    ERASED("I-18");

    private final String rule;

    Cut(String rule) {
      this.rule = rule;
    }

    /** The rule of SPEC.md that cuts. */
    public String rule() {
      return rule;
    }
  }

  /**
   * Two keys that events state to belong together.
   *
   * @param from the key nearer to the first asked for
   * @param to the key nearer to the second
   * @param cut why it is not acted upon; empty where it is
   * @param evidence the ids of the events that state it, in the order of the fold
   */
  public record Step(IdentityKey from, IdentityKey to, Optional<Cut> cut, List<EventId> evidence) {
    /** Copies. */
    public Step {
      evidence = ImmutableList.copyOf(evidence);
    }
  }

  /** The first step that is not acted upon; empty where they are one person's or unconnected. */
  public Optional<Step> cut() {
    return path.stream().filter(step -> step.cut().isPresent()).findFirst();
  }
}
