package io.siyu.examples.benchmarks;

import io.siyu.dossier.Cluster;
import io.siyu.dossier.Dossier;
import io.siyu.dossier.IdentityResolution;
import io.siyu.event.ConsentGiven;
import io.siyu.event.Event;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Member;
import io.siyu.member.MemberFold;
import io.siyu.playbook.Playbook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The members of a {@link Crowd}, folded under a playbook with tiers and points. Every other one
 * has agreed to be written to.
 */
final class CrowdMembers {
  /** After everything. */
  static final Instant END = Instant.parse("2026-07-01T00:00:00Z");

  private static final Playbook PLAYBOOK =
      Playbook.parse(
          """
          {"siyu":"playbook/1","version":"crowd","zone":"Asia/Shanghai","currency":"CNY",
           "trafficPools":[{"id":"moments","kind":"SOCIAL","platform":"wechat"}],
           "userPools":[{"id":"guides","kind":"WECOM_CONTACTS","account":"wecom/ww8f1c3d5e7a9b0c2d",
                         "capabilities":["PUSH","ONE_TO_ONE"]}],
           "channels":["""
              + IntStream.range(100, 300)
                  .mapToObj(
                      channel ->
                          "{\"code\":\"MA"
                              + channel
                              + "\",\"trafficPool\":\"moments\",\"placement\":\"PRIVATIZING\","
                              + "\"userPools\":[\"guides\"]}")
                  .collect(Collectors.joining(","))
              + """
          ],
           "points":[{"ledger":"points",
                      "rules":[{"code":"base","on":"ORDER","points":1,"per":100},
                               {"code":"hello","on":"JOIN","points":10}],
                      "expiry":{"kind":"AFTER","months":12}}],
           "tiers":[{"ladder":[{"code":"silver","upgrade":{"paid":10000}},
                               {"code":"gold","upgrade":{"paid":30000}}],
                     "upgradeWindow":{"kind":"ROLLING","months":12},
                     "validity":{"kind":"MONTHS","months":12},"onFail":{"kind":"ONE_DOWN"}}],
           "standing":{"leastOrders":1}}
          """);

  private CrowdMembers() {}

  /** So many, each another and each the same every time. */
  static Member[] of(int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(CrowdMembers::member)
        .toArray(Member[]::new);
  }

  private static Member member(int number) {
    IdentityKey union = Crowd.unionId(number);
    List<Event> events = new ArrayList<>(Crowd.member(number));
    if (number % 2 == 0) {
      events.add(consent(number, union));
    }
    Dossier dossier =
        IdentityResolution.of(Cluster.of(events), PLAYBOOK.identity()).person(union).orElseThrow();
    return MemberFold.of(dossier, PLAYBOOK, Lives.SHOP, END);
  }

  private static Event consent(int number, IdentityKey union) {
    return Event.of(
        "consent:" + number,
        END.minusSeconds(86_400),
        new Source("host/crm"),
        union,
        List.of(),
        new ConsentGiven(
            "marketing",
            "push",
            ConsentGiven.Scope.PROFILE,
            ConsentGiven.Basis.CONSENT,
            "notice-1",
            "",
            Optional.empty()),
        Provenance.HOST);
  }
}
