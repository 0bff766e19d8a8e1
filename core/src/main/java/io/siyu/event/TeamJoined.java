package io.siyu.event;

import io.siyu.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An order opened a group-buy team or joined one (开团, 参团). That its money came back is {@link
 * Refunded}, of the same order.
 *
 * @param activity the group buy's id (拼团活动); empty where the platform does not say it
 * @param team the team's id; never empty
 * @param sku the product; empty where the platform does not say it
 * @param role whether the order opened the team
 * @param size how many orders the team needs, if that is said; from 1 to {@link #SIZE_MAX}
 * @param expires from when on nobody can join any more, if that is said
 */
public record TeamJoined(
    String activity,
    String team,
    String sku,
    Role role,
    OptionalLong size,
    Optional<Instant> expires)
    implements PersonFact {
  /** The largest team. */
  public static final long SIZE_MAX = 1_000_000;

  private static final String SIZE_RULE = "must be from 1 to " + SIZE_MAX;

  /** What the order was for its team. */
  public enum Role {
    /** It opened the team (开团). */
    OPENER,
    /** It joined a team that there was (参团). */
    MEMBER
  }

  /** Checks the team and its size. */
  public TeamJoined {
    RequiredText.require(team, "who joins a team needs the team's id");
    if (size.isPresent() && !isSize(size.getAsLong())) {
      throw new IllegalArgumentException("the size of a team " + SIZE_RULE);
    }
  }

  private static boolean isSize(long size) {
    return size >= 1 && size <= SIZE_MAX;
  }

  @Override
  public FactKind kind() {
    return FactKind.TEAM_JOINED;
  }

  void describe(FactWriter out) {
    out.text("activity", activity);
    out.text("team", team);
    out.text("sku", sku);
    out.word("role", role);
    size.ifPresent(orders -> out.number("size", orders));
    out.text("expires", expires.map(Instant::toString).orElse(""));
  }

  static TeamJoined read(JsonObject in) {
    OptionalLong size = in.optionalNumber("size");
    if (size.isPresent() && !isSize(size.getAsLong())) {
      in.violation("size", SIZE_RULE);
      size = OptionalLong.empty();
    }
    return new TeamJoined(
        in.optionalText("activity"),
        RequiredText.read(in, "team"),
        in.optionalText("sku"),
        in.word("role", Role.class, Role.MEMBER),
        size,
        in.optionalInstant("expires"));
  }
}
