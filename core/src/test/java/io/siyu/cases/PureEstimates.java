package io.siyu.cases;

import io.siyu.EstimatePolicy;
import io.siyu.Estimates;
import io.siyu.dossier.Cluster;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Context;
import io.siyu.playbook.Playbook;
import io.siyu.time.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Estimates without a store. */
final class PureEstimates {
  static final String PLAYBOOK =
      """
      {"siyu":"playbook/1","version":"cases","zone":"Asia/Shanghai","currency":"CNY",
       "trafficPools":[{"id":"moments","kind":"SOCIAL"},{"id":"shops","kind":"OFFLINE"}],
       "userPools":[{"id":"guides","kind":"WECOM_CONTACTS","account":"wecom/c",
                     "capabilities":["PUSH","ONE_TO_ONE"]}],
       "channels":[{"code":"MA01","trafficPool":"moments","placement":"PRIVATIZING","userPools":["guides"]},
                   {"code":"MA02","trafficPool":"moments","placement":"COMMERCIALIZING","userPools":[]},
                   {"code":"SH01","trafficPool":"shops","placement":"PRIVATIZING","userPools":["guides"]},
                   {"code":"FR01","trafficPool":"moments","placement":"FISSION","userPools":["guides"]},
                   {"code":"SH02","trafficPool":"shops","placement":"PRIVATIZING","userPools":["guides"]}],
       "products":[{"sku":"A","roles":["LEAD_IN"],"price":9900,"unitCost":4000}]}
      """;

  private PureEstimates() {}

  static Estimates of(List<Event> events) {
    return of(events, Story.MARCH, Story.END, EstimatePolicy.DEFAULT);
  }

  static Estimates of(List<Event> events, Window window, Instant asOf, EstimatePolicy policy) {
    Map<Boolean, List<Event>> byPerson =
        events.stream()
            .distinct()
            .collect(Collectors.partitioningBy(it -> it.subject() instanceof IdentityKey));
    return Estimates.of(
        Stream.of(Cluster.of(byPerson.getOrDefault(true, List.of()))),
        byPerson.getOrDefault(false, List.of()).stream(),
        Playbook.parse(PLAYBOOK),
        Context.none(),
        window,
        asOf,
        policy);
  }
}
