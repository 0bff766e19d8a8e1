package io.siyu.miniprogram.push;

import static io.siyu.miniprogram.push.Account.APPID;
import static io.siyu.miniprogram.push.Account.AT;
import static io.siyu.miniprogram.push.Account.OPENID;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.ErasureRequested;
import io.siyu.event.Event;
import io.siyu.event.Mode;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderPaid;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.json.Json;
import io.siyu.miniprogram.kit.ConsentPush;
import io.siyu.miniprogram.kit.MessagePush;
import io.siyu.miniprogram.kit.SubscribePush;
import io.siyu.miniprogram.kit.TradePush;
import io.siyu.miniprogram.kit.WeixinKit;
import io.siyu.miniprogram.kit.WeixinPush;
import io.siyu.miniprogram.kit.XpayPush;
import io.siyu.spi.Translation.Accepted;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform's pages and samples write in more than one way. */
class TolerantReaderTest {
  private final WeixinKit kit = Account.kit();

  private List<Event> read(String text) {
    return Account.events(kit.deliver(text, AT));
  }

  static List<Sample> samples() {
    return Samples.all().toList();
  }

  private static JsonNode rewritten(JsonNode node, boolean texts) {
    if (node instanceof ObjectNode object) {
      ObjectNode out = Json.object();
      object.properties().forEach(it -> out.set(it.getKey(), rewritten(it.getValue(), texts)));
      return out;
    } else if (node instanceof ArrayNode array) {
      ArrayNode out = Json.array();
      array.forEach(each -> out.add(rewritten(each, texts)));
      return out;
    } else if (texts) {
      return TextNode.valueOf(node.asText());
    }
    return node.asText().matches("[1-9][0-9]{0,18}|0") ? LongNode.valueOf(node.asLong()) : node;
  }

  private static JsonNode parse(String json) {
    try {
      return Json.parse(json);
    } catch (Json.MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  @DisplayName("A-85 numbers are numbers or texts")
  void numbers_are_numbers_or_texts(Sample sample) {
    JsonNode json = parse(sample.push().json());
    sample.isWhat(read(rewritten(json, true).toString()));
    sample.isWhat(read(rewritten(json, false).toString()));
    String bare = sample.push().xml().replaceAll("<!\\[CDATA\\[([0-9]+)]]>", "$1");
    sample.isWhat(read(bare));
    String quoted = sample.push().xml().replaceAll(">([0-9]+)<", "><![CDATA[$1]]><");
    sample.isWhat(read(quoted));
  }

  @ParameterizedTest
  @MethodSource("samples")
  @DisplayName("A-85 blanks stand around values, and a byte order mark before all")
  void blanks_stand_around_values_and_a_byte_order_mark_before_all(Sample sample) {
    String xml = sample.push().xml();
    sample.isWhat(
        read("\uFEFF " + xml.replace("<![CDATA[", " \n<![CDATA[ ").replace("]]>", " ]]>\n")));
    String json = "\uFEFF{ " + sample.push().json().substring(1).replace("\":\"", "\" : \" ");
    sample.isWhat(Account.events(kit.deliver(json, AT)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  @DisplayName("A-85 names of events and fields are in any case")
  void names_of_events_and_fields_are_in_any_case(Sample sample) {
    WeixinPush push = sample.push();
    String name = sample.name().replace(Rows.MESSAGE, "");
    sample.isWhat(read(push.xml().replace(name, name.toUpperCase(Locale.ROOT))));
    sample.isWhat(read(push.xml().replace("CDATA[event]", "CDATA[Event]")));
    sample.isWhat(read(push.json().replace("\"FromUserName\"", "\"fromusername\"")));
  }

  @Test
  void a_time_of_creation_is_a_number_a_text_or_beyond_32_bits() {
    String text = MessagePush.text(OPENID, 1, "hi", AT).json();
    String seconds = Long.toString(AT.getEpochSecond());
    assertThat(read(text.replace(seconds, "\"" + seconds + "\""))).isEqualTo(read(text));
    assertThat(read(text.replace(seconds, "12344555555")).get(0).occurredAt())
        .isEqualTo(Instant.ofEpochSecond(12344555555L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "\"\"", "null", "\"yesterday\"", "1e9", "99999999999999"})
  void a_push_without_readable_time_is_kept_dated_1970_with_a_warning(String time) {
    String text = MessagePush.text(OPENID, 1, "hi", AT).json();
    String without = text.replace(Long.toString(AT.getEpochSecond()), time);
    Accepted accepted = Account.accepted(Account.adapter(), kit.deliver(without, AT));
    assertThat(accepted.events()).hasSize(1);
    assertThat(accepted.events().get(0).fact()).isInstanceOf(Unmapped.class);
    assertThat(accepted.events().get(0).occurredAt()).isEqualTo(Instant.EPOCH);
    assertThat(accepted.warnings()).isNotEmpty();
  }

  @Test
  void an_id_of_a_message_is_a_number_or_from_the_cloud_a_text() {
    String id = "49d72d67b16d115e7935ac386f2f0fa41535298877_1555684067";
    WeixinPush push = MessagePush.text(OPENID, 1, "hi", AT).with("MsgId", id);
    assertThat(
            Account.event(
                    Account.adapter(Account.cloudJson()), kit.deliverFromCloud(push.json(), AT))
                .key())
        .isEqualTo("msg:" + APPID + ":" + id);
  }

  @Test
  @DisplayName("A-85 a list of one is a list or the item itself, wrapped or not")
  void a_list_of_one_is_a_list_or_the_item_itself_wrapped_or_not() {
    WeixinPush one = SubscribePush.answered(OPENID, List.of("tpl-a"), List.of(), AT);
    List<Event> expected = read(one.xml());
    ObjectNode json = (ObjectNode) parse(one.json());
    JsonNode item = json.remove("List");
    assertThat(item.isObject()).isTrue();
    List<ObjectNode> forms =
        List.of(
            json.deepCopy().set("List", item),
            json.deepCopy().set("List", Json.array().add(item)),
            json.deepCopy().set("SubscribeMsgPopupEvent", Json.object().set("List", item)),
            json.deepCopy()
                .set("SubscribeMsgPopupEvent", Json.object().set("List", Json.array().add(item))));
    for (ObjectNode form : forms) {
      assertThat(read(form.toString())).isEqualTo(expected);
    }
    String flat =
        one.xml().replace("<SubscribeMsgPopupEvent>", "").replace("</SubscribeMsgPopupEvent>", "");
    assertThat(read(flat)).isEqualTo(expected);
  }

  @Test
  @DisplayName("A-86 what is read of a list is told, and the rest kept")
  void what_is_read_of_a_list_is_told_and_the_rest_kept() {
    String xml =
        SubscribePush.answered(OPENID, List.of("tpl-a"), List.of("tpl-b"), AT)
            .xml()
            .replace("[reject]", "[ban]");
    Accepted accepted = Account.accepted(Account.adapter(), kit.deliver(xml, AT));
    assertThat(accepted.events()).hasSize(2);
    assertThat(accepted.events().get(1).fact()).isInstanceOf(Unmapped.class);
    assertThat(accepted.warnings()).hasSize(1);
  }

  @Test
  @DisplayName("A-89 a code that no page lists withdraws every purpose")
  void a_code_that_no_page_lists_withdraws_every_purpose() {
    WeixinPush push = ConsentPush.revoked(OPENID, APPID, "201", AT);
    Accepted accepted = Account.accepted(Account.adapter(), kit.deliver(push));
    assertThat(((ConsentWithdrawn) accepted.events().get(0).fact()).purpose()).isEmpty();
    assertThat(accepted.warnings()).hasSize(1);
    WeixinPush none = push.without("RevokeInfo");
    assertThat(((ConsentWithdrawn) read(none.xml()).get(0).fact()).purpose()).isEmpty();
  }

  @Test
  @DisplayName("A-89 several codes withdraw each its purpose, and owe an erasure each")
  void several_codes_withdraw_each_its_purpose() {
    List<Event> events = read(ConsentPush.revoked(OPENID, APPID, "8, 13", AT).xml());
    assertThat(events).extracting(Event::key).hasSize(4).doesNotHaveDuplicates();
    assertThat(events.stream().map(Event::fact).filter(ConsentWithdrawn.class::isInstance))
        .extracting(fact -> ((ConsentWithdrawn) fact).purpose())
        .containsExactly("phone_number", "location");
  }

  @Test
  void a_unionid_is_claimed_where_its_issuer_is_known() {
    WeixinPush push = ConsentPush.cancelled(OPENID, APPID, AT).with("UnionID", "oUNION");
    assertThat(read(push.xml()).get(0).claims()).isEmpty();
    ObjectNode json = Account.json().put("openAccount", "open-1");
    Event event = Account.accepted(Account.adapter(json), kit.deliver(push)).events().get(0);
    assertThat(event.claimedKeys()).containsExactly(IdentityKey.unionId("open-1", "oUNION"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two", "", "-1", "1.5", "99999999999999999999", "1000000000001"})
  @DisplayName("A-88 an amount that is none is unknown, and the payment counts")
  void an_amount_that_is_none_is_unknown_and_the_payment_counts(String amount) {
    WeixinPush push =
        XpayPush.goods(OPENID, "T0001", "4200001", "vip_month", 3000, 1990, AT)
            .with("GoodsInfo/ActualPrice", amount);
    Accepted accepted = Account.accepted(Account.adapter(), kit.deliver(push));
    OrderPaid paid = (OrderPaid) accepted.events().get(0).fact();
    assertThat(paid.total()).isEmpty();
    assertThat(accepted.warnings()).hasSize(1);
  }

  @Test
  @DisplayName("A-88 the price of several units is not guessed at")
  void the_price_of_several_units_is_not_guessed_at() {
    WeixinPush push =
        XpayPush.goods(OPENID, "T0001", "4200001", "vip_month", 3000, 1990, AT)
            .with("GoodsInfo/Quantity", 3);
    List<Event> events = read(push.xml());
    assertThat(((OrderPaid) events.get(0).fact()).total()).isEmpty();
    OrderDescribed described = (OrderDescribed) events.get(1).fact();
    assertThat(described.lines().get(0).units()).isEqualTo(3);
    assertThat(described.lines().get(0).paid()).isEqualTo(Optional.empty());
  }

  @Test
  @DisplayName("A-88 what was paid in the sandbox is no money, and no line of an order's")
  void what_was_paid_in_the_sandbox_is_no_money() {
    WeixinPush live = XpayPush.goods(OPENID, "T0001", "4200001", "vip_month", 3000, 1990, AT);
    List<Event> events = read(live.with("Env", 1).xml());
    assertThat(events).hasSize(1);
    assertThat(((OrderPaid) events.get(0).fact()).mode()).isEqualTo(Mode.SANDBOX);
    assertThat(read(live.without("Env").xml()).get(0).fact()).isInstanceOf(Unmapped.class);
  }

  @Test
  @DisplayName("A-89 an account that is closed withdraws every purpose and owes an erasure of all")
  void a_closed_account_owes_an_erasure() {
    List<Event> events = read(ConsentPush.cancelled(OPENID, APPID, AT).xml());
    assertThat(((ConsentWithdrawn) events.get(0).fact()).purpose()).isEmpty();
    assertThat(((ErasureRequested) events.get(1).fact()).scope())
        .isEqualTo(ErasureRequested.Scope.PERSON);
  }

  @Test
  void a_settlement_of_zero_is_none_yet() {
    WeixinPush push =
        TradePush.shipped("1230000109", "T0001", "4200001", AT).with("settlement_time", 0);
    assertThat(read(push.xml()).get(0).key()).endsWith(":shipped");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xml><Event>x</Event>",
        "<xml>< OpenPID>x</ OpenPID></xml>",
        "{\"Event\":\"x\",}",
        "{\"Event\":\"\\ud800\"}",
        "no markup at all",
        ""
      })
  void a_sample_that_is_malformed_is_kept_with_a_warning(String text) {
    Accepted accepted = Account.accepted(Account.adapter(), kit.deliver(text, AT));
    assertThat(accepted.events()).hasSize(1);
    assertThat(accepted.events().get(0).fact())
        .isEqualTo(new Unmapped("unparseable", text, List.of()));
    assertThat(accepted.warnings()).hasSize(1);
  }

  @Test
  void CDATA_that_lost_its_brackets_is_a_text_and_nothing_is_lost() {
    String xml =
        MessagePush.text(OPENID, 1, "hi", AT).xml().replace("<![CDATA[hi]]>", "![CDATA[hi]]");
    assertThat(read(xml)).isEqualTo(read(MessagePush.text(OPENID, 1, "hi", AT).xml()));
  }
}
