package io.siyu.store;

/**
 * What is looked up of a name with so many events or neighbours that going through them for each
 * that is added would cost too much (枢纽). Few names are such. Not thread-safe.
 */
final class Hub {
  /** Events beyond which a name is a hub. */
  static final int EVENTS_MAX = 128;

  /** Claims of one event beyond which its subject is a hub. */
  static final int CLAIMS_MAX = 6;

  /** Subjects that claim a name, beyond which it is a hub. */
  static final int CLAIMANTS_MAX = 16;

  private static final int CLAIMED = 1;
  private static final int CLAIMANT = 2;

  private final Slots events = new Slots();
  private final IntMap neighbours = new IntMap();
  private int personalNeighbours;

  /** The events' addresses, by the first half of their ids. */
  Slots events() {
    return events;
  }

  void addClaimed(int neighbour, boolean isPersonal) {
    add(neighbour, CLAIMED, isPersonal);
  }

  void addClaimant(int neighbour, boolean isPersonal) {
    add(neighbour, CLAIMANT, isPersonal);
  }

  private void add(int neighbour, int how, boolean isPersonal) {
    if (neighbours.add(neighbour, how) && isPersonal) {
      personalNeighbours++;
    }
  }

  boolean isClaimedBy(int neighbour) {
    return (neighbours.get(neighbour) & CLAIMANT) != 0;
  }

  IntMap neighbours() {
    return neighbours;
  }

  int personalNeighbours() {
    return personalNeighbours;
  }
}
