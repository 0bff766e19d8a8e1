package io.siyu.miniprogram.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.Fact;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.event.Unmapped;
import io.siyu.identity.Subject;
import io.siyu.miniprogram.kit.WeixinPush;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A push and what it must become.
 *
 * @param name the row that it is for
 * @param events what no {@code Unmapped} is of it, in order
 * @param kept whether the push itself is kept beside, or alone
 */
record Sample(String name, WeixinPush push, List<Event> events, boolean kept) {
  static Sample of(String name, WeixinPush push) {
    return new Sample(name, push, List.of(), false);
  }

  /** One event more. */
  Sample event(String key, Instant at, Subject subject, List<Claim> claims, Fact fact) {
    List<Event> more = new ArrayList<>(events);
    Source source = new Source("weixin/" + Account.APPID);
    more.add(Event.of(key, at, source, subject, claims, fact, Provenance.CALLBACK));
    return new Sample(name, push, List.copyOf(more), kept);
  }

  Sample keptAsItCame() {
    return new Sample(name, push, events, true);
  }

  /** Asserts that some events are these. */
  void isWhat(List<Event> found) {
    assertThat(found.stream().filter(event -> !(event.fact() instanceof Unmapped)))
        .as(name)
        .isEqualTo(events);
    assertThat(found).as(name).hasSize(events.size() + (kept ? 1 : 0));
  }

  @Override
  public String toString() {
    return name + " " + events;
  }
}
