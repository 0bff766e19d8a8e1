package io.siyu.insight;

import com.google.common.collect.ImmutableSortedMap;
import io.siyu.json.Utf8Order;
import io.siyu.member.Member;
import io.siyu.playbook.Playbook;
import io.siyu.stage.Stage;
import io.siyu.tier.Tier;
import io.siyu.tier.TierPolicy;
import io.siyu.tier.TierRecord;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many members are in a tier, and how many came and went (等级人数).
 *
 * @param tier the tier's code; empty for none
 * @param members who is in it as of the instant, grants included
 * @param entered how often within the window the rules moved a member into it
 * @param left how often within the window they moved one out of it
 */
public record TierCount(String tier, long members, long entered, long left) {
  /**
   * With longer windows the tiers are counted at the beginning of each month instead of each day.
   */
  private static final int DAYS_MAX = 62;

  /**
   * How many members the rules had put into each tier by an instant, it excluded (等级走势).
   *
   * @param at the instant
   * @param members how many, by tier; every tier is there
   */
  public record Moment(Instant at, Map<String, Long> members) {
    /** Copies. */
    public Moment {
      members = ImmutableSortedMap.copyOf(members, Utf8Order.INSTANCE);
    }
  }

  /** Counts members one by one. Not thread-safe. */
  public static final class Tally {
    private final Window window;
    private final Map<String, long[]> counts = new TreeMap<>(Utf8Order.INSTANCE);
    private final Map<Instant, Map<String, Long>> moments = new TreeMap<>();

    /** Starts with nobody; without tiers in the playbook nothing is ever counted. */
    public Tally(Playbook playbook, Window window, Instant asOf) {
      this.window = window;
      if (playbook.tiers().policies().isEmpty()) {
        return;
      }
      counts.put("", new long[3]);
      for (TierPolicy policy : playbook.tiers().policies()) {
        for (Tier tier : policy.ladder()) {
          counts.put(tier.code(), new long[3]);
        }
      }
      for (Instant at : instants(playbook, window)) {
        if (!at.isAfter(asOf)) {
          Map<String, Long> none = new TreeMap<>(Utf8Order.INSTANCE);
          counts.keySet().forEach(tier -> none.put(tier, 0L));
          moments.put(at, none);
        }
      }
    }

    private static List<Instant> instants(Playbook playbook, Window window) {
      LocalDate day = window.start().atZone(playbook.zone()).toLocalDate();
      LocalDate last = window.end().atZone(playbook.zone()).toLocalDate();
      boolean daily = !day.plusDays(DAYS_MAX).isBefore(last);
      List<Instant> instants = new ArrayList<>();
      for (LocalDate at = daily ? day : day.withDayOfMonth(1);
          !at.isAfter(last);
          at = daily ? at.plusDays(1) : at.plusMonths(1)) {
        Instant instant = at.atStartOfDay(playbook.zone()).toInstant();
        if (!instant.isBefore(window.start()) && !instant.isAfter(window.end())) {
          instants.add(instant);
        }
      }
      return instants;
    }

    /** Counts a member. */
    public void add(Member member) {
      if (counts.isEmpty()) {
        return;
      }
      count(member.tier().tier(), 0);
      String tier = "";
      for (TierRecord record : member.tier().history()) {
        if (window.contains(record.at()) && !record.tier().equals(tier)) {
          count(record.tier(), 1);
          count(tier, 2);
        }
        tier = record.tier();
      }
      Instant lead = member.reached(Stage.LEAD).orElseThrow();
      moments.forEach(
          (at, members) -> {
            if (lead.isBefore(at)) {
              members.merge(tierAt(member.tier().history(), at), 1L, Long::sum);
            }
          });
    }

    private void count(String tier, int which) {
      counts.computeIfAbsent(tier, any -> new long[3])[which]++;
    }

    private static String tierAt(List<TierRecord> history, Instant at) {
      String tier = "";
      for (TierRecord record : history) {
        if (record.at().isBefore(at)) {
          tier = record.tier();
        }
      }
      return tier;
    }

    /** States the counts, by tier. */
    public List<TierCount> result() {
      return counts.entrySet().stream()
          .map(
              each ->
                  new TierCount(
                      each.getKey(), each.getValue()[0], each.getValue()[1], each.getValue()[2]))
          .toList();
    }

    /** States the counts over time, at the beginning of each day or month within the window. */
    public List<Moment> moments() {
      return moments.entrySet().stream()
          .map(each -> new Moment(each.getKey(), each.getValue()))
          .toList();
    }
  }
}
