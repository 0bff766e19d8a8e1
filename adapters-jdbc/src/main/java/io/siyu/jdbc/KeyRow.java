package io.siyu.jdbc;

import io.siyu.playbook.KeyRule;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A key as its row has it (键行).
 *
 * @param id the hash of the key
 * @param cluster the key by which its cluster is named, whose row is the cluster's lock; empty
 *     where no event states the key and it is only remembered as erased
 * @param personal whether it stands for a person by default
 * @param neighbours with how many personal keys events state it, counted up to one more than are
 *     followed
 * @param members how many keys its cluster has, if the cluster is named by it
 * @param buried whether it has been erased
 */
record KeyRow(
    RowId id,
    Optional<RowId> cluster,
    boolean personal,
    int neighbours,
    int members,
    boolean buried) {
  static final int OVERSIZED = KeyRule.LIMIT_MAX + 1;

  static KeyRow alone(RowId id, boolean personal) {
    return new KeyRow(id, Optional.of(id), personal, 0, 1, false);
  }

  boolean isOversized() {
    return neighbours >= OVERSIZED;
  }

  /** The row that has to be locked before anything about the key changes. */
  RowId lock() {
    return cluster.orElse(id);
  }

  /** The rows by which the clusters of keys are named, but for those no longer followed. */
  static SortedSet<RowId> followedClusters(Collection<KeyRow> of) {
    SortedSet<RowId> heads = new TreeSet<>();
    for (KeyRow row : of) {
      if (row.cluster().isPresent() && !row.isOversized()) {
        heads.add(row.lock());
      }
    }
    return heads;
  }

  KeyRow withNeighbours(int count) {
    return new KeyRow(id, cluster, personal, Math.min(count, OVERSIZED), members, buried);
  }

  KeyRow in(RowId cluster, int members) {
    return new KeyRow(id, Optional.of(cluster), personal, neighbours, members, buried);
  }

  /** A key that is stated again after it was only remembered as erased. */
  KeyRow revived(boolean isPersonal) {
    return new KeyRow(id, Optional.of(id), isPersonal, 0, 1, buried);
  }
}
