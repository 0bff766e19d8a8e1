package io.siyu.member;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import io.siyu.consent.Consent;
import io.siyu.consent.Consents;
import io.siyu.dossier.MemberId;
import io.siyu.identity.IdentityKey;
import io.siyu.points.PointsAccount;
import io.siyu.stage.Stage;
import io.siyu.standing.Decision;
import io.siyu.standing.Standing;
import io.siyu.tier.TierStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of one person as of an instant (会员). Immutable; two members are equal when
 * everything in them is.
 *
 * @param id the person's id
 * @param keys every key of the person, as known now, sorted
 * @param asOf the instant before which everything here occurred
 * @param reached when each stage was reached, by stage; empty for somebody of whom only a key is
 *     known
 * @param touches the contacts through channels, in order
 * @param relations the relations with stewards, in order of their beginning
 * @param presences the spans of time in user pools, in order of their beginning
 * @param tags the tags the person carries, sorted
 * @param consents what the person has agreed to and refused
 * @param orders the person's orders, by their smallest number
 * @param findings what does not fit, with how often
 * @param reachableIn the ids of the pools in which the brand can speak to the person, sorted
 * @param membership tier, points and standing, by the playbook's rules
 * @param segments the ids of the playbook's segments that the person is in, sorted
 */
public record Member(
    MemberId id,
    Set<IdentityKey> keys,
    Instant asOf,
    Map<Stage, Instant> reached,
    List<Touch> touches,
    List<Relation> relations,
    List<Presence> presences,
    Set<Tag> tags,
    Consents consents,
    List<Order> orders,
    Map<Finding, Integer> findings,
    Set<String> reachableIn,
    Membership membership,
    Set<String> segments) {
  /** Copies. */
  public Member {
    keys = ImmutableSortedSet.copyOf(keys);
    reached = ImmutableSortedMap.copyOf(reached);
    touches = ImmutableList.copyOf(touches);
    relations = ImmutableList.copyOf(relations);
    presences = ImmutableList.copyOf(presences);
    tags = ImmutableSortedSet.copyOf(tags);
    orders = ImmutableList.copyOf(orders);
    findings = Maps.immutableEnumMap(ImmutableMap.copyOf(findings));
    reachableIn = ImmutableSortedSet.copyOf(reachableIn);
    segments = ImmutableSortedSet.copyOf(segments);
  }

  /**
   * The highest stage reached (当前阶段); empty for somebody who is not even a lead, such as a friend
   * who only paid.
   */
  public Optional<Stage> stage() {
    Stage highest = null;
    for (Stage stage : reached.keySet()) {
      highest = stage;
    }
    return Optional.ofNullable(highest);
  }

  /** When a stage was reached, if it was. */
  public Optional<Instant> reached(Stage stage) {
    return Optional.ofNullable(reached.get(stage));
  }

  /** The tier, how long it lasts and what is missing (会员等级). */
  public TierStatus tier() {
    return membership.tier();
  }

  /** The ledger of points with an id; empty where the playbook has none (积分账户). */
  public Optional<PointsAccount> points(String ledger) {
    return membership.points().stream().filter(it -> it.ledger().equals(ledger)).findFirst();
  }

  /** Where the person stands between worth and discounts, and why (定位). */
  public Decision<Standing> standing() {
    return membership.standing();
  }

  /** Whether the brand can speak to the person anywhere (可触达). */
  public boolean isReachable() {
    return !reachableIn.isEmpty();
  }

  /** The first touch through a channel of the playbook (首次触点). */
  public Optional<Touch> firstTouch() {
    for (Touch touch : touches) {
      if (!touch.channel().isEmpty()) {
        return Optional.of(touch);
      }
    }
    return Optional.empty();
  }

  /** The last touch through a channel of the playbook (末次触点). */
  public Optional<Touch> lastTouch() {
    return touches.stream()
        .filter(touch -> !touch.channel().isEmpty())
        .reduce((earlier, later) -> later);
  }

  /**
   * Whether the person may be dealt with for a purpose by some means, as of this instant (同意状态).
   *
   * @param purpose what for, such as {@link Consents#MARKETING}
   * @param channel by what means, such as {@code push}
   */
  public Consent consent(String purpose, String channel) {
    return consents.of(purpose, channel, asOf);
  }

  Member in(Set<String> segments) {
    return new Member(
        id,
        keys,
        asOf,
        reached,
        touches,
        relations,
        presences,
        tags,
        consents,
        orders,
        findings,
        reachableIn,
        membership,
        segments);
  }

  /** Shows the id and the stage only: keys and tags are personal. */
  @Override
  public String toString() {
    return "Member[" + id + " " + stage().map(Stage::name).orElse("-") + " as of " + asOf + "]";
  }
}
