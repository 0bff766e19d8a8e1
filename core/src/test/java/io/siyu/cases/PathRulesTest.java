package io.siyu.cases;

import static io.siyu.cases.Story.at;
import static io.siyu.cases.Story.external;
import static io.siyu.cases.Story.identified;
import static io.siyu.cases.Story.joined;
import static io.siyu.cases.Story.openId;
import static io.siyu.cases.Story.order;
import static io.siyu.cases.Story.paid;
import static io.siyu.cases.Story.refunded;
import static io.siyu.cases.Story.stated;
import static io.siyu.cases.Story.touched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.Report;
import io.siyu.cohort.RetentionMatrix.Cell;
import io.siyu.cohort.RetentionMatrix.Cohort;
import io.siyu.error.SiyuException;
import io.siyu.event.Clicked;
import io.siyu.identity.IdentityKey;
import io.siyu.insight.PathCount;
import io.siyu.insight.Privatisation;
import io.siyu.money.Ratio;
import io.siyu.stage.Stage;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which ways people went, and in which months they came back. */
class PathRulesTest {
  private static final IdentityKey O1 = openId("o1");
  private static final IdentityKey O2 = openId("o2");

  private static Report march(Story story, Instant asOf) {
    return Story.told(story.events()).report(Story.MARCH, asOf);
  }

  @Test
  @DisplayName(
      "R-26 everybody goes one way: first channel in the window, first pool, present stage")
  void one_way_each() {
    Report report =
        Story.of(
                touched("03-01 10:00", O1, "unheard-of"),
                touched("03-01 11:00", O1, "MA02"),
                touched("03-01 12:00", O1, "MA01"),
                identified("03-02 10:00", O1, external("e1")),
                joined("03-02 10:00", external("e1"), "zhang", "MA01"),
                paid("03-03 10:00", O1, order("1"), 100),
                touched("03-04 10:00", O2, ""),
                joined("03-05 10:00", external("e2"), "zhang", "MA02"),
                joined("03-06 10:00", external("e3"), "zhang", "MA02"),
                touched("02-27 10:00", openId("before"), "MA01"),
                touched("04-01 00:00", openId("after"), "MA01"))
            .report();

    assertThat(report.flows())
        .containsExactly(
            new PathCount("", "", "", Stage.LEAD, 1),
            new PathCount("moments", "MA02", "guides", Stage.CONTACT, 2),
            new PathCount("moments", "MA02", "guides", Stage.FIRST_ORDER, 1));
    assertThat(report.funnel().get(0).reached()).isEqualTo(4);
    assertThat(Report.parse(report.toJson())).isEqualTo(report);
  }

  @Test
  @DisplayName("R-26 a channel first met after the window, or none, is no way in")
  void channels_of_the_window() {
    Story story = Story.of(touched("03-31 10:00", O1, ""), touched("04-02 10:00", O1, "MA01"));

    assertThat(march(story, at("04-10 00:00")).flows())
        .containsExactly(new PathCount("", "", "", Stage.LEAD, 1));
  }

  @Test
  @DisplayName("R-28 of whom a traffic pool brought, those who never became contacts are vanity")
  void privatisation() {
    LocalDate day = LocalDate.of(2026, 3, 3);
    Report report =
        Story.of(
                stated("MA01", day, new Clicked(30, 1)),
                stated("MA02", day, new Clicked(10, 1)),
                stated("gone", day, new Clicked(7, 1)),
                touched("03-01 10:00", O1, "MA01"),
                paid("03-03 10:00", O1, order("1"), 100),
                touched("03-01 10:00", O2, "MA01"),
                joined("03-05 10:00", external("e2"), "zhang", "MA02"),
                joined("03-05 10:00", external("e3"), "zhang", ""))
            .report();

    assertThat(report.trafficPools())
        .containsExactly(
            new Privatisation("", 7, 1, 1, 0), new Privatisation("moments", 40, 3, 1, 1));
    Privatisation moments = report.trafficPools().get(1);
    assertThat(moments.vanity()).isEqualTo(2);
    assertThat(moments.rate()).isEqualTo(new Ratio(1, 3));
    assertThat(moments.perClick()).isEqualTo(new Ratio(1, 40));
    assertThat(Report.parse(report.toJson())).isEqualTo(report);
  }

  @Test
  @DisplayName("R-27 buyers come back in months of the calendar, and what is not over says so")
  void cohorts() {
    Story story =
        Story.of(
            paid("01-31 23:59:59", O1, order("1"), 100),
            paid("02-01 00:00", O1, order("2"), 100),
            paid("02-02 00:00", O1, order("3"), 100),
            paid("03-31 10:00", O2, order("4"), 100),
            paid("04-01 00:00", O2, order("5"), 100),
            paid("03-01 10:00", openId("o3"), order("6"), 100),
            refunded("03-02 10:00", order("6"), "r", 100));
    Report report = march(story, at("04-10 00:00"));
    List<Cohort> cohorts = report.cohorts().cohorts();

    assertThat(cohorts).hasSize(12);
    assertThat(cohorts.get(0).begins()).isEqualTo(Window.month(2025, 4, Story.ZONE));
    assertThat(cohorts.get(0).cells()).as("a year of ages").hasSize(12);
    assertThat(cohorts.get(9))
        .isEqualTo(
            new Cohort(
                Window.month(2026, 1, Story.ZONE),
                List.of(
                    new Cell(1, true), new Cell(1, true), new Cell(0, true), new Cell(0, false))));
    assertThat(cohorts.get(11).cells()).containsExactly(new Cell(1, true), new Cell(1, false));
    assertThat(Report.parse(report.toJson())).isEqualTo(report);
  }

  @Test
  @DisplayName("R-27 cohorts end with the window and the instant, to the millisecond")
  void bounds_of_cohorts() {
    Story story = Story.of(paid("03-20 10:00:00", O1, order("1"), 100));
    Instant paidAt = at("03-20 10:00:00");
    Window until = new Window(Story.MARCH.start(), paidAt);

    assertThat(buyers(Story.told(story.events()).report(until, Story.END))).isZero();
    assertThat(buyers(Story.told(story.events()).report(Story.MARCH, paidAt))).isZero();
    assertThat(buyers(Story.told(story.events()).report(Story.MARCH, paidAt.plusNanos(1))))
        .isEqualTo(1);
    assertThat(
            buyers(
                Story.told(story.events())
                    .report(new Window(Story.MARCH.start(), paidAt.plusNanos(1)), Story.END)))
        .isEqualTo(1);
  }

  private static long buyers(Report report) {
    List<Cohort> cohorts = report.cohorts().cohorts();
    return cohorts.get(cohorts.size() - 1).cells().get(0).count();
  }

  @Test
  @DisplayName("R-27 a month that is none is refused, and a report without cohorts has none")
  void cohorts_in_json() {
    String json = Story.of(paid("03-20 10:00", O1, order("1"), 100)).report().toJson();

    assertThatThrownBy(() -> Report.parse(json.replace("\"2026-03\"", "\"2026-13\"")))
        .isInstanceOf(SiyuException.class)
        .hasMessageContaining("/cohorts/11/month");
    String before = json.replace("\"cohorts\"", "\"unheardOf\"");
    assertThat(Report.parse(before).cohorts().cohorts()).isEmpty();
  }
}
