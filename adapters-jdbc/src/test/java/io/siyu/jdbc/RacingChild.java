package io.siyu.jdbc;

import com.google.common.collect.Lists;
import io.siyu.event.Event;
import io.siyu.spi.EventStore;
import io.siyu.spi.EventStore.Reaction;
import java.util.ArrayList;
import java.util.List;

/** A process whose threads all append one history, each in an order of its own. */
final class RacingChild {
  static final int THREADS = 8;
  static final int PERSONS = 8;

  private RacingChild() {}

  /** What all processes append: most of it connects what is there already, or takes that back. */
  static List<Event> history() {
    List<Event> history = new ArrayList<>(CrowdHistory.of(PERSONS));
    history.addAll(CrowdHistory.statements(0, PERSONS));
    return history;
  }

  /** Appends shuffled copies in several threads; tells how many events they added together. */
  static int race(List<EventStore> stores, int process) throws Exception {
    List<Event> history = history();
    return Together.run(
            THREADS,
            thread ->
                () -> {
                  int added = 0;
                  int order = THREADS * process + thread;
                  EventStore store = stores.get(thread % stores.size());
                  for (List<Event> some :
                      Lists.partition(CrowdHistory.shuffled(history, order), 1 + order % 5)) {
                    added += store.append(some, Reaction.silent()).added().size();
                  }
                  return added;
                })
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Arguments: url, user, prefix of the tables, and which process it is. */
  public static void main(String[] args) throws Exception {
    EventStore store =
        JdbcEventStores.builder(new DriverDataSource(args[0], args[1]))
            .prefix(args[2])
            .build()
            .forTenant("brand");
    ChildJvm.say("ready");
    if (System.in.read() < 0) {
      throw new IllegalStateException("nobody has given the start");
    }
    ChildJvm.say(Integer.toString(race(List.of(store), Integer.parseInt(args[3]))));
  }
}
