package io.siyu.miniprogram.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entry options as clients send them. */
class EntryTest {
  static Entry entry(int scene, String more) {
    return Entry.parse("{\"scene\":" + scene + more + "}");
  }

  @Test
  void all_fields_are_read() {
    Entry entry =
        Entry.parse(
            """
            {"path":"pages/item/index","scene":1037,"query":{"scene":"MA01","id":"9"},"shareTicket":"T",
             "referrerInfo":{"appId":"wxB","extraData":{"b":1,"a":"x"}},"chatType":3,
             "apiCategory":"default","forwardMaterials":[{"type":"text/html","name":"n"}],
             "hostExtraData":{"host_scene":"1001"},"whatever":{"later":[]}}
            """);

    assertThat(entry)
        .isEqualTo(
            new Entry(
                "pages/item/index",
                Scene.of(1037),
                Map.of("scene", "MA01", "id", "9"),
                "MA01",
                "T",
                "wxB",
                "{\"a\":\"x\",\"b\":1}",
                ChatType.WECHAT_GROUP,
                "default",
                List.of("{\"name\":\"n\",\"type\":\"text/html\"}"),
                "1001",
                Optional.empty(),
                List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"scene\":1047}",
        "{\"scene\":\"1047\"}",
        "{\"scene\":1047,\"query\":{},\"referrerInfo\":{},\"forwardMaterials\":[]}",
        "{\"scene\":1047,\"query\":null,\"referrerInfo\":null,\"chatType\":null,\"path\":null}",
        "\uFEFF{\"scene\":1047,\"hostExtraData\":{}}"
      })
  void what_is_not_told_is_empty_without_a_warning(String json) {
    Entry entry = Entry.parse(json);

    assertThat(entry.scene().code()).isEqualTo(1047);
    assertThat(entry.query()).isEmpty();
    assertThat(entry.referrer() + entry.referrerData() + entry.code() + entry.path()).isEmpty();
    assertThat(entry.chatType()).isEqualTo(ChatType.UNKNOWN);
    assertThat(entry.warnings()).isEmpty();
  }

  @Test
  void what_cannot_be_read_is_a_warning_and_the_rest_is_kept() {
    Entry entry =
        Entry.parse(
            """
            {"scene":1047,"path":7,"query":{"scene":"MA01","id":9,"list":["secret"]},"referrerInfo":"secret",
             "chatType":"secret","forwardMaterials":"secret","hostExtraData":[]}
            """);

    assertThat(entry.channel()).isEqualTo("MA01");
    assertThat(entry.query()).isEqualTo(Map.of("scene", "MA01", "id", "9"));
    assertThat(entry.warnings())
        .extracting(warning -> warning.substring(0, warning.indexOf(':')))
        .containsExactlyInAnyOrder(
            "/path",
            "/query/list",
            "/referrerInfo",
            "/chatType",
            "/forwardMaterials",
            "/hostExtraData");
    assertThat(entry.warnings().toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "7",
        "{}",
        "{\"scene\":null}",
        "{\"scene\":0}",
        "{\"scene\":-1}",
        "{\"scene\":99999999999}",
        "{\"scene\":\"1047x\"}",
        "{\"scene\":1047.5}",
        "{\"scene\":{}}"
      })
  void without_a_scene_value_it_is_no_entry(String json) {
    Entry entry = Entry.parse(json);

    assertThat(entry.scene().arrival()).isEqualTo(Scene.Arrival.NOBODY);
    assertThat(entry.channel()).isEmpty();
    assertThat(entry.warnings()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a%3D1%26b%3D2, a=1&b=2",
    "_-1NRUIPspring-poster, _-1NRUIPspring-poster",
    "a+b, a+b",
    "a%2Bb, a+b",
    "a%253D1, a%3D1",
    "%E6%B8%A0, 渠",
    "a=1, a=1"
  })
  void the_code_is_decoded_once(String carried, String code) {
    Entry entry = entry(1047, ",\"query\":{\"scene\":\"" + carried + "\"}");

    assertThat(entry.channel()).isEqualTo(code);
    assertThat(entry.query()).containsEntry("scene", carried);
    assertThat(entry.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"100%", "%zz", "%E6%B8", "a%2", "%-1"})
  void a_code_that_is_not_encoded_is_taken_as_it_came(String carried) {
    Entry entry = entry(1047, ",\"query\":{\"scene\":\"" + carried + "\"}");

    assertThat(entry.channel()).isEqualTo(carried);
    assertThat(entry.warnings()).singleElement().asString().startsWith("/query/scene");
  }

  @Test
  void what_no_link_carries_is_no_channel() {
    assertThat(entry(1047, ",\"query\":{\"scene\":\"" + "x".repeat(512) + "\"}").channel())
        .hasSize(512);
    for (String code : List.of("x".repeat(513), "a%00", "a%0A")) {
      Entry entry = entry(1047, ",\"query\":{\"scene\":\"" + code + "\"}");
      assertThat(entry.channel()).isEmpty();
      assertThat(entry.warnings()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1047, true", "1194, true", "1167, true", "1433, true", "1034, true", "1010, false",
    "1038, false", "1089, false", "1001, false", "1103, false", "1104, false", "1186, false",
    "1216, false", "1154, false", "1129, false"
  })
  void only_who_comes_anew_brings_a_channel(int scene, boolean brings) {
    Entry entry = entry(scene, ",\"query\":{\"scene\":\"MA01\"}");

    assertThat(entry.code()).isEqualTo("MA01");
    assertThat(entry.isNew()).isEqualTo(brings);
    assertThat(entry.channel()).isEqualTo(brings ? "MA01" : "");
  }

  @ParameterizedTest
  @CsvSource({
    "1007, 1, WECHAT_SINGLE_CHAT",
    "1007, 2, WECOM",
    "1008, 3, WECHAT_GROUP_CHAT",
    "1008, 4, WECOM",
    "1044, 4, WECOM",
    "1433, 4, WECOM",
    "1008, 5, WECHAT_GROUP_CHAT",
    "1433, 3, UNKNOWN",
    "1038, 4, RETURN",
    "1089, 2, RETURN",
    "1129, 2, NON_HUMAN",
    "1154, 2, MOMENTS"
  })
  void the_chat_tells_wecom_before_the_scene_does(int scene, int chat, TrafficSource source) {
    assertThat(entry(scene, ",\"chatType\":" + chat).source()).isEqualTo(source);
    assertThat(entry(scene, ",\"chatType\":\"" + chat + "\"").source()).isEqualTo(source);
  }

  @Test
  void a_group_stands_in_for_a_code_that_is_not_carried() {
    ChatGroup group = new ChatGroup("tG1", "", "oG1", ChatType.WECOM_GROUP);

    assertThat(entry(1044, "").in(group).channel()).isEqualTo("tG1");
    assertThat(entry(1044, "").in(group).source()).isEqualTo(TrafficSource.WECOM);
    assertThat(entry(1044, ",\"query\":{\"scene\":\"MA01\"}").in(group).channel())
        .isEqualTo("MA01");
    assertThat(entry(1010, "").in(group).channel()).isEmpty();
    assertThat(entry(1044, ",\"chatType\":3").in(group).source())
        .as("the entry's own word counts first")
        .isEqualTo(TrafficSource.WECHAT_GROUP_CHAT);
  }
}
