package io.siyu.examples.quickstart;

import io.siyu.Connections;
import io.siyu.EstimatePolicy;
import io.siyu.Estimates;
import io.siyu.Intake;
import io.siyu.Report;
import io.siyu.Siyu;
import io.siyu.SystemSecretSource;
import io.siyu.community.Group;
import io.siyu.examples.quickstart.html.CocreationSection;
import io.siyu.examples.quickstart.html.Figures;
import io.siyu.examples.quickstart.html.ReportPage;
import io.siyu.examples.quickstart.html.Timeline;
import io.siyu.goods.Goods;
import io.siyu.member.Member;
import io.siyu.playbook.Playbook;
import io.siyu.standing.Baseline;
import io.siyu.time.Window;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** From deliveries to report and page, through erasures if there are any. */
final class Job {
  private final Playbook playbook;
  private final Optional<Baseline> baseline;
  private final Path connections;
  private final Storage storage;
  private final Window window;
  private final Instant asOf;
  private final Output output;

  /**
   * Prepares it.
   *
   * @param baseline the shop's frozen figures that members are judged against
   * @param connections the connections file; secrets it names as files are looked up beside it
   */
  Job(
      Playbook playbook,
      Optional<Baseline> baseline,
      Path connections,
      Storage storage,
      Window window,
      Instant asOf,
      Output output) {
    this.playbook = playbook;
    this.baseline = baseline;
    this.connections = connections;
    this.storage = storage;
    this.window = window;
    this.asOf = asOf;
    this.output = output;
  }

  /**
   * What came of it.
   *
   * @param report the report's JSON
   * @param intake what happened at the door
   * @param groups the group chats
   * @param cameBack how many of those erased could be found again
   */
  record Result(String report, Intake intake, List<Group> groups, long cameBack) {
    /** Whether every line was a delivery and every authentic delivery was stored. */
    boolean isEverythingRead() {
      return intake.unreadable() == 0 && intake.notStored() == 0;
    }
  }

  /** Replays a file of deliveries, erases whom another names, and writes what comes of it. */
  Result run(Path deliveries, Optional<Path> erasures) throws UsageException, IOException {
    Erasures toErase = erasures.isEmpty() ? new Erasures(List.of()) : Erasures.read(erasures.get());
    output.out().println("events are kept in " + storage.what());
    Siyu siyu = siyu();
    Replay replay = new Replay(siyu, output.err());
    replay.feed(deliveries, output.progress("replaying"));
    Intake intake = siyu.intake();
    long cameBack = toErase.list().isEmpty() ? 0 : erase(toErase, siyu, deliveries);
    Estimates estimates = siyu.estimates(window, asOf, EstimatePolicy.DEFAULT);
    Report report = estimates.report();
    Result result = new Result(report.toJson(), intake, siyu.groups(asOf), cameBack);
    output.write("intake.json", intake.toJson());
    output.write("report.json", result.report());
    output.write("estimates.json", estimates.toJson());
    Goods goods = siyu.goods(window, asOf);
    output.write("goods.json", goods.toJson());
    CocreationSection cocreation = new CocreationSection(playbook, siyu.cocreation(), asOf);
    output.write(
        "report.html",
        ReportPage.of(playbook, estimates, intake, timeline(siyu), goods, cocreation));
    tell(report, intake, replay.warnings());
    tell(result.groups());
    return result;
  }

  /**
   * Erases, receives everything once more and tells how many of those erased can be found then.
   * What is received again goes to the same store through another door, whose counts nobody asks.
   */
  private long erase(Erasures toErase, Siyu siyu, Path deliveries) throws IOException {
    long erased = toErase.carryOut(siyu);
    // Of broken lines the first time has told.
    PrintStream silent = new PrintStream(OutputStream.nullOutputStream());
    Replay again = new Replay(siyu(), silent);
    again.feed(deliveries, output.progress("replaying all again"));
    long cameBack = toErase.found(siyu);
    output
        .out()
        .printf(
            Locale.ROOT,
            "%,d persons erased; %s came back%n",
            erased,
            cameBack == 0 ? "none" : String.format(Locale.ROOT, "%,d", cameBack));
    return cameBack;
  }

  private Siyu siyu() throws IOException {
    Siyu.Builder builder =
        Siyu.builder().playbook(playbook).connections(connections()).store(storage.store());
    baseline.ifPresent(builder::baseline);
    return builder.build();
  }

  private Connections connections() throws IOException {
    Path beside = connections.toAbsolutePath().getParent();
    return Connections.parse(
        Files.readString(connections),
        new SystemSecretSource(beside == null ? Path.of("") : beside));
  }

  private Timeline timeline(Siyu siyu) {
    Timeline timeline = new Timeline(playbook, window, asOf);
    try (Stream<Member> members = siyu.members(asOf)) {
      members.forEachOrdered(timeline::add);
    }
    return timeline;
  }

  private void tell(Report report, Intake intake, long warnings) {
    PrintStream out = output.out();
    long rejected = intake.rejected().values().stream().mapToLong(Long::longValue).sum();
    out.println();
    out.print(FunnelTable.of(report.funnel()));
    out.println();
    out.printf(
        Locale.ROOT,
        "%,d deliveries: %,d accepted, %,d duplicate, %,d rejected; %,d unreadable line(s)%n",
        intake.deliveries(),
        intake.accepted(),
        intake.duplicate(),
        rejected,
        intake.unreadable());
    intake
        .rejected()
        .forEach((reason, count) -> out.printf(Locale.ROOT, "  rejected %s: %,d%n", reason, count));
    if (warnings > 0) {
      out.printf(Locale.ROOT, "  %,d warning(s) from adapters%n", warnings);
    }
    Figures figures = Figures.of(playbook.currency());
    out.printf(
        Locale.ROOT,
        "%,d members, %,d of them reachable; %,d orders, revenue %s%n",
        report.members().total(),
        report.members().reachable(),
        report.money().orders(),
        figures.money(report.money().revenue()));
  }

  private void tell(List<Group> groups) {
    PrintStream out = output.out();
    if (!groups.isEmpty()) {
      out.printf(
          Locale.ROOT,
          "%,d group chats with %,d members; pushes are missing in %,d of them%n",
          groups.size(),
          groups.stream().mapToLong(group -> group.present().size()).sum(),
          groups.stream().filter(group -> !group.gaps().isEmpty()).count());
    }
    out.println("written to " + output.directory() + ", for people: report.html");
  }
}
