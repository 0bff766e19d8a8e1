package io.siyu.wecom;

import static io.siyu.wecom.Connection.AT;
import static io.siyu.wecom.Connection.CORP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.Connections;
import io.siyu.Siyu;
import io.siyu.event.Left;
import io.siyu.identity.IdentityKey;
import io.siyu.json.Json;
import io.siyu.member.Flow;
import io.siyu.member.Member;
import io.siyu.member.Order;
import io.siyu.member.Presence;
import io.siyu.member.Relation;
import io.siyu.playbook.Playbook;
import io.siyu.spi.SecretSource;
import io.siyu.stage.Stage;
import io.siyu.wecom.kit.ContactPush;
import io.siyu.wecom.kit.Push;
import io.siyu.wecom.snapshot.BillSnapshots;
import io.siyu.wecom.snapshot.ContactSnapshots;
import io.siyu.wecom.snapshot.KfSnapshots;
import io.siyu.wecom.snapshot.Losses;
import io.siyu.wecom.snapshot.SnapshotPage;
import io.siyu.wecom.snapshot.TransferSnapshots;
import io.siyu.wecom.snapshot.Traversal;
import io.siyu.wecom.snapshot.Traversal.Listing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What answers make of members, beside what was pushed. */
class SnapshotMembersTest {
  private static final Instant END = AT.plusSeconds(100 * 86_400);
  private static final Instant LATER = AT.plusSeconds(10 * 86_400);

  private final Siyu siyu = siyu();

  private static Siyu siyu() {
    ObjectNode connections = Json.object().put("siyu", "connections/1");
    connections
        .putArray("connections")
        .add(Connection.json().put("name", "wecom").put("type", "wecom"));
    return Siyu.builder()
        .playbook(
            Playbook.parse(
                """
                {"siyu":"playbook/1","version":"1","zone":"Asia/Shanghai","currency":"CNY",
                 "userPools":[{"id":"guides","kind":"WECOM_CONTACTS","account":"wecom/%s",
                   "capabilities":["PUSH","ONE_TO_ONE"]},
                  {"id":"service","kind":"OTHER","account":"wecom/%s/wkA","capabilities":["ONE_TO_ONE"]}]}
                """
                    .formatted(CORP, CORP)))
        .connections(
            Connections.parse(
                Json.canonical(connections),
                SecretSource.none(),
                List.of(new WeComAdapterFactory())))
        .build();
  }

  private void push(Push push) {
    siyu.receive("wecom", Connection.kit().deliver(push.xml(), AT));
  }

  private Member member(String customer) {
    return siyu.member(IdentityKey.externalUserId("corp-a", customer), END).orElseThrow();
  }

  private static Traversal traversal(Instant at, Listing... listings) {
    return new Traversal(at, at, true, List.of(listings));
  }

  private static Listing listing(String steward, Instant at, String... customers) {
    return new Listing(steward, at, at, Set.of(customers));
  }

  private SnapshotPage lost(Traversal earlier, Traversal later) {
    SnapshotPage page = new Losses(CORP, "corp-a").between(earlier, later);
    siyu.ingestSilently(page.events());
    return page;
  }

  @Test
  void a_loss_that_no_push_told_ends_the_presence() {
    push(ContactPush.added(CORP, "rocky", "wmA", AT));

    lost(
        traversal(AT.plusSeconds(9), listing("rocky", AT.plusSeconds(9), "wmA")),
        traversal(LATER, listing("rocky", LATER)));

    assertThat(member("wmA").reachableIn()).isEmpty();
    assertThat(member("wmA").presences())
        .extracting(Presence::until)
        .containsExactly(Optional.of(LATER));
  }

  @Test
  void a_loss_that_a_push_told_ended_when_the_push_says() {
    Instant left = AT.plusSeconds(3_600);
    push(ContactPush.added(CORP, "rocky", "wmA", AT));
    push(ContactPush.removedByCustomer(CORP, "rocky", "wmA", left));

    lost(
        traversal(AT.plusSeconds(9), listing("rocky", AT.plusSeconds(9), "wmA")),
        traversal(LATER, listing("rocky", LATER)));

    assertThat(member("wmA").presences())
        .extracting(Presence::until)
        .containsExactly(Optional.of(left));
  }

  @Test
  void a_customer_handed_over_to_a_colleague_who_is_listed_is_reached_still() {
    push(ContactPush.added(CORP, "rocky", "wmA", AT));
    push(ContactPush.handedOver(CORP, "rocky", "wmA", AT.plusSeconds(3_600)));

    lost(
        traversal(AT.plusSeconds(9), listing("rocky", AT.plusSeconds(9), "wmA")),
        traversal(LATER, listing("rocky", LATER), listing("tommy", LATER, "wmA")));

    assertThat(member("wmA").reachableIn()).containsExactly("guides");
    assertThat(member("wmA").relations())
        .extracting(Relation::why)
        .containsExactly(Left.Why.TRANSFERRED);
  }

  @Test
  void a_hand_over_that_is_asked_about_moves_the_relation() {
    Instant taken = Instant.ofEpochSecond(1_588_262_400);
    String customer = "woAJ2GCAAAXtWyujaWJHDDGi0mACCCC";
    push(ContactPush.added(CORP, "rocky", customer, taken.minusSeconds(9)));
    TransferSnapshots transfers = new TransferSnapshots(CORP, "corp-a");

    siyu.ingestSilently(transfers.read(Samples.TRANSFERRED, "rocky", "tommy", AT).events());

    assertThat(member(customer).relations())
        .extracting(relation -> relation.steward() + " " + relation.isOpen())
        .containsExactly("rocky false", "tommy true");
    assertThat(member(customer).presences()).hasSize(1).allMatch(was -> was.until().isEmpty());
  }

  @Test
  void a_message_to_customer_service_nurtures_a_contact() {
    push(ContactPush.added(CORP, "rocky", "wmB", Instant.ofEpochSecond(1_600_000_000)));
    String message =
        Samples.KF
            .replace("wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw", "wmB")
            .replace("wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q", "wkA");

    siyu.ingestSilently(new KfSnapshots(CORP, "corp-a").read(message, AT).events());

    assertThat(member("wmB").reached())
        .containsEntry(Stage.NURTURED, Instant.ofEpochSecond(1_615_478_585));
    assertThat(member("wmB").findings()).isEmpty();
  }

  @Test
  void money_is_counted_once_however_often_and_wherever_it_is_listed() {
    push(ContactPush.added(CORP, "rocky", "xxxx", Instant.ofEpochSecond(9_000)));
    BillSnapshots bills = new BillSnapshots(CORP, "corp-a");
    String payment =
        Samples.BILL
            .replace("\"bill_type\":1", "\"bill_type\":0")
            .replace("\"refund_status\":1", "\"refund_status\":2")
            .replace("\"refund_fee\":100", "\"refund_fee\":40")
            .replace("\"out_refund_no\":\"xx\"", "\"out_refund_no\":\"xxxxx\"");
    String refund = Samples.BILL.replace("\"total_refund_fee\":100", "\"total_refund_fee\":40");
    List<String> answers = new ArrayList<>(List.of(payment, refund, payment));
    for (int i = 0; i < answers.size(); i++) {
      answers.forEach(answer -> siyu.ingestSilently(bills.read(answer).events()));
      Collections.rotate(answers, 1);
    }

    List<Order> orders = member("xxxx").orders();
    assertThat(orders).hasSize(1);
    assertThat(orders.get(0).payments())
        .containsExactly(new Flow(Instant.ofEpochSecond(12_345), 100));
    assertThat(orders.get(0).refunded()).isEqualTo(40);
    assertThat(member("xxxx").reached()).containsKey(Stage.FIRST_ORDER);
  }

  @Test
  void a_bootstrap_that_broke_off_goes_on_from_its_cursor_and_a_page_again_changes_nothing() {
    List<String> pages = List.of(page("wmA", "c1"), page("wmB", "c2"), page("wmC", ""));
    ContactSnapshots snapshots = new ContactSnapshots(CORP, "corp-a", "");
    for (int i : new int[] {0, 1, 1, 2}) {
      SnapshotPage page = snapshots.read(pages.get(i), LATER);
      assertThat(siyu.ingestSilently(page.events()).signals()).isEmpty();
      assertThat(page.nextCursor()).isEqualTo(List.of("c1", "c2", "").get(i));
    }

    assertThat(siyu.members(END).toList())
        .hasSize(3)
        .allMatch(member -> member.reachableIn().equals(Set.of("guides")))
        .allMatch(member -> member.presences().size() == 1);
  }

  private static String page(String customer, String cursor) {
    return """
        {"external_contact_list":[{"external_contact":{"external_userid":"%s"},
          "follow_info":{"userid":"rocky","createtime":1525779812,"state":"spring-poster"}}],
         "next_cursor":"%s"}
        """
        .formatted(customer, cursor);
  }
}
