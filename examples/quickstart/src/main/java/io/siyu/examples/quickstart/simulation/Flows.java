package io.siyu.examples.quickstart.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.examples.quickstart.simulation.Brand.Channel;
import io.siyu.examples.quickstart.simulation.Member.Stage;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;

/** Which way those truly went who became leads in the window (流转的真相). */
final class Flows {
  private final Map<Member, Way> ways = new LinkedHashMap<>();

  private record Way(String trafficPool, String channel, String userPool, Stage stage)
      implements Comparable<Way> {
    @Override
    public int compareTo(Way other) {
      return Comparator.comparing(Way::trafficPool)
          .thenComparing(Way::channel)
          .thenComparing(Way::userPool)
          .thenComparing(Way::stage)
          .compare(this, other);
    }
  }

  Flows(Truth truth, Window window) {
    for (Member member : truth.members()) {
      if (window.contains(member.reached(Stage.LEAD).orElseThrow())) {
        Optional<Channel> channel = member.channelWithin(window).flatMap(Flows::known);
        ways.put(
            member,
            new Way(
                channel.map(Channel::trafficPool).orElse(""),
                channel.map(Channel::code).orElse(""),
                firstPool(member),
                member.stage()));
      }
    }
  }

  private static Optional<Channel> known(String code) {
    return Brand.CHANNELS.stream().filter(it -> it.code().equals(code)).findFirst();
  }

  private static String firstPool(Member member) {
    String first = "";
    Instant since = Instant.MAX;
    for (String pool : new TreeSet<>(Member.POOLS)) {
      for (Stay stay : member.stays(pool)) {
        if (stay.began().isBefore(since)) {
          since = stay.began();
          first = pool;
        }
      }
    }
    return first;
  }

  void write(ArrayNode out) {
    Map<Way, Long> counts = new TreeMap<>();
    ways.values().forEach(way -> counts.merge(way, 1L, Long::sum));
    counts.forEach((way, members) -> write(out.addObject(), way, members));
  }

  private static void write(ObjectNode out, Way way, long members) {
    out.put("trafficPool", way.trafficPool())
        .put("channel", way.channel())
        .put("userPool", way.userPool())
        .put("stage", way.stage().name())
        .put("members", members);
  }

  /**
   * Writes what became of those whom each traffic pool brought.
   *
   * @param clicks how often a channel was clicked, by its code
   */
  void writePools(ArrayNode out, ToLongFunction<String> clicks) {
    TreeSet<String> pools = new TreeSet<>(List.of(""));
    Brand.CHANNELS.forEach(channel -> pools.add(channel.trafficPool()));
    for (String pool : pools) {
      List<Member> leads =
          ways.entrySet().stream()
              .filter(it -> it.getValue().trafficPool().equals(pool))
              .map(Map.Entry::getKey)
              .toList();
      long contacts = leads.stream().filter(it -> it.reached(Stage.CONTACT).isPresent()).count();
      long buyers = leads.stream().filter(it -> it.reached(Stage.FIRST_ORDER).isPresent()).count();
      long clicked =
          pool.isEmpty()
              ? clicks.applyAsLong(Brand.UNLISTED.code())
              : Brand.CHANNELS.stream()
                  .filter(it -> it.trafficPool().equals(pool))
                  .mapToLong(it -> clicks.applyAsLong(it.code()))
                  .sum();
      ObjectNode each =
          out.addObject()
              .put("id", pool)
              .put("clicks", clicked)
              .put("leads", leads.size())
              .put("contacts", contacts)
              .put("buyers", buyers)
              .put("vanity", leads.size() - contacts);
      each.putObject("privatisation").put("num", contacts).put("den", leads.size());
      each.putObject("contactsPerClick").put("num", contacts).put("den", clicked);
    }
  }
}
