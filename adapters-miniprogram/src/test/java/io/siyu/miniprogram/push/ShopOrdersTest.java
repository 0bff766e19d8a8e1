package io.siyu.miniprogram.push;

import static io.siyu.miniprogram.push.ClearPushes.ORDER;
import static io.siyu.miniprogram.push.ClearPushes.USER;
import static io.siyu.miniprogram.push.ClearPushes.delivery;
import static io.siyu.miniprogram.push.ClearPushes.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Connections;
import io.siyu.Siyu;
import io.siyu.event.Authority;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Mode;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Refunded;
import io.siyu.event.Source;
import io.siyu.member.Order;
import io.siyu.miniprogram.kit.RetailPush;
import io.siyu.miniprogram.kit.WeixinKit;
import io.siyu.miniprogram.kit.WeixinPush;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import io.siyu.spi.Delivery;
import io.siyu.spi.SecretSource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Orders as pushes tell them, without amount or person, and as the host completes them. */
class ShopOrdersTest {
  private static final String ID = "3705115058471208928";
  private static final Instant PAID_AT = Instant.ofEpochSecond(1658509200);
  private static final long PAID = 3000;

  private static Siyu siyu(String connection) {
    return Siyu.builder()
        .playbook(
            Playbook.parse(
                "{\"siyu\":\"playbook/1\",\"version\":\"1\",\"zone\":\"Asia/Shanghai\",\"currency\":\"CNY\"}"))
        .connections(
            Connections.parse(
                "{\"siyu\":\"connections/1\",\"connections\":[" + connection + "]}",
                SecretSource.none(),
                List.of(new WeixinAdapterFactory())))
        .clock(InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z")))
        .build();
  }

  private static Consumer<Siyu> push(String event, String sender, String more) {
    Delivery delivery = delivery(json(event, sender, more));
    return siyu -> assertThat(siyu.receive("shop", delivery).reply().body()).isEqualTo("success");
  }

  private static Consumer<Siyu> ordered(String event, String more) {
    return push(
        "channels_ec_order_" + event, "oUSER", "'order_info':{'order_id':" + ID + more + "}");
  }

  private static Consumer<Siyu> refunded(int number) {
    return push(
        "channels_ec_aftersale_update",
        "oSYSTEM",
        "'finder_shop_aftersale_status_update':{'status':'MERCHANT_REFUND_SUCCESS',"
            + "'after_sale_order_id':'A"
            + number
            + "','order_id':'"
            + ID
            + "'}");
  }

  private static Consumer<Siyu> host(String key, Fact fact) {
    Event event =
        Event.of(
            key,
            PAID_AT.plusSeconds(60),
            new Source("host/erp"),
            ORDER,
            List.of(),
            fact,
            Provenance.HOST);
    return siyu -> siyu.ingest(List.of(event));
  }

  private static Consumer<Siyu> hostPaid() {
    return host(
        "erp:paid",
        new OrderPaid(
            "", Authority.HOST, Optional.of(Money.fen(PAID)), Optional.empty(), Mode.LIVE));
  }

  private static Consumer<Siyu> hostRefunded(int number, int fen) {
    return host(
        "erp:refund:" + number,
        new Refunded(
            "A" + number,
            Authority.HOST,
            Refunded.Outcome.SUCCESS,
            Optional.of(Money.fen(fen)),
            Optional.empty(),
            Mode.LIVE));
  }

  private static Order order(List<Consumer<Siyu>> steps) {
    Siyu siyu = siyu(Account.cloudJson().toString());
    steps.forEach(step -> step.accept(siyu));
    List<Order> orders = siyu.member(USER).orElseThrow().orders();
    assertThat(orders).hasSize(1);
    return orders.get(0);
  }

  @Test
  @DisplayName("O-9 a shop's payment counts before anybody knows how much it was")
  void a_payment_of_unknown_amount_is_an_order() {
    Order order = order(List.of(ordered("new", ""), ordered("pay", ",'pay_time':1658509200")));

    assertThat(order.paidAt()).contains(PAID_AT);
    assertThat(order.valid()).isTrue();
    assertThat(order.amountKnown()).isFalse();
    assertThat(order.payments()).isEmpty();
  }

  @Test
  @DisplayName("O-9 what the host fetches is the amount of the same order, whichever comes first")
  void the_hosts_amount_is_that_of_the_push_in_either_order() {
    Consumer<Siyu> paid = ordered("pay", ",'pay_time':1658509200");
    Consumer<Siyu> described =
        host(
            "erp:described",
            new OrderDescribed(
                List.of(new OrderLine("S1", 2, Optional.empty(), Optional.empty())),
                Optional.of(Money.fen(PAID)),
                List.of()));

    for (Consumer<Siyu> told : List.of(hostPaid(), described)) {
      Order order = order(List.of(paid, told));
      assertThat(order).isEqualTo(order(List.of(told, paid, paid)));
      assertThat(order.paid()).isEqualTo(PAID);
      assertThat(order.paidAt()).contains(PAID_AT);
      assertThat(order.amountKnown()).isTrue();
      assertThat(order.findings()).isEmpty();
    }
  }

  @Property(tries = 60)
  @Label("O-6 a shop's order is one with one amount, and refunds add up to what was paid at most")
  void in_any_order_pushes_and_the_hosts_word_make_one_order(
      @ForAll @Size(max = 4) List<@IntRange(min = 1, max = 2000) Integer> refunds,
      @ForAll Random random) {
    List<Consumer<Siyu>> steps = new ArrayList<>();
    steps.add(ordered("new", ""));
    steps.add(ordered("pay", ",'pay_time':1658509200"));
    steps.add(hostPaid());
    steps.add(ordered("deliver", ",'finish_delivery':0"));
    steps.add(ordered("deliver", ",'finish_delivery':1"));
    steps.add(ordered("confirm", ",'confirm_type':2"));
    long sum = 0;
    for (int i = 0; i < refunds.size(); i++) {
      steps.add(refunded(i));
      steps.add(hostRefunded(i, refunds.get(i)));
      sum += refunds.get(i);
    }
    steps.add(ordered("cancel", ",'cancel_type':3"));
    Order straight = order(steps);
    List<Consumer<Siyu>> shuffled = new ArrayList<>(steps);
    shuffled.addAll(steps.subList(0, random.nextInt(steps.size())));
    Collections.shuffle(shuffled, random);

    assertThat(order(shuffled)).isEqualTo(straight);
    assertThat(straight.paid()).isEqualTo(PAID);
    assertThat(straight.refunded()).isEqualTo(Math.min(sum, PAID));
    assertThat(straight.refunds()).hasSizeLessThanOrEqualTo(refunds.size());
    assertThat(straight.excess().isEmpty()).isEqualTo(sum <= PAID);
    assertThat(straight.valid()).isEqualTo(sum < PAID);
    assertThat(straight.shippedAt()).isPresent();
    assertThat(straight.completedAt()).isPresent();
    assertThat(straight.cancelledAt()).isPresent();
  }

  @Test
  @DisplayName("O-6 a business's refund is of the payment that has the platform's number")
  void a_retail_refund_meets_its_payment_in_either_order() {
    WeixinKit kit = Account.kit();
    List<WeixinPush> pushes =
        List.of(
            RetailPush.paid("oUSER", "1230000109", "T1", "4200001", 1300, PAID_AT),
            RetailPush.refunded("T1", "5030001", 300, PAID_AT.plusSeconds(60)),
            RetailPush.refunded("T1", "5030002", 200, PAID_AT.plusSeconds(60)));
    List<Consumer<Siyu>> steps = new ArrayList<>();
    for (WeixinPush push : pushes) {
      steps.add(siyu -> siyu.receive("shop", kit.deliverFromCloud(push.json(), push.at())));
    }
    Order order = order(steps);
    Collections.reverse(steps);

    assertThat(order(steps)).isEqualTo(order);
    assertThat(order.paid()).isEqualTo(1300);
    assertThat(order.refunded()).isEqualTo(500);
    assertThat(order.heldRefunds()).isZero();
  }
}
