package io.siyu.wecom;

import static io.siyu.wecom.Connection.AT;
import static io.siyu.wecom.Connection.CORP;
import static io.siyu.wecom.Connection.SUITE;
import static io.siyu.wecom.Connection.adapter;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.ConsentGiven;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.Fact;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.Party;
import io.siyu.event.Provenance;
import io.siyu.event.PullRequested;
import io.siyu.event.Source;
import io.siyu.event.Unmapped;
import io.siyu.identity.AccountSubject;
import io.siyu.identity.IdentityKey;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reply;
import io.siyu.spi.Secret;
import io.siyu.spi.Translation.Accepted;
import io.siyu.wecom.kit.ContactPush;
import io.siyu.wecom.kit.Push;
import io.siyu.wecom.kit.WeComKit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactEventsTest {
  private static final String POOL = "wecom/" + CORP;
  private static final String CUSTOMER = "woAJ2GCAAAXtWyujaWJHDDGi0mAAAA";
  private static final long SECONDS = AT.getEpochSecond();

  private final PlatformAdapter own = adapter(Connection.json());
  private final PlatformAdapter suite = adapter(Connection.suiteJson());
  private final WeComKit kit = Connection.kit();
  private final WeComKit suiteKit = Connection.suiteKit();

  /** What a push must become. */
  record Case(Push push, String kind, Fact fact, String more) {
    Case(Push push, String kind, Fact fact) {
      this(push, kind, fact, "");
    }

    @Override
    public String toString() {
      return kind + " " + fact.kind();
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            ContactPush.added(CORP, "zhangsan", CUSTOMER, AT)
                .state("teststate")
                .welcomeCode("WELCOMECODE"),
            "join",
            new Joined(POOL, "zhangsan", Joined.Degree.FULL, "teststate", Party.UNKNOWN)),
        new Case(
            ContactPush.halfAdded(CORP, "zhangsan", CUSTOMER, AT).state("teststate"),
            "half",
            new Joined(POOL, "zhangsan", Joined.Degree.HALF, "teststate", Party.CUSTOMER)),
        new Case(
            ContactPush.edited(CORP, "zhangsan", CUSTOMER, AT),
            "edit",
            new PullRequested("externalcontact/get")),
        new Case(
            ContactPush.transferFailed(CORP, "zhangsan", CUSTOMER, "customer_refused", AT),
            "transfer-fail",
            new PullRequested("externalcontact/transfer_result"),
            ":customer_refused"),
        new Case(
            ContactPush.removedByCustomer(CORP, "zhangsan", CUSTOMER, AT),
            "left",
            new Left(POOL, "zhangsan", Party.CUSTOMER, Left.Why.REMOVED, "")),
        new Case(
            ContactPush.removedBySteward(CORP, "zhangsan", CUSTOMER, AT),
            "left",
            new Left(POOL, "zhangsan", Party.STEWARD, Left.Why.REMOVED, "")),
        new Case(
            ContactPush.handedOver(CORP, "zhangsan", CUSTOMER, AT),
            "left",
            new Left(POOL, "zhangsan", Party.STEWARD, Left.Why.TRANSFERRED, "DELETE_BY_TRANSFER")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  @DisplayName("A-48 both envelopes, in XML and JSON, give the same fact under the same key")
  void each_change_gives_its_fact_in_every_form(Case each) {
    Event expected =
        Event.of(
            each.kind() + ":" + CORP + ":zhangsan:" + CUSTOMER + each.more() + ":" + SECONDS,
            AT,
            new Source(POOL),
            IdentityKey.externalUserId("corp-a", CUSTOMER),
            List.of(),
            each.fact(),
            Provenance.CALLBACK);
    Accepted mine = Connection.accepted(own, kit.deliver(each.push().xml(), AT));
    assertThat(mine.events()).containsExactly(expected);
    assertThat(mine.reply()).isEqualTo(Reply.empty(200));
    assertThat(mine.warnings()).isEmpty();
    assertThat(Connection.event(own, kit.deliverJson(each.push().json(), AT))).isEqualTo(expected);
    assertThat(Connection.event(own, kit.deliverJson(each.push().xml(), AT))).isEqualTo(expected);
    Accepted theirs =
        Connection.accepted(suite, suiteKit.deliver(each.push().toSuite(SUITE).xml(), AT));
    assertThat(theirs.events()).containsExactly(expected);
    assertThat(theirs.reply()).isEqualTo(Reply.text(200, "success"));
    assertThat(Connection.event(suite, suiteKit.deliver(each.push().toSuite(SUITE).json(), AT)))
        .isEqualTo(expected);
  }

  @Test
  @DisplayName("A-49 a WelcomeCode is handed over with its deadline and is no part of the event")
  void a_welcome_code_is_handed_over_but_not_kept() {
    Push push = ContactPush.added(CORP, "zhangsan", CUSTOMER, AT);
    Accepted without = Connection.accepted(own, kit.deliver(push.xml(), AT));
    Accepted with =
        Connection.accepted(own, kit.deliver(push.welcomeCode("WELCOMECODE").xml(), AT));
    assertThat(without.secrets()).isEmpty();
    assertThat(with.secrets())
        .containsExactly(new Secret("WelcomeCode", "WELCOMECODE", AT.plusSeconds(20)));
    assertThat(with.events()).isEqualTo(without.events());
    assertThat(with.toString()).doesNotContain("WELCOMECODE");
  }

  @Test
  void a_copy_through_another_app_is_the_same_event() {
    WeComKit secondApp =
        WeComKit.builder(CORP, "another", Connection.KEY, CORP).agentId("1000002").build();
    PlatformAdapter second = adapter(Connection.json().put("token", "another"));
    Push push = ContactPush.added(CORP, "zhangsan", CUSTOMER, AT).state("x");
    assertThat(Connection.event(second, secondApp.deliver(push.welcomeCode("B").xml(), AT)))
        .isEqualTo(Connection.event(own, kit.deliver(push.welcomeCode("A").xml(), AT)));
  }

  @Test
  void a_retry_encrypted_anew_is_the_same_event() {
    String push = ContactPush.added(CORP, "zhangsan", CUSTOMER, AT).xml();
    Delivery first = kit.deliver(push, AT);
    Delivery retry = kit.again(push, AT, 2);
    assertThat(retry.body()).isNotEqualTo(first.body());
    assertThat(retry.query()).isNotEqualTo(first.query());
    assertThat(retry.receivedAt()).isEqualTo(AT.plusSeconds(10));
    assertThat(Connection.event(own, retry)).isEqualTo(Connection.event(own, first));
  }

  @Test
  void whatever_differs_makes_another_event() {
    Push base = ContactPush.added(CORP, "zhangsan", CUSTOMER, AT);
    List<String> pushes =
        List.of(
            base.xml(),
            base.with("ExternalUserID", CUSTOMER + "2").xml(),
            base.with("UserID", "lisi").xml(),
            base.happened(Long.toString(SECONDS + 1)).xml(),
            base.with("ChangeType", "add_half_external_contact").xml(),
            base.with("ChangeType", "del_follow_user").xml(),
            base.with("UserID", "a:b").with("ExternalUserID", "c").xml(),
            base.with("UserID", "a").with("ExternalUserID", "b:c").xml());
    List<Event> events =
        pushes.stream().map(p -> Connection.event(own, kit.deliver(p, AT))).toList();
    assertThat(events.stream().map(Event::id)).doesNotHaveDuplicates();
    assertThat(events.stream().map(Event::key)).doesNotHaveDuplicates();
  }

  @Test
  void spaces_around_values_are_not_part_of_them() {
    Push clean = ContactPush.added(CORP, "zhangsan", CUSTOMER, AT).state("s");
    Push dirty =
        ContactPush.added(CORP, " zhangsan", CUSTOMER + " \n", AT)
            .state("s ")
            .with("ChangeType", " add_external_contact")
            .happened("\n" + SECONDS + " ");
    assertThat(Connection.event(own, kit.deliver(dirty.xml(), AT)))
        .isEqualTo(Connection.event(own, kit.deliver(clean.xml(), AT)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9811170016713",
        "-1",
        "0",
        "",
        "99999999999999999999999",
        "253402300800",
        "1e9",
        "yesterday"
      })
  @DisplayName(
      "A-44 a push without a readable time is kept, dated by nothing that changes, with a warning")
  void an_absurd_time_is_kept_unmapped(String time) {
    Push push = ContactPush.added(CORP, "zhangsan", CUSTOMER, AT).welcomeCode("W");
    Accepted accepted =
        Connection.accepted(own, kit.deliver(push.happened(time).xml(), AT.plusSeconds(3)));
    Event event = accepted.events().get(0);
    assertThat(event.occurredAt()).isEqualTo(Instant.EPOCH);
    assertThat(event.subject()).isEqualTo(new AccountSubject(POOL));
    assertThat(event.fact())
        .isInstanceOfSatisfying(
            Unmapped.class,
            u -> {
              assertThat(u.what()).isEqualTo("change_external_contact/add_external_contact");
              assertThat(u.mentions()).containsExactly(CUSTOMER, "zhangsan");
            });
    assertThat(accepted.warnings()).hasSize(1);
    assertThat(accepted.secrets().get(0).expiresAt()).isEqualTo(AT.plusSeconds(23));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UserID", "ExternalUserID"})
  void a_push_without_its_people_is_kept_unmapped(String name) {
    for (Push push :
        List.of(
            ContactPush.added(CORP, "zhangsan", CUSTOMER, AT).without(name),
            ContactPush.removedByCustomer(CORP, "zhangsan", CUSTOMER, AT).with(name, "  "))) {
      Accepted accepted = Connection.accepted(own, kit.deliver(push.xml(), AT));
      assertThat(accepted.events().get(0).fact()).isInstanceOf(Unmapped.class);
      assertThat(accepted.warnings())
          .singleElement()
          .satisfies(w -> assertThat(w).contains(name).doesNotContain(CUSTOMER));
    }
  }

  @Test
  void changes_without_a_fact_of_their_own_are_kept_unmapped() {
    String what = "change_external_contact/del_half_external_contact";
    Push push = ContactPush.of("del_half_external_contact", CORP, "zhangsan", CUSTOMER, AT);
    Accepted accepted = Connection.accepted(own, kit.deliver(push.xml(), AT));
    Event event = accepted.events().get(0);
    Unmapped fact = (Unmapped) event.fact();
    assertThat(fact.what()).isEqualTo(what);
    assertThat(fact.text()).contains("zhangsan");
    assertThat(event.occurredAt()).isEqualTo(AT);
    assertThat(accepted.warnings()).isEmpty();
    assertThat(Connection.event(suite, suiteKit.deliver(push.toSuite(SUITE).xml(), AT)).fact())
        .isInstanceOfSatisfying(Unmapped.class, u -> assertThat(u.what()).isEqualTo(what));
  }

  @Test
  @DisplayName("A-52 a customer's agreement to archiving is a consent for that purpose alone")
  void an_agreement_to_archiving_is_a_consent() {
    Push push = ContactPush.archiveAgreed(CORP, "zhangsan", CUSTOMER, "WELCOMECODE", AT);
    Accepted accepted = Connection.accepted(own, kit.deliver(push.xml(), AT));
    Event event = accepted.events().get(0);
    assertThat(event.fact())
        .isEqualTo(
            new ConsentGiven(
                "archive",
                "",
                ConsentGiven.Scope.PROFILE,
                ConsentGiven.Basis.CONSENT,
                "",
                "zhangsan",
                Optional.empty()));
    assertThat(event.subject()).isEqualTo(IdentityKey.externalUserId("corp-a", CUSTOMER));
    assertThat(EventJson.encode(event)).doesNotContain("WELCOMECODE");
    assertThat(Connection.event(suite, suiteKit.deliver(push.toSuite(SUITE).xml(), AT)).fact())
        .isInstanceOf(ConsentGiven.class);
  }

  @Test
  void a_change_of_the_same_name_in_another_family_is_another_thing() {
    String push =
        ContactPush.removedByCustomer(CORP, "zhangsan", CUSTOMER, AT)
            .xml()
            .replace("change_external_contact", "customer_acquisition");
    assertThat(Connection.event(own, kit.deliver(push, AT)).fact())
        .isInstanceOfSatisfying(
            Unmapped.class,
            u -> assertThat(u.what()).isEqualTo("customer_acquisition/del_follow_user"));
  }

  @Test
  void the_platform_tries_three_times_five_seconds_apart() {
    assertThat(WeComKit.attempts(Instant.EPOCH))
        .containsExactly(
            Instant.EPOCH, Instant.EPOCH.plusSeconds(5), Instant.EPOCH.plusSeconds(10));
  }

  @Test
  void equal_seeds_make_equal_deliveries() {
    Delivery one = Connection.kit(3).deliver("<xml/>", AT);
    Delivery two = Connection.kit(3).deliver("<xml/>", AT);
    assertThat(one.query()).isEqualTo(two.query());
    assertThat(one.body()).isEqualTo(two.body());
    assertThat(Connection.kit(4).deliver("<xml/>", AT).body()).isNotEqualTo(one.body());
  }
}
