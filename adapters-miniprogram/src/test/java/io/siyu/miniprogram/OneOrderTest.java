package io.siyu.miniprogram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.siyu.event.Source;
import io.siyu.identity.IdentityKey;
import io.siyu.json.Json;
import io.siyu.member.Finding;
import io.siyu.member.Order;
import io.siyu.miniprogram.kit.TestKeys;
import io.siyu.miniprogram.kit.TradePush;
import io.siyu.miniprogram.kit.WechatPayKit;
import io.siyu.miniprogram.kit.WechatPayV2Kit;
import io.siyu.miniprogram.kit.WeixinKit;
import io.siyu.miniprogram.kit.XpayPush;
import io.siyu.miniprogram.pay.WechatPayAdapterFactory;
import io.siyu.miniprogram.pay.WechatPayV2AdapterFactory;
import io.siyu.miniprogram.push.WeixinAdapterFactory;
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

/** An order of which everybody tells is one order, in whatever order they tell. */
class OneOrderTest {
  private static final String MERCHANT = "1230000109";
  private static final String APPID = "wx0000000000000001";
  private static final String BUYER = "oUSER00000000000000000000001";
  private static final String PAYMENT = "4200001234202603010000000001";
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final String V2_KEY = "0123456789abcdef0123456789ABCDEF";
  private static final String TOKEN = "QDG6eK";
  private static final String AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

  private final WechatPayKit v3 =
      new WechatPayKit(
          MERCHANT,
          APPID,
          "0123456789ABCDEF0123456789abcdef",
          TestKeys.pair(),
          "PUB_KEY_ID_1",
          new Random(1));
  private final WechatPayV2Kit v2 =
      new WechatPayV2Kit(MERCHANT, APPID, V2_KEY, "HMAC-SHA256", new Random(2));
  private final WeixinKit mini = new WeixinKit(APPID, TOKEN, AES_KEY, new Random(3));

  private Siyu siyu() {
    ObjectNode connections = Json.object().put("siyu", "connections/1");
    connections
        .putArray("connections")
        .add(v3.connection("v3"))
        .add(v2.connection("v2"))
        .add(mini.connection("mini"));
    return Siyu.builder()
        .playbook(
            Playbook.parse(
                "{\"siyu\":\"playbook/1\",\"version\":\"1\",\"zone\":\"Asia/Shanghai\",\"currency\":\"CNY\"}"))
        .connections(
            Connections.parse(
                Json.canonical(connections),
                SecretSource.none(),
                List.of(
                    new WechatPayAdapterFactory(),
                    new WechatPayV2AdapterFactory(),
                    new WeixinAdapterFactory())))
        .clock(InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z")))
        .build();
  }

  private static Consumer<Siyu> pushed(String connection, Delivery delivery) {
    return siyu -> assertThat(siyu.receive(connection, delivery).reply().status()).isLessThan(300);
  }

  private static Consumer<Siyu> host(IdentityKey order, String key, Fact fact) {
    Event event =
        Event.of(
            key,
            AT.plusSeconds(1),
            new Source("host/erp"),
            order,
            List.of(),
            fact,
            Provenance.HOST);
    return siyu -> siyu.ingest(List.of(event));
  }

  private static Fact hostPaid(long fen) {
    return new OrderPaid(
        "", Authority.HOST, Optional.of(Money.fen(fen)), Optional.empty(), Mode.LIVE);
  }

  private static Fact described(String sku) {
    return new OrderDescribed(
        List.of(new OrderLine(sku, 1, Optional.empty(), Optional.empty())),
        Optional.empty(),
        List.of());
  }

  private Order only(List<Consumer<Siyu>> steps) {
    Siyu siyu = siyu();
    steps.forEach(step -> step.accept(siyu));
    List<Order> orders = siyu.member(IdentityKey.openId(APPID, BUYER)).orElseThrow().orders();
    assertThat(orders).hasSize(1);
    return orders.get(0);
  }

  private static List<Consumer<Siyu>> shuffled(List<Consumer<Siyu>> steps, Random random) {
    List<Consumer<Siyu>> shuffled = new ArrayList<>(steps);
    shuffled.addAll(steps.subList(0, random.nextInt(steps.size())));
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  @Property(tries = 30)
  @Label("O-1, O-3 what 微信支付, shipping management and the host tell is one order, once paid")
  void a_payment_told_by_everybody_is_one_order(@ForAll Random random) {
    IdentityKey number = IdentityKey.orderNo(MERCHANT, "T0001");
    List<Consumer<Siyu>> steps = new ArrayList<>();
    steps.add(pushed("v3", v3.send(v3.paid("T0001", PAYMENT, BUYER, 2990, 1990, AT), AT)));
    steps.add(pushed("v2", v2.send(v2.paid("T0001", PAYMENT, BUYER, 2990, 1990, AT), AT)));
    steps.add(
        pushed(
            "mini",
            mini.deliver(TradePush.shipped(MERCHANT, "T0001", PAYMENT, AT.plusSeconds(9_000)))));
    steps.add(
        pushed(
            "mini",
            mini.deliverJson(
                TradePush.settled(
                    MERCHANT,
                    "T0001",
                    PAYMENT,
                    1,
                    AT.plusSeconds(90_000),
                    AT.plusSeconds(90_100)))));
    steps.add(host(number, "erp:paid", hostPaid(3333)));
    steps.add(host(number, "erp:described", described("soap")));
    for (int i = 1; i <= 3; i++) {
      Instant at = AT.plusSeconds(100_000L * i);
      steps.add(
          pushed(
              "v3",
              v3.send(v3.refunded("T0001", PAYMENT, "5000" + i, "SUCCESS", 1000, 900, at), at)));
    }

    Order order = only(shuffled(steps, random));

    assertThat(order).isEqualTo(only(steps));
    assertThat(order.paid()).isEqualTo(1990);
    assertThat(order.refunded()).as("never more than was paid").isEqualTo(1990);
    assertThat(order.refunds()).hasSizeLessThanOrEqualTo(3);
    assertThat(order.payments()).hasSize(1);
    assertThat(order.paidAt()).contains(AT);
    assertThat(order.shippedAt()).isPresent();
    assertThat(order.completedAt()).contains(AT.plusSeconds(90_000));
    assertThat(order.findings()).as("the host's figure differs").contains(Finding.AMOUNT_DIFFERS);
  }

  @Property(tries = 30)
  @Label("O-1, O-3 virtual goods told by xpay, 微信支付 and the host are one order, once paid")
  void virtual_goods_told_by_everybody_are_one_order(@ForAll Random random) {
    List<Consumer<Siyu>> steps = new ArrayList<>();
    steps.add(
        pushed(
            "mini",
            mini.deliver(XpayPush.goods(BUYER, "X0001", PAYMENT, "vip_month", 3000, 1990, AT))));
    steps.add(pushed("v3", v3.send(v3.paid("MCHX0001", PAYMENT, BUYER, 1990, 1990, AT), AT)));
    steps.add(host(IdentityKey.orderNo(APPID, "X0001"), "erp:paid", hostPaid(1990)));
    steps.add(
        pushed(
            "mini",
            mini.deliverJson(
                XpayPush.refund(BUYER, "X0001", "R0001", 500, 0, AT.plusSeconds(5_000)))));

    Order order = only(shuffled(steps, random));

    assertThat(order).isEqualTo(only(steps));
    assertThat(order.paid()).isEqualTo(1990);
    assertThat(order.refunded()).isEqualTo(500);
    assertThat(order.payments()).hasSize(1);
    assertThat(order.findings()).isEmpty();
  }
}
