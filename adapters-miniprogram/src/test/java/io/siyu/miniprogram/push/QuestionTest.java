package io.siyu.miniprogram.push;

import static io.siyu.miniprogram.push.Account.APPID;
import static io.siyu.miniprogram.push.Account.AT;
import static io.siyu.miniprogram.push.Account.OPENID;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.json.Json;
import io.siyu.miniprogram.kit.WeixinKit;
import io.siyu.miniprogram.kit.WeixinPush;
import io.siyu.push.Credential;
import io.siyu.push.Opened;
import io.siyu.push.SealedAddress;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reply;
import io.siyu.spi.Translation.Question;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pushes that ask, and how the answer goes back. */
class QuestionTest {
  private static final String ALLOWED = "{\"errcode\":0,\"errmsg\":\"ok\",\"result\":1}";

  private final WeixinKit kit = Account.kit();
  private final WeixinPush discount =
      WeixinPush.event("channels_ec_order_use_vip_discount", OPENID, AT)
          .with("order_info/shop_appid", "wxshop")
          .with("order_info/unique_id", "u1");
  private final WeixinPush member =
      WeixinPush.event("channels_ec_vip_user_info_get", OPENID, AT)
          .with("info/shop_appid", "wxshop");

  private static Question question(PlatformAdapter adapter, Delivery delivery) {
    if (adapter.translate(delivery) instanceof Question question) {
      return question;
    }
    throw new AssertionError("must ask: " + adapter.translate(delivery));
  }

  private static JsonNode json(String text) {
    try {
      return Json.parse(text);
    } catch (Json.MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  /** Opens an answer as the platform does. */
  private static String opened(Reply reply, String token, String key) {
    JsonNode body = json(reply.body());
    assertThat(body.get("TimeStamp").isIntegralNumber()).isTrue();
    String query =
        "msg_signature=%s&timestamp=%s&nonce=%s"
            .formatted(
                body.get("MsgSignature").textValue(),
                body.get("TimeStamp").asText(),
                body.get("Nonce").textValue());
    SealedAddress platform =
        new SealedAddress(List.of(Credential.of(token, key)), APPID::equals, 0, 1 << 20);
    Opened opened =
        platform.push(
            Delivery.of("POST", query, Map.of(), reply.body().getBytes(StandardCharsets.UTF_8)));
    return ((Opened.Message) opened).text().text();
  }

  @Test
  @DisplayName("A-87 the answer to a sealed question is sealed")
  void the_answer_to_a_sealed_question_is_sealed() {
    Question asked = question(Account.adapter(), kit.deliverJson(discount));
    assertThat(json(asked.ask())).isEqualTo(json(discount.json()));
    Reply reply = asked.answer().apply(ALLOWED);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.contentType()).isEqualTo("application/json");
    assertThat(reply.body()).doesNotContain("errcode");
    assertThat(opened(reply, Account.TOKEN, Account.KEY)).isEqualTo(ALLOWED);
    assertThat(asked.answer().apply(ALLOWED)).isEqualTo(reply);
  }

  @Test
  @DisplayName("A-87 no two answers begin alike")
  void no_two_answers_begin_alike() {
    Question asked = question(Account.adapter(), kit.deliverJson(discount));
    Question askedAgain = question(Account.adapter(), kit.deliverJson(discount));
    String first = json(asked.answer().apply(ALLOWED).body()).get("Encrypt").textValue();
    String other = json(askedAgain.answer().apply(ALLOWED).body()).get("Encrypt").textValue();
    String safe = json(asked.reply().body()).get("Encrypt").textValue();
    assertThat(List.of(first.substring(0, 20), other.substring(0, 20), safe.substring(0, 20)))
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("A-87 the safe answer refuses a discount and knows no member")
  void the_safe_answer_refuses_a_discount_and_knows_no_member() {
    Question asked = question(Account.adapter(), kit.deliverJson(discount));
    assertThat(json(opened(asked.reply(), Account.TOKEN, Account.KEY)))
        .isEqualTo(json("{\"errcode\":0,\"errmsg\":\"ok\",\"result\":2}"));
    Question who = question(Account.adapter(), kit.deliver(member));
    assertThat(json(opened(who.reply(), Account.TOKEN, Account.KEY)))
        .isEqualTo(json("{\"errcode\":0,\"errmsg\":\"ok\",\"info\":{\"is_vip\":false}}"));
  }

  @Test
  void the_answer_to_a_clear_question_is_clear() {
    Question asked =
        question(Account.adapter(Account.plainJson()), kit.deliverClear(discount.json(), AT));
    assertThat(asked.answer().apply(ALLOWED)).isEqualTo(Reply.json(200, ALLOWED));
    assertThat(asked.reply().body()).contains("\"result\":2");
    Question fromCloud =
        question(Account.adapter(Account.cloudJson()), kit.deliverFromCloud(discount.json(), AT));
    assertThat(fromCloud.answer().apply(ALLOWED)).isEqualTo(Reply.json(200, ALLOWED));
  }

  @Test
  void a_question_sealed_with_a_previous_key_is_answered_with_it() {
    String newKey = "6qkdMrq68nTKduznJYO1A37W2oEgpkMUvkttRToqhUt";
    var rotated = Account.json().put("token", "new").put("encodingAesKey", newKey);
    rotated
        .putArray("previous")
        .addObject()
        .put("token", Account.TOKEN)
        .put("encodingAesKey", Account.KEY);
    Question asked = question(Account.adapter(rotated), kit.deliverJson(discount));
    assertThat(opened(asked.answer().apply(ALLOWED), Account.TOKEN, Account.KEY))
        .isEqualTo(ALLOWED);
  }

  @Test
  void a_question_shows_nothing_of_whom_it_is_about() {
    Question asked = question(Account.adapter(), kit.deliverJson(discount));
    assertThat(asked.toString()).doesNotContain(OPENID);
  }
}
