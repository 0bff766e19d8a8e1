package io.siyu.arch;

import io.siyu.tck.CompiledClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Packages from the lowest layer to the highest. A package may use its own layer and every lower
 * one, unless it is restricted to a list; no circle among packages is allowed.
 *
 * @param root the package that all others are below of; what is outside is nobody's business here
 * @param lowestFirst the layers, as package names
 * @param restricted for some packages, the only ones that they may use
 */
record Layers(String root, List<Set<String>> lowestFirst, Map<String, Set<String>> restricted) {
  /** Says what is wrong, one sentence each, sorted. */
  Set<String> violations(Collection<CompiledClass> classes) {
    Set<String> violations = new TreeSet<>();
    Map<String, Set<String>> uses = new TreeMap<>();
    for (CompiledClass compiled : classes) {
      String from = compiled.packageName();
      if (layer(from) < 0) {
        violations.add("unknown package " + from + ": add it to a layer");
        continue;
      }
      for (String type : compiled.types()) {
        String to = CompiledClass.packageOf(type);
        if (isBelowRoot(to) && !to.equals(from)) {
          uses.computeIfAbsent(from, any -> new TreeSet<>()).add(to);
          if (!allows(from, to)) {
            violations.add(compiled + " must not use " + type);
          }
        }
      }
    }
    for (String start : uses.keySet()) {
      circle(uses, start, new LinkedHashSet<>())
          .ifPresent(path -> violations.add("circle " + String.join(" > ", path)));
    }
    return violations;
  }

  private boolean allows(String from, String to) {
    Set<String> only = restricted.get(from);
    return layer(to) >= 0 && layer(to) <= layer(from) && (only == null || only.contains(to));
  }

  private int layer(String name) {
    for (int i = 0; i < lowestFirst.size(); i++) {
      if (lowestFirst.get(i).contains(name)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isBelowRoot(String name) {
    return name.equals(root) || name.startsWith(root + ".");
  }

  /** A way from the last package of the path back to the first, through none that is smaller. */
  private static Optional<List<String>> circle(
      Map<String, Set<String>> uses, String at, LinkedHashSet<String> path) {
    String start = path.isEmpty() ? at : path.iterator().next();
    if (!path.isEmpty() && at.equals(start)) {
      List<String> closed = new ArrayList<>(path);
      closed.add(start);
      return Optional.of(closed);
    }
    if (at.compareTo(start) < 0 || !path.add(at)) {
      return Optional.empty();
    }
    for (String next : uses.getOrDefault(at, Set.of())) {
      var found = circle(uses, next, path);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
