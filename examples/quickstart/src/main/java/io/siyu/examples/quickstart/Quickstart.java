package io.siyu.examples.quickstart;

import io.siyu.ConnectionsException;
import io.siyu.examples.quickstart.Options.Recorded;
import io.siyu.examples.quickstart.Options.Simulated;
import io.siyu.playbook.PlaybookException;
import io.siyu.standing.BaselineException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;

/**
 * The quick start (快速开始): takes a brand's deliveries, simulated or recorded, through the library
 * and writes what comes of them. {@code --help} says how it is called.
 */
public final class Quickstart {
  private static final int DONE = 0;
  private static final int NOT_AS_IT_SHOULD_BE = 1;
  private static final int WRONG_USAGE = 2;

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;

  /**
   * Prepares to print.
   *
   * @param terminal whether the output is a terminal, where lines can be rewritten
   */
  Quickstart(PrintStream out, PrintStream err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** Runs it and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code = new Quickstart(out, err, isTerminal()).run(List.of(args));
    out.flush();
    System.exit(code);
  }

  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    // Later Java versions have a console even without a terminal, unless told otherwise.
    System.setProperty("jdk.console", "java.base");
    return System.console() != null;
  }

  /** Runs it and returns the exit code. */
  int run(List<String> args) {
    if (Options.askForHelp(args)) {
      out.print(Options.USAGE);
      return DONE;
    }
    try {
      return run(Options.parse(args)) ? DONE : NOT_AS_IT_SHOULD_BE;
    } catch (UsageException e) {
      err.println(e.getMessage());
      err.println("--help lists the options");
      return WRONG_USAGE;
    } catch (PlaybookException e) {
      e.violations().forEach(violation -> err.println("playbook " + violation));
    } catch (BaselineException e) {
      e.violations().forEach(violation -> err.println("baseline " + violation));
    } catch (ConnectionsException e) {
      e.violations().forEach(violation -> err.println("connections " + violation));
    } catch (NoSuchFileException e) {
      err.println("there is no file " + e.getMessage());
    } catch (IOException e) {
      err.println("reading or writing failed: " + e);
    }
    return NOT_AS_IT_SHOULD_BE;
  }

  private boolean run(Options options) throws UsageException, IOException {
    Output output = new Output(options.out(), out, err, terminal);
    boolean simulate = options.input() instanceof Simulated;
    try (Storage storage = Storage.open(options.store(), options.out(), simulate)) {
      return options.input() instanceof Simulated simulated
          ? new SimulatedBrand(simulated.parameters(), storage, output).run()
          : new OwnData((Recorded) options.input(), storage, output).run();
    }
  }
}
