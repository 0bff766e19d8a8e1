package io.siyu.wecom;

import static io.siyu.wecom.Connection.AT;
import static io.siyu.wecom.Connection.CORP;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.community.Gap;
import io.siyu.community.Group;
import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.GroupObserved;
import io.siyu.event.Identified;
import io.siyu.identity.GroupChat;
import io.siyu.identity.IdentityKey;
import io.siyu.spi.PlatformAdapter;
import io.siyu.wecom.kit.GroupPush;
import io.siyu.wecom.kit.Push;
import io.siyu.wecom.kit.WeComKit;
import io.siyu.wecom.snapshot.GroupSnapshots;
import io.siyu.wecom.snapshot.SnapshotPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code groupchat/get} answers, from its documented sample to facts, and with pushes. */
class GroupSnapshotsTest {
  private static final Instant FETCHED = AT.plusSeconds(60);
  private static final String VERSION = "71217227bbd112ecfe3a49c482195cb4";
  private static final GroupChat CHAT =
      new GroupChat("wecom/" + CORP, "wrOgQhDgAAMYQiS5ol9G7gK9JVAAAA");

  /** The sample of document 92122. */
  private static final String DETAILS =
      """
      {"errcode":0,"errmsg":"ok","group_chat":{"chat_id":"wrOgQhDgAAMYQiS5ol9G7gK9JVAAAA",
       "name":"销售客服群","owner":"ZhuShengBen","create_time":1572505490,"notice":"文明沟通，拒绝脏话",
       "member_list":[
        {"userid":"abel","type":1,"join_time":1572505491,"join_scene":1,"state":"klsdup3kj3s1",
         "invitor":{"userid":"jack"},"group_nickname":"客服小张","name":"张三丰"},
        {"userid":"wmOgQhDgAAuXFJGwbve4g4iXknfOAAAA","type":2,"unionid":"ozynqsulJFCZ2z1aYeS8h-nuasdAAA",
         "join_time":1572505491,"join_scene":1,"group_nickname":"顾客老王","name":"王语嫣"}],
       "admin_list":[{"userid":"sam"},{"userid":"pony"}],
       "member_version":"71217227bbd112ecfe3a49c482195cb4"}}
      """;

  private final GroupSnapshots snapshots = new GroupSnapshots(CORP, "corp-a", "open-a");

  @Test
  void details_of_a_group_are_its_members_and_whose_unionids_they_are() {
    SnapshotPage page = snapshots.read(DETAILS, FETCHED);

    assertThat(page.warnings()).isEmpty();
    assertThat(page.events())
        .extracting(Event::fact)
        .containsExactly(
            new GroupObserved(VERSION, List.of("abel", "wmOgQhDgAAuXFJGwbve4g4iXknfOAAAA")),
            new Identified("groupchat/get"));
    assertThat(page.events().get(0).subject()).isEqualTo(CHAT);
    assertThat(page.events().get(1).subject())
        .isEqualTo(IdentityKey.externalUserId("corp-a", "wmOgQhDgAAuXFJGwbve4g4iXknfOAAAA"));
    assertThat(page.events().get(1).claims())
        .containsExactly(
            Claim.same(IdentityKey.unionId("open-a", "ozynqsulJFCZ2z1aYeS8h-nuasdAAA")));
  }

  @Test
  void a_gap_that_pushes_leave_is_closed_by_the_answer() {
    PlatformAdapter adapter = Connection.adapter(Connection.json());
    WeComKit kit = Connection.kit();
    List<Event> events = new ArrayList<>();
    Push came =
        GroupPush.membersJoined(CORP, CHAT.id(), List.of("abel"), "v0", "v1", AT.plusSeconds(1));
    Push went =
        GroupPush.membersLeft(CORP, CHAT.id(), List.of("rose"), "v2", VERSION, AT.plusSeconds(9));
    events.add(Connection.event(adapter, kit.deliver(came)));
    events.add(Connection.event(adapter, kit.deliver(went)));
    assertThat(Group.of(CHAT, events, FETCHED).gaps())
        .containsExactly(new Gap("v1", AT.plusSeconds(1), "v2", AT.plusSeconds(9)));

    events.addAll(snapshots.read(DETAILS, FETCHED).events());

    Group group = Group.of(CHAT, events, FETCHED.plusSeconds(1));
    assertThat(group.gaps()).isEmpty();
    assertThat(group.present())
        .extracting(stay -> stay.member() + " " + stay.joined().isInstant())
        .containsExactlyInAnyOrder("abel true", "wmOgQhDgAAuXFJGwbve4g4iXknfOAAAA false");
  }

  @Test
  void an_answer_that_lacks_a_member_observes_nothing() {
    SnapshotPage page = snapshots.read(DETAILS.replace("\"userid\":\"abel\"", "\"x\":1"), FETCHED);

    assertThat(page.warnings()).isNotEmpty();
    assertThat(page.events()).extracting(Event::fact).noneMatch(GroupObserved.class::isInstance);
    for (String answer : List.of("", "{}", "{\"errcode\":40050}", "{\"group_chat\":{}}")) {
      assertThat(snapshots.read(answer, FETCHED).events()).isEmpty();
      assertThat(snapshots.read(answer, FETCHED).warnings()).as(answer).isNotEmpty();
    }
  }
}
