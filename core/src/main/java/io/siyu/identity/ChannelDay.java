package io.siyu.identity;

import java.time.LocalDate;

/**
 * One channel on one calendar day of the business, the subject of market facts.
 *
 * @param channel the channel's code; not empty
 * @param day the day in the playbook's zone
 */
public record ChannelDay(String channel, LocalDate day) implements Subject {
  /** Checks that the channel is there. */
  public ChannelDay {
    if (channel.isEmpty()) {
      throw new IllegalArgumentException("a channel day needs a channel code");
    }
  }

  @Override
  public String text() {
    return SubjectText.join(SubjectText.CHANNEL_DAY, channel, day.toString());
  }
}
