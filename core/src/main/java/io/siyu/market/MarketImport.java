package io.siyu.market;

import com.google.common.collect.ImmutableList;
import io.siyu.event.Event;
import java.util.List;

/**
 * What became of an export (导入结果).
 *
 * @param events what it says, to be ingested
 * @param rejections what is wrong with the rows that were not read, in the order of their lines
 * @param rows how many rows the events are made of
 * @param totals how many rows were left out since they add up others
 */
public record MarketImport(List<Event> events, List<Rejection> rejections, int rows, int totals) {
  /**
   * Why a row was not read. It does not quote the row.
   *
   * @param line the line on which the row begins, counted from 1
   * @param column the column's name, or the empty text where it is the row as a whole
   * @param reason the rule that is broken
   */
  public record Rejection(long line, String column, String reason) {}

  /** Copies. */
  public MarketImport {
    events = ImmutableList.copyOf(events);
    rejections = ImmutableList.copyOf(rejections);
  }
}
