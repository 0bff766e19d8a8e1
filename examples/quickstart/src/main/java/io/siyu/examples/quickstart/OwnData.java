package io.siyu.examples.quickstart;

import io.siyu.examples.quickstart.Job.Result;
import io.siyu.examples.quickstart.Options.Recorded;
import io.siyu.playbook.Playbook;
import io.siyu.standing.Baseline;
import io.siyu.time.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The job over somebody's own data (自有数据). */
final class OwnData {
  private final Recorded recorded;
  private final Storage storage;
  private final Output output;

  OwnData(Recorded recorded, Storage storage, Output output) {
    this.recorded = recorded;
    this.storage = storage;
    this.output = output;
  }

  /** Does it; tells whether every line was read. */
  boolean run() throws UsageException, IOException {
    List<Path> files =
        new ArrayList<>(
            List.of(recorded.deliveries(), recorded.connections(), recorded.playbook()));
    recorded.baseline().ifPresent(files::add);
    recorded.erasures().ifPresent(files::add);
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new UsageException("there is no file " + file);
      }
    }
    Playbook playbook = Playbook.parse(Files.readString(recorded.playbook()));
    ZoneId zone = playbook.zone();
    Instant from = recorded.from().in(zone);
    Instant to = recorded.to().in(zone);
    if (!from.isBefore(to)) {
      throw new UsageException("--window: FROM must be before TO");
    }
    Instant asOf = recorded.asOf().map(moment -> moment.in(zone)).orElse(to);
    Job job =
        new Job(
            playbook,
            baseline(),
            recorded.connections(),
            storage,
            new Window(from, to),
            asOf,
            output);
    return isAsItShouldBe(job.run(recorded.deliveries(), recorded.erasures()));
  }

  private Optional<Baseline> baseline() throws IOException {
    return recorded.baseline().isEmpty()
        ? Optional.empty()
        : Optional.of(Baseline.parse(Files.readString(recorded.baseline().get())));
  }

  private static boolean isAsItShouldBe(Result result) {
    return result.isEverythingRead() && result.cameBack() == 0;
  }
}
