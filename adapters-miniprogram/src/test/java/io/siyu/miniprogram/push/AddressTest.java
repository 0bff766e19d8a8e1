package io.siyu.miniprogram.push;

import static io.siyu.miniprogram.push.Account.AT;
import static io.siyu.miniprogram.push.Account.KEY;
import static io.siyu.miniprogram.push.Account.OPENID;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.event.Event;
import io.siyu.miniprogram.kit.MessagePush;
import io.siyu.miniprogram.kit.PushFault;
import io.siyu.miniprogram.kit.WeixinKit;
import io.siyu.miniprogram.kit.WeixinPush;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Handshake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is let in at an address, by mode, and why the rest is not. */
class AddressTest {
  private static final String OTHER_KEY = "6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt";

  private final WeixinKit kit = Account.kit();
  private final WeixinPush push = MessagePush.text(OPENID, 1, "hi", AT);
  private final PlatformAdapter sealed = Account.adapter();
  private final PlatformAdapter fresh =
      Account.adapter(Account.json().put("freshnessSeconds", 600));
  private final PlatformAdapter plain = Account.adapter(Account.plainJson());
  private final PlatformAdapter cloud = Account.adapter(Account.cloudJson());

  private static Delivery withQuery(Delivery delivery, String query) {
    Delivery other = Delivery.of(delivery.method(), query, delivery.headers(), delivery.body());
    return delivery.isStamped() ? other.receivedAt(delivery.receivedAt()) : other;
  }

  private static Delivery unstamped(Delivery delivery) {
    return Delivery.of(delivery.method(), delivery.query(), delivery.headers(), delivery.body());
  }

  @ParameterizedTest
  @EnumSource
  void every_fault_is_refused_and_answered_alike(PushFault fault) {
    assertThat(Account.reason(fresh, kit.faulty(fault, push))).isEqualTo(fault.reason());
    assertThat(fresh.translate(kit.faulty(fault, push)).reply()).isEqualTo(Reply.empty(401));
  }

  @Test
  void of_several_faults_the_first_in_order_is_told() {
    Delivery large = kit.faulty(PushFault.OVERSIZED_BODY, push);
    Delivery dtd = kit.faulty(PushFault.DTD, push);
    Duration day = Duration.ofDays(1);
    assertThat(Account.reason(fresh, Delivery.of("PUT", "", Map.of(), large.body())))
        .isEqualTo(Reason.METHOD_NOT_ALLOWED);
    assertThat(Account.reason(fresh, withQuery(large, ""))).isEqualTo(Reason.BODY_TOO_LARGE);
    assertThat(Account.reason(fresh, withQuery(dtd, "timestamp=1760000000&nonce=1")))
        .isEqualTo(Reason.SIGNATURE_PARAM_MISSING);
    String wrong = dtd.query().replaceAll("msg_signature=.*", "msg_signature=" + "0".repeat(40));
    assertThat(Account.reason(fresh, withQuery(dtd, wrong))).isEqualTo(Reason.DTD_FORBIDDEN);
    Delivery spaces = kit.faulty(PushFault.PLUS_TO_SPACE, push);
    assertThat(Account.reason(fresh, spaces.receivedAt(AT.plus(day))))
        .isEqualTo(Reason.CIPHERTEXT_HAS_SPACES);
    Delivery tampered = kit.faulty(PushFault.TAMPERED_SIGNATURE, push);
    assertThat(Account.reason(fresh, tampered.receivedAt(AT.plus(day))))
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
    Delivery garbled = kit.faulty(PushFault.BAD_BASE64, push);
    assertThat(Account.reason(fresh, garbled.receivedAt(AT.plus(day))))
        .isEqualTo(Reason.STALE_TIMESTAMP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"msg_signature", "timestamp", "nonce"})
  void each_part_of_the_signature_must_be_there(String name) {
    Delivery good = kit.deliver(push);
    for (String value : List.of("x=1", name + "=")) {
      String less = good.query().replaceAll("(^|&)" + name + "=[^&]*", "$1" + value);
      assertThat(Account.reason(sealed, withQuery(good, less)))
          .isEqualTo(Reason.SIGNATURE_PARAM_MISSING);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "<xml></xml>", "{\"Encrypt\":1}", "<xml><Encrypt>"})
  void a_sealed_address_reads_nothing_without_ciphertext(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Delivery good = kit.deliver(push);
    assertThat(Account.reason(sealed, Delivery.of("POST", good.query(), Map.of(), bytes)))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  @DisplayName("A-80 a sealed address takes no clear push")
  void a_sealed_address_takes_nothing_clear() {
    assertThat(Account.reason(sealed, kit.deliverClear(push.xml(), AT)))
        .isEqualTo(Reason.SIGNATURE_PARAM_MISSING);
    assertThat(Account.reason(sealed, kit.deliverFromCloud(push.json(), AT)))
        .isEqualTo(Reason.SIGNATURE_PARAM_MISSING);
  }

  @Test
  @DisplayName("A-80 the clear copy beside a sealed push is not read")
  void the_copy_beside_a_sealed_push_is_not_read() {
    WeixinPush forged = MessagePush.text("oFORGED", 2, "pay me", AT);
    List<Event> expected = Account.events(kit.deliver(push));
    assertThat(Account.events(kit.deliverBesideCopy(push, push))).isEqualTo(expected);
    assertThat(Account.events(kit.deliverBesideCopy(push, forged))).isEqualTo(expected);
  }

  @Test
  @DisplayName("A-81 an address check is asked for its signature and echoed as it stands")
  void an_address_check_is_signed_and_echoed_as_it_stands() {
    Delivery check = kit.handshake("4375120948345356249", AT);
    Handshake echoed = new Handshake(Reply.text(200, "4375120948345356249"));
    assertThat(sealed.translate(check)).isEqualTo(echoed);
    assertThat(plain.translate(check)).isEqualTo(echoed);
    assertThat(sealed.translate(kit.handshake("a+b c%", AT)))
        .isEqualTo(new Handshake(Reply.text(200, "a+b c%")));
    assertThat(Account.reason(cloud, check)).isEqualTo(Reason.METHOD_NOT_ALLOWED);
    String unsigned = check.query().replace("signature=", "msg_signature=");
    assertThat(Account.reason(sealed, withQuery(check, unsigned)))
        .isEqualTo(Reason.SIGNATURE_PARAM_MISSING);
    String other = check.query().replaceAll("nonce=", "nonce=1");
    assertThat(Account.reason(sealed, withQuery(check, other)))
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
    String silent = check.query().replaceAll("&echostr=.*", "&echostr=");
    assertThat(Account.reason(sealed, withQuery(check, silent)))
        .isEqualTo(Reason.SIGNATURE_PARAM_MISSING);
    assertThat(Account.reason(fresh, check.receivedAt(AT.plusSeconds(601))))
        .isEqualTo(Reason.STALE_TIMESTAMP);
  }

  @Test
  @DisplayName("A-80 a clear address is opted for, and asks for a signature")
  void a_clear_address_is_opted_for_and_asks_for_a_signature() {
    List<Event> expected = Account.events(kit.deliver(push));
    assertThat(Account.accepted(plain, kit.deliverClear(push.xml(), AT)).events())
        .isEqualTo(expected);
    assertThat(Account.accepted(plain, kit.deliverClear(push.json(), AT)).events())
        .isEqualTo(expected);
    assertThat(Account.reason(plain, kit.deliverFromCloud(push.xml(), AT)))
        .isEqualTo(Reason.SIGNATURE_PARAM_MISSING);
    PlatformAdapter other = Account.adapter(Account.plainJson().put("token", "another"));
    assertThat(Account.reason(other, kit.deliverClear(push.xml(), AT)))
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
    PlatformAdapter small = Account.adapter(Account.plainJson().put("bodyBytesMax", 10));
    assertThat(Account.reason(small, kit.deliverClear(push.xml(), AT)))
        .isEqualTo(Reason.BODY_TOO_LARGE);
    PlatformAdapter strict = Account.adapter(Account.plainJson().put("freshnessSeconds", 60));
    assertThat(
            Account.reason(strict, kit.deliverClear(push.xml(), AT).receivedAt(AT.plusSeconds(61))))
        .isEqualTo(Reason.STALE_TIMESTAMP);
  }

  @Test
  @DisplayName("A-80 an unsigned address is opted for")
  void the_cloud_is_opted_for_and_asked_for_nothing() {
    assertThat(Account.accepted(cloud, kit.deliverFromCloud(push.json(), AT)).events())
        .isEqualTo(Account.events(kit.deliver(push)));
    PlatformAdapter small = Account.adapter(Account.cloudJson().put("bodyBytesMax", 10));
    assertThat(Account.reason(small, kit.deliverFromCloud(push.json(), AT)))
        .isEqualTo(Reason.BODY_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"action\":\"CheckContainerPath\"}",
        "<xml><action>CheckContainerPath</action></xml>",
        "<xml><action><![CDATA[CheckContainerPath]]></action></xml>"
      })
  void the_cloud_asks_whether_the_address_is_there(String check) {
    assertThat(cloud.translate(kit.deliverFromCloud(check, AT)))
        .isEqualTo(new Handshake(Reply.text(200, "success")));
    assertThat(plain.translate(kit.deliverClear(check, AT))).isInstanceOf(Accepted.class);
    assertThat(cloud.translate(kit.deliverFromCloud("{\"Event\":\"CheckContainerPath\"}", AT)))
        .isInstanceOf(Accepted.class);
  }

  @Test
  @DisplayName("A-45 previous tokens and keys are accepted, each token with its own key")
  void previous_credentials_are_accepted_while_keys_rotate() {
    ObjectNode rotated = Account.json().put("token", "new").put("encodingAesKey", OTHER_KEY);
    WeixinKit current = new WeixinKit(Account.APPID, "new", OTHER_KEY, new SplittableRandom(1));
    WeixinKit mixed = new WeixinKit(Account.APPID, "new", KEY, new SplittableRandom(1));
    assertThat(Account.reason(Account.adapter(rotated), kit.deliver(push)))
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
    rotated.putArray("previous").addObject().put("token", Account.TOKEN).put("encodingAesKey", KEY);
    PlatformAdapter both = Account.adapter(rotated);
    assertThat(both.translate(kit.deliver(push))).isInstanceOf(Accepted.class);
    assertThat(both.translate(current.deliver(push))).isInstanceOf(Accepted.class);
    assertThat(both.translate(kit.handshake("1", AT))).isInstanceOf(Handshake.class);
    assertThat(both.translate(current.handshake("1", AT))).isInstanceOf(Handshake.class);
    assertThat(Account.reason(both, mixed.deliver(push))).isNotEqualTo(Reason.SIGNATURE_MISMATCH);
  }

  @Test
  void a_clear_address_accepts_previous_tokens() {
    ObjectNode rotated = Account.plainJson().put("token", "new");
    rotated.putArray("previous").addObject().put("token", Account.TOKEN);
    assertThat(Account.adapter(rotated).translate(kit.deliverClear(push.xml(), AT)))
        .isInstanceOf(Accepted.class);
  }

  @Test
  @DisplayName("A-82 freshness is of the signed timestamp, both ways, and only where configured")
  void freshness_is_of_the_signature_both_ways_and_only_where_asked_for() {
    Delivery good = kit.deliver(push);
    for (long seconds : new long[] {600, -600}) {
      assertThat(fresh.translate(good.receivedAt(AT.plusSeconds(seconds))))
          .isInstanceOf(Accepted.class);
    }
    for (long seconds : new long[] {601, -601}) {
      Delivery stale = good.receivedAt(AT.plusSeconds(seconds));
      assertThat(Account.reason(fresh, stale)).isEqualTo(Reason.STALE_TIMESTAMP);
      assertThat(sealed.translate(stale)).isInstanceOf(Accepted.class);
    }
    assertThat(Account.reason(fresh, unstamped(good))).isEqualTo(Reason.STALE_TIMESTAMP);
    assertThat(sealed.translate(unstamped(good))).isInstanceOf(Accepted.class);
  }

  @Test
  @DisplayName("A-82 what happened long ago and was signed just now is fresh")
  void what_happened_long_ago_and_was_signed_just_now_is_fresh() {
    Delivery retry = kit.deliver(push.xml(), AT.plus(Duration.ofHours(18)));
    assertThat(Account.accepted(fresh, retry).events()).isEqualTo(Account.events(retry));
    assertThat(Account.events(retry)).isEqualTo(Account.events(kit.deliver(push)));
  }
}
