package io.siyu.examples.quickstart;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.examples.quickstart.Job.Result;
import io.siyu.examples.quickstart.simulation.ExpectedGroup;
import io.siyu.examples.quickstart.simulation.ExpectedIntake;
import io.siyu.examples.quickstart.simulation.Simulation;
import io.siyu.examples.quickstart.simulation.SimulationParameters;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.playbook.Playbook;
import io.siyu.standing.Baseline;
import io.siyu.time.Window;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The job over a simulated brand, whose report is known beforehand (模拟与真相). */
final class SimulatedBrand {
  private static final String PLAYBOOK = "playbook.json";
  private static final String BASELINE = "baseline.json";
  private static final String CONNECTIONS = "connections.json";
  private static final String DELIVERIES = "deliveries.jsonl";
  private static final String ERASURES = "erasures.jsonl";
  private static final String TRUTH = "truth.json";

  private final SimulationParameters parameters;
  private final Storage storage;
  private final Output output;

  SimulatedBrand(SimulationParameters parameters, Storage storage, Output output) {
    this.parameters = parameters;
    this.storage = storage;
    this.output = output;
  }

  /**
   * What must come of the deliveries.
   *
   * @param truth the report
   * @param intake what must happen at the door
   * @param groups what must be known of group chats
   * @param window the window of the report
   * @param asOf the instant of the report
   */
  private record Expected(
      String truth,
      ExpectedIntake intake,
      List<ExpectedGroup> groups,
      Window window,
      Instant asOf) {}

  /** Does it; tells whether everything was read and came out as it must. */
  boolean run() throws UsageException, IOException {
    PrintStream out = output.out();
    out.printf(
        Locale.ROOT,
        "simulating %,d persons over %,d days, seed %d%n",
        parameters.persons(),
        parameters.days(),
        parameters.seed());
    Expected expected = write(Simulation.of(parameters));
    Path directory = output.directory();
    Playbook playbook = Playbook.parse(Files.readString(directory.resolve(PLAYBOOK)));
    Job job =
        new Job(
            playbook,
            Optional.of(Baseline.parse(Files.readString(directory.resolve(BASELINE)))),
            directory.resolve(CONNECTIONS),
            storage,
            expected.window(),
            expected.asOf(),
            output);
    Result result =
        job.run(directory.resolve(DELIVERIES), Optional.of(directory.resolve(ERASURES)));
    boolean reported = tell("report", "the truth", reportDifferences(expected.truth(), result));
    boolean received =
        tell("intake", "the expected one", IntakeCheck.between(expected.intake(), result.intake()));
    boolean grouped =
        tell(
            "membership of group chats",
            "the expected one",
            GroupsCheck.between(expected.groups(), result.groups()));
    return result.isEverythingRead() && result.cameBack() == 0 && reported && received && grouped;
  }

  /** Writes all that a simulation is made of; it can be forgotten afterwards. */
  private Expected write(Simulation simulation) throws IOException {
    Expected expected =
        new Expected(
            simulation.truth(),
            simulation.expectedIntake(),
            simulation.expectedGroups(),
            simulation.window(),
            simulation.asOf());
    output.write(PLAYBOOK, simulation.playbookJson());
    output.write(BASELINE, simulation.baselineJson());
    output.write(CONNECTIONS, simulation.connectionsJson());
    output.write(TRUTH, expected.truth());
    output.write(
        ERASURES, simulation.erasures().stream().map(line -> line + "\n").collect(joining()));
    Progress progress = output.progress("writing");
    long total = Math.max(1, expected.intake().deliveries());
    try (BufferedWriter file = output.writer(DELIVERIES)) {
      long[] written = {0};
      simulation.writeDeliveries(
          line -> {
            try {
              file.write(line);
              file.write('\n');
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            progress.step(++written[0] * 100 / total);
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    progress.end();
    return expected;
  }

  private static List<Difference> reportDifferences(String truth, Result result) {
    List<Difference> found = Difference.between(parsed(truth), parsed(result.report()));
    return found.isEmpty() && !truth.equals(result.report())
        ? List.of(new Difference("", "the canonical form", "another form of the same values"))
        : found;
  }

  private static JsonNode parsed(String json) {
    try {
      return Json.parse(json);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("a report is not JSON", e);
    }
  }

  private boolean tell(String what, String ideal, List<Difference> differences) {
    if (differences.isEmpty()) {
      output.out().println(what + " equals " + ideal);
      return true;
    }
    output
        .out()
        .println(what + " differs from " + ideal + " in " + differences.size() + " place(s):");
    differences.forEach(difference -> output.out().println("  " + difference));
    return false;
  }
}
