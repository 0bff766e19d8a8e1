package io.siyu.insight;

import io.siyu.channel.Channel;
import io.siyu.json.Utf8Order;
import io.siyu.member.Member;
import io.siyu.member.Presence;
import io.siyu.member.Touch;
import io.siyu.playbook.Playbook;
import io.siyu.pool.TrafficPool;
import io.siyu.stage.Stage;
import io.siyu.time.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts which ways members went who became leads within a window, member by member (rules R-26,
 * Not thread-safe.
 */
public final class PathTally {
  /** Of pools joined at one instant the smaller id comes first. */
  private static final Comparator<Presence> FIRST =
      Comparator.comparing(Presence::since).thenComparing(Presence::pool, Utf8Order.INSTANCE);

  private final Playbook playbook;
  private final Window window;
  private final Map<PathCount, Long> paths = new TreeMap<>();
  private final Map<String, Privatisation> pools = new TreeMap<>(Utf8Order.INSTANCE);

  /** Starts with every traffic pool of the playbook at nothing. */
  public PathTally(Playbook playbook, Window window) {
    this.playbook = playbook;
    this.window = window;
    add(new Privatisation(Crediting.NONE, 0, 0, 0, 0));
    for (TrafficPool pool : playbook.trafficPools()) {
      add(new Privatisation(pool.id(), 0, 0, 0, 0));
    }
  }

  private void add(Privatisation more) {
    pools.merge(
        more.trafficPool(),
        more,
        (a, b) ->
            new Privatisation(
                a.trafficPool(),
                0,
                a.leads() + b.leads(),
                a.contacts() + b.contacts(),
                a.buyers() + b.buyers()));
  }

  /** Counts a member who became a lead within the window. */
  public void add(Member member) {
    if (member.reached(Stage.LEAD).filter(window::contains).isEmpty()) {
      return;
    }
    String channel =
        member.touches().stream()
            .filter(touch -> !touch.channel().isEmpty() && window.contains(touch.at()))
            .map(Touch::channel)
            .findFirst()
            .orElse(Crediting.NONE);
    String from = playbook.channel(channel).map(Channel::trafficPool).orElse(Crediting.NONE);
    String to = member.presences().stream().min(FIRST).map(Presence::pool).orElse(Crediting.NONE);
    Stage stage = member.stage().orElseThrow();
    paths.merge(new PathCount(from, channel, to, stage, 0), 1L, Long::sum);
    boolean contact = member.reached(Stage.CONTACT).isPresent();
    boolean buyer = member.reached(Stage.FIRST_ORDER).isPresent();
    add(new Privatisation(from, 0, 1, contact ? 1 : 0, buyer ? 1 : 0));
  }

  /** States how many went each way that anybody went. */
  public List<PathCount> paths() {
    return paths.entrySet().stream()
        .map(
            each -> {
              PathCount way = each.getKey();
              return new PathCount(
                  way.trafficPool(), way.channel(), way.userPool(), way.stage(), each.getValue());
            })
        .toList();
  }

  /**
   * States what became of those whom each traffic pool brought, by id.
   *
   * @param channels what the market facts say of each channel
   * @param rest what they say of channels that the playbook does not have
   */
  public List<Privatisation> privatisation(List<ChannelYield> channels, Unattributed rest) {
    Map<String, Long> clicks = new TreeMap<>(Utf8Order.INSTANCE);
    clicks.put(Crediting.NONE, rest.clicks());
    channels.forEach(it -> clicks.merge(it.trafficPool(), it.clicks(), Math::addExact));
    List<Privatisation> result = new ArrayList<>();
    for (Privatisation pool : pools.values()) {
      result.add(
          new Privatisation(
              pool.trafficPool(),
              clicks.getOrDefault(pool.trafficPool(), 0L),
              pool.leads(),
              pool.contacts(),
              pool.buyers()));
    }
    return result;
  }
}
