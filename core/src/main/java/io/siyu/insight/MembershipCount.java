package io.siyu.insight;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.siyu.insight.TierCount.Moment;
import io.siyu.member.Member;
import io.siyu.playbook.Playbook;
import io.siyu.standing.AbuseSign;
import io.siyu.standing.RfmClass;
import io.siyu.standing.Standing;
import io.siyu.standing.TrainedBase;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What members are to the brand, as of an instant (会员结构). Only what the playbook has rules for is
 * there.
 *
 * @param tiers who is in each tier and who came and went, by tier
 * @param tiersOverTime who was in each tier over the window
 * @param points what moved each ledger of points, by ledger
 * @param standings how many members have each standing; every standing is there, or none
 * @param trained how far the brand has made its members wait for discounts
 * @param rfm how many members are in each class; only classes that occur
 * @param abuse how many members show each sign of abuse; only signs that occur
 * @param segments how many members are in each segment, by id
 */
public record MembershipCount(
    List<TierCount> tiers,
    List<Moment> tiersOverTime,
    List<PointsFlow> points,
    Map<Standing, Long> standings,
    Optional<TrainedBase> trained,
    Map<RfmClass, Long> rfm,
    Map<AbuseSign, Long> abuse,
    List<SegmentCount> segments) {
  /** Copies. */
  public MembershipCount {
    tiers = ImmutableList.copyOf(tiers);
    tiersOverTime = ImmutableList.copyOf(tiersOverTime);
    points = ImmutableList.copyOf(points);
    standings = Maps.immutableEnumMap(ImmutableMap.copyOf(standings));
    rfm = Maps.immutableEnumMap(ImmutableMap.copyOf(rfm));
    abuse = Maps.immutableEnumMap(ImmutableMap.copyOf(abuse));
    segments = ImmutableList.copyOf(segments);
  }

  /** Counts members one by one. Not thread-safe. */
  public static final class Tally {
    private final TierCount.Tally tiers;
    private final PointsFlow.Tally points;
    private final SegmentCount.Tally segments;
    private final Map<Standing, Long> standings = new EnumMap<>(Standing.class);
    private final Optional<TrainedBase.Tally> trained;
    private final Map<RfmClass, Long> rfm = new EnumMap<>(RfmClass.class);
    private final Map<AbuseSign, Long> abuse = new EnumMap<>(AbuseSign.class);

    /** Starts with nobody. */
    public Tally(Playbook playbook, Window window, Instant asOf) {
      this.tiers = new TierCount.Tally(playbook, window, asOf);
      this.points = new PointsFlow.Tally(playbook, window);
      this.segments = new SegmentCount.Tally(playbook);
      this.trained =
          playbook.standing().standing().map(policy -> new TrainedBase.Tally(policy, asOf));
      if (trained.isPresent()) {
        for (Standing standing : Standing.values()) {
          standings.put(standing, 0L);
        }
      }
    }

    /** Counts a member; whoever is not even a lead has points at most. */
    public void add(Member member) {
      points.add(member);
      if (member.stage().isEmpty()) {
        return;
      }
      tiers.add(member);
      segments.add(member);
      trained.ifPresent(
          tally -> {
            tally.add(member.membership().evidence(), member.standing());
            standings.merge(member.standing().value(), 1L, Long::sum);
          });
      member
          .membership()
          .rfm()
          .flatMap(scores -> scores.rfmClass())
          .ifPresent(of -> rfm.merge(of, 1L, Long::sum));
      member.membership().abuse().value().forEach(sign -> abuse.merge(sign, 1L, Long::sum));
    }

    /** States the result. */
    public MembershipCount result() {
      return new MembershipCount(
          tiers.result(),
          tiers.moments(),
          points.result(),
          standings,
          trained.map(TrainedBase.Tally::result),
          rfm,
          abuse,
          segments.result());
    }
  }
}
