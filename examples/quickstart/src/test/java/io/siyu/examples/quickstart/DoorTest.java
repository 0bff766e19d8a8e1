package io.siyu.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Connections;
import io.siyu.Intake;
import io.siyu.Receipt;
import io.siyu.Receipt.Outcome;
import io.siyu.Receipt.Rejection;
import io.siyu.Siyu;
import io.siyu.miniprogram.kit.FollowerPush;
import io.siyu.miniprogram.kit.PushFault;
import io.siyu.miniprogram.kit.TestKeys;
import io.siyu.miniprogram.kit.WechatPayKit;
import io.siyu.miniprogram.kit.WeixinKit;
import io.siyu.playbook.Playbook;
import io.siyu.spi.Delivery;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Snapshot;
import io.siyu.spi.Reason;
import io.siyu.spi.RecordedDelivery;
import io.siyu.spi.SecretSource;
import io.siyu.spi.StoreException;
import io.siyu.store.InMemoryEventStore;
import io.siyu.tck.CloudEventsKit;
import io.siyu.wecom.kit.ContactPush;
import io.siyu.wecom.kit.Fault;
import io.siyu.wecom.kit.WeComKit;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whatever must not come in does not, at the one door for every platform, with adapters found by
 * discovery.
 */
class DoorTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final String SECRET = "whsec_c2l5dS1zaXl1LXNpeXUtc2l5dS1zaXl1LTAwMDE=";
  private static final String PUSH =
      ContactPush.added("ww1", "zhang", "wm1", AT).state("MA01").welcomeCode("CODE").xml();

  private final WeComKit wecom = WeComKit.builder("ww1", "token1", AES_KEY, "ww1").build();
  private final WechatPayKit pay =
      new WechatPayKit(
          "1900000001",
          "wxapp1",
          "0123456789abcdef0123456789abcdef",
          TestKeys.pair(),
          "PUB_KEY_ID_1",
          new SplittableRandom(1));
  private final WeixinKit weixin =
      new WeixinKit("wxaccount1", "token3", AES_KEY, new SplittableRandom(1));
  private final CloudEventsKit host = new CloudEventsKit(SECRET, 1);
  private final String engaged =
      CloudEventsKit.event(
          "io.siyu.engaged.v1",
          "1",
          "host/crm",
          "openid:wxapp1:o1",
          "2026-03-01T10:00:00+08:00",
          "{\"what\":\"message\",\"direction\":\"INBOUND\"}");

  private final InMemoryEventStore store = new InMemoryEventStore("door");
  private final Siyu siyu = over(store);

  private Siyu over(EventStore kept) {
    return Siyu.builder()
        .playbook(
            Playbook.parse(
                """
                  {"siyu":"playbook/1","version":"1","zone":"Asia/Shanghai","currency":"CNY"}
                  """))
        .connections(
            Connections.parse(
                """
                  {"siyu":"connections/1","connections":[
                    {"name":"wecom","type":"wecom","corp":"ww1","idSpace":"ww1","receiveIds":["ww1"],
                     "token":"token1","encodingAesKey":"%s","freshnessSeconds":600},
                    {"name":"crm","type":"wecom","corp":"ww1","idSpace":"ww1","receiveIds":["ww1"],
                     "token":"token2","encodingAesKey":"%s"},
                    %s, %s,
                    {"name":"host","type":"cloudevents","secret":"%s"}]}
                  """
                    .formatted(
                        AES_KEY,
                        AES_KEY,
                        pay.connection("pay"),
                        weixin.connection("weixin").put("freshnessSeconds", 600),
                        SECRET),
                SecretSource.none()))
        .store(kept)
        .build();
  }

  @Test
  @DisplayName(
      "L-9 each rejection has its own reason and hint, is counted once and leaves nothing behind")
  void rejections_leave_nothing_but_a_count() {
    Map<Reason, Long> expected = new EnumMap<>(Reason.class);
    Map<Reason, String> hints = new HashMap<>();
    for (Fault fault : Fault.values()) {
      expect("wecom", wecom.faulty(fault, PUSH, AT), fault.reason(), expected, hints);
    }
    var payments = io.siyu.miniprogram.kit.Fault.class;
    var paid = pay.paid("ORD1", "T1", "o1", 100, 100, AT);
    for (var fault :
        Map.of(
                "UNKNOWN_SERIAL", Reason.UNKNOWN_SERIAL,
                "STALE", Reason.STALE_TIMESTAMP,
                "OVERSIZED", Reason.BODY_TOO_LARGE,
                "MISSING_HEADER", Reason.SIGNATURE_PARAM_MISSING,
                "CHANGED_BODY", Reason.SIGNATURE_MISMATCH,
                "WRONG_API_V3_KEY", Reason.BAD_CIPHERTEXT)
            .entrySet()) {
      Delivery faulty = pay.faulty(Enum.valueOf(payments, fault.getKey()), paid, AT);
      expect("pay", faulty, fault.getValue(), expected, new HashMap<>());
    }
    for (PushFault fault : PushFault.values()) {
      Delivery faulty = weixin.faulty(fault, FollowerPush.followed("o1", "MA01", AT));
      expect("weixin", faulty, fault.reason(), expected, new HashMap<>());
    }
    for (Reason reason : CloudEventsKit.faults()) {
      Delivery faulty = host.faulty(reason, host.single(AT, engaged));
      expect("host", faulty, reason, expected, new HashMap<>());
    }
    expect("nobody", wecom.deliver(PUSH, AT), Reason.UNKNOWN_CONNECTION, expected, hints);

    assertThat(hints.values()).doesNotHaveDuplicates().noneMatch(String::isBlank);
    Intake intake = siyu.intake();
    assertThat(intake.rejected()).isEqualTo(expected);
    assertThat(intake.deliveries()).isEqualTo(expected.values().stream().mapToLong(n -> n).sum());
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.clusters()).isEmpty();
      assertThat(snapshot.others()).isEmpty();
    }
  }

  private void expect(
      String connection,
      Delivery delivery,
      Reason reason,
      Map<Reason, Long> expected,
      Map<Reason, String> hints) {
    Receipt receipt = siyu.receive(connection, delivery);
    assertThat(receipt.outcome()).as("%s for %s", connection, reason).isEqualTo(Outcome.REJECTED);
    assertThat(receipt.rejection().map(Rejection::reason)).as(connection).contains(reason);
    assertThat(receipt.events()).isEmpty();
    assertThat(receipt.reply().status()).isGreaterThanOrEqualTo(400);
    hints.put(reason, receipt.rejection().map(Rejection::hint).orElseThrow());
    expected.merge(reason, 1L, Long::sum);
  }

  @Test
  @DisplayName(
      "A-3 one add, delivered three times, once encrypted anew and once through a second app, is one join")
  void one_add_is_one_join() {
    WeComKit crm = WeComKit.builder("ww1", "token2", AES_KEY, "ww1").agentId("1000009").build();
    Delivery first = wecom.deliver(PUSH, AT);

    assertThat(siyu.receive("wecom", first).outcome()).isEqualTo(Outcome.ACCEPTED);
    for (Receipt again :
        List.of(
            siyu.receive("wecom", first),
            siyu.receive("wecom", first),
            siyu.receive("wecom", wecom.again(PUSH, AT, 2)),
            siyu.receive("crm", crm.deliver(PUSH, AT)))) {
      assertThat(again.outcome()).isEqualTo(Outcome.DUPLICATE);
      assertThat(again.signals()).isEmpty();
      assertThat(again.reply().status()).isEqualTo(200);
    }
    try (Snapshot snapshot = store.snapshot()) {
      assertThat(snapshot.clusters().flatMap(cluster -> cluster.events().stream())).hasSize(1);
    }
  }

  @Test
  void a_signature_test_is_a_probe_and_an_address_check_a_handshake() {
    var probe =
        pay.faulty(io.siyu.miniprogram.kit.Fault.SIGNTEST, pay.paid("O", "T", "o", 1, 1, AT), AT);
    assertThat(siyu.receive("pay", probe).outcome()).isEqualTo(Outcome.PROBE);
    Receipt check = siyu.receive("wecom", wecom.handshake("1616140317555161061", AT));
    assertThat(check.outcome()).isEqualTo(Outcome.HANDSHAKE);
    assertThat(check.reply().body()).isEqualTo("1616140317555161061");
    assertThat(siyu.intake().probe()).isEqualTo(1);
    assertThat(siyu.intake().handshake()).isEqualTo(1);
  }

  @Test
  void an_import_does_to_each_line_what_receiving_it_does_but_for_signals() {
    List<String> lines =
        List.of(
            line("wecom", wecom.deliver(PUSH, AT)),
            "no delivery",
            line("wecom", wecom.again(PUSH, AT, 2)),
            line("wecom", wecom.faulty(Fault.values()[0], PUSH, AT)),
            line("wecom", wecom.handshake("1616140317555161061", AT)),
            line("host", host.single(AT, engaged)));

    List<Receipt> receipts = siyu.importRecorded(lines);

    assertThat(receipts)
        .extracting(Receipt::outcome)
        .containsExactly(
            Outcome.ACCEPTED,
            Outcome.UNREADABLE,
            Outcome.DUPLICATE,
            Outcome.REJECTED,
            Outcome.HANDSHAKE,
            Outcome.ACCEPTED);
    assertThat(receipts).allMatch(receipt -> receipt.signals().isEmpty());
    assertThat(store.claim(1, AT, Duration.ofMinutes(1))).isEmpty();
    Siyu alone = over(new InMemoryEventStore("alone"));
    lines.forEach(alone::receiveRecorded);
    assertThat(siyu.intake()).isEqualTo(alone.intake());
    assertThat(siyu.importRecorded(lines).get(0).outcome()).isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void an_import_that_cannot_be_stored_is_wholly_to_be_sent_again() {
    Siyu broken =
        over(
            (EventStore)
                Proxy.newProxyInstance(
                    EventStore.class.getClassLoader(),
                    new Class<?>[] {EventStore.class},
                    (proxy, method, args) -> {
                      throw new StoreException("the disk is full", true, new IOException());
                    }));

    List<Receipt> receipts =
        broken.importRecorded(
            List.of(
                line("wecom", wecom.deliver(PUSH, AT)), line("host", host.single(AT, engaged))));

    assertThat(receipts).extracting(Receipt::outcome).containsOnly(Outcome.NOT_STORED);
    assertThat(receipts).allMatch(receipt -> receipt.reply().status() == 503);
    assertThat(broken.intake().notStored()).isEqualTo(2);
  }

  private static String line(String connection, Delivery delivery) {
    return new RecordedDelivery(connection, delivery.receivedAt(AT)).toLine();
  }

  @Test
  void a_line_that_is_no_delivery_is_unreadable_and_said_so_without_its_content() {
    Receipt receipt =
        siyu.receiveRecorded("{\"adapter\":\"wecom\",\"method\":\"POST\",\"body\":\"o-secret\"}");
    assertThat(receipt.outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(receipt.warnings())
        .singleElement()
        .asString()
        .contains("/receivedAt")
        .doesNotContain("o-secret");
    assertThat(siyu.intake().unreadable()).isEqualTo(1);
    assertThat(siyu.intake().deliveries()).isZero();
  }
}
