package io.siyu.jdbc;

import java.util.Set;
import java.util.TreeSet;

/**
 * What tries that had to be given up have taught about the locks that are needed (锁). Not
 * thread-safe.
 */
final class Locks {
  private final Set<RowId> learnt = new TreeSet<>();
  private Gate gate;

  Locks(Gate gate) {
    this.gate = gate;
  }

  /** How much of the gate is held. */
  enum Gate {
    NONE,
    /** Erasures are shut out. */
    ONE,
    /** Everybody else who holds any of it is shut out. */
    ALL
  }

  Gate gate() {
    return gate;
  }

  void atLeast(Gate wanted) {
    if (gate.compareTo(wanted) < 0) {
      gate = wanted;
    }
  }

  /** Rows that must be locked, whatever is read. */
  Set<RowId> learnt() {
    return learnt;
  }

  void learn(RowId row) {
    learnt.add(row);
  }
}
