package io.siyu.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.examples.quickstart.Options.Recorded;
import io.siyu.examples.quickstart.Options.Simulated;
import io.siyu.examples.quickstart.simulation.SimulationParameters;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static Options parse(String args) throws UsageException {
    return Options.parse(args.isEmpty() ? List.of() : Arrays.asList(args.split(" ")));
  }

  @Test
  void without_arguments_five_thousand_persons_live_for_ninety_days() throws UsageException {
    assertThat(parse(""))
        .isEqualTo(
            new Options(
                new Simulated(new SimulationParameters(5_000, 90, 1)),
                Storage.FILE,
                Path.of("target", "quickstart")));
  }

  @Test
  void a_simulation_can_be_given_its_size_and_seed_in_both_forms() throws UsageException {
    assertThat(parse("--persons 300 --days=20 --seed -7 --store memory --out there"))
        .isEqualTo(
            new Options(
                new Simulated(new SimulationParameters(300, 20, -7)),
                Storage.MEMORY,
                Path.of("there")));
  }

  @Test
  void own_data_are_read_with_dates_of_the_zone_and_instants() throws UsageException {
    Options options =
        parse(
            "--deliveries d --connections c --playbook p"
                + " --window 2026-03-01/2026-03-31T12:00:00+08:00 --as-of 2026-04-01 --erasures e"
                + " --baseline b");

    Recorded recorded = (Recorded) options.input();
    assertThat(List.of(recorded.deliveries(), recorded.connections(), recorded.playbook()))
        .containsExactly(Path.of("d"), Path.of("c"), Path.of("p"));
    assertThat(recorded.erasures()).contains(Path.of("e"));
    assertThat(recorded.baseline()).contains(Path.of("b"));
    assertThat(recorded.from().in(SHANGHAI)).isEqualTo("2026-02-28T16:00:00Z");
    assertThat(recorded.to().in(SHANGHAI)).isEqualTo("2026-03-31T04:00:00Z");
    assertThat(recorded.asOf().map(asOf -> asOf.in(SHANGHAI)))
        .contains(Instant.parse("2026-03-31T16:00:00Z"));
  }

  @Test
  void own_data_need_no_instant() throws UsageException {
    Options options =
        parse("--deliveries d --connections c --playbook p --window 2026-03-01/2026-04-01");

    assertThat(((Recorded) options.input()).asOf()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--person 3 | \"--person\" is no option",
        "deliveries.jsonl | \"deliveries.jsonl\" is no option",
        "--persons | --persons needs a value",
        "--persons --days 3 | --persons needs a value",
        "--out= | --out needs a value",
        "--persons many | --persons: \"many\" is not a whole number",
        "--store oracle | --store must be \"memory\", \"file\" or a JDBC URL",
        "--persons 0 | --persons must be 1 to 1000000",
        "--persons 99999999999 | far too large",
        "--days 0 | --days must be 1 to 1000",
        "--seed 1 --seed 1 | --seed is given twice",
        "--deliveries d | --connections is missing",
        "--as-of 2026-04-01 | --deliveries is missing",
        "--erasures e | --deliveries is missing",
        "--deliveries d --connections c --playbook p | --window is missing",
        "--deliveries d --persons 3 | --persons is for a simulation",
        "--deliveries d --connections c --playbook p --window 2026-03-01 | must be FROM/TO",
        "--deliveries d --connections c --playbook p --window 2026-03-01/March | \"March\" is neither",
        "--deliveries d --connections c --playbook p --window a/b/c | must be FROM/TO",
        "--deliveries d --connections c --playbook p --window 2026-03-01/2026-04-01 --as-of now"
            + " | --as-of: \"now\" is neither",
      })
  void what_cannot_be_meant_is_refused_with_the_option_and_the_rule(String args, String message) {
    assertThatThrownBy(() -> parse(args))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }
}
