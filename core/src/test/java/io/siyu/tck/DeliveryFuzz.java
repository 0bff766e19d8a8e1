package io.siyu.tck;

import io.siyu.event.Event;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Translation;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Handshake;
import io.siyu.spi.Translation.Probe;
import io.siyu.spi.Translation.Question;
import io.siyu.spi.Translation.Rejected;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Delivers authentic deliveries with something changed and looks for an event that nobody signed.
 *
 * <p>What a try delivers depends on the seed and its number alone, so that a failure can be had
 * again with {@link #mutated}.
 */
public final class DeliveryFuzz {
  private static final int CHANGES_MAX = 3;

  private DeliveryFuzz() {}

  /**
   * What became of the mutated deliveries.
   *
   * @param tries how many were delivered
   * @param rejected how many were rejected, by reason
   * @param handshakes how many were answered as handshakes
   * @param questions how many were answered as questions
   * @param probes how many were taken for probes
   * @param accepted how many were accepted with the very events of an authentic delivery, since
   *     what was changed is not signed
   */
  public record Result(
      long tries,
      Map<Reason, Long> rejected,
      long handshakes,
      long questions,
      long probes,
      long accepted) {
    /** Copies the map. */
    public Result {
      rejected = Map.copyOf(rejected);
    }
  }

  /**
   * Delivers mutations of authentic deliveries.
   *
   * @param authentic deliveries that the adapter accepts; at least one
   * @throws AssertionError naming the seed and the try, if {@code translate} throws or a mutated
   *     delivery is accepted with other events than those of an authentic one
   */
  public static Result run(
      PlatformAdapter adapter, List<Delivery> authentic, long seed, long tries) {
    Set<List<Event>> known = new HashSet<>();
    for (Delivery delivery : authentic) {
      if (adapter.translate(delivery) instanceof Accepted accepted) {
        known.add(accepted.events());
      } else {
        throw new AssertionError("A-20 the deliveries to mutate must be accepted as they are");
      }
    }
    Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
    long handshakes = 0;
    long questions = 0;
    long probes = 0;
    long accepted = 0;
    for (long i = 0; i < tries; i++) {
      Translation translation = translate(adapter, mutated(authentic, seed, i), seed, i);
      if (translation instanceof Rejected refused) {
        rejected.merge(refused.reason(), 1L, Long::sum);
      } else if (translation instanceof Handshake) {
        handshakes++;
      } else if (translation instanceof Question) {
        questions++;
      } else if (translation instanceof Probe) {
        probes++;
      } else if (translation instanceof Accepted found) {
        if (!known.contains(found.events())) {
          throw new AssertionError(
              at(seed, i)
                  + " was accepted with events that no authentic delivery gives: "
                  + found.events());
        }
        accepted++;
      }
    }
    return new Result(tries, rejected, handshakes, questions, probes, accepted);
  }

  private static Translation translate(
      PlatformAdapter adapter, Delivery delivery, long seed, long at) {
    Translation translation;
    try {
      translation = adapter.translate(delivery);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new AssertionError(at(seed, at) + " made translate throw " + e.getClass().getName(), e);
    }
    if (translation == null) {
      throw new AssertionError(at(seed, at) + " made translate give null");
    }
    return translation;
  }

  private static String at(long seed, long at) {
    return "A-20 the mutated delivery of seed " + seed + ", try " + at + ",";
  }

  /** Returns the delivery of one try. */
  public static Delivery mutated(List<Delivery> authentic, long seed, long at) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + at);
    Delivery base = authentic.get(random.nextInt(authentic.size()));
    DeliveryDraft draft = new DeliveryDraft(base, random);
    int changes = 1 + random.nextInt(CHANGES_MAX);
    for (int i = 0; i < changes; i++) {
      draft.change(authentic.get(random.nextInt(authentic.size())));
    }
    return draft.delivery(base.receivedAt());
  }
}
