package io.siyu.funnel;

import io.siyu.funnel.Exclusion.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a funnel finds, by looking at every chain there is. For a few occurrences only. */
final class AllChains {
  /** What was found. */
  record Found(int level, List<Long> at, boolean dropped, boolean incomplete) {}

  /** What one value, or a funnel that holds none constant, comes to. */
  private record Part(List<Long> at, boolean open, long droppedAt, long completedAt) {}

  private final FunnelSpec spec;
  private final List<Done> done;
  private final long asOf;
  private final int n;
  private final boolean once;
  private final boolean increase;
  private final List<List<Integer>> chains = new ArrayList<>();

  /** Where the search ends: the occurrence, and the first of its steps that is not seen. */
  private int stopAt = Integer.MAX_VALUE;

  private int stopStep = Integer.MAX_VALUE;

  private AllChains(FunnelSpec spec, List<Done> done, long asOf) {
    this.spec = spec;
    this.done = done.stream().filter(d -> d.at() < asOf).sorted(Done.ORDER).toList();
    this.asOf = asOf;
    n = spec.steps().size();
    increase = spec.modes().contains(FunnelMode.STRICT_INCREASE);
    once = spec.modes().contains(FunnelMode.STRICT_ONCE);
  }

  static Found find(FunnelSpec spec, List<Done> done, long asOf) {
    List<Part> parts = new ArrayList<>();
    if (spec.holdConstant().isEmpty()) {
      parts.add(new AllChains(spec, done, asOf).part());
    } else {
      TreeSet<Long> values = new TreeSet<>();
      done.stream().filter(d -> d.at() < asOf).forEach(d -> values.add(d.value()));
      values.remove(Occurrences.NO_VALUE);
      for (long value : values) {
        List<Done> some =
            done.stream()
                .filter(d -> d.value() == value || d.value() == Occurrences.NO_VALUE)
                .map(d -> d.value() == value ? d : new Done(d.at(), 0, d.exclusions(), d.value()))
                .filter(d -> d.value() == value || d.exclusions() != 0)
                .toList();
        parts.add(new AllChains(spec, some, asOf).part());
      }
    }
    long dropped = parts.stream().mapToLong(Part::droppedAt).min().orElse(Long.MAX_VALUE);
    long completed = parts.stream().mapToLong(Part::completedAt).min().orElse(Long.MAX_VALUE);
    if (dropped < completed) {
      return new Found(0, List.of(), true, false);
    }
    List<Long> best = List.of();
    for (Part part : parts) {
      if (part.at.size() > best.size()
          || (part.at.size() == best.size() && earlier(part.at, best))) {
        best = part.at;
      }
    }
    boolean open = parts.stream().anyMatch(Part::open);
    return new Found(best.size(), best, false, open && best.size() < spec.steps().size());
  }

  private static <T extends Comparable<T>> boolean earlier(List<T> one, List<T> other) {
    for (int i = 0; i < one.size(); i++) {
      int compared = one.get(i).compareTo(other.get(i));
      if (compared != 0) {
        return compared < 0;
      }
    }
    return false;
  }

  private Part part() {
    if (spec.order() == StepOrder.ANY) {
      return anyOrder();
    }
    chains(new ArrayList<>());
    if (spec.modes().contains(FunnelMode.STRICT_DEDUPLICATION)
        || spec.modes().contains(FunnelMode.STRICT_ORDER)) {
      stop();
    }
    chains.removeIf(chain -> !seen(chain));
    List<Integer> best = List.of();
    long completed = Long.MAX_VALUE;
    boolean open = false;
    for (List<Integer> chain : chains) {
      if (chain.size() > best.size() || (chain.size() == best.size() && earlier(chain, best))) {
        best = chain;
      }
      if (chain.size() == n) {
        completed = Math.min(completed, done.get(chain.get(n - 1)).at());
      } else {
        open |= live(chain, done.size()) && last(chain) >= asOf;
      }
    }
    open &= best.size() < n && stopAt == Integer.MAX_VALUE;
    return new Part(
        best.stream().map(i -> done.get(i).at()).toList(), open, droppedAt(), completed);
  }

  /** All chains that go on from one. */
  private void chains(List<Integer> chain) {
    if (!chain.isEmpty()) {
      chains.add(List.copyOf(chain));
    }
    for (int i = 0; i < done.size() && chain.size() < n; i++) {
      if ((done.get(i).steps() & (1 << chain.size())) != 0 && goesOn(chain, i)) {
        chain.add(i);
        chains(chain);
        chain.remove(chain.size() - 1);
      }
    }
  }

  private boolean goesOn(List<Integer> chain, int i) {
    if (chain.isEmpty()) {
      return spec.entry() == FunnelEntry.BEST_ATTEMPT
          || done.subList(0, i).stream().allMatch(d -> (d.steps() & 1) == 0);
    }
    int before = chain.get(chain.size() - 1);
    return (once ? i > before : i >= before)
        && (!increase || done.get(i).at() > done.get(before).at())
        && (spec.order() != StepOrder.STRICT || i <= before + 1)
        && done.get(i).at() <= last(chain)
        && live(chain, i);
  }

  private long last(List<Integer> chain) {
    boolean perStep = spec.window() instanceof FunnelWindow.PerStep;
    return spec.window().last(done.get(chain.get(perStep ? chain.size() - 1 : 0)).at());
  }

  /** Whether nothing has ended an attempt before an occurrence. */
  private boolean live(List<Integer> chain, int before) {
    int end = chain.get(chain.size() - 1);
    if (spec.order() == StepOrder.STRICT && before > end + 1) {
      return false;
    }
    for (int x = end + 1; x < before; x++) {
      if (excludes(
          x,
          e ->
              e.effect() == Effect.END_ATTEMPT
                  && e.from() <= chain.size()
                  && chain.size() < e.to())) {
        return false;
      }
    }
    return true;
  }

  private boolean excludes(int x, Predicate<Exclusion> which) {
    for (int e = 0; e < spec.exclusions().size(); e++) {
      if ((done.get(x).exclusions() & (1 << e)) != 0 && which.test(spec.exclusions().get(e))) {
        return true;
      }
    }
    return false;
  }

  /** Finds where the search ends. */
  private void stop() {
    for (int i = 0; i < done.size(); i++) {
      int steps = done.get(i).steps() & ((1 << n) - 1);
      if (reached(i, 0) > 0
          && reached(i, 0) < n
          && steps == 0
          && spec.modes().contains(FunnelMode.STRICT_ORDER)) {
        stopAt = i;
        stopStep = 0;
        return;
      }
      for (int k = 0; k < n; k++) {
        if ((steps & (1 << k)) != 0 && reached(i, k) < n && stops(reached(i, k), k)) {
          stopAt = i;
          stopStep = k;
          return;
        }
      }
    }
  }

  private boolean stops(int reached, int k) {
    boolean repeated = k > 0 && k < reached;
    boolean early = reached > 0 && k > reached;
    return (repeated && spec.modes().contains(FunnelMode.STRICT_DEDUPLICATION))
        || (early
            && spec.modes().contains(FunnelMode.STRICT_ORDER)
            && !spec.modes().contains(FunnelMode.ALLOW_REENTRY));
  }

  /** The level reached before a step of an occurrence. */
  private int reached(int i, int k) {
    return chains.stream()
        .filter(chain -> before(chain, i, k))
        .mapToInt(List::size)
        .max()
        .orElse(0);
  }

  private static boolean before(List<Integer> chain, int i, int k) {
    int last = chain.get(chain.size() - 1);
    return last < i || (last == i && chain.size() - 1 < k);
  }

  private boolean seen(List<Integer> chain) {
    return before(chain, stopAt, stopStep);
  }

  /** When an exclusion finds an attempt between its steps before all steps are done. */
  private long droppedAt() {
    for (int x = 0; x < done.size() && x <= stopAt; x++) {
      int at = x;
      boolean complete = chains.stream().anyMatch(c -> c.size() == n && before(c, at, n));
      if (!complete && excludes(x, e -> e.effect() == Effect.DROP_PERSON && drops(e, at))) {
        return done.get(x).at();
      }
    }
    return Long.MAX_VALUE;
  }

  private boolean drops(Exclusion exclusion, int x) {
    return chains.stream()
        .filter(c -> before(c, x, 0) && exclusion.from() <= c.size() && c.size() < exclusion.to())
        .filter(c -> done.get(x).at() <= last(c) && live(c, x))
        .anyMatch(
            c ->
                chains.stream()
                    .filter(other -> other.size() >= exclusion.to() && before(other, x, n))
                    .noneMatch(other -> Objects.equals(other.get(0), c.get(0))));
  }

  private Part anyOrder() {
    List<Long> best = List.of();
    boolean open = false;
    for (int p = 0; p < done.size(); p++) {
      if ((done.get(p).steps() & ((1 << n) - 1)) != 0) {
        long last = spec.window().last(done.get(p).at());
        List<Long> at = new ArrayList<>();
        for (int q = p; q < done.size() && done.get(q).at() <= last; q++) {
          int most = most(p, q, 0);
          while (at.size() < most) {
            at.add(done.get(q).at());
          }
        }
        best = at.size() > best.size() ? at : best;
        open |= last >= asOf;
        if (spec.entry() == FunnelEntry.FIRST_EVER) {
          break;
        }
      }
    }
    boolean complete = best.size() == n;
    return new Part(
        best, open && !complete, Long.MAX_VALUE, complete ? best.get(n - 1) : Long.MAX_VALUE);
  }

  /** How many steps can be filled from p to q beside those that are. */
  private int most(int p, int q, int filled) {
    if (p > q) {
      return Integer.bitCount(filled);
    }
    int steps = done.get(p).steps() & ((1 << n) - 1);
    if (!once) {
      return most(p + 1, q, filled | steps);
    }
    int most = most(p + 1, q, filled);
    for (int k = 0; k < n; k++) {
      if ((steps & ~filled & (1 << k)) != 0) {
        most = Math.max(most, most(p + 1, q, filled | (1 << k)));
      }
    }
    return most;
  }
}
