package io.siyu.wecom;

import static io.siyu.wecom.Connection.AT;
import static io.siyu.wecom.Connection.CORP;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Identified;
import io.siyu.event.Joined;
import io.siyu.event.Observed;
import io.siyu.event.Party;
import io.siyu.event.Provenance;
import io.siyu.identity.IdentityKey;
import io.siyu.wecom.kit.ContactPush;
import io.siyu.wecom.kit.Push;
import io.siyu.wecom.snapshot.ContactSnapshots;
import io.siyu.wecom.snapshot.SnapshotPage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What the interfaces answer about customers, from their documented samples to facts. */
class ContactSnapshotsTest {
  private static final String POOL = "wecom/" + CORP;
  private static final Instant FETCHED = AT.plusSeconds(86_400);

  private static final String CUSTOMER = "woAJ2GCAAAXtWyujaWJHDDGi0mACHAAA";

  /** The sample of document 92114, shortened by what no fact holds. */
  private static final String DETAILS =
      """
      {"errcode":0,"errmsg":"ok",
       "external_contact":{"external_userid":"woAJ2GCAAAXtWyujaWJHDDGi0mACHAAA","name":"李四",
        "position":"Manager","avatar":"http://p.qlogo.cn/bizmail/0","corp_name":"腾讯","type":2,
        "gender":1,"unionid":"ozynqsulJFCZ2z1aYeS8h-nuasdAAA",
        "external_profile":{"external_attr":[{"type":0,"name":"文本名称","text":{"value":"文本"}}]}},
       "follow_user":[
        {"userid":"rocky","remark":"李部长","description":"对接采购事务","createtime":1525779812,
         "tags":[
          {"group_name":"标签分组名称","tag_name":"标签名称","tag_id":"etAJ2GCAAAXtWyujaWJHDDGi0mACHAAA","type":1},
          {"group_name":"标签分组名称","tag_name":"标签名称","type":2},
          {"group_name":"标签分组名称","tag_name":"标签名称","tag_id":"stAJ2GCAAAXtWyujaWJHDDGi0mACHAAA","type":3}],
         "remark_corp_name":"腾讯科技","remark_mobiles":["13800000001","13000000002"],
         "oper_userid":"rocky","add_way":10,"wechat_channels":{"nickname":"视频号名称","source":1}},
        {"userid":"tommy","remark":"李总","description":"采购问题咨询","createtime":1525881637,
         "state":"外联二维码1","oper_userid":"woAJ2GCAAAXtWyujaWJHDDGi0mACHAAA","add_way":3}],
       "next_cursor":"NEXT_CURSOR"}
      """;

  /** The sample of document 92994. */
  private static final String BY_USER =
      """
      {"errcode":0,"errmsg":"ok","external_contact_list":[
        {"external_contact":{"external_userid":"woAJ2GCAAAXtWyujaWJHDDGi0mACHAAA","name":"李四","type":2,
          "gender":1,"unionid":"ozynqsulJFCZ2z1aYeS8h-nuasdAAA"},
         "follow_info":{"userid":"rocky","remark":"李部长","description":"对接采购事务",
          "createtime":1525779812,"tag_id":["etAJ2GCAAAXtWyujaWJHDDGi0mACHAAA"],
          "remark_corp_name":"腾讯科技","remark_mobiles":["13800000001"],"oper_userid":"rocky",
          "add_way":1,"state":"外联二维码1","wechat_channels":{"nickname":"…","source":1}}}],
       "next_cursor":"r9FqSqsI8fgNbHLHE5QoCP50UIg2cFQbfma3l2QsmwI",
       "fail_info":{"unlicensed_userid_list":["zhangsan"]}}
      """;

  private final ContactSnapshots snapshots = new ContactSnapshots(CORP, "corp-a", "open-a");

  private static List<Fact> facts(SnapshotPage page) {
    return page.events().stream().map(Event::fact).toList();
  }

  private static Joined joined(String steward, String channel, Party by) {
    return new Joined(POOL, steward, Joined.Degree.FULL, channel, by);
  }

  @Test
  void details_of_a_customer_become_a_join_an_identity_and_tags_of_each_steward() {
    SnapshotPage page = snapshots.read(DETAILS, FETCHED);

    assertThat(page.warnings()).isEmpty();
    assertThat(page.nextCursor()).isEqualTo("NEXT_CURSOR");
    assertThat(facts(page))
        .containsExactly(
            joined("rocky", "", Party.STEWARD),
            new Identified("externalcontact/get"),
            new Observed(
                POOL,
                "rocky",
                List.of("etAJ2GCAAAXtWyujaWJHDDGi0mACHAAA", "stAJ2GCAAAXtWyujaWJHDDGi0mACHAAA")),
            joined("tommy", "外联二维码1", Party.CUSTOMER),
            new Identified("externalcontact/get"),
            new Observed(POOL, "tommy", List.of()));
    assertThat(page.events())
        .allSatisfy(
            event -> {
              assertThat(event.provenance()).isEqualTo(Provenance.SNAPSHOT);
              assertThat(event.subject()).isEqualTo(IdentityKey.externalUserId("corp-a", CUSTOMER));
            });
    assertThat(page.events().get(0).occurredAt()).isEqualTo(Instant.ofEpochSecond(1_525_779_812));
    assertThat(page.events().get(1).claims())
        .containsExactly(
            Claim.same(IdentityKey.unionId("open-a", "ozynqsulJFCZ2z1aYeS8h-nuasdAAA")));
    assertThat(page.events().get(2).occurredAt()).isEqualTo(FETCHED);
    assertThat(page.toString()).doesNotContain(CUSTOMER).contains("6 events");
  }

  @Test
  void a_page_of_a_member_s_customers_says_whose_customers_it_lacks() {
    SnapshotPage page = snapshots.read(BY_USER, FETCHED);

    assertThat(page.nextCursor()).isEqualTo("r9FqSqsI8fgNbHLHE5QoCP50UIg2cFQbfma3l2QsmwI");
    assertThat(facts(page))
        .containsExactly(
            joined("rocky", "外联二维码1", Party.STEWARD),
            new Identified("externalcontact/get"),
            new Observed(POOL, "rocky", List.of("etAJ2GCAAAXtWyujaWJHDDGi0mACHAAA")));
    assertThat(page.warnings()).singleElement().asString().startsWith("/fail_info: ");
  }

  @Test
  void the_same_page_again_is_the_same_events_and_only_tags_are_seen_anew_later() {
    List<Event> first = snapshots.read(BY_USER, FETCHED).events();

    assertThat(snapshots.read(BY_USER, FETCHED).events()).isEqualTo(first);
    assertThat(snapshots.read(BY_USER, FETCHED.plusSeconds(9)).events())
        .startsWith(first.get(0), first.get(1))
        .doesNotContain(first.get(2));
  }

  @Test
  void a_join_that_was_pushed_has_the_key_of_the_one_that_is_listed() {
    Push push = ContactPush.added(CORP, "rocky", CUSTOMER, Instant.ofEpochSecond(1_525_779_812));
    Event pushed =
        Connection.event(
            Connection.adapter(Connection.json()), Connection.kit().deliver(push.xml(), AT));

    assertThat(snapshots.read(DETAILS, FETCHED).events().get(0).key()).isEqualTo(pushed.key());
  }

  @Test
  void unionids_are_nobody_s_where_no_open_platform_is_named() {
    SnapshotPage page = new ContactSnapshots(CORP, "corp-a", "").read(BY_USER, FETCHED);

    assertThat(facts(page)).noneMatch(Identified.class::isInstance);
  }

  @Test
  void what_cannot_be_read_is_said_and_the_rest_is_kept() {
    SnapshotPage page =
        snapshots.read(
            """
            {"errcode":0,"external_contact_list":[
              {"external_contact":{"external_userid":""},"follow_info":{"userid":"a","createtime":1}},
              {"external_contact":{"external_userid":"wmA"},"follow_info":{"userid":"a"}},
              {"external_contact":{"external_userid":"wmB"},
               "follow_info":{"userid":"a","createtime":"soon","tag_id":["t"]}},
              {"external_contact":{"external_userid":"wmC"},
               "follow_info":{"userid":"a","createtime":5,"newField":{"x":[]}}}]}
            """,
            FETCHED);

    assertThat(page.events())
        .extracting(event -> ((IdentityKey) event.subject()).value() + " " + event.fact().kind())
        .containsExactly("wmA OBSERVED", "wmB OBSERVED", "wmC JOINED", "wmC OBSERVED");
    assertThat(page.warnings())
        .hasSize(4)
        .allMatch(warning -> warning.startsWith("/external_contact_list/"));
    assertThat(page.nextCursor()).isEmpty();
  }

  @Test
  void an_answer_without_customers_says_why() {
    assertThat(snapshots.read("{\"errcode\":40001,\"errmsg\":\"invalid\"}", FETCHED).warnings())
        .singleElement()
        .asString()
        .contains("40001");
    assertThat(snapshots.read("not JSON", FETCHED))
        .satisfies(page -> assertThat(page.events()).isEmpty())
        .satisfies(page -> assertThat(page.warnings()).hasSize(1));
  }

  @Property(tries = 3_000)
  void whatever_is_answered_nothing_is_thrown(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String answer = Mutation.of(random.nextBoolean() ? DETAILS : BY_USER, random);

    SnapshotPage page = snapshots.read(answer, FETCHED);

    Optional<Event> broken = page.events().stream().filter(event -> !event.isIntact()).findAny();
    assertThat(broken).isEmpty();
    assertThat(page.events().isEmpty() && page.warnings().isEmpty())
        .as("an answer that says nothing, without a reason: %s", answer)
        .isFalse();
  }
}
