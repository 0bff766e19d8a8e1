package io.siyu.wecom;

import static io.siyu.wecom.Connection.AT;
import static io.siyu.wecom.Connection.CORP;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Engaged;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.Provenance;
import io.siyu.event.Touched;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.spi.Secret;
import io.siyu.wecom.snapshot.KfPage;
import io.siyu.wecom.snapshot.KfPage.Code;
import io.siyu.wecom.snapshot.KfSnapshots;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code kf/sync_msg} answers, from its documented sample and fields to facts. */
class KfSnapshotsTest {
  private static final String KF = "wecom/" + CORP + "/wkA";

  private final KfSnapshots snapshots = new KfSnapshots(CORP, "corp-a");

  private static IdentityKey person(String id) {
    return IdentityKey.externalUserId("corp-a", id);
  }

  @Test
  void a_customer_s_message_is_an_engagement_without_its_text() {
    KfPage page = snapshots.read(Samples.KF, AT);

    assertThat(page.nextCursor()).isEqualTo("4gw7MepFLfgF2VC5npN");
    assertThat(page.hasMore()).isTrue();
    assertThat(page.codes()).isEmpty();
    Event event = page.events().get(0);
    assertThat(page.events()).hasSize(1);
    assertThat(event.fact())
        .isEqualTo(
            new Engaged(
                "wecom/" + CORP + "/wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q",
                "message",
                Engaged.Direction.INBOUND));
    assertThat(event.subject()).isEqualTo(person("wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw"));
    assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochSecond(1_615_478_585));
    assertThat(event.provenance()).isEqualTo(Provenance.SNAPSHOT);
    assertThat(EventJson.encode(event)).doesNotContain("hello world");
  }

  @Test
  void events_are_touches_and_engagements_and_the_rest_is_kept() {
    KfPage page = snapshots.read(Samples.KF_EVENTS, AT);

    assertThat(page.hasMore()).isFalse();
    assertThat(page.events())
        .extracting(Event::fact)
        .satisfies(
            facts -> {
              assertThat(facts.get(0)).isEqualTo(new Touched("spring-poster", "", "123", true));
              assertThat(facts.get(1)).isEqualTo(new Touched("from-shop", "", "from-shop", true));
              assertThat(facts.get(6))
                  .isEqualTo(new Engaged(KF, "message", Engaged.Direction.OUTBOUND));
            });
    assertThat(page.events().subList(2, 6))
        .extracting(event -> ((Unmapped) event.fact()).what())
        .containsExactly(
            "kf/sync_msg/msg_send_fail",
            "kf/sync_msg/session_status_change",
            "kf/sync_msg/session_status_change",
            "kf/sync_msg/servicer_status_change");
    assertThat(page.events())
        .extracting(Event::subject)
        .containsExactly(
            person("wmA"),
            person("wmB"),
            person("wmA"),
            person("wmA"),
            person("wmA"),
            new AccountSubject(KF),
            person("wmA"));
    assertThat(((Unmapped) page.events().get(3).fact()).mentions()).containsExactly("lisi", "wmA");
  }

  @Test
  void one_time_codes_are_handed_over_with_their_deadlines_and_stand_in_no_event() {
    KfPage page = snapshots.read(Samples.KF_EVENTS, AT);

    assertThat(page.codes())
        .containsExactly(
            code("welcome_code", "WELCOME1", 1_615_478_585L + 20),
            code("msg_code", "MSGCODE1", 1_615_478_588L + 48 * 3_600),
            code("msg_code", "MSGCODE3", 1_615_478_589L + 20));
    assertThat(page.events())
        .noneMatch(event -> EventJson.encode(event).matches("(?s).*(WELCOME1|MSGCODE).*"));
    assertThat(page.toString()).contains("3 codes").doesNotContain("WELCOME1");
    assertThat(page.codes().toString()).doesNotContain("WELCOME1").doesNotContain("wmA");
  }

  private static Code code(String name, String value, long until) {
    return new Code(person("wmA"), new Secret(name, value, Instant.ofEpochSecond(until)));
  }

  @Test
  void a_code_without_a_readable_time_lives_from_when_it_was_fetched() {
    KfPage page =
        snapshots.read(
            Samples.KF_EVENTS.replace("\"send_time\":1615478585", "\"send_time\":0"), AT);

    assertThat(page.codes().get(0).secret().expiresAt()).isEqualTo(AT.plusSeconds(20));
    assertThat(page.events().get(0).fact()).isInstanceOf(Unmapped.class);
    assertThat(page.events().get(0).occurredAt()).isEqualTo(Instant.EPOCH);
    assertThat(page.warnings()).singleElement().asString().startsWith("/msg_list/0/send_time: ");
  }

  @Test
  void a_page_may_be_empty_while_there_is_more() {
    KfPage page = snapshots.read("{\"errcode\":0,\"msg_list\":[],\"has_more\":1}", AT);

    assertThat(page).isEqualTo(new KfPage(List.of(), List.of(), "", true, List.of()));
  }

  @Test
  void what_nobody_knows_is_kept_under_a_plain_name() {
    String odd =
        "{\"msg_list\":[{\"msgid\":\"m\",\"send_time\":9,\"msgtype\":\"event\","
            + "\"event\":{\"event_type\":\"x y\",\"new_code\":\"SECRET\",\"deep\":[{\"token\":\"SECRET\"}]}}]}";

    Event event = snapshots.read(odd, AT).events().get(0);

    assertThat(((Unmapped) event.fact()).what()).isEqualTo("kf/sync_msg");
    assertThat(((Unmapped) event.fact()).text()).doesNotContain("SECRET").contains("x y");
    assertThat(event.subject()).isEqualTo(new AccountSubject("wecom/" + CORP));
  }
}
