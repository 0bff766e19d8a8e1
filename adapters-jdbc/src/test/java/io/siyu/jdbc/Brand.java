package io.siyu.jdbc;

import io.siyu.Report;
import io.siyu.community.Stewards;
import io.siyu.member.Context;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore;
import io.siyu.time.Window;
import java.time.Instant;

/** A brand, its playbook and its report. */
final class Brand {
  static final Instant LATER = Instant.parse("2026-04-01T00:00:00Z");

  static final Playbook PLAYBOOK =
      Playbook.parse(
          """
          {"siyu":"playbook/1","version":"jdbc","zone":"Asia/Shanghai","currency":"CNY",
           "trafficPools":[{"id":"moments","kind":"SOCIAL"}],
           "userPools":[{"id":"guides","kind":"WECOM_CONTACTS","account":"wecom/c",
             "capabilities":["ONE_TO_ONE"]}],
           "channels":[{"code":"MA01","trafficPool":"moments","placement":"PRIVATIZING",
             "userPools":["guides"]}],
           "products":[{"sku":"soap","roles":["LEAD_IN"]}]}
          """);

  private Brand() {}

  static String report(EventStore store) {
    try (EventStore.Snapshot snapshot = store.snapshot()) {
      return Report.of(
              snapshot.clusters(),
              snapshot.others(),
              PLAYBOOK,
              new Context(Stewards.of(snapshot.renames())),
              new Window(
                  Instant.parse("2026-02-28T16:00:00Z"), Instant.parse("2026-03-31T16:00:00Z")),
              LATER)
          .toJson();
    }
  }
}
