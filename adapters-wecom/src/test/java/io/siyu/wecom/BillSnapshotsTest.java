package io.siyu.wecom;

import static io.siyu.wecom.Connection.CORP;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Authority;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.Mode;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Refunded;
import io.siyu.event.Refunded.Outcome;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import io.siyu.wecom.snapshot.BillSnapshots;
import io.siyu.wecom.snapshot.SnapshotPage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code externalpay/get_bill_list} answers, from its documented sample to orders. */
class BillSnapshotsTest {
  private static final IdentityKey ORDER = IdentityKey.orderNo("123454", "xxxx");
  private static final IdentityKey PAYMENT = IdentityKey.paymentNo("wxpay", "xxxxx");

  /** The sample as the record of a payment, one of whose refunds is done. */
  private static final String PAID =
      Samples.BILL
          .replace("\"bill_type\":1", "\"bill_type\":0")
          .replace("\"trade_state\":1", "\"trade_state\":3")
          .replace("\"refund_status\":1", "\"refund_status\":2");

  private final BillSnapshots snapshots = new BillSnapshots(CORP, "corp-a");

  private static OrderPaid paid(Optional<Money> total) {
    return new OrderPaid("xxxxx", Authority.BILL, total, Optional.empty(), Mode.LIVE);
  }

  private static Refunded refunded(String number, Outcome outcome) {
    return new Refunded(
        number, Authority.BILL, outcome, Optional.of(Money.fen(100)), Optional.empty(), Mode.LIVE);
  }

  @Test
  void a_payment_is_its_order_s_and_claims_its_number_and_its_payer() {
    SnapshotPage page = snapshots.read(PAID);

    assertThat(page.warnings()).isEmpty();
    assertThat(page.nextCursor()).isEqualTo("CURSOR");
    assertThat(page.events())
        .extracting(Event::fact)
        .containsExactly(paid(Optional.of(Money.fen(100))), refunded("xx", Outcome.SUCCESS));
    Event paid = page.events().get(0);
    assertThat(paid.subject()).isEqualTo(ORDER);
    assertThat(paid.claims())
        .containsExactlyInAnyOrder(
            Claim.same(PAYMENT), Claim.payer(IdentityKey.externalUserId("corp-a", "xxxx")));
    assertThat(paid.occurredAt()).isEqualTo(Instant.ofEpochSecond(12_345));
    assertThat(paid.provenance()).isEqualTo(Provenance.SNAPSHOT);
    Event refund = page.events().get(1);
    assertThat(refund.subject()).isEqualTo(ORDER);
    assertThat(refund.claims()).containsExactly(Claim.same(PAYMENT));
    assertThat(refund.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_605_171_790));
    assertThat(EventJson.encode(paid)).doesNotContain("手机");
  }

  @Test
  void a_payment_has_the_key_that_the_provider_s_notification_has() {
    assertThat(snapshots.read(PAID).events().get(0).key()).isEqualTo("wxpay:xxxxx");
  }

  @Test
  void the_sample_is_the_record_of_a_refund() {
    SnapshotPage page = snapshots.read(Samples.BILL);

    assertThat(page.events())
        .extracting(Event::fact)
        .containsExactly(refunded("xxxxx", Outcome.SUCCESS));
    assertThat(page.events().get(0).subject()).isEqualTo(ORDER);
    assertThat(page.events().get(0).occurredAt()).isEqualTo(Instant.ofEpochSecond(12_345));
  }

  @Test
  void a_refund_of_a_payment_s_list_and_its_own_record_are_one() {
    String list = PAID.replace("\"out_refund_no\":\"xx\"", "\"out_refund_no\":\"xxxxx\"");

    assertThat(snapshots.read(list).events().get(1).key())
        .isEqualTo(snapshots.read(Samples.BILL).events().get(0).key());
  }

  @Test
  void a_refund_counts_by_how_it_ended_and_not_before() {
    for (int status = 0; status < 9; status++) {
      String bill = PAID.replace("\"refund_status\":2", "\"refund_status\":" + status);

      assertThat(snapshots.read(bill).events().stream().skip(1).map(Event::fact))
          .as("status %d", status)
          .isEqualTo(
              switch (status) {
                case 2 -> List.of(refunded("xx", Outcome.SUCCESS));
                case 3 -> List.of(refunded("xx", Outcome.CLOSED));
                case 4 -> List.of(refunded("xx", Outcome.ABNORMAL));
                default -> List.of();
              });
    }
  }

  @Test
  void an_amount_that_cannot_be_read_stays_unknown() {
    for (String amount : new String[] {"\"a lot\"", "-1", "1.5", "1000000000001"}) {
      SnapshotPage page =
          snapshots.read(PAID.replace("\"total_fee\":100", "\"total_fee\":" + amount));

      assertThat(page.events().get(0).fact()).isEqualTo(paid(Optional.empty()));
      assertThat(page.warnings()).isNotEmpty();
    }
  }

  @Test
  void a_payment_without_an_order_number_is_the_payment_s_own() {
    Event paid = snapshots.read(PAID.replace("\"out_trade_no\":\"xxxx\",", "")).events().get(0);

    assertThat(paid.subject()).isEqualTo(PAYMENT);
    assertThat(paid.claims())
        .containsExactly(Claim.payer(IdentityKey.externalUserId("corp-a", "xxxx")));
  }

  @Test
  void what_is_no_payment_is_kept_and_is_no_money() {
    for (String bill :
        new String[] {
          PAID.replace("\"trade_state\":3", "\"trade_state\":9"),
          PAID.replace("\"pay_time\":12345", "\"pay_time\":0"),
          PAID.replace("\"mch_id\":\"123454\",", "").replace("\"transaction_id\":\"xxxxx\",", ""),
        }) {
      assertThat(snapshots.read(bill).events())
          .extracting(Event::fact)
          .hasSize(1)
          .allMatch(Unmapped.class::isInstance);
    }
  }
}
