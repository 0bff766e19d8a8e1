package io.siyu.cases;

import static io.siyu.cases.Story.at;
import static io.siyu.cases.Story.event;
import static io.siyu.cases.Story.external;
import static io.siyu.cases.Story.identified;
import static io.siyu.cases.Story.openId;
import static io.siyu.cases.Story.touched;
import static io.siyu.cases.Story.unionId;
import static io.siyu.cases.Story.unlinked;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.consent.Consent.Status;
import io.siyu.event.ConsentGiven;
import io.siyu.event.ConsentGiven.Scope;
import io.siyu.event.ConsentWithdrawn;
import io.siyu.event.Event;
import io.siyu.event.Provenance;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.ConsentCount;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a person has agreed to, by hand. */
class ConsentRulesTest {
  private static final IdentityKey A = external("a");
  private static final IdentityKey B = openId("b");

  private static final Story PERSON =
      Story.of(
          touched("01-01 00:00", A, "MA01"),
          identified("01-02 00:00", A, unionId("u")),
          identified("01-02 00:01", B, unionId("u")));

  private static Event given(String when, IdentityKey who, String purpose, String channel) {
    return event(when, who, ConsentGiven.to(purpose, channel, "v1"), Provenance.HOST);
  }

  private static Event given(String when, IdentityKey who, Scope scope, Optional<Instant> expires) {
    return event(
        when,
        who,
        new ConsentGiven(
            "marketing", "push", scope, ConsentGiven.Basis.CONSENT, "v1", "form/1", expires),
        Provenance.HOST);
  }

  private static Event withdrawn(String when, IdentityKey who, String purpose, String channel) {
    return event(when, who, new ConsentWithdrawn(purpose, channel, ""), Provenance.CALLBACK);
  }

  private static Status status(Story story, String when, String purpose, String channel) {
    return story.member(B, at(when)).consent(purpose, channel).status();
  }

  private static Status push(Story story) {
    return status(story, "03-31 00:00", "marketing", "push");
  }

  @Test
  @DisplayName("C-2 no means no, until yes")
  void no_means_no_until_yes() {
    Story refused =
        PERSON.and(
            given("03-01 00:00", A, "marketing", "push"),
            withdrawn("02-20 00:00", B, "marketing", "push"));
    assertThat(push(refused)).isEqualTo(Status.WITHDRAWN);

    Story agreed = refused.and(given("03-05 00:00", A, Scope.PERSON, Optional.empty()));
    assertThat(push(agreed)).isEqualTo(Status.GRANTED);
    assertThat(agreed.member(A).consent("marketing", "push").record().orElseThrow().evidence())
        .isEqualTo("form/1");

    for (IdentityKey either : new IdentityKey[] {A, B}) {
      assertThat(push(agreed.and(withdrawn("03-06 00:00", either, "marketing", "push"))))
          .isEqualTo(Status.WITHDRAWN);
    }
  }

  @Test
  @DisplayName("C-1 the latest statement at an account counts, a refusal last within one instant")
  void the_latest_statement_counts() {
    Story again =
        PERSON.and(
            withdrawn("03-01 00:00", A, "marketing", "push"),
            given("03-02 00:00", A, "marketing", "push"));
    assertThat(push(again)).isEqualTo(Status.GRANTED);
    assertThat(push(again.and(withdrawn("03-02 00:00", A, "marketing", "push"))))
        .isEqualTo(Status.WITHDRAWN);
  }

  @Test
  @DisplayName("C-1 what is said of every means or every purpose is said of each")
  void statements_of_all() {
    Story all = PERSON.and(given("03-01 00:00", A, "marketing", ""));
    assertThat(push(all)).isEqualTo(Status.GRANTED);
    assertThat(push(all.and(withdrawn("03-02 00:00", A, "", "")))).isEqualTo(Status.WITHDRAWN);
    Story notBySms = all.and(withdrawn("03-02 00:00", A, "marketing", "sms"));
    assertThat(push(notBySms)).isEqualTo(Status.GRANTED);
    assertThat(status(notBySms, "03-31 00:00", "marketing", "sms")).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  @DisplayName("C-3 what nobody said, of another purpose, or what has expired is unknown: a no")
  void unknown_is_no() {
    assertThat(PERSON.member(B).consent("marketing", "push").isGranted()).isFalse();
    assertThat(push(PERSON)).isEqualTo(Status.UNKNOWN);
    assertThat(push(PERSON.and(given("03-01 00:00", A, "archive", "push"))))
        .isEqualTo(Status.UNKNOWN);

    Story forAWeek =
        PERSON.and(
            given("03-01 00:00", A, "marketing", "push"),
            given("03-02 00:00", A, Scope.PROFILE, Optional.of(at("03-09 00:00"))));
    assertThat(status(forAWeek, "03-08 23:59:59", "marketing", "push")).isEqualTo(Status.GRANTED);
    assertThat(status(forAWeek, "03-09 00:00", "marketing", "push")).isEqualTo(Status.UNKNOWN);
  }

  @Test
  @DisplayName("C-3 a consent for the person that has expired undoes no refusal")
  void an_expired_consent_undoes_nothing() {
    Story story =
        PERSON.and(
            withdrawn("02-20 00:00", B, "marketing", "push"),
            given("03-01 00:00", A, Scope.PERSON, Optional.of(at("03-09 00:00"))));
    assertThat(status(story, "03-08 00:00", "marketing", "push")).isEqualTo(Status.GRANTED);
    assertThat(status(story, "03-10 00:00", "marketing", "push")).isEqualTo(Status.WITHDRAWN);
  }

  @Test
  @DisplayName("C-4 what counts is what was said before the instant, at the accounts known now")
  void as_of() {
    Story story =
        PERSON.and(
            given("03-01 00:00", A, "marketing", "push"),
            withdrawn("03-05 00:00", A, "marketing", "push"));
    assertThat(status(story, "03-01 00:00", "marketing", "push")).isEqualTo(Status.UNKNOWN);
    assertThat(status(story, "03-05 00:00", "marketing", "push")).isEqualTo(Status.GRANTED);
    assertThat(status(story, "03-05 00:01", "marketing", "push")).isEqualTo(Status.WITHDRAWN);
    Story apart = story.and(unlinked("03-20 00:00", A, unionId("u")));
    assertThat(status(apart, "03-31 00:00", "marketing", "push")).isEqualTo(Status.UNKNOWN);
  }

  @Test
  @DisplayName("R-12 the report counts members who agree and who refuse, by what they name")
  void the_report_counts_consents() {
    Story story =
        PERSON.and(
            given("03-01 00:00", A, "marketing", "push"),
            given("03-01 00:00", B, "marketing", "sms"),
            withdrawn("03-02 00:00", B, "marketing", "sms"),
            touched("03-01 00:00", external("c"), ""),
            given("03-03 00:00", external("c"), "marketing", "push"),
            given("03-03 00:00", external("no lead"), "marketing", "push"));
    assertThat(story.report().consents())
        .containsExactly(
            new ConsentCount("marketing", "push", 2, 0),
            new ConsentCount("marketing", "sms", 0, 1));
  }

  @Test
  @DisplayName("R-12 who refuses everything refuses whatever anybody else is asked")
  void the_report_counts_sweeping_refusals() {
    Story story =
        PERSON.and(
            given("03-01 00:00", A, "marketing", "push"),
            touched("03-01 00:00", external("c"), ""),
            withdrawn("03-03 00:00", external("c"), "", ""));
    assertThat(story.report().consents())
        .containsExactly(
            new ConsentCount("", "", 0, 1), new ConsentCount("marketing", "push", 1, 1));
  }
}
