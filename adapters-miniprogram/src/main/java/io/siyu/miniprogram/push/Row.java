package io.siyu.miniprogram.push;

import io.siyu.event.Event;
import java.util.List;

/** How one kind of push is read. */
@FunctionalInterface
interface Row {
  /**
   * The events that a push stands for; none where no fact carries it, or it lacks what a fact
   * needs: then it is kept as it came.
   */
  List<Event> read(Push push);
}
