package io.siyu.miniprogram.push;

import static io.siyu.miniprogram.push.Account.AT;
import static io.siyu.miniprogram.push.Account.OPENID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.siyu.event.Event;
import io.siyu.event.FactKind;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.miniprogram.kit.FollowerPush;
import io.siyu.miniprogram.kit.RetailPush;
import io.siyu.miniprogram.kit.ShopPush;
import io.siyu.miniprogram.kit.WeixinKit;
import io.siyu.miniprogram.kit.WeixinPush;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kit makes of followers, shops and businesses, sealed as it comes and sent again. */
class KitPushesTest {
  private static final long ORDER = 3705115058471208928L;

  private final WeixinKit kit = Account.kit();
  private final PlatformAdapter adapter = Account.adapter(Account.json().put("kind", "SHOP"));

  private static Arguments row(WeixinPush push, FactKind... facts) {
    return arguments(push, List.of(facts));
  }

  static Stream<Arguments> pushes() {
    return Stream.of(
        row(FollowerPush.followed(OPENID, "", AT), FactKind.JOINED),
        row(FollowerPush.followed(OPENID, "spring", AT), FactKind.JOINED),
        row(FollowerPush.unfollowed(OPENID, AT), FactKind.LEFT, FactKind.ERASURE_REQUESTED),
        row(FollowerPush.scanned(OPENID, "spring", AT), FactKind.TOUCHED),
        row(FollowerPush.pressed(OPENID, "V1001", AT), FactKind.ENGAGED),
        row(FollowerPush.viewed(OPENID, "www.qq.com", AT), FactKind.VIEWED),
        row(ShopPush.ordered(OPENID, ORDER, AT), FactKind.PULL_REQUESTED),
        row(ShopPush.paid(OPENID, ORDER, AT), FactKind.ORDER_PAID, FactKind.PULL_REQUESTED),
        row(ShopPush.shipped(OPENID, ORDER, false, AT), FactKind.SHIPPED),
        row(ShopPush.shipped(OPENID, ORDER, true, AT), FactKind.SHIPPED),
        row(ShopPush.confirmed(OPENID, ORDER, 1, AT), FactKind.COMPLETED),
        row(ShopPush.cancelled(OPENID, ORDER, 2, AT), FactKind.ORDER_CANCELLED),
        row(
            ShopPush.afterSale("A1", ORDER, "MERCHANT_REFUND_SUCCESS", AT),
            FactKind.REFUNDED,
            FactKind.PULL_REQUESTED),
        row(ShopPush.afterSale("A1", ORDER, "MERCHANT_PROCESSING", AT), FactKind.PULL_REQUESTED),
        row(RetailPush.paid(OPENID, "1230000109", "T1", "4200001", 1300, AT), FactKind.ORDER_PAID),
        row(RetailPush.refunded("T1", "5030001", 300, AT), FactKind.REFUNDED));
  }

  @ParameterizedTest
  @MethodSource("pushes")
  void a_push_is_the_same_in_XML_and_JSON_however_often_it_is_sent(
      WeixinPush push, List<FactKind> facts) {
    List<Event> events = events(kit.deliverJson(push));

    assertThat(events).extracting(event -> event.fact().kind()).isEqualTo(facts);
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.occurredAt()).isEqualTo(AT);
              assertThat(event.source()).isEqualTo(new Source("weixin/" + Account.APPID));
              assertThat(event.provenance()).isEqualTo(Provenance.CALLBACK);
            });
    for (Delivery again : kit.deliverUnacknowledged(push)) {
      assertThat(events(again)).isEqualTo(events);
    }
  }

  @Test
  void what_two_people_do_in_one_second_is_two() {
    List<Event> all = new ArrayList<>();
    for (String who : List.of("oONE", "oTWO")) {
      all.addAll(events(kit.deliver(FollowerPush.followed(who, "spring", AT))));
      all.addAll(events(kit.deliver(FollowerPush.unfollowed(who, AT))));
      all.addAll(events(kit.deliver(FollowerPush.scanned(who, "spring", AT))));
      all.addAll(events(kit.deliver(FollowerPush.pressed(who, "V1001", AT))));
      all.addAll(events(kit.deliver(ShopPush.afterSale(who, ORDER, "MERCHANT_FAIL", AT))));
      all.addAll(events(kit.deliver(RetailPush.refunded("T1", who, 300, AT))));
    }
    Set<String> keys = new HashSet<>();
    all.forEach(event -> keys.add(event.key()));

    assertThat(keys).hasSameSizeAs(all);
    assertThat(all).extracting(Event::id).doesNotHaveDuplicates();
  }

  private List<Event> events(Delivery delivery) {
    return Account.accepted(adapter, delivery).events();
  }
}
