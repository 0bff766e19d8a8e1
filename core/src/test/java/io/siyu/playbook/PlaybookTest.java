package io.siyu.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.identity.KeyClass;
import io.siyu.identity.KeyType;
import io.siyu.json.Violations.Violation;
import io.siyu.pool.LinkPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PlaybookTest {
  private static final String FULL =
      """
      {"siyu":"playbook/1","version":"1","zone":"Asia/Shanghai","currency":"CNY",
       "identity":{"phone":{"limit":3,"blocked":["000"]},"memberno":{"single":false}},
       "trafficPools":[{"id":"moments","name":"朋友圈","kind":"SOCIAL","platform":"wechat"}],
       "userPools":[{"id":"guides","kind":"WECOM_CONTACTS","account":"wecom/c",
                     "capabilities":["ONE_TO_ONE","PUSH"]}],
       "channels":[{"code":"MA01","trafficPool":"moments","placement":"PRIVATIZING","userPools":["guides"]}],
       "products":[{"sku":"A","name":"面霜","roles":["PROFIT","LEAD_IN"],"price":9900,"unitCost":4000}],
       "stages":{"nurturedAfter":2,"leastOrder":100},
       "attribution":{"model":"LAST_TOUCH"},
       "erasure":{"orderYears":5,"requests":"CARRY_OUT"}}
      """;

  @Test
  void everything_is_read_as_written() {
    Playbook playbook = Playbook.parse(FULL);

    assertThat(playbook.zone().getId()).isEqualTo("Asia/Shanghai");
    assertThat(playbook.identity().of(KeyType.PHONE))
        .isEqualTo(new KeyRule(KeyClass.STRONG, false, 3, Set.of("000")));
    assertThat(playbook.identity().of(KeyType.MEMBER_NO).single()).isFalse();
    assertThat(playbook.identity().of(KeyType.UNION_ID).single()).isTrue();
    assertThat(playbook.userPool("wecom/c")).isEqualTo(playbook.userPool("guides"));
    assertThat(playbook.channel("MA01")).isPresent();
    assertThat(playbook.channel("MA1")).isEmpty();
    assertThat(playbook.stages()).isEqualTo(new StageRules(2, 100));
    assertThat(playbook.attribution()).isEqualTo(Attribution.LAST_TOUCH);
    assertThat(playbook.products().get(0).unitCost()).hasValue(4000);
    assertThat(playbook.erasure())
        .isEqualTo(
            new ErasurePolicy(
                ErasurePolicy.DEFAULT.orderGround(), 5, ErasurePolicy.Requests.CARRY_OUT));
  }

  @Test
  @DisplayName("P-1 what is written can be read back, equal")
  void round_trip() {
    Playbook playbook = Playbook.parse(FULL);
    assertThat(Playbook.parse(playbook.toJson())).isEqualTo(playbook);
    assertThat(Playbook.parse(playbook.toJson()).toJson()).isEqualTo(playbook.toJson());
    assertThat(Playbook.parse(FULL.replace("面霜", "乳液"))).isNotEqualTo(playbook);
  }

  @Test
  @DisplayName("P-2 every violation is reported at once, with its JSON pointer")
  void all_violations() {
    String broken =
        """
        {"siyu":"playbook/2","version":"","zone":"Mars/North","currency":"yuan",
         "identity":{"phone":{"limit":5000},"order":{"class":"STRONG","blocked":["1"]}},
         "trafficPools":[{"id":"a","kind":"SOCIAL"},{"id":"a","kind":"TELEPATHY"}],
         "userPools":[{"id":"g","kind":"SHOP"}],
         "channels":[{"code":"C","trafficPool":"z","placement":"PRIVATIZING","userPools":["y"]}],
         "products":[{"sku":"A","price":-1}],
         "stages":{"nurturedAfter":0},
         "erasure":{"orderYears":-1,"requests":"LATER"}}
        """;
    assertThat(violations(broken))
        .containsExactlyInAnyOrder(
            "/siyu",
            "/version",
            "/zone",
            "/currency",
            "/identity/phone/limit",
            "/identity/order/class",
            "/identity/order/blocked",
            "/trafficPools/1/kind",
            "/trafficPools",
            "/userPools/0/account",
            "/channels/0/trafficPool",
            "/channels/0/userPools",
            "/products/0/price",
            "/stages/nurturedAfter",
            "/erasure/orderYears",
            "/erasure/requests");
  }

  private static final String LINKED =
      FULL.replace(
          "\"products\":[{",
          """
          "links":[
           {"from":"moments","to":"guides","effectiveFrom":"2021-09-17T00:00:00+08:00"},
           {"from":"moments","to":"guides","scene":"group","open":false,
            "effectiveFrom":"2021-09-17T00:00:00+08:00"},
           {"from":"moments","to":"guides","scene":"group","effectiveFrom":"2021-11-29T00:00:00+08:00"}],
          "costs":{"returnedStock":false,
           "fulfilment":[{"effectiveFrom":"2026-01-01T00:00:00+08:00","perOrder":600}]},
          "products":[{"costChanges":[{"effectiveFrom":"2026-02-01T00:00:00+08:00","unitCost":4400}],
          """);

  @Test
  @DisplayName("P-4 links open scene by scene and day by day, and costs change from when on")
  void links() {
    Playbook playbook = Playbook.parse(LINKED);
    LinkPolicy links = playbook.links();
    Instant before = Instant.parse("2021-09-16T15:59:59Z");
    Instant trial = Instant.parse("2021-09-16T16:00:00Z");
    Instant open = Instant.parse("2021-11-28T16:00:00Z");
    assertThat(links.isOpen("moments", "guides", "chat", before)).isEmpty();
    assertThat(links.isOpen("moments", "guides", "chat", trial)).contains(true);
    assertThat(links.isOpen("moments", "guides", "group", trial)).contains(false);
    assertThat(links.isOpen("moments", "guides", "group", open)).contains(true);
    assertThat(links.isOpen("guides", "moments", "chat", open)).isEmpty();
    assertThat(playbook.costs().fulfilment(open)).isZero();
    assertThat(playbook.costs().fulfilment(Instant.parse("2026-01-01T00:00:00Z"))).isEqualTo(600);
    assertThat(playbook.products().get(0).unitCost(Instant.parse("2026-01-31T15:59:59Z")))
        .hasValue(4000);
    assertThat(playbook.products().get(0).unitCost(Instant.parse("2026-01-31T16:00:00Z")))
        .hasValue(4400);
    assertThat(Playbook.parse(playbook.toJson())).isEqualTo(playbook);
  }

  @Test
  @DisplayName("P-4, P-2 links and costs that cannot be are violations")
  void impossible_links() {
    assertThatThrownBy(
            () ->
                Playbook.parse(
                    LINKED
                        .replace("\"to\":\"guides\",\"eff", "\"to\":\"nowhere\",\"eff")
                        .replace("2021-11-29", "2020-11-29")
                        .replace("\"perOrder\":600", "\"perOrder\":1000000000001")
                        .replace("\"unitCost\":4400", "\"unitCost\":-1")))
        .isInstanceOfSatisfying(
            PlaybookException.class,
            e ->
                assertThat(e.violations().toString())
                    .contains(
                        "/links/0/to",
                        "/links",
                        "/costs/fulfilment/0/perOrder",
                        "/products/0/costChanges/0/unitCost"));
  }

  @Test
  @DisplayName("P-1 the rules that the README shows are ones")
  void readme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String section = readme.substring(readme.indexOf("## Tiers, points, standing"));
    String json = section.substring(section.indexOf("```json") + 7);
    String rules = json.substring(json.indexOf('{') + 1, json.indexOf("```"));
    Playbook playbook =
        Playbook.parse(
            "{\"siyu\":\"playbook/1\",\"version\":\"1\",\"zone\":\"Asia/Shanghai\",\"currency\":\"CNY\","
                + rules);
    assertThat(playbook.points()).hasSize(2);
    assertThat(playbook.tiers().policies()).hasSize(1);
    assertThat(playbook.segments()).hasSize(1);
    assertThat(Playbook.parse(playbook.toJson())).isEqualTo(playbook);
  }

  @Test
  @DisplayName("P-3 a field that nobody knows is a violation, at any depth")
  void unknown_fields() {
    assertThat(violations(FULL.replace("\"limit\":3", "\"limit\":3,\"strict\":true")))
        .containsExactly("/identity/phone/strict");
    assertThat(violations(FULL.replace("\"version\":\"1\"", "\"version\":\"1\",\"ladder\":[]")))
        .containsExactly("/ladder");
    assertThat(violations(FULL.replace("\"phone\"", "\"fax\""))).contains("/identity/fax");
  }

  @Test
  @DisplayName("D-4 a demand for deletion waits for the host unless the playbook says otherwise")
  void demands_wait() {
    String silent = FULL.replace(",\"requests\":\"CARRY_OUT\"", "");
    assertThat(Playbook.parse(silent).erasure().requests())
        .isEqualTo(ErasurePolicy.Requests.CONFIRM);
  }

  @Test
  void text_that_is_not_json_is_refused_without_being_quoted() {
    assertThatThrownBy(() -> Playbook.parse("{\"secret\": zzz}"))
        .isInstanceOf(PlaybookException.class)
        .message()
        .contains("not valid JSON")
        .doesNotContain("zzz");
  }

  private static List<String> violations(String json) {
    try {
      Playbook.parse(json);
      return List.of();
    } catch (PlaybookException e) {
      return e.violations().stream().map(Violation::pointer).toList();
    }
  }
}
