package io.siyu.examples.quickstart.simulation;

import io.siyu.time.Window;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * A simulated brand: the deliveries that platforms and host would send about it, and what must come
 * of them (模拟).
 *
 * <p>Equal parameters give equal texts, on any machine. Immutable once made.
 */
public final class Simulation {
  private static final int CHUNK = 512;
  private static final int CHUNKS_AHEAD = 8;

  private final World world;
  private final Accounts accounts;
  private final List<Sending> sendings;

  private Simulation(SimulationParameters parameters) {
    this.world = World.of(parameters);
    this.accounts = new Accounts(parameters.seed());
    this.sendings = Postbag.of(parameters, world);
  }

  /** Simulates; everything but the texts is ready afterwards. */
  public static Simulation of(SimulationParameters parameters) {
    return new Simulation(parameters);
  }

  /** Returns the brand's playbook (JSON). */
  public String playbookJson() {
    return Brand.playbook();
  }

  /** Returns the shop's figures that members are judged against (JSON). */
  public String baselineJson() {
    return MembershipRules.baseline();
  }

  /**
   * Returns the brand's connections (JSON), with secrets that are good for this simulation alone.
   */
  public String connectionsJson() {
    return accounts.connections();
  }

  /** The window that the truth is about. */
  public Window window() {
    return world.season().window();
  }

  /** The instant as of which the truth holds: the end of the window. */
  public Instant asOf() {
    return world.season().end();
  }

  /** Returns the report that must come of the deliveries, in canonical form. */
  public String truth() {
    return ExpectedReport.of(new Truth(world.season(), world.happenings()));
  }

  /** Who is to be erased once everything has been received: the lines of a file, without ends. */
  public List<String> erasures() {
    return world.erasures().stream().map(Erasure::line).toList();
  }

  /** Returns what must happen at the door. */
  public ExpectedIntake expectedIntake() {
    return ExpectedIntake.of(sendings);
  }

  /** Returns what must be known of each group chat, as of the end of the window, sorted by id. */
  public List<ExpectedGroup> expectedGroups() {
    return world.groups().expected(asOf());
  }

  /** What happened, for tests that look behind the deliveries. */
  List<Happening> happenings() {
    return world.happenings();
  }

  /**
   * Writes the recorded deliveries line by line, without ends of line, in the calling thread.
   *
   * <p>Signing is the work, so it is done in as many threads as there are processors; the order of
   * lines does not depend on them.
   */
  public void writeDeliveries(Consumer<String> lines) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    ExecutorService signers = Executors.newFixedThreadPool(threads);
    Postman postman = new Postman(accounts);
    Deque<Future<List<String>>> ahead = new ArrayDeque<>();
    try {
      for (int from = 0; from < sendings.size(); from += CHUNK) {
        List<Sending> chunk = sendings.subList(from, Math.min(sendings.size(), from + CHUNK));
        ahead.add(signers.submit(() -> chunk.stream().map(postman::line).toList()));
        if (ahead.size() == CHUNKS_AHEAD) {
          take(ahead.remove()).forEach(lines);
        }
      }
      while (!ahead.isEmpty()) {
        take(ahead.remove()).forEach(lines);
      }
    } finally {
      signers.shutdownNow();
    }
  }

  private static List<String> take(Future<List<String>> chunk) {
    try {
      return chunk.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a delivery could not be made", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while deliveries were made", e);
    }
  }
}
