package io.siyu.member;

import com.google.common.collect.Sets;
import io.siyu.dossier.MemberId;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Signal.BecameReachable;
import io.siyu.member.Signal.BecameUnreachable;
import io.siyu.member.Signal.MemberIdChanged;
import io.siyu.member.Signal.StageEntered;
import io.siyu.member.Signal.StageLost;
import io.siyu.stage.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The difference between members before and after an ingest (rules M-20 to M-22). A pure function.
 *
 * <p>A member after is compared with all members before who share a key of a person: what any of
 * them had is not new.
 */
public final class Signals {
  private Signals() {}

  /** Returns what changed, by member id and then in the order of the kinds of signal. */
  public static List<Signal> between(Collection<Member> before, Collection<Member> after) {
    List<Signal> signals = new ArrayList<>();
    after.stream()
        .sorted(Comparator.comparing(Member::id))
        .forEach(member -> difference(member, before, signals));
    return signals;
  }

  /** An order or a device may change hands without anybody becoming somebody else. */
  static Set<IdentityKey> personal(Member member) {
    return Sets.filter(member.keys(), key -> key.type().defaultClass().isPersonal());
  }

  private static void difference(Member now, Collection<Member> before, List<Signal> signals) {
    List<Member> former =
        before.stream().filter(m -> !Collections.disjoint(personal(m), personal(now))).toList();
    Set<MemberId> otherIds = new TreeSet<>();
    Set<Stage> stages = EnumSet.noneOf(Stage.class);
    Set<String> reachable = new TreeSet<>();
    for (Member was : former) {
      // Somebody of whom nothing was known had no id that anybody could have kept.
      if (!was.id().equals(now.id()) && was.stage().isPresent()) {
        otherIds.add(was.id());
      }
      stages.addAll(was.reached().keySet());
      reachable.addAll(was.reachableIn());
    }
    if (!otherIds.isEmpty()) {
      signals.add(new MemberIdChanged(now.id(), otherIds));
    }
    now.reached()
        .forEach(
            (stage, at) -> {
              if (!stages.contains(stage)) {
                signals.add(new StageEntered(now.id(), stage, at));
              }
            });
    if (former.size() == 1) {
      for (Stage stage : Sets.difference(stages, now.reached().keySet())) {
        signals.add(new StageLost(now.id(), stage));
      }
    }
    for (String pool : Sets.difference(now.reachableIn(), reachable)) {
      signals.add(new BecameReachable(now.id(), pool));
    }
    for (String pool : Sets.difference(reachable, now.reachableIn())) {
      signals.add(new BecameUnreachable(now.id(), pool));
    }
    if (former.size() < 2) {
      MembershipSignals.of(former.stream().findFirst(), now, signals);
    }
  }
}
