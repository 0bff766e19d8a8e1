package io.siyu.dossier;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.siyu.event.EventId;
import io.siyu.identity.IdentityKey;
import java.util.List;
import java.util.Set;

/** Something about who is who that the rules could not decide and somebody should look at (待复核). */
public sealed interface ReviewItem {
  /**
   * The persons whom it would make one if it were believed: what a wrong decision would cost.
   * Sorted; of whom nothing is known but a key is not among them.
   */
  Set<MemberId> wouldJoin();

  /**
   * A statement that two keys are one person's, which is not acted upon because it would make one
   * of persons that conflict (隔离的关联).
   *
   * @param pair the two keys
   * @param evidence the events that state it, in the order of the fold
   * @param wouldJoin the persons on its two sides
   */
  record QuarantinedLink(Pair pair, List<EventId> evidence, Set<MemberId> wouldJoin)
      implements ReviewItem {
    /** Copies. */
    public QuarantinedLink {
      evidence = ImmutableList.copyOf(evidence);
      wouldJoin = ImmutableSortedSet.copyOf(wouldJoin);
    }
  }

  /**
   * A key with more neighbours than its limit, which joins nobody (共用的标识).
   *
   * @param key the key
   * @param limit how many neighbours it may have
   * @param wouldJoin the persons who have it, and itself if it is anybody
   */
  record SharedKey(IdentityKey key, int limit, Set<MemberId> wouldJoin) implements ReviewItem {
    /** Copies. */
    public SharedKey {
      wouldJoin = ImmutableSortedSet.copyOf(wouldJoin);
    }
  }

  /**
   * A device, or another key that stands for nobody, with events that belong to nobody (未归属的档案).
   *
   * @param key the key
   * @param events how many events are addressed to it
   * @param wouldJoin the persons who claim it
   */
  record UnresolvedProfile(IdentityKey key, int events, Set<MemberId> wouldJoin)
      implements ReviewItem {
    /** Copies. */
    public UnresolvedProfile {
      wouldJoin = ImmutableSortedSet.copyOf(wouldJoin);
    }
  }

  /**
   * An order that belongs to nobody (未归属的订单).
   *
   * @param numbers its numbers
   * @param events how many events it has
   * @param wouldJoin the persons whom any event names as its buyer or payer
   */
  record UnresolvedOrder(Set<IdentityKey> numbers, int events, Set<MemberId> wouldJoin)
      implements ReviewItem {
    /** Copies. */
    public UnresolvedOrder {
      numbers = ImmutableSortedSet.copyOf(numbers);
      wouldJoin = ImmutableSortedSet.copyOf(wouldJoin);
    }
  }
}
