package io.siyu.wecom;

import static io.siyu.wecom.Connection.AT;
import static io.siyu.wecom.Connection.CORP;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.Unmapped;
import io.siyu.identity.IdentityKey;
import io.siyu.wecom.snapshot.AcquisitionPage;
import io.siyu.wecom.snapshot.AcquisitionPage.Chat;
import io.siyu.wecom.snapshot.AcquisitionPage.Customer;
import io.siyu.wecom.snapshot.AcquisitionSnapshots;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the interfaces answer about customers of acquisition links. */
class AcquisitionSnapshotsTest {
  private static final IdentityKey ONE =
      IdentityKey.externalUserId("corp-a", "woAJ2GCAAAXtWyujaWJHDDGi0mACAAAA");
  private static final IdentityKey TWO =
      IdentityKey.externalUserId("corp-a", "woAJ2GCAAAXtWyujaWJHDDGi0mACHAAA");

  private final AcquisitionSnapshots snapshots = new AcquisitionSnapshots(CORP, "corp-a");

  @Test
  void customers_of_a_link_are_told_and_kept_but_no_instant_is_made_up_for_them() {
    AcquisitionPage page = snapshots.customers(Samples.ACQUIRED, "ca1", AT);

    assertThat(page.customers())
        .containsExactly(
            new Customer(ONE, "zhangsan", "ca1", "CHANNEL_A", Chat.NONE),
            new Customer(TWO, "lisi", "ca1", "CHANNEL_B", Chat.STARTED));
    assertThat(page.nextCursor()).isEqualTo("CURSOR");
    assertThat(page.events()).extracting(Event::subject).containsExactly(ONE, TWO);
    assertThat(page.events())
        .allSatisfy(event -> assertThat(event.occurredAt()).isEqualTo(AT))
        .extracting(event -> (Unmapped) event.fact())
        .allSatisfy(fact -> assertThat(fact.what()).isEqualTo("customer_acquisition/customer"))
        .extracting(Unmapped::mentions)
        .containsExactly(
            List.of(ONE.value(), "zhangsan").stream().sorted().toList(),
            List.of("lisi", TWO.value()));
    assertThat(page.customers().toString() + page).doesNotContain("zhangsan").doesNotContain("wo");
  }

  @Test
  void a_status_that_is_not_said_is_unknown() {
    String older = Samples.ACQUIRED.replace("\"chat_status\":0,", "").replace(":1,", ":2,");

    assertThat(snapshots.customers(older, "ca1", AT).customers())
        .extracting(Customer::chat)
        .containsExactly(Chat.UNKNOWN, Chat.UNKNOWN);
  }

  @Test
  void a_chat_key_s_message_is_an_engagement_at_the_instant_of_its_push() {
    AcquisitionPage page = snapshots.chat(Samples.CHAT_INFO, AT);

    assertThat(page.customers())
        .containsExactly(new Customer(ONE, "zhangsan", "caXXXXXXX", "STATE", Chat.STARTED));
    Event event = page.events().get(0);
    assertThat(page.events()).hasSize(1);
    assertThat(event.subject()).isEqualTo(ONE);
    assertThat(event.occurredAt()).isEqualTo(AT);
    assertThat(event.fact())
        .isEqualTo(new Engaged("wecom/" + CORP, "message", Engaged.Direction.INBOUND));
  }

  @Test
  void messages_of_one_second_are_told_apart_by_their_number() {
    String fifth = Samples.CHAT_INFO.replace("\"recv_msg_cnt\":3", "\"recv_msg_cnt\":5");

    assertThat(snapshots.chat(fifth, AT).events().get(0).key())
        .isNotEqualTo(snapshots.chat(Samples.CHAT_INFO, AT).events().get(0).key());
  }
}
