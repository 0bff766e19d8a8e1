package io.siyu.event;

import io.siyu.json.JsonObject;
import java.util.OptionalLong;

/**
 * To how many people a bait was offered through a channel on a day (派发诱饵). Both numbers of a rate
 * are kept, and never the rate.
 *
 * @param bait the bait's code; never empty
 * @param people to how many it was offered; from 0 to {@link MarketFact#COUNT_MAX}
 * @param taken how many of them took it, if anybody counted
 * @param revision the number of this statement, rising with each restatement
 */
public record Offered(String bait, long people, OptionalLong taken, long revision)
    implements MarketFact {
  private static final String PART = "must be at most the number of whom it was offered to";

  /** Checks the bait and the numbers. */
  public Offered {
    RequiredText.require(bait, "an offer needs the code of its bait, such as wipes");
    Count.require("people who were offered a bait", people);
    if (taken.isPresent()) {
      Count.require("people who took a bait", taken.getAsLong());
      if (taken.getAsLong() > people) {
        throw new IllegalArgumentException("the number of people who took a bait " + PART);
      }
    }
  }

  @Override
  public FactKind kind() {
    return FactKind.OFFERED;
  }

  void describe(FactWriter out) {
    out.text("bait", bait);
    out.number("people", people);
    taken.ifPresent(number -> out.number("taken", number));
    out.number("revision", revision);
  }

  static Offered read(JsonObject in) {
    String bait = RequiredText.read(in, "bait");
    long people = Count.read(in, "people");
    OptionalLong taken = Count.readOptional(in, "taken");
    if (taken.isPresent() && taken.getAsLong() > people) {
      in.violation("taken", PART);
      taken = OptionalLong.empty();
    }
    return new Offered(bait, people, taken, in.numberAtLeast("revision", 0, 0));
  }
}
