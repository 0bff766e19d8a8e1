package io.siyu.store;

import io.siyu.Siyu;
import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.tck.TraceableLife;
import io.siyu.testing.Histories;
import java.time.Instant;
import java.util.List;

/** Fills a store in memory, erases one person, says so and waits to be looked into. */
final class ErasedHeapMain {
  private static final Instant LATER = Instant.parse("2026-04-01T00:00:00Z");

  private ErasedHeapMain() {}

  private static void tell(Siyu siyu, int person) throws Exception {
    for (Event event : TraceableLife.life(person)) {
      // Through JSON, so that the parser's buffers have held it too.
      siyu.ingest(List.of(EventJson.decode(EventJson.encode(event))));
    }
  }

  public static void main(String[] args) throws Exception {
    Siyu siyu = Siyu.builder().playbook(Histories.playbook()).build();
    for (int person = 1; person <= 40; person += 2) {
      tell(siyu, person);
    }
    if (siyu.erase(TraceableLife.contact(1), LATER).isEmpty()) {
      throw new IllegalStateException("nobody was erased");
    }
    tell(siyu, 1);
    for (int person = 41; person <= 80; person += 2) {
      tell(siyu, person);
    }
    System.out.println("erased");
    if (System.in.read() < 0) {
      throw new IllegalStateException("nobody has looked");
    }
    if (siyu.members(LATER).count() < 40) {
      throw new IllegalStateException("the others must be there");
    }
  }
}
