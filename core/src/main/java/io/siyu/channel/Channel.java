package io.siyu.channel;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A marked way from a traffic pool to the brand (渠道).
 *
 * @param code the code that links, QR codes and State parameters carry
 * @param name its name for people; may be empty
 * @param trafficPool the id of the traffic pool it draws from
 * @param placement what it is meant to do
 * @param userPools the ids of the user pools it leads to
 */
public record Channel(
    String code, String name, String trafficPool, Placement placement, List<String> userPools) {
  /** Copies the list. */
  public Channel {
    userPools = ImmutableList.copyOf(userPools);
  }
}
