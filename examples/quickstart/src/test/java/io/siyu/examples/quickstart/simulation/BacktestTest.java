package io.siyu.examples.quickstart.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.Comparison;
import io.siyu.Connections;
import io.siyu.FigureChange;
import io.siyu.Siyu;
import io.siyu.SystemSecretSource;
import io.siyu.examples.quickstart.simulation.MembershipRules.Rung;
import io.siyu.insight.Move;
import io.siyu.playbook.Playbook;
import io.siyu.standing.Baseline;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be so under other rules, beside what is known of everybody in the simulated world. */
final class BacktestTest {
  private static final SimulationParameters PARAMETERS = new SimulationParameters(300, 31, 11);

  @TempDir Path directory;

  @Test
  void a_raised_threshold_moves_just_those_whom_it_does_in_truth() {
    Simulation simulation = Simulation.of(PARAMETERS);
    Rung silver = MembershipRules.LADDER.get(0);
    Rung raised = new Rung(silver.code(), silver.name(), 2 * silver.reach(), silver.keep());
    String playbook = simulation.playbookJson();
    String other =
        playbook.replaceAll("(\"paid\" ?: ?)" + silver.reach() + "\\b", "$1" + raised.reach());
    assertThat(other).isNotEqualTo(playbook);
    Siyu siyu =
        Siyu.builder()
            .playbook(Playbook.parse(playbook))
            .connections(
                Connections.parse(simulation.connectionsJson(), new SystemSecretSource(directory)))
            .baseline(Baseline.parse(simulation.baselineJson()))
            .build();
    simulation.writeDeliveries(siyu::receiveRecorded);
    Comparison comparison =
        siyu.backtest(Playbook.parse(other), simulation.window(), simulation.asOf());

    List<Rung> ladder = List.of(raised, MembershipRules.LADDER.get(1));
    Map<String, Long> truth = new TreeMap<>();
    for (Member member :
        new Truth(Season.of(PARAMETERS.days()), simulation.happenings()).everybody()) {
      String was = new TierHistory(member, simulation.asOf()).tier();
      String is = new TierHistory(member, simulation.asOf(), ladder).tier();
      if (member.isMember() && !was.equals(is)) {
        truth.merge(was + " > " + is, 1L, Long::sum);
      }
    }
    Map<String, Long> told = new TreeMap<>();
    for (Move<String> move : comparison.tiers()) {
      told.put(move.from().orElse("?") + " > " + move.to().orElse("?"), move.persons());
    }
    assertThat(told).isNotEmpty().isEqualTo(truth);
    assertThat(comparison.before().report().toJson()).isEqualTo(simulation.truth());
    assertThat(comparison.before().baseline())
        .isEqualTo(comparison.after().baseline())
        .isNotEqualTo(Optional.empty());
    assertThat(comparison.figures()).extracting(FigureChange::difference).isEmpty();
    assertThat(comparison.persons().split() + comparison.persons().merged()).isZero();
  }
}
