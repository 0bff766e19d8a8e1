package io.siyu.examples.quickstart.html;

import io.siyu.Report;
import io.siyu.examples.quickstart.html.Sankey.Node;
import io.siyu.insight.PathCount;
import io.siyu.insight.Privatisation;
import io.siyu.playbook.Playbook;
import io.siyu.stage.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The section that tells which ways people went, and how many became the brand's own (流转与私有化). */
final class FlowSection {
  private static final Label NO_CHANNEL = new Label("无渠道", "No channel");
  private static final Label NO_POOL = new Label("未进池", "In no pool");
  private static final Label OTHERS = new Label("其他渠道", "Other channels");

  /** More channels than these cannot be told apart; the smallest are drawn as one. */
  private static final int CHANNELS_MAX = 12;

  private final Report report;
  private final Names names;
  private final Map<String, Node> trafficPools = new TreeMap<>();
  private final Map<String, Node> channels = new LinkedHashMap<>();
  private final Map<String, Node> userPools = new TreeMap<>();
  private final Map<Stage, Node> stages = new LinkedHashMap<>();

  FlowSection(Playbook playbook, Report report) {
    this.report = report;
    this.names = new Names(playbook);
  }

  String html() {
    if (report.flows().isEmpty()) {
      return "";
    }
    return Section.of(
        new Label("从公域到私域", "From public traffic to the brand's own"),
        new Label(
            "在本期成为引流的人，每人一条路：流量池 → 首个渠道 → 首个用户池 → 当前阶段",
            "Those who became leads in the window, one way each: traffic pool, first channel, first"
                + " user pool, present stage"),
        sankey() + table());
  }

  private String sankey() {
    collect();
    Sankey sankey =
        new Sankey(
            List.of(
                List.copyOf(trafficPools.values()),
                channels.values().stream().distinct().toList(),
                List.copyOf(userPools.values()),
                List.copyOf(stages.values())));
    for (PathCount path : report.flows()) {
      sankey.add(
          List.of(
              get(trafficPools, path.trafficPool()),
              get(channels, path.channel()),
              get(userPools, path.userPool()),
              get(stages, path.stage())),
          path.members());
    }
    return sankey.html(new Label("从流量池到阶段的人数", "Members from traffic pools to stages"));
  }

  private static <K> Node get(Map<K, Node> nodes, K key) {
    Node node = nodes.get(key);
    if (node == null) {
      throw new IllegalStateException("nobody was counted there");
    }
    return node;
  }

  /** Makes the places of the drawing: channels beside their pools, in the pools' colours. */
  private void collect() {
    Map<String, Long> sizes = new TreeMap<>();
    for (PathCount path : report.flows()) {
      sizes.merge(path.channel(), path.members(), Long::sum);
      trafficPools.putIfAbsent(path.trafficPool(), new Node(NO_CHANNEL, "p6"));
      userPools.putIfAbsent(path.userPool(), new Node(NO_POOL, "p6"));
    }
    colour(trafficPools, names::trafficPool);
    colour(userPools, names::userPool);
    List<String> largest =
        sizes.keySet().stream()
            .sorted(
                Comparator.<String>comparingLong(code -> -sizes.getOrDefault(code, 0L))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(CHANNELS_MAX)
            .toList();
    List<PathCount> byPool = new ArrayList<>(report.flows());
    byPool.sort(Comparator.comparing(PathCount::trafficPool));
    for (PathCount path : byPool) {
      String style = get(trafficPools, path.trafficPool()).style();
      Label name =
          path.channel().isEmpty() ? NO_CHANNEL : Label.same(names.channel(path.channel()));
      channels.putIfAbsent(
          path.channel(),
          largest.contains(path.channel()) ? new Node(name, style) : new Node(OTHERS, "p6"));
    }
    for (Stage stage : Stage.values()) {
      stages.put(stage, new Node(Label.of(stage), "s" + (stages.size() + 1)));
    }
  }

  private static void colour(Map<String, Node> nodes, Function<String, String> name) {
    int[] next = {0};
    nodes.replaceAll(
        (id, none) ->
            id.isEmpty() ? none : new Node(Label.same(name.apply(id)), "p" + (next[0]++ % 5 + 1)));
  }

  private String table() {
    Rows rows = new Rows();
    for (Privatisation pool : report.trafficPools()) {
      rows.row();
      if (pool.trafficPool().isEmpty()) {
        rows.label(NO_CHANNEL);
      } else {
        rows.text(names.trafficPool(pool.trafficPool()), pool.trafficPool());
      }
      rows.count(pool.clicks())
          .count(pool.leads())
          .count(pool.contacts())
          .count(pool.vanity())
          .count(pool.buyers())
          .figure(Figures.share(pool.rate()))
          .figure(Figures.share(pool.perClick()))
          .end();
    }
    return Section.table(
        List.of(
            new Label("流量池", "Traffic pool"),
            new Label("点击", "Clicks"),
            new Label("引流", "Leads"),
            new Label("承接", "Contacts"),
            new Label("虚荣粉丝", "Vanity followers"),
            new Label("首单", "Buyers"),
            new Label("私有化率", "Privatised"),
            new Label("承接 ÷ 点击", "Contacts per click")),
        rows);
  }
}
