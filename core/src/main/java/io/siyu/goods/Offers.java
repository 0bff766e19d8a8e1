package io.siyu.goods;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.siyu.dossier.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to offer one person next (单人推荐). Immutable.
 *
 * @param member the person's id
 * @param asOf as of when
 * @param pools the user pools in which they can be told, sorted; none where they may not be
 * @param offers what to offer, the first thing first; none where nothing fits
 * @param silence why nothing may be offered to them at all, if so
 */
public record Offers(
    MemberId member,
    Instant asOf,
    Set<String> pools,
    List<Offer> offers,
    Optional<Silence> silence) {
  /** Copies. */
  public Offers {
    pools = ImmutableSortedSet.copyOf(pools);
    offers = ImmutableList.copyOf(offers);
  }

  /** Why somebody is left alone (免打扰). */
  public enum Silence {
    /** They have not agreed to marketing by the playbook's means, or no longer do. */
    NO_CONSENT,
    /** They are in no pool in which the brand can speak to them. */
    UNREACHABLE
  }
}
