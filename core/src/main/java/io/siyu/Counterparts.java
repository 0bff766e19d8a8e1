package io.siyu;

import com.google.common.collect.Sets;
import io.siyu.dossier.MemberId;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A member under some rules of identity and the same person under others (rules H-3 and H-4).
 *
 * @param before the member under the first rules
 * @param after the member under the other rules
 * @param are what they are to each other
 */
record Counterparts(Optional<Member> before, Optional<Member> after, Are are) {
  enum Are {
    /** One person with the same keys. */
    SAME,
    /** One person with other keys. */
    REGROUPED,
    /** Before only: who holds the keys after is somebody else's counterpart. */
    MERGED,
    /** After only: who held the keys before is somebody else's counterpart. */
    SPLIT,
    /** Before only: the keys are no member's after. */
    GONE,
    /** After only: the keys were no member's before. */
    COME
  }

  /** Two members who share keys. */
  private record Candidate(Member before, Member after, IdentityKey smallestKey) {
    /** One founding event first. */
    static final Comparator<Candidate> BEST_FIRST =
        Comparator.comparing((Candidate it) -> !it.before.id().equals(it.after.id()))
            .thenComparing(Candidate::smallestKey);
  }

  /**
   * Tells who is who among the members of one cluster.
   *
   * @param counts which keys stand for a person under both rules
   */
  static List<Counterparts> of(
      List<Member> before, List<Member> after, Predicate<IdentityKey> counts) {
    List<Candidate> candidates = candidates(before, after, counts);
    candidates.sort(Candidate.BEST_FIRST);
    Set<MemberId> sharingBefore = new HashSet<>();
    Set<MemberId> sharingAfter = new HashSet<>();
    Set<MemberId> metBefore = new HashSet<>();
    Set<MemberId> metAfter = new HashSet<>();
    List<Counterparts> counterparts = new ArrayList<>();
    for (Candidate each : candidates) {
      sharingBefore.add(each.before.id());
      sharingAfter.add(each.after.id());
      if (!metBefore.contains(each.before.id()) && !metAfter.contains(each.after.id())) {
        metBefore.add(each.before.id());
        metAfter.add(each.after.id());
        boolean same = keys(each.before, counts).equals(keys(each.after, counts));
        counterparts.add(
            new Counterparts(
                Optional.of(each.before),
                Optional.of(each.after),
                same ? Are.SAME : Are.REGROUPED));
      }
    }
    for (Member member : before) {
      if (!metBefore.contains(member.id())) {
        Are are = sharingBefore.contains(member.id()) ? Are.MERGED : Are.GONE;
        counterparts.add(new Counterparts(Optional.of(member), Optional.empty(), are));
      }
    }
    for (Member member : after) {
      if (!metAfter.contains(member.id())) {
        Are are = sharingAfter.contains(member.id()) ? Are.SPLIT : Are.COME;
        counterparts.add(new Counterparts(Optional.empty(), Optional.of(member), are));
      }
    }
    return counterparts;
  }

  private static List<Candidate> candidates(
      List<Member> before, List<Member> after, Predicate<IdentityKey> counts) {
    Map<IdentityKey, Member> holders = new HashMap<>();
    for (Member member : after) {
      keys(member, counts).forEach(key -> holders.put(key, member));
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Member member : before) {
      Set<MemberId> sharing = new HashSet<>();
      // Keys are sorted, so that the first shared with somebody is the smallest.
      for (IdentityKey key : keys(member, counts)) {
        Member holder = holders.get(key);
        if (holder != null && sharing.add(holder.id())) {
          candidates.add(new Candidate(member, holder, key));
        }
      }
    }
    return candidates;
  }

  private static Set<IdentityKey> keys(Member member, Predicate<IdentityKey> counts) {
    return Sets.filter(member.keys(), counts::test);
  }
}
