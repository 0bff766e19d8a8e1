package io.siyu.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.GroupChanged;
import io.siyu.event.GroupChanged.Change;
import io.siyu.event.PullRequested;
import io.siyu.event.StewardRenamed;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.GroupChat;
import io.siyu.identity.IdentityKey;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Secret;
import io.siyu.spi.Translation.Accepted;
import io.siyu.wecom.kit.WeComKit;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationTest {
  private static final String POOL = "wecom/" + Connection.CORP;
  private static final long SECONDS = 1403610513;
  private static final Instant AT = Instant.ofEpochSecond(SECONDS);

  private final PlatformAdapter own = Connection.adapter(Connection.json());
  private final WeComKit kit = Connection.kit();

  private static String event(String family, String fields) {
    StringBuilder out = new StringBuilder("<xml><CreateTime>" + SECONDS + "</CreateTime>");
    out.append("<MsgType>event</MsgType><Event>").append(family).append("</Event>");
    for (String field : fields.split(";")) {
      String name = field.substring(0, field.indexOf('='));
      String value = field.substring(field.indexOf('=') + 1);
      out.append('<').append(name).append('>').append(value).append("</").append(name).append('>');
    }
    return out.append("</xml>").toString();
  }

  private Accepted accepted(String plaintext) {
    return Connection.accepted(own, kit.deliver(plaintext, Connection.AT));
  }

  private Event event(String plaintext) {
    return Connection.event(own, kit.deliver(plaintext, Connection.AT));
  }

  @Test
  void a_doorbell_of_customer_service_asks_to_fetch_with_a_token_that_is_not_kept() {
    Accepted accepted = accepted(event("kf_msg_or_event", "Token=TOKEN;OpenKfId=wk1"));
    Event event = accepted.events().get(0);
    assertThat(event.fact()).isEqualTo(new PullRequested("kf/sync_msg"));
    assertThat(event.key()).isEqualTo("kf:" + Connection.CORP + ":wk1:" + SECONDS);
    assertThat(event.subject()).isEqualTo(new AccountSubject(POOL + "/wk1"));
    assertThat(event.approximate()).isFalse();
    assertThat(accepted.secrets())
        .containsExactly(new Secret("Token", "TOKEN", AT.plusSeconds(600)));
    assertThat(EventJson.encode(event)).doesNotContain("TOKEN");
    assertThat(event(event("kf_msg_or_event", "Token=OTHER;OpenKfId=wk1"))).isEqualTo(event);
  }

  @Test
  void a_doorbell_of_no_account_cannot_be_answered_and_is_kept_as_it_is() {
    Accepted accepted = accepted(event("kf_msg_or_event", "Token=TOKEN"));
    assertThat(accepted.events().get(0).fact()).isInstanceOf(Unmapped.class);
    assertThat(accepted.warnings()).containsExactly("kf_msg_or_event lacks OpenKfId");
    assertThat(accepted.secrets()).hasSize(1);
  }

  @Test
  void a_doorbell_of_the_archive_is_the_same_through_whatever_app_it_comes() {
    Event event = event(event("msgaudit_notify", "AgentID=2000004"));
    assertThat(event.fact()).isEqualTo(new PullRequested("GetChatData"));
    assertThat(event.key()).isEqualTo("chatdata:" + Connection.CORP + ":" + SECONDS);
    assertThat(event.subject()).isEqualTo(new AccountSubject(POOL));
    assertThat(event(event("msgaudit_notify", "AgentID=7"))).isEqualTo(event);
  }

  @Test
  void the_first_message_of_a_customer_is_an_inbound_engagement() {
    String start = "ChangeType=customer_start_chat;UserID=zhangsan;ExternalUserID=wo1;LinkId=ca:1";
    Event event = event(event("customer_acquisition", start));
    assertThat(event.fact()).isEqualTo(new Engaged(POOL, "message", Engaged.Direction.INBOUND));
    assertThat(event.subject()).isEqualTo(IdentityKey.externalUserId("corp-a", "wo1"));
    assertThat(event.key())
        .isEqualTo("chat-started:" + Connection.CORP + ":zhangsan:wo1:ca%3A1:" + SECONDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UserID=zhangsan", "ExternalUserID=wo1"})
  void without_both_people_it_is_kept_as_it_is(String one) {
    Accepted accepted =
        accepted(event("customer_acquisition", "ChangeType=customer_start_chat;LinkId=c;" + one));
    assertThat(accepted.events().get(0).fact()).isInstanceOf(Unmapped.class);
    assertThat(accepted.warnings()).hasSize(1);
  }

  @Test
  void a_later_message_asks_who_it_was_with_a_key_for_half_an_hour() {
    String push =
        event("customer_acquisition", "ChangeType=message_from_customer;LinkId=ca1;ChatKey=KEY");
    Accepted accepted = accepted(push);
    Event event = accepted.events().get(0);
    assertThat(event.fact())
        .isEqualTo(new PullRequested("externalcontact/customer_acquisition/get_chat_info"));
    assertThat(event.subject()).isEqualTo(new AccountSubject(POOL));
    assertThat(event.approximate()).isTrue();
    assertThat(accepted.secrets())
        .containsExactly(new Secret("ChatKey", "KEY", AT.plusSeconds(1800)));
    assertThat(EventJson.encode(event)).doesNotContain("KEY");
    assertThat(event(push.replace("KEY", "OTHER"))).isEqualTo(event);
  }

  @Test
  void a_later_message_of_the_old_form_says_who_it_was() {
    Event event =
        event(
            event(
                "customer_acquisition",
                "ChangeType=message_from_customer;UserID=zhangsan;ExternalUserID=wo1;LinkId=ca1;"
                    + "ChatKey=KEY;ChatSeq=3"));
    assertThat(event.subject()).isEqualTo(IdentityKey.externalUserId("corp-a", "wo1"));
    assertThat(event.approximate()).isFalse();
    assertThat(event.key())
        .isEqualTo("customer-message:" + Connection.CORP + ":ca1:zhangsan:wo1:3:" + SECONDS);
  }

  private static String membersPush(String change, String scene) {
    return event("change_external_chat", "ChangeType=update;ChatId=wr1;UpdateDetail=" + change)
        .replace(
            "</xml>",
            scene
                + "<MemChangeList><Item>Rose</Item><Item>Jack</Item></MemChangeList>"
                + "<LastMemVer>9c3f</LastMemVer><CurMemVer>7122</CurMemVer></xml>");
  }

  @Test
  void a_group_tells_who_came_and_the_versions_before_and_after() {
    Event event = event(membersPush("add_member", "<JoinScene>3</JoinScene>"));
    assertThat(event.fact())
        .isEqualTo(
            new GroupChanged(Change.JOINED, List.of("Jack", "Rose"), "9c3f", "7122", "qr_code"));
    assertThat(event.subject()).isEqualTo(new GroupChat(POOL, "wr1"));
    assertThat(event.key())
        .isEqualTo("chat:" + Connection.CORP + ":wr1:joined:9c3f:7122:" + SECONDS);
  }

  @Test
  void versions_of_other_changes_are_not_followed() {
    Event event =
        event(
            event(
                "change_external_chat",
                "ChangeType=update;ChatId=wr1;UpdateDetail=change_name;JoinScene=0;"
                    + "MemChangeCnt=2;LastMemVer=6ebe;CurMemVer=1572"));
    assertThat(event.fact()).isEqualTo(GroupChanged.of(Change.NAME));
  }

  @Test
  void members_who_went_went_by_themselves_or_were_removed() {
    assertThat(event(membersPush("del_member", "<QuitScene>1</QuitScene>")).fact())
        .isEqualTo(
            new GroupChanged(Change.LEFT, List.of("Jack", "Rose"), "9c3f", "7122", "removed"));
  }

  /** Two things that happened in one second, and that a rule by sender and second takes for one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "change_external_contact | ChangeType=add_external_contact;UserID=a;ExternalUserID=wo1"
            + " | ChangeType=add_external_contact;UserID=a;ExternalUserID=wo2",
        "change_external_contact | ChangeType=del_external_contact;UserID=a;ExternalUserID=wo1"
            + " | ChangeType=add_external_contact;UserID=a;ExternalUserID=wo1",
        "change_external_contact | ChangeType=transfer_fail;UserID=a;ExternalUserID=wo1;FailReason=customer_refused"
            + " | ChangeType=transfer_fail;UserID=b;ExternalUserID=wo1;FailReason=customer_refused",
        "change_external_chat | ChangeType=update;ChatId=wr1;UpdateDetail=add_member;CurMemVer=2"
            + " | ChangeType=update;ChatId=wr1;UpdateDetail=del_member;CurMemVer=3",
        "kf_msg_or_event | OpenKfId=wk1;Token=T | OpenKfId=wk2;Token=T",
        "customer_acquisition | ChangeType=friend_request;LinkId=ca1;State=s"
            + " | ChangeType=friend_request;LinkId=ca2;State=s",
        "customer_acquisition | ChangeType=customer_start_chat;UserID=a;ExternalUserID=wo1;LinkId=ca1"
            + " | ChangeType=customer_start_chat;UserID=a;ExternalUserID=wo2;LinkId=ca1",
        "customer_acquisition | ChangeType=message_from_customer;LinkId=ca1;ChatKey=K"
            + " | ChangeType=message_from_customer;LinkId=ca2;ChatKey=K",
        "change_external_tag | ChangeType=create;Id=et1;TagType=tag"
            + " | ChangeType=create;Id=et2;TagType=tag_group",
        "living_status_change | FromUserName=a;LivingId=lv1;Status=1"
            + " | FromUserName=a;LivingId=lv2;Status=1",
        "change_external_chat | SuiteId=ww4;ChangeType=create;ChatId=wr1"
            + " | SuiteId=ww4;ChangeType=create;ChatId=wr2"
      })
  void what_happens_in_one_second_stays_two_events(String family, String one, String two) {
    Event first = event(event(family, one));
    Event second = event(event(family, two));
    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(first.key()).isNotEqualTo(second.key());
    assertThat(Connection.event(own, kit.again(event(family, one), AT, 1))).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"open_profile", "friend_request"})
  void an_anonymous_click_is_marked_as_approximate(String change) {
    String click = "ChangeType=" + change + ";LinkId=ca1;State=s";
    Event event = event(event("customer_acquisition", click));
    assertThat(event.approximate()).isTrue();
    assertThat(event(event("customer_acquisition", click))).isEqualTo(event);
    String told = "ChangeType=delete_link;LinkId=ca1";
    assertThat(event(event("customer_acquisition", told)).approximate()).isFalse();
  }

  @Test
  void an_employee_with_another_id_is_renamed() {
    String renamed = "ChangeType=update_user;UserID=zhangsan;NewUserID=lisi";
    Event event = event(event("change_contact", renamed));
    assertThat(event.fact()).isEqualTo(new StewardRenamed("zhangsan", "lisi"));
    assertThat(event.subject()).isEqualTo(new AccountSubject(POOL));
    assertThat(event.key()).isEqualTo("renamed:" + Connection.CORP + ":zhangsan:lisi:" + SECONDS);
    String same = "ChangeType=update_user;UserID=zhangsan;NewUserID=zhangsan";
    assertThat(event(event("change_contact", same)).fact()).isInstanceOf(Unmapped.class);
  }

  @Test
  void what_happens_at_two_corps_in_one_second_stays_two_events() {
    PlatformAdapter other = Connection.adapter(Connection.json().put("corp", "ww2"));
    for (Row row : Rows.all().filter(r -> r.comes() != Row.Comes.TO_SUITES).toList()) {
      String push = row.forms().get(0);
      Event here = event(push);
      Event there = Connection.event(other, kit.deliver(push, AT));
      assertThat(there.key()).isNotEqualTo(here.key());
      assertThat(there.id()).isNotEqualTo(here.id());
    }
  }
}
