package io.siyu.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.Receipt.Outcome;
import io.siyu.Report;
import io.siyu.event.Event;
import io.siyu.event.FactKind;
import io.siyu.examples.benchmarks.WeComPushes.Sealed;
import io.siyu.member.Member;
import io.siyu.member.Signal.StageEntered;
import io.siyu.spi.Delivery;
import io.siyu.spi.Reason;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Rejected;
import io.siyu.stage.Stage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.junit.jupiter.api.Test;

/** What is measured must be the work it is called, whatever it takes. */
class BenchmarksTest {
  private final IngestRefoldBenchmark ingest = new IngestRefoldBenchmark();

  @Test
  void wecom_pushes_are_translated_to_a_new_contact_each() {
    WeComReceiveBenchmark benchmark = new WeComReceiveBenchmark();
    Set<Event> events = new HashSet<>();
    for (int i = 0; i < WeComPushes.COUNT; i++) {
      assertThat(benchmark.translate())
          .isInstanceOfSatisfying(Accepted.class, accepted -> events.addAll(accepted.events()));
    }
    assertThat(events)
        .hasSize(WeComPushes.COUNT)
        .allMatch(event -> event.fact().kind() == FactKind.JOINED);
  }

  @Test
  void wecom_pushes_are_refused_without_their_token_or_key() {
    WeComReceiveBenchmark benchmark = new WeComReceiveBenchmark();
    for (int i = 0; i < WeComPushes.COUNT; i++) {
      assertThat(benchmark.translateWrongToken())
          .isInstanceOfSatisfying(
              Rejected.class, r -> assertThat(r.reason()).isEqualTo(Reason.SIGNATURE_MISMATCH));
      assertThat(benchmark.translateWrongKey())
          .isInstanceOfSatisfying(
              Rejected.class,
              r -> assertThat(r.reason()).isIn(Reason.BAD_PADDING, Reason.BAD_CIPHERTEXT));
    }
  }

  @Test
  void wecom_pushes_are_received_as_duplicates() {
    assertThat(new WeComReceiveBenchmark().receiveDuplicate().outcome())
        .isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void the_floor_decrypts_wecom_pushes_to_what_was_sealed() {
    WeComReceiveBenchmark benchmark = new WeComReceiveBenchmark();
    for (WeComPushes.Push push : WeComPushes.all()) {
      ByteBuffer frame = ByteBuffer.wrap(benchmark.floor()).position(16);
      byte[] text = new byte[frame.getInt()];
      frame.get(text);
      assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo(push.plaintext());
    }
  }

  @Test
  void the_floor_refuses_a_wecom_push_that_is_not_signed() {
    Sealed sealed = WeComPushes.all()[0].sealed();
    sealed.signature[19] ^= 1;
    assertThatIllegalStateException().isThrownBy(() -> new WeComFloor().open(sealed));
  }

  @Test
  void the_peer_decrypts_and_parses_wecom_pushes_to_what_was_sealed() {
    WeComReceiveBenchmark benchmark = new WeComReceiveBenchmark();
    for (WeComPushes.Push push : WeComPushes.all()) {
      WxCpXmlMessage message = benchmark.peer();
      assertThat(push.plaintext())
          .contains("<CreateTime>" + message.getCreateTime() + "</CreateTime>")
          .contains("<UserID><![CDATA[" + message.getUserId() + "]]></UserID>")
          .contains("<ExternalUserID><![CDATA[" + message.getExternalUserId() + "]]>")
          .contains("<WelcomeCode><![CDATA[" + message.getWelcomeCode() + "]]></WelcomeCode>");
      assertThat(message.getEvent()).isEqualTo("change_external_contact");
      assertThat(message.getChangeType()).isEqualTo("add_external_contact");
      assertThat(message.getState()).isEqualTo("spring-poster");
    }
  }

  @Test
  void the_peer_refuses_a_wecom_push_that_is_not_signed() {
    Delivery signed = WeComPushes.all()[0].delivery();
    String query = signed.query().replaceFirst("nonce=", "nonce=1");
    Delivery tampered = Delivery.of("POST", query, signed.headers(), signed.body());
    assertThatThrownBy(() -> new WeComPeer().open(tampered)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void payments_are_translated_to_an_order_paid_each() {
    PayReceiveBenchmark benchmark = new PayReceiveBenchmark();
    Set<Event> events = new HashSet<>();
    for (int i = 0; i < PayNotices.COUNT; i++) {
      assertThat(benchmark.translate())
          .isInstanceOfSatisfying(Accepted.class, accepted -> events.addAll(accepted.events()));
    }
    assertThat(events)
        .hasSize(PayNotices.COUNT)
        .allMatch(event -> event.fact().kind() == FactKind.ORDER_PAID);
  }

  @Test
  void the_peer_reads_the_same_payments() {
    PayReceiveBenchmark benchmark = new PayReceiveBenchmark();
    for (PayNotices.Notification notice : PayNotices.all()) {
      assertThat(notice.plaintext()).contains(benchmark.peer().getTransactionId());
    }
  }

  @Test
  void weixin_pushes_are_translated_to_a_message_each_and_read_alike_by_the_peer() {
    WeixinReceiveBenchmark benchmark = new WeixinReceiveBenchmark();
    Set<Event> events = new HashSet<>();
    for (int i = 0; i < WeixinPushes.COUNT; i++) {
      assertThat(benchmark.translateXml())
          .isInstanceOfSatisfying(Accepted.class, accepted -> events.addAll(accepted.events()));
    }
    for (int i = 0; i < WeixinPushes.COUNT; i++) {
      assertThat(benchmark.translateJson())
          .isInstanceOfSatisfying(Accepted.class, accepted -> events.addAll(accepted.events()));
    }
    assertThat(benchmark.peerXml().getContent()).isEqualTo("有没有小一号的？");
    assertThat(benchmark.peerJson().getContent()).isEqualTo("有没有小一号的？");
    assertThat(events)
        .hasSize(2 * WeixinPushes.COUNT)
        .allMatch(event -> event.fact().kind() == FactKind.ENGAGED);
  }

  @Test
  void client_data_is_opened_to_a_telephone_number_by_both() {
    WeixinReceiveBenchmark benchmark = new WeixinReceiveBenchmark();
    for (int i = 0; i < ClientSecrets.COUNT; i++) {
      assertThat(benchmark.clientData().number()).isPresent();
    }
    assertThat(benchmark.peerClientData().getPhoneNumber()).startsWith("1380013");
  }

  @Test
  void payments_are_received_as_duplicates() {
    assertThat(new PayReceiveBenchmark().receiveDuplicate().outcome()).isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void the_floor_decrypts_payments_to_what_was_encrypted() {
    PayReceiveBenchmark benchmark = new PayReceiveBenchmark();
    for (PayNotices.Notification notice : PayNotices.all()) {
      byte[] text = notice.plaintext().getBytes(StandardCharsets.UTF_8);
      assertThat(benchmark.floor()).startsWith(text);
    }
  }

  @Test
  void the_floor_refuses_a_payment_that_is_not_signed() {
    PayNotices.Sealed sealed = PayNotices.all()[0].sealed();
    sealed.head[0] ^= 1;
    assertThatIllegalStateException().isThrownBy(() -> new PayFloor().open(sealed));
  }

  @Test
  void every_ingested_event_is_new_and_signals_a_second_order() {
    IngestRefoldBenchmark.Shop shop = new IngestRefoldBenchmark.Shop();
    for (int invocation = 0; invocation < 2; invocation++) {
      shop.forget();
      assertThat(ingest.ingest(shop))
          .hasSize(IngestRefoldBenchmark.PERSONS)
          .allSatisfy(
              appended -> {
                assertThat(appended.added()).hasSize(1);
                assertThat(appended.signals())
                    .singleElement()
                    .isInstanceOfSatisfying(
                        StageEntered.class,
                        signal -> assertThat(signal.stage()).isEqualTo(Stage.REPEAT));
              });
    }
  }

  @Test
  void every_silently_ingested_event_is_new_and_signals_nothing() {
    assertThat(ingest.ingestSilently(new IngestRefoldBenchmark.Shop()))
        .hasSize(IngestRefoldBenchmark.PERSONS)
        .allMatch(appended -> appended.added().size() == 1 && appended.signals().isEmpty());
  }

  @Test
  void an_event_that_is_known_adds_nothing() {
    assertThat(ingest.ingestDuplicate().added()).isEmpty();
  }

  @Test
  void an_imported_history_is_there() {
    try (Stream<Member> members = ingest.importSilently().members(Lives.END)) {
      assertThat(members).hasSize(IngestRefoldBenchmark.PERSONS);
    }
  }

  @Test
  void a_person_of_twenty_events_is_asked_for_resolved_and_folded_alike() {
    assertThat(Lives.history(0)).hasSize(Lives.EVENTS).isSortedAccordingTo(Event.ORDER);
    Member member = ingest.member().orElseThrow();
    assertThat(member.stage()).contains(Stage.FIRST_ORDER);
    assertThat(member.keys()).contains(Lives.unionId(1));
    IngestRefoldBenchmark other = new IngestRefoldBenchmark();
    assertThat(other.foldOnly()).isEqualTo(member);
    assertThat(other.resolveOnly().persons())
        .singleElement()
        .satisfies(person -> assertThat(person.keys()).contains(Lives.unionId(2)));
  }

  @Test
  void the_floor_adds_up_what_a_person_paid() {
    assertThat(ingest.floor()).isEqualTo(Lives.PAID);
    Event[] backwards = Lives.history(1).toArray(Event[]::new);
    Collections.reverse(Arrays.asList(backwards));
    EventScan scan = new EventScan();
    assertThat(scan.paid(backwards)).isEqualTo(Lives.PAID);
    assertThat(scan.first(FactKind.TOUCHED)).contains(backwards[Lives.EVENTS - 1].occurredAt());
  }

  @Test
  void the_report_and_its_floor_are_of_the_same_persons_and_money() {
    ReportBenchmark benchmark = new ReportBenchmark(50);
    Report report = benchmark.report();
    assertThat(report.members().total()).isEqualTo(50);
    assertThat(report.money().revenue()).isEqualTo(50 * Lives.PAID).isEqualTo(benchmark.floor());
    assertThat(report.warnings()).isEmpty();
    assertThat(Report.parse(benchmark.reportAsJson())).isEqualTo(report);
  }
}
