package io.siyu.examples.quickstart;

import io.siyu.examples.quickstart.simulation.SimulationParameters;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param input what to read
 * @param store where to keep events, as {@link Storage#open} has it
 * @param out the directory to write to
 */
record Options(Input input, String store, Path out) {
  static final int PERSONS = 5_000;
  static final int DAYS = 90;
  static final long SEED = 1;
  static final Path OUT = Path.of("target", "quickstart");

  static final String USAGE =
      """
      Usage: Quickstart [options]

      Without options it simulates a brand, replays everything the platforms would have sent, and
      compares the report with the truth.

      A simulation:
        --persons N        how many lives to simulate (5000)
        --days N           how many days, from 2026-03-01 on (90)
        --seed N           the seed of all chance (1)

      Your own data; the first four belong together:
        --deliveries FILE  recorded deliveries, one JSON object a line
        --connections FILE the accounts they came in for, with their secrets
        --playbook FILE    the description of the business
        --window FROM/TO   what to report: dates in the playbook's zone, or instants; TO is excluded
        --baseline FILE    the shop's frozen figures that members are judged against (none)
        --erasures FILE    whom to erase afterwards, one {"at":INSTANT,"key":KEY} a line (nobody)
        --as-of INSTANT    the instant before which everything occurred (the end of the window)

      Either:
        --store STORE      where to keep events: "memory", or the JDBC URL of a database
                           ("jdbc:postgresql://host/siyu?user=...", also mariadb and h2);
                           unless given, an H2 file in the directory of the results, new each time
        --out DIR          where to write (target/quickstart)
        --help             this text

      Exit code: 0 if every line was read, nobody erased came back and, in a simulation, report and
      intake equal the truth; 1 if not; 2 if the arguments cannot be meant.
      """;

  private static final Set<String> OF_SIMULATION =
      new TreeSet<>(List.of("--persons", "--days", "--seed"));
  private static final List<String> OF_RECORDED =
      List.of("--deliveries", "--connections", "--playbook", "--window");
  private static final String BASELINE = "--baseline";
  private static final String ERASURES = "--erasures";
  private static final String AS_OF = "--as-of";
  private static final String OUT_OPTION = "--out";
  private static final String STORE_OPTION = "--store";

  /** What to read. */
  sealed interface Input {}

  /** A brand that is simulated first. */
  record Simulated(SimulationParameters parameters) implements Input {}

  /**
   * Somebody's own data.
   *
   * @param deliveries the recorded deliveries
   * @param connections the connections
   * @param playbook the playbook
   * @param baseline the shop's frozen figures
   * @param erasures whom to erase
   * @param from where the window starts
   * @param to where it ends
   * @param asOf the instant of the report; the window's end where it is not given
   */
  record Recorded(
      Path deliveries,
      Path connections,
      Path playbook,
      Optional<Path> baseline,
      Optional<Path> erasures,
      Moment from,
      Moment to,
      Optional<Moment> asOf)
      implements Input {}

  /** Tells whether the arguments ask for help. */
  static boolean askForHelp(List<String> args) {
    return args.contains("--help") || args.contains("-h");
  }

  static Options parse(List<String> args) throws UsageException {
    Map<String, String> given = given(args);
    String path = given.get(OUT_OPTION);
    Path out = path == null ? OUT : path(OUT_OPTION, path);
    String store = given.getOrDefault(STORE_OPTION, Storage.FILE);
    if (!Storage.isOne(store)) {
      throw new UsageException("--store must be \"memory\", \"file\" or a JDBC URL");
    }
    boolean recorded =
        Stream.concat(OF_RECORDED.stream(), Stream.of(BASELINE, ERASURES, AS_OF))
            .anyMatch(given::containsKey);
    if (!recorded) {
      return new Options(new Simulated(parameters(given)), store, out);
    }
    for (String option : OF_SIMULATION) {
      if (given.containsKey(option)) {
        throw new UsageException(
            option + " is for a simulation and does not go with data of your own");
      }
    }
    for (String option : OF_RECORDED) {
      if (!given.containsKey(option)) {
        throw new UsageException(option + " is missing; data of your own need " + OF_RECORDED);
      }
    }
    return new Options(recorded(given), store, out);
  }

  private static Map<String, String> given(List<String> args) throws UsageException {
    Set<String> known = new TreeSet<>(OF_SIMULATION);
    known.addAll(OF_RECORDED);
    known.addAll(List.of(BASELINE, ERASURES, AS_OF, STORE_OPTION, OUT_OPTION));
    Map<String, String> given = new HashMap<>();
    for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
      String arg = rest.next();
      int equals = arg.indexOf('=');
      String option = equals < 0 ? arg : arg.substring(0, equals);
      if (!known.contains(option)) {
        throw new UsageException("\"" + option + "\" is no option; the options are " + known);
      }
      if (equals < 0 && !rest.hasNext()) {
        throw new UsageException(option + " needs a value");
      }
      String value = equals < 0 ? rest.next() : arg.substring(equals + 1);
      if (value.isEmpty() || known.contains(value)) {
        throw new UsageException(option + " needs a value");
      }
      if (given.put(option, value) != null) {
        throw new UsageException(option + " is given twice");
      }
    }
    return given;
  }

  private static SimulationParameters parameters(Map<String, String> given) throws UsageException {
    long persons = number(given, "--persons", PERSONS);
    long days = number(given, "--days", DAYS);
    long seed = number(given, "--seed", SEED);
    try {
      return new SimulationParameters(Math.toIntExact(persons), Math.toIntExact(days), seed);
    } catch (ArithmeticException e) {
      throw new UsageException("--persons or --days is far too large");
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private static long number(Map<String, String> given, String option, long otherwise)
      throws UsageException {
    String text = given.get(option);
    if (text == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new UsageException(option + ": \"" + text + "\" is not a whole number");
    }
  }

  private static Recorded recorded(Map<String, String> given) throws UsageException {
    List<Path> files =
        List.of(
            path("--deliveries", given.getOrDefault("--deliveries", "")),
            path("--connections", given.getOrDefault("--connections", "")),
            path("--playbook", given.getOrDefault("--playbook", "")));
    String window = given.getOrDefault("--window", "");
    List<String> ends = Arrays.asList(window.split("/", -1));
    if (ends.size() != 2) {
      throw new UsageException(
          "--window: \"" + window + "\" must be FROM/TO, such as 2026-03-01/2026-04-01");
    }
    String asOf = given.get(AS_OF);
    return new Recorded(
        files.get(0),
        files.get(1),
        files.get(2),
        optionalPath(given, BASELINE),
        optionalPath(given, ERASURES),
        Moment.parse("--window", ends.get(0)),
        Moment.parse("--window", ends.get(1)),
        asOf == null ? Optional.empty() : Optional.of(Moment.parse(AS_OF, asOf)));
  }

  private static Optional<Path> optionalPath(Map<String, String> given, String option)
      throws UsageException {
    String text = given.get(option);
    return text == null ? Optional.empty() : Optional.of(path(option, text));
  }

  private static Path path(String option, String text) throws UsageException {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException(option + ": \"" + text + "\" is not a path");
    }
  }
}
