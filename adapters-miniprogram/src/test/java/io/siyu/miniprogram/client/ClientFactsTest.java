package io.siyu.miniprogram.client;

import static io.siyu.miniprogram.client.Sealed.APPID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.Siyu;
import io.siyu.code.Carrier;
import io.siyu.code.ChannelCodec;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.Identified;
import io.siyu.event.MalformedEventException;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Touched;
import io.siyu.identity.IdentityKey;
import io.siyu.member.Member;
import io.siyu.playbook.Playbook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The events of client data, and what they make of a member. */
class ClientFactsTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final String OPENID = "oUSER000000000000000000000001";
  private static final IdentityKey PERSON = IdentityKey.openId(APPID, OPENID);
  private static final IdentityKey UNION = IdentityKey.unionId("open-1", "u:1");
  private static final String ANSWER =
      "{\"openid\":\"" + OPENID + "\",\"session_key\":\"" + Sealed.KEY + "\",\"unionid\":\"u:1\"}";
  private static final PhoneHash HASH =
      new PhoneHash("phones", "0123456789abcdef".getBytes(StandardCharsets.UTF_8));
  private static final String PHONE =
      AnswersTest.phone("\"purePhoneNumber\":\"13000000000\",\"countryCode\":\"86\"");

  private final ClientFacts facts = new ClientFacts(APPID, "open-1");

  private static Event only(ClientEvents events) {
    assertThat(events.warnings()).isEmpty();
    assertThat(events.events()).hasSize(1);
    return events.events().get(0);
  }

  private Event entered(int scene, String more) {
    return only(facts.entered(OPENID, EntryTest.entry(scene, more), AT));
  }

  @Test
  void a_login_with_a_unionid_identifies_by_the_platforms_word() throws MalformedEventException {
    Event event = only(facts.loggedIn(LoginAnswer.parse(ANSWER), AT));

    assertThat(event.subject()).isEqualTo(PERSON);
    assertThat(event.claims()).containsExactly(Claim.same(UNION));
    assertThat(event.fact()).isEqualTo(new Identified("sns/jscode2session"));
    assertThat(event.provenance()).isEqualTo(Provenance.SNAPSHOT);
    assertThat(event.occurredAt()).isEqualTo(AT);
    assertThat(event.source()).isEqualTo(new Source("weixin/" + APPID));
    assertThat(event.key()).isEqualTo("identified:" + APPID + ":" + OPENID + ":u%3A1");
    assertThat(EventJson.encode(event)).doesNotContain(Sealed.KEY);
    assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
  }

  @Test
  void a_unionid_of_an_unnamed_open_platform_account_is_a_warning_and_nobodys() {
    ClientEvents events = new ClientFacts(APPID, "").loggedIn(LoginAnswer.parse(ANSWER), AT);

    assertThat(events.events()).isEmpty();
    assertThat(events.warnings()).singleElement().asString().contains("开放平台").doesNotContain("u:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"errcode\":40029}", "{\"unionid\":\"u\"}", "x"})
  void an_answer_that_is_no_login_passes_its_warnings_on(String json) {
    LoginAnswer login = LoginAnswer.parse(json);

    assertThat(facts.loggedIn(login, AT)).isEqualTo(new ClientEvents(List.of(), login.warnings()));
    assertThat(login.warnings()).isNotEmpty();
  }

  @Test
  void a_login_without_a_unionid_connects_nothing() {
    String json = ANSWER.replace(",\"unionid\":\"u:1\"", "");

    assertThat(facts.loggedIn(LoginAnswer.parse(json), AT))
        .isEqualTo(new ClientEvents(List.of(), List.of()));
  }

  @Test
  void a_phone_number_that_wechat_answered_is_the_platforms_word_and_hashed() {
    PhoneAnswer answer = PhoneAnswer.parse(PHONE, APPID);
    Event event = only(facts.phone(OPENID, answer, HASH, AT));

    IdentityKey key = HASH.key(new PhoneNumber("+8613000000000"));
    assertThat(event.subject()).isEqualTo(PERSON);
    assertThat(event.claims()).containsExactly(Claim.same(key));
    assertThat(event.provenance()).isEqualTo(Provenance.SNAPSHOT);
    assertThat(event.fact()).isEqualTo(new Identified("wxa/business/getuserphonenumber"));
    assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_760_000_000));
    assertThat(event.key())
        .isEqualTo("identified:" + APPID + ":" + OPENID + ":phones:" + key.value());
    assertThat(EventJson.encode(event)).doesNotContain("13000000000");
  }

  @Test
  void a_phone_number_through_the_client_is_the_clients_word_under_the_same_key() {
    PhoneAnswer sealed = PhoneAnswer.of(Sealed.vector("D1_phone").opened());
    Event event = only(facts.phone(OPENID, sealed, HASH, AT));

    assertThat(event.provenance()).isEqualTo(Provenance.SELF);
    assertThat(event.fact()).isEqualTo(new Identified("getPhoneNumber"));
    assertThat(event.key())
        .isEqualTo(only(facts.phone(OPENID, PhoneAnswer.parse(PHONE, APPID), HASH, AT)).key());
  }

  @Test
  void a_phone_number_without_a_time_is_dated_by_the_host() {
    PhoneAnswer answer = PhoneAnswer.parse(PHONE.replace("\"timestamp\":1760000000,", ""), APPID);

    assertThat(only(facts.phone(OPENID, answer, HASH, AT)).occurredAt()).isEqualTo(AT);
  }

  @Test
  void an_answer_without_a_number_gives_none() {
    ClientEvents events =
        facts.phone(OPENID, PhoneAnswer.parse("{\"errcode\":40029}", APPID), HASH, AT);

    assertThat(events.events()).isEmpty();
    assertThat(events.warnings()).hasSize(1);
  }

  @Test
  void an_entry_is_a_touch_of_whom_the_session_names() {
    Event event =
        entered(
            1047, ",\"query\":{\"scene\":\"MA%3A01\",\"openid\":\"oOTHER\"},\"openid\":\"oOTHER\"");

    assertThat(event.subject()).isEqualTo(PERSON);
    assertThat(event.claims()).isEmpty();
    assertThat(event.fact()).isEqualTo(new Touched("MA:01", "", "1047", true));
    assertThat(event.provenance()).isEqualTo(Provenance.SELF);
    assertThat(event.occurredAt()).isEqualTo(AT);
    assertThat(event.key())
        .isEqualTo(
            "entered:" + APPID + ":" + OPENID + ":1047:MA%3A01:" + AT.getEpochSecond() / 300);
  }

  @Test
  void the_traffic_pool_is_the_hosts() {
    Event event = only(facts.entered(OPENID, EntryTest.entry(1045, ""), "moments", AT));

    assertThat(event.fact()).isEqualTo(new Touched("", "moments", "1045", true));
  }

  @ParameterizedTest
  @ValueSource(ints = {1010, 1038, 1089, 1103, 1216})
  void who_comes_back_is_no_new_touch_and_brings_no_channel(int scene) {
    assertThat(entered(scene, ",\"query\":{\"scene\":\"MA01\"}").fact())
        .isEqualTo(new Touched("", "", Integer.toString(scene), false));
  }

  @ParameterizedTest
  @ValueSource(ints = {1154, 1017, 1030, 1059, 1101, 1129, 1203, 1217, 1408})
  void nobody_comes_by_single_pages_crawlers_and_tools(int scene) {
    Entry entry = EntryTest.entry(scene, ",\"query\":{\"scene\":\"MA01\"}");

    assertThat(facts.entered(OPENID, entry, AT)).isEqualTo(new ClientEvents(List.of(), List.of()));
  }

  @Test
  void an_entry_without_a_scene_value_is_a_warning() {
    ClientEvents events = facts.entered(OPENID, Entry.parse("{\"path\":\"p\"}"), AT);

    assertThat(events.events()).isEmpty();
    assertThat(events.warnings()).singleElement().asString().startsWith("/scene");
  }

  @Test
  void a_link_is_one_way_in_whether_it_is_opened_in_wechat_or_outside() {
    for (int scene : List.of(1194, 1167)) {
      Entry entry = EntryTest.entry(scene, ",\"query\":{\"scene\":\"MA01\"}");
      assertThat(entry.source()).isEqualTo(TrafficSource.EXTERNAL_APP_OR_WEB);
      assertThat(entry.channel()).isEqualTo("MA01");
    }
  }

  @Test
  void an_entry_shown_again_within_five_minutes_is_one() {
    Entry entry = EntryTest.entry(1047, "");
    String key = only(facts.entered(OPENID, entry, AT)).key();

    assertThat(only(facts.entered(OPENID, entry, AT.plusSeconds(299))).key()).isEqualTo(key);
    assertThat(only(facts.entered(OPENID, entry, AT.plusSeconds(300))).key()).isNotEqualTo(key);
    assertThat(only(facts.entered("oOTHER", entry, AT)).key()).isNotEqualTo(key);
    assertThat(entered(1048, "").key()).isNotEqualTo(key);
    assertThat(entered(1047, ",\"query\":{\"scene\":\"MA01\"}").key()).isNotEqualTo(key);
  }

  @Test
  void a_mini_program_needs_an_appid() {
    assertThatThrownBy(() -> new ClientFacts("", "open-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("appid");
  }

  @Test
  void a_favourite_of_last_year_does_not_take_the_channel_from_who_brought_the_person() {
    Siyu siyu =
        Siyu.builder()
            .playbook(
                Playbook.parse(
                    """
                    {"siyu":"playbook/1","version":"1","zone":"Asia/Shanghai","currency":"CNY",
                     "trafficPools":[{"id":"moments","kind":"SOCIAL"}],
                     "userPools":[{"id":"mini","kind":"OTHER","account":"weixin/wx0000000000000001",
                       "capabilities":["PUSH"]}],
                     "channels":[
                      {"code":"spring","trafficPool":"moments","placement":"PRIVATIZING","userPools":["mini"]},
                      {"code":"autumn","trafficPool":"moments","placement":"PRIVATIZING","userPools":["mini"]}]}
                    """))
            .build();
    String carried = ChannelCodec.encode("spring", Carrier.MINIPROGRAM_SCENE);
    String old = ChannelCodec.encode("autumn", Carrier.MINIPROGRAM_SCENE);
    siyu.ingest(facts.loggedIn(LoginAnswer.parse(ANSWER), AT).events());
    siyu.ingest(
        facts
            .entered(
                OPENID, EntryTest.entry(1047, ",\"query\":{\"scene\":\"" + carried + "\"}"), AT)
            .events());
    siyu.ingest(
        facts
            .entered(
                OPENID,
                EntryTest.entry(1010, ",\"query\":{\"scene\":\"" + old + "\"}"),
                AT.plusSeconds(86_400))
            .events());

    Member member = siyu.member(UNION, AT.plusSeconds(864_000)).orElseThrow();

    assertThat(member.keys()).containsExactlyInAnyOrder(PERSON, UNION);
    assertThat(member.touches()).hasSize(2);
    assertThat(member.lastTouch().orElseThrow().channel()).isEqualTo("spring");
  }
}
