package io.siyu.wecom;

import static io.siyu.wecom.Connection.AT;
import static io.siyu.wecom.Connection.adapter;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.Unmapped;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Secret;
import io.siyu.spi.Translation.Accepted;
import io.siyu.wecom.kit.WeComKit;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnmappedTest {
  private static final String DOORBELL =
      "<xml><SuiteId><![CDATA[ww1]]></SuiteId><TimeStamp>1348831860</TimeStamp>"
          + "<InfoType><![CDATA[conversation_new_message]]></InfoType>"
          + "<Token><![CDATA[%s]]></Token></xml>";

  private final PlatformAdapter own = adapter(Connection.json());
  private final WeComKit kit = Connection.kit();

  private Accepted accepted(String plaintext) {
    return Connection.accepted(own, kit.deliver(plaintext, AT));
  }

  private Event event(String plaintext) {
    return Connection.event(own, kit.deliver(plaintext, AT));
  }

  private Unmapped unmapped(String plaintext) {
    return (Unmapped) event(plaintext).fact();
  }

  @Test
  @DisplayName(
      "A-49 secrets are blanked in the text kept, in no id, and handed over with their deadlines")
  void a_doorbell_keeps_everything_but_its_token() {
    Accepted accepted = accepted(DOORBELL.formatted("ENCApHx"));
    assertThat(((Unmapped) accepted.events().get(0).fact()).text())
        .isEqualTo(DOORBELL.replace("<![CDATA[%s]]>", "***"));
    assertThat(accepted.secrets())
        .containsExactly(
            new Secret("Token", "ENCApHx", accepted.events().get(0).occurredAt().plusSeconds(600)));
    assertThat(accepted(DOORBELL.formatted("other")).events()).isEqualTo(accepted.events());
    assertThat(EventJson.encode(accepted.events().get(0))).doesNotContain("ENCApHx");
  }

  @ParameterizedTest
  @CsvSource({
    "WelcomeCode, PT20S",
    "Token, PT10M",
    "ChatKey, PT30M",
    "SuiteTicket, PT30M",
    "AuthCode, PT10M",
    "OnceKey, PT30M",
    "ResponseCode, PT72H",
    "welcome_code, PT20S",
    "WELCOMECODE, PT20S"
  })
  void each_secret_has_its_life(String name, Duration life) {
    String xml =
        "<xml><CreateTime>1700000000</CreateTime><" + name + ">s3cr3t</" + name + "></xml>";
    String json = "{\"CreateTime\":1700000000,\"" + name + "\":\"s3cr3t\"}";
    for (String plaintext : new String[] {xml, json}) {
      Accepted accepted = accepted(plaintext);
      Event event = accepted.events().get(0);
      assertThat(accepted.secrets())
          .containsExactly(new Secret(name, "s3cr3t", event.occurredAt().plus(life)));
      assertThat(EventJson.encode(event)).contains("***").doesNotContain("s3cr3t");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<xml><a><Token><b>s3cr3t</b><c> s3cr3t</c></Token></a></xml>",
        "{\"a\":[{\"Token\":{\"b\":\"s3cr3t\"}}]}",
        "{\"Token\":[\"s3cr3t\",\"s3cr3t\"]}",
        "<xml><Token>s3cr3t</xml>",
        "{\"token\":\"s3cr3t\"",
        "<!DOCTYPE x><xml><WelcomeCode>s3cr3t</WelcomeCode></xml>",
        "AuthCode s3cr3t"
      })
  void secrets_are_blanked_at_any_depth_and_in_what_cannot_be_parsed(String plaintext) {
    Event event = event(plaintext);
    assertThat(EventJson.encode(event)).contains("***").doesNotContain("s3cr3t");
    Event other = event(plaintext.replace("s3cr3t", "another"));
    assertThat(other).isEqualTo(event);
  }

  @Test
  void the_order_of_elements_and_the_envelope_do_not_change_the_key() {
    Event one = event("<xml><CreateTime>1700000000</CreateTime><Event>x</Event><A>1</A></xml>");
    Event two = event("<xml><A>1</A><Event>x</Event><CreateTime>1700000000</CreateTime></xml>");
    Event json = event("{\"A\":\"1\",\"Event\":\"x\",\"CreateTime\":1700000000}");
    assertThat(two.key()).isEqualTo(one.key());
    assertThat(json.key()).isEqualTo(one.key());
    assertThat(one.key()).matches("unmapped:[0-9a-f]{64}");
  }

  @Test
  void of_two_names_in_JSON_that_differ_in_case_the_same_is_read_of_what_is_kept() {
    String push =
        "{\"event\":\"one\",\"Event\":\"two\",\"MsgType\":\"event\",\"CreateTime\":1403610513}";
    Event event =
        Connection.event(
            Connection.adapter(Connection.json()), Connection.kit().deliverJson(push, AT));
    Unmapped kept = (Unmapped) event.fact();
    assertThat(kept.what()).isEqualTo("two");
    assertThat(WeComDecoder.decode(kept.text(), AT).orElseThrow().header())
        .isEqualTo(WeComDecoder.decode(push, AT).orElseThrow().header());
  }

  @Test
  void repeated_elements_are_told_apart_by_their_order() {
    String base = "<xml><CreateTime>1700000000</CreateTime>%s</xml>";
    assertThat(event(base.formatted("<I>a</I><I>b</I>")).key())
        .isNotEqualTo(event(base.formatted("<I>b</I><I>a</I>")).key());
    assertThat(event(base.formatted("<I>ab</I>")).key())
        .isNotEqualTo(event(base.formatted("<I>a</I><I>b</I>")).key());
    assertThat(event(base.formatted("<I><J>a</J></I>")).key())
        .isNotEqualTo(event(base.formatted("<I>a</I>")).key());
  }

  @Test
  @DisplayName(
      "A-50 what names a person in an unmapped push is indexed, sorted and without repetition")
  void members_of_a_group_are_mentioned() {
    Unmapped fact =
        unmapped(
            "<xml><FromUserName>sys</FromUserName><CreateTime>1403610513</CreateTime>"
                + "<Event>change_external_chat</Event><ChangeType>update</ChangeType>"
                + "<MemChangeList><Item>Rose</Item><Item> Jack</Item><Item>Rose</Item></MemChangeList>"
                + "<ExternalUserID>wmA</ExternalUserID><Mobile>138</Mobile><Remark>x</Remark></xml>");
    assertThat(fact.what()).isEqualTo("change_external_chat/update");
    assertThat(fact.mentions()).containsExactly("138", "Jack", "Rose", "wmA");
    assertThat(unmapped("{\"msg\":[{\"external_userid\":\"wmB\"},{\"unionid\":7}]}").mentions())
        .containsExactly("7", "wmB");
  }

  @ParameterizedTest
  @CsvSource({
    "<InfoType> <![CDATA[suite_ticket]]></InfoType>, suite_ticket",
    "<MsgType>event</MsgType><Event>LOCATION</Event>, LOCATION",
    "<MsgType>text</MsgType><Event>change_external_contact</Event>, text",
    "<Event>a b</Event><ChangeType>c</ChangeType>, unnamed/c",
    "<A>1</A>, unnamed"
  })
  void a_push_is_named_as_the_platform_names_it(String fields, String what) {
    assertThat(unmapped("<xml>" + fields + "<CreateTime>1700000000</CreateTime></xml>").what())
        .isEqualTo(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "<xml",
        "<!DOCTYPE xml><xml><a>1</a></xml>",
        "[1]",
        "{\"ExternalUserID\":\"\\ud800\"}",
        "{\"\\udc00\":1}",
        "<xml><a>&#xD800;</a></xml>",
        "<xml><a>&unknown;</a></xml>"
      })
  void authentic_text_of_no_known_form_is_kept_as_it_is(String plaintext) {
    Unmapped fact = unmapped(plaintext);
    assertThat(fact.what()).isEqualTo("unparseable");
    assertThat(fact.text()).isEqualTo(plaintext);
    assertThat(fact.mentions()).isEmpty();
  }

  @Test
  void a_contact_push_with_a_document_type_gives_no_contact() {
    String push =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
            + io.siyu.wecom.kit.ContactPush.added(Connection.CORP, "zhangsan", "&e;", AT).xml();
    assertThat(unmapped(push).what()).isEqualTo("unparseable");
  }

  @Test
  void a_message_never_shows_in_a_text_form() {
    Accepted accepted =
        accepted("<xml><MsgType>text</MsgType><Content>private words</Content></xml>");
    assertThat(accepted.toString() + accepted.events() + accepted.events().get(0).fact())
        .doesNotContain("private");
  }
}
