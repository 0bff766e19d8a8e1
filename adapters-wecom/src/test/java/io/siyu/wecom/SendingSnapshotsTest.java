package io.siyu.wecom;

import static io.siyu.wecom.Connection.AT;
import static io.siyu.wecom.Connection.CORP;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Party;
import io.siyu.event.Unmapped;
import io.siyu.identity.GroupChat;
import io.siyu.identity.IdentityKey;
import io.siyu.wecom.kit.ContactPush;
import io.siyu.wecom.kit.Push;
import io.siyu.wecom.snapshot.BroadcastSnapshots;
import io.siyu.wecom.snapshot.SnapshotPage;
import io.siyu.wecom.snapshot.TransferSnapshots;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What became of what the host asked for: broadcasts and hand-overs. */
class SendingSnapshotsTest {
  private static final String POOL = "wecom/" + CORP;

  private final BroadcastSnapshots broadcasts = new BroadcastSnapshots(CORP, "corp-a");
  private final TransferSnapshots transfers = new TransferSnapshots(CORP, "corp-a");

  private static IdentityKey person(String id) {
    return IdentityKey.externalUserId("corp-a", id);
  }

  @Test
  void a_broadcast_that_reached_a_customer_is_an_engagement_and_every_other_result_is_kept() {
    SnapshotPage page = broadcasts.read(Samples.SENT, "msg1", AT);

    assertThat(page.nextCursor()).isEqualTo("CURSOR");
    assertThat(page.events())
        .extracting(Event::subject)
        .containsExactly(
            person("wmqfasd1e19278asdasAAAA"),
            person("wmB"),
            person("wmC"),
            new GroupChat(POOL, "wrA"));
    assertThat(page.events().get(0).fact())
        .isEqualTo(new Engaged(POOL, "broadcast", Engaged.Direction.OUTBOUND));
    assertThat(page.events().subList(1, 4))
        .extracting(event -> ((Unmapped) event.fact()).what())
        .containsOnly("get_groupmsg_send_result");
    assertThat(page.events())
        .extracting(Event::occurredAt)
        .containsExactly(
            Instant.ofEpochSecond(1_552_536_375),
            Instant.ofEpochSecond(1_552_536_376),
            AT,
            Instant.ofEpochSecond(1_552_536_377));
  }

  @Test
  void a_result_asked_for_again_is_the_same_and_one_of_another_broadcast_is_not() {
    Event reached = broadcasts.read(Samples.SENT, "msg1", AT).events().get(0);

    assertThat(broadcasts.read(Samples.SENT, "msg1", AT.plusSeconds(60)).events().get(0))
        .isEqualTo(reached);
    assertThat(broadcasts.read(Samples.SENT, "msg2", AT).events().get(0).key())
        .isNotEqualTo(reached.key());
  }

  @Test
  void a_result_for_nobody_is_a_warning() {
    SnapshotPage page =
        broadcasts.read(
            "{\"send_list\":[{\"userid\":\"a\",\"status\":1,\"send_time\":5}]}", "m", AT);

    assertThat(page.events()).isEmpty();
    assertThat(page.warnings()).singleElement().asString().startsWith("/send_list/0/");
  }

  @Test
  void a_hand_over_that_is_done_ends_one_relation_and_begins_another() {
    SnapshotPage page = transfers.read(Samples.TRANSFERRED, "rocky", "tommy", AT);

    Instant at = Instant.ofEpochSecond(1_588_262_400);
    assertThat(page.nextCursor()).isEqualTo("NEXT_CURSOR");
    assertThat(page.events().subList(0, 2))
        .allSatisfy(event -> assertThat(event.occurredAt()).isEqualTo(at))
        .extracting(Event::fact)
        .containsExactly(
            new Joined(POOL, "tommy", Joined.Degree.FULL, "", Party.UNKNOWN),
            new Left(POOL, "rocky", Party.UNKNOWN, Left.Why.TRANSFERRED, "transfer_result"));
    assertThat(page.events().subList(2, 4))
        .extracting(Event::subject)
        .containsExactly(person("woAJ2GCAAAXtWyujaWJHDDGi0mAAAAA"), person("wmL"));
    assertThat(page.events().subList(2, 4))
        .allSatisfy(event -> assertThat(event.fact()).isInstanceOf(Unmapped.class));
    assertThat(page.events()).hasSize(4);
  }

  @Test
  void a_hand_over_that_was_pushed_has_the_keys_of_the_one_that_is_asked_about() {
    Instant at = Instant.ofEpochSecond(1_588_262_400);
    String customer = "woAJ2GCAAAXtWyujaWJHDDGi0mACCCC";

    assertThat(transfers.read(Samples.TRANSFERRED, "rocky", "tommy", AT).events().subList(0, 2))
        .extracting(Event::key)
        .containsExactly(
            pushed(ContactPush.added(CORP, "tommy", customer, at)).key(),
            pushed(ContactPush.handedOver(CORP, "rocky", customer, at)).key());
  }

  private static Event pushed(Push push) {
    return Connection.event(
        Connection.adapter(Connection.json()), Connection.kit().deliver(push.xml(), AT));
  }

  @Test
  void a_hand_over_that_is_done_at_no_known_time_is_kept() {
    SnapshotPage page =
        transfers.read(
            "{\"customer\":[{\"external_userid\":\"wmA\",\"status\":1,\"takeover_time\":0}]}",
            "a",
            "b",
            AT);

    assertThat(page.events())
        .extracting(Event::fact)
        .allMatch(Unmapped.class::isInstance)
        .hasSize(1);
    assertThat(page.warnings()).hasSize(1);
  }
}
