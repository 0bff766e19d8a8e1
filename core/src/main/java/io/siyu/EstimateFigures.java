package io.siyu;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.money.Ratio;
import io.siyu.statistics.Estimate;
import io.siyu.statistics.Estimate.Known;
import io.siyu.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;

/** How figures stand in the JSON form of estimates: with nine digits, or with why there is none. */
final class EstimateFigures {
  private static final MathContext DIGITS = new MathContext(9);

  private EstimateFigures() {}

  static void figure(ObjectNode out, String name, Estimate<Double> estimate) {
    if (estimate instanceof Known<Double> known) {
      number(out, name, known.value());
    } else if (estimate instanceof Estimate.Undefined<Double> undefined) {
      out.putObject(name).put("undefined", undefined.reason());
    }
  }

  static void interval(ObjectNode out, String name, Estimate<Interval> estimate) {
    ObjectNode object = out.putObject(name);
    if (estimate instanceof Known<Interval> known) {
      interval(object, known.value());
    } else if (estimate instanceof Estimate.Undefined<Interval> undefined) {
      object.put("undefined", undefined.reason());
    }
  }

  static void interval(ObjectNode out, Interval interval) {
    number(out, "low", interval.low());
    number(out, "high", interval.high());
    number(out, "level", interval.level());
  }

  /** The last digits of a floating-point number are the machine's. */
  static void number(ObjectNode out, String name, double value) {
    out.put(name, new BigDecimal(value).round(DIGITS).stripTrailingZeros());
  }

  static void count(ObjectNode out, String name, Estimate<Long> estimate) {
    if (estimate instanceof Known<Long> known) {
      out.put(name, known.value());
    } else if (estimate instanceof Estimate.Undefined<Long> undefined) {
      out.putObject(name).put("undefined", undefined.reason());
    }
  }

  static void ratio(ObjectNode out, String name, Ratio ratio) {
    out.putObject(name).put("num", ratio.num()).put("den", ratio.den());
  }
}
