package io.siyu.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Unmapped;
import io.siyu.push.Hidden;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Secret;
import io.siyu.spi.Translation.Accepted;
import io.siyu.wecom.event.AcquisitionEvent;
import io.siyu.wecom.event.AppEvent;
import io.siyu.wecom.event.ContactEvent;
import io.siyu.wecom.event.DirectoryEvent;
import io.siyu.wecom.event.GroupEvent;
import io.siyu.wecom.event.KfEvent;
import io.siyu.wecom.event.Message;
import io.siyu.wecom.event.PaymentEvent;
import io.siyu.wecom.event.SuiteEvent;
import io.siyu.wecom.event.WeComEvent;
import io.siyu.wecom.event.WeComPush;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes as documentation, fixtures and production show them, with what is odd about each. */
class ProductionPushesTest {
  private static final Instant RECEIVED = Instant.parse("2026-03-01T02:00:00Z");

  private static WeComPush read(String text) {
    return WeComDecoder.decode(text, RECEIVED).orElseThrow();
  }

  private static String event(String family, String fields) {
    return "<xml><ToUserName>ww1</ToUserName><FromUserName>sys</FromUserName><CreateTime>1403610513"
        + "</CreateTime><MsgType>event</MsgType><Event>%s</Event>%s</xml>"
            .formatted(family, fields);
  }

  private static String infoType(String family, String fields) {
    return "<xml><SuiteId>ww4</SuiteId><InfoType>%s</InfoType><TimeStamp>1403610513</TimeStamp>%s</xml>"
        .formatted(family, fields);
  }

  @Test
  void the_official_group_sample_contradicts_itself_three_times() {
    WeComPush push =
        read(
            """
            <xml>
              <ToUserName><![CDATA[ww55ca070cb9b7eb22]]></ToUserName>
              <FromUserName><![CDATA[sys]]></FromUserName>
              <CreateTime>1403610513</CreateTime>
              <MsgType><![CDATA[event]]></MsgType>
              <Event><![CDATA[change_external_chat]]></Event>
              <ChatId><![CDATA[wrx7HUARsKwGRaQBVKPBTcEyzdHA4HrQ]]></ChatId>
              <ChangeType><![CDATA[update]]></ChangeType>
              <UpdateDetail><![CDATA[add_member]]></UpdateDetail>
              <JoinScene>1</JoinScene>
              <QuitScene>0</QuitScene>
              <MemChangeCnt>10</MemChangeCnt>
              <MemChangeList>
                <Item>Jack</Item>
                <Item>Rose</Item>
              </MemChangeList>
              <LastMemVer>9c3f97c2ada667dfb5f6d03308d963e1</LastMemVer>
              <CurMemVer>71217227bbd112ecfe3a49c482195cb4</CurMemVer>
            </xml>
            """);
    assertThat(push.event())
        .isEqualTo(
            new GroupEvent.Updated(
                "wrx7HUARsKwGRaQBVKPBTcEyzdHA4HrQ",
                GroupEvent.Detail.ADD_MEMBER,
                Optional.of(GroupEvent.JoinScene.UNKNOWN),
                Optional.of(GroupEvent.QuitScene.LEFT),
                Optional.of(10L),
                List.of(new Hidden("Jack"), new Hidden("Rose")),
                "9c3f97c2ada667dfb5f6d03308d963e1",
                "71217227bbd112ecfe3a49c482195cb4"));
    assertThat(push.warnings())
        .containsExactly(
            "change_external_chat/update: JoinScene is not known",
            "change_external_chat/update: JoinScene or QuitScene is of the opposite change",
            "change_external_chat/update: MemChangeCnt is not the length of MemChangeList");
  }

  @Test
  void a_group_push_of_production_has_CDATA_in_its_lists_and_no_sensible_time() {
    WeComPush push =
        read(
            "<xml><ToUserName><![CDATA[c2e112dad808119117371bbcd6]]></ToUserName><FromUserName>"
                + "<![CDATA[sys]]></FromUserName><CreateTime>9811170016713</CreateTime><MsgType>"
                + "<![CDATA[event]]></MsgType><Event><![CDATA[change_external_chat]]></Event><ChatId>"
                + "<![CDATA[wrxUBwDQAAa44T11Ziaed811rhUr8-3Igmug]]></ChatId><ChangeType>"
                + "<![CDATA[update]]></ChangeType><UpdateDetail><![CDATA[add_member]]></UpdateDetail>"
                + "<JoinScene>3</JoinScene><MemChangeCnt>1</MemChangeCnt><MemChangeList><Item>"
                + "<![CDATA[wmxUBwDQAAO-Hn5_wFJz4wvo5TxLFibw]]></Item></MemChangeList><LastMemVer>"
                + "<![CDATA[5807afd2ab75771d5e8ac623f534ac0b]]></LastMemVer><CurMemVer>"
                + "<![CDATA[ea36e8b6062b803cda0ee45e9418d637]]></CurMemVer></xml>");
    assertThat(push.event())
        .isEqualTo(
            new GroupEvent.Updated(
                "wrxUBwDQAAa44T11Ziaed811rhUr8-3Igmug",
                GroupEvent.Detail.ADD_MEMBER,
                Optional.of(GroupEvent.JoinScene.QR_CODE),
                Optional.empty(),
                Optional.of(1L),
                List.of(new Hidden("wmxUBwDQAAO-Hn5_wFJz4wvo5TxLFibw")),
                "5807afd2ab75771d5e8ac623f534ac0b",
                "ea36e8b6062b803cda0ee45e9418d637"));
    assertThat(push.header().happenedAt()).isEmpty();
    assertThat(push.warnings()).hasSize(1);
  }

  @Test
  void a_change_of_name_in_production_carries_what_only_changes_of_members_should() {
    WeComPush push =
        read(
            """
            <xml>
            <ToUserName><![CDATA[wwea4ccebadeefd11a]]></ToUserName>
            <FromUserName><![CDATA[sys]]></FromUserName>
            <CreateTime>1700642907</CreateTime>
            <MsgType><![CDATA[event]]></MsgType>
            <Event><![CDATA[change_external_chat]]></Event>
            <ChatId><![CDATA[wree9uDgAAfxkLu5-lEbsmQBjsb7V8Cg]]></ChatId>
            <ChangeType><![CDATA[update]]></ChangeType>
            <UpdateDetail><![CDATA[change_name]]></UpdateDetail>
            <JoinScene>0</JoinScene>
            <MemChangeCnt>2</MemChangeCnt>
            <LastMemVer><![CDATA[6ebe7c3f89cb839ec2e1720f04eae2e0]]></LastMemVer>
            <CurMemVer><![CDATA[15722766561cf8bce92480a3d1457654]]></CurMemVer>
            </xml>
            """);
    assertThat(push.event())
        .isEqualTo(
            new GroupEvent.Updated(
                "wree9uDgAAfxkLu5-lEbsmQBjsb7V8Cg",
                GroupEvent.Detail.CHANGE_NAME,
                Optional.of(GroupEvent.JoinScene.INVITED),
                Optional.empty(),
                Optional.of(2L),
                List.of(),
                "6ebe7c3f89cb839ec2e1720f04eae2e0",
                "15722766561cf8bce92480a3d1457654"));
    assertThat(push.warnings()).isEmpty();
  }

  @Test
  void the_official_doorbell_of_customer_service_names_no_sender() {
    WeComPush push =
        read(
            "<xml><ToUserName><![CDATA[ww12345678910]]></ToUserName><CreateTime>1348831860</CreateTime>"
                + "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event><Token>"
                + "<![CDATA[ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR]]></Token><OpenKfId>"
                + "<![CDATA[wkxxxxxxx]]></OpenKfId></xml>");
    Instant at = Instant.ofEpochSecond(1348831860);
    Secret token =
        new Secret("Token", "ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR", at.plusSeconds(600));
    assertThat(push.event()).isEqualTo(new KfEvent.Doorbell("wkxxxxxxx", Optional.of(token)));
    assertThat(push.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<AuthAddOpenKfId>wk1</AuthAddOpenKfId><AuthDelOpenKfId>wk3</AuthDelOpenKfId>"
            + "<AuthAddOpenKfId><![CDATA[wk2]]></AuthAddOpenKfId>",
        "<AuthAddOpenKfId> wk1 </AuthAddOpenKfId><AuthAddOpenKfId/><AuthAddOpenKfId>wk2"
            + "</AuthAddOpenKfId><AuthDelOpenKfId>wk3</AuthDelOpenKfId>"
      })
  void siblings_of_one_name_are_a_list_wherever_they_stand(String fields) {
    assertThat(read(event("kf_account_auth_change", fields)).event())
        .isEqualTo(new KfEvent.AccountsChanged(List.of("wk1", "wk2"), List.of("wk3")));
  }

  @Test
  void a_suite_ticket_begins_its_InfoType_with_a_space() {
    WeComPush push =
        read(
            "<xml><SuiteId><![CDATA[ww4asffe99e54c0f4c]]></SuiteId><InfoType> <![CDATA[suite_ticket]]>"
                + "</InfoType><TimeStamp>1403610513</TimeStamp><SuiteTicket><![CDATA[asdfasfdasdf]]>"
                + "</SuiteTicket></xml>");
    Secret ticket = new Secret("SuiteTicket", "asdfasfdasdf", Row.AT.plusSeconds(1800));
    assertThat(push.event()).isEqualTo(new SuiteEvent.Ticket(Optional.of(ticket)));
    assertThat(push.header().family()).isEqualTo("suite_ticket");
    assertThat(push.header().suiteId()).isEqualTo("ww4asffe99e54c0f4c");
  }

  @Test
  void a_consent_to_migration_comes_as_JSON() {
    WeComPush push =
        read(
            "{\"AuthCorpId\":\"wwa\",\"InfoType\":\"agree_external_userid_migration\","
                + "\"ServiceCorpId\":\"wwp\",\"TimeStamp\":1403610513}");
    assertThat(push.event()).isEqualTo(new SuiteEvent.MigrationAgreed("wwp"));
    assertThat(push.header().authCorpId()).isEqualTo("wwa");
  }

  @Test
  void the_fixture_of_a_half_added_contact_deleted_is_a_plain_deletion() {
    String fields =
        "<ChangeType>%s</ChangeType><UserID>zhangsan</UserID><ExternalUserID>wo1</ExternalUserID>";
    String family = "change_external_contact";
    assertThat(read(event(family, fields.formatted("del_external_contact"))).event())
        .isInstanceOf(ContactEvent.RemovedByMember.class);
    assertThat(read(event(family, fields.formatted("del_half_external_contact"))).event())
        .isEqualTo(new WeComEvent.Unknown(family, "del_half_external_contact"));
  }

  @Test
  void one_ChangeType_names_different_things_in_different_families() {
    String fields =
        "<ChangeType>del_follow_user</ChangeType><UserID>a</UserID><ExternalUserID>b</ExternalUserID>";
    assertThat(read(infoType("change_external_contact", fields)).event())
        .isInstanceOf(ContactEvent.RemovedByCustomer.class);
    assertThat(read(infoType("customer_acquisition", fields)).event())
        .isInstanceOf(AcquisitionEvent.RemovedByCustomer.class);
  }

  @Test
  void a_misspelled_family_is_read_with_a_warning() {
    WeComPush push = read(infoType("customer_aqcuisition", "<ChangeType>balance_low</ChangeType>"));
    assertThat(push.event()).isEqualTo(new AcquisitionEvent.BalanceLow());
    assertThat(push.warnings()).hasSize(1);
  }

  @Test
  void an_employee_renamed_comes_without_CDATA_and_with_spaces_around_it() {
    WeComPush push =
        read(
            " <xml><ToUserName><![CDATA[toUser]]></ToUserName><FromUserName><![CDATA[sys]]>"
                + "</FromUserName><CreateTime>1403610513</CreateTime><MsgType><![CDATA[event]]></MsgType>"
                + "<Event><![CDATA[change_contact]]></Event><ChangeType>update_user</ChangeType><UserID>"
                + "<![CDATA[zhangsan]]></UserID><NewUserID><![CDATA[zhangsan001]]></NewUserID><Avatar>"
                + " <![CDATA[http://wx.qlogo.cn/mmopen/0]]> </Avatar></xml>");
    assertThat(push.event())
        .isEqualTo(
            new DirectoryEvent.MemberUpdated(new Hidden("zhangsan"), new Hidden("zhangsan001")));
    assertThat(push.root().first("Avatar")).isEqualTo("http://wx.qlogo.cn/mmopen/0");
  }

  @Test
  void answers_on_a_card_stay_with_their_questions() {
    String items =
        "<EventKey>key111</EventKey><TaskId>task1</TaskId><CardType>vote</CardType>"
            + "<ResponseCode>CODE</ResponseCode><SelectedItems>"
            + "<SelectedItem><QuestionKey>Q1</QuestionKey><OptionIds><OptionId>a</OptionId>"
            + "<OptionId>b</OptionId></OptionIds></SelectedItem>"
            + "<SelectedItem><OptionIds><OptionId>c</OptionId></OptionIds><QuestionKey>Q2</QuestionKey>"
            + "</SelectedItem></SelectedItems>";
    WeComEvent expected =
        new AppEvent.CardAnswered(
            new Hidden("sys"),
            "key111",
            "task1",
            "vote",
            Optional.of(new Secret("ResponseCode", "CODE", Row.AT.plusSeconds(72 * 3600))),
            List.of(
                new AppEvent.Answer("Q1", List.of("a", "b")),
                new AppEvent.Answer("Q2", List.of("c"))));
    assertThat(read(event("template_card_event", items)).event()).isEqualTo(expected);
    assertThat(
            read("{\"FromUserName\":\"sys\",\"CreateTime\":\"1403610513\",\"MsgType\":\"event\","
                    + "\"Event\":\"template_card_event\",\"EventKey\":\"key111\",\"TaskId\":\"task1\","
                    + "\"CardType\":\"vote\",\"ResponseCode\":\"CODE\",\"SelectedItems\":"
                    + "{\"SelectedItem\":[{\"QuestionKey\":\"Q1\",\"OptionIds\":{\"OptionId\":"
                    + "[\"a\",\"b\"]}},{\"QuestionKey\":\"Q2\",\"OptionIds\":[\"c\"]}]}}")
                .event())
        .isEqualTo(expected);
  }

  @Test
  void a_payment_notice_is_told_by_its_form() {
    String text =
        """
        {"id":"EV-1","create_time":"2018-06-08T10:34:56+08:00","notify_type":"NORMALPAY",
         "event_type":"TRANSACTION.SUCCESS","resource_type":"encrypt-resource",
         "resource":{"algorithm":"AEAD_AES_256_GCM","ciphertext":"c1","nonce":"n1",
         "associated_data":"transaction"},"summary":"ok"}
        """;
    WeComPush push = read(text);
    assertThat(push.event())
        .isEqualTo(
            new PaymentEvent.Notice(
                "EV-1",
                Optional.of(Instant.parse("2018-06-08T02:34:56Z")),
                "NORMALPAY",
                "TRANSACTION.SUCCESS",
                "encrypt-resource",
                new PaymentEvent.SealedResource("AEAD_AES_256_GCM", "c1", "n1", "transaction"),
                "ok"));
    PaymentEvent.Notice odd =
        (PaymentEvent.Notice) read(text.replace("2018-06-08T", "yesterday")).event();
    assertThat(odd.createdAt()).isEmpty();
  }

  @Test
  void only_MsgType_tells_a_message_from_an_event() {
    WeComPush push =
        read(
            "<xml><FromUserName>ChenJiaShun</FromUserName><CreateTime>1476422779</CreateTime><MsgType>"
                + "text</MsgType><Event>click</Event><Content>你好</Content><MsgId>1456453720</MsgId></xml>");
    assertThat(push.event())
        .isEqualTo(new Message.Text(new Hidden("ChenJiaShun"), "1456453720", new Hidden("你好")));
    assertThat(read(event("text", "")).event()).isEqualTo(new WeComEvent.Unknown("text", ""));
    assertThat(read("<xml><MsgType>sphfeed</MsgType><a>1</a></xml>").event())
        .isEqualTo(new WeComEvent.Unknown("sphfeed", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "change_external_tag    | create            | TagType | et   | TagType is not known",
        "change_external_chat   | update            | MemChangeCnt | two | MemChangeCnt is no number",
        "customer_acquisition   | quota_expire_soon | ExpireTime | later | ExpireTime is no time between 1970 and 9999",
        "customer_acquisition   | quota_expire_soon | ExpireQuotaNum | 1e3 | ExpireQuotaNum is no number",
        "change_external_contact| transfer_fail     | FailReason | tired | FailReason is not known",
        "living_status_change   |                   | Status | 9 | Status is not known"
      })
  void a_field_that_cannot_be_read_costs_a_warning_and_nothing_else(
      String family, String change, String name, String value, String warning) {
    String changeType = change == null ? "" : "<ChangeType>" + change + "</ChangeType>";
    String field = "<%s>%s</%s>".formatted(name, value, name);
    WeComPush push = read(event(family, changeType + field));
    assertThat(push.event()).isNotInstanceOf(WeComEvent.Unknown.class);
    assertThat(push.warnings()).anyMatch(w -> w.endsWith(warning));
    assertThat(push.warnings()).noneMatch(w -> w.contains(value + " "));
    assertThat(push.root().first(name)).isEqualTo(value);
    WeComPush blank = read(event(family, changeType + "<%s> </%s>".formatted(name, name)));
    assertThat(blank.event()).hasSameClassAs(push.event());
    assertThat(blank.warnings()).noneMatch(w -> w.endsWith(warning));
  }

  @Test
  void unknown_fields_and_a_ChangeType_where_none_belongs_are_no_obstacle() {
    WeComPush push =
        read(
            event(
                "kf_msg_or_event",
                "<ChangeType>new</ChangeType><OpenKfId>wk1</OpenKfId><Token>T</Token><New><A>1</A></New>"));
    assertThat(push.event()).isInstanceOf(KfEvent.Doorbell.class);
    assertThat(push.root().all("New").get(0).first("a")).isEqualTo("1");
  }

  @Test
  void what_is_neither_XML_nor_JSON_is_not_read() {
    assertThat(WeComDecoder.decode("hello", RECEIVED)).isEmpty();
    assertThat(WeComDecoder.decode("<xml><a></xml>", RECEIVED)).isEmpty();
    assertThat(WeComDecoder.decode("[1]", RECEIVED)).isEmpty();
  }

  @Test
  void warnings_of_the_decoder_reach_the_receipt() {
    PlatformAdapter adapter = Connection.adapter(Connection.json());
    String push =
        event(
            "change_external_tag",
            "<ChangeType>create</ChangeType><Id>et1</Id><TagType>shelf</TagType>");
    Accepted accepted = Connection.accepted(adapter, Connection.kit().deliver(push, RECEIVED));
    assertThat(accepted.events().get(0).fact()).isInstanceOf(Unmapped.class);
    assertThat(accepted.warnings())
        .containsExactly("change_external_tag/create: TagType is not known");
  }
}
