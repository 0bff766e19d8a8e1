package io.siyu.points;

import io.siyu.points.PointsAccount.Lot;
import io.siyu.points.PointsDeed.Adjustment;
import io.siyu.points.PointsDeed.Amount;
import io.siyu.points.PointsDeed.Occasion;
import io.siyu.points.PointsDeed.Purchase;
import io.siyu.points.PointsDeed.Spending;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules read literally: every point is a thing of its own, and time goes in steps of half a
 * day. For deeds on these steps, in UTC, with unique ids.
 */
final class ReferenceLedger {
  static final Duration STEP = Duration.ofHours(12);

  private enum State {
    LEFT,
    SPENT,
    EXPIRED,
    REVERSED
  }

  private static final class Batch {
    String id = "";
    int place;
    Instant earnedAt = Instant.EPOCH;
    Optional<Instant> activeFrom = Optional.empty();
    Instant end = Instant.MIN;
    final List<Point> points = new ArrayList<>();

    boolean isActive(Instant at) {
      return activeFrom.isPresent() && !activeFrom.get().isAfter(at);
    }
  }

  private static final class Point {
    final Batch batch;
    State state = State.LEFT;

    Point(Batch batch) {
      this.batch = batch;
    }
  }

  private static final class Taker {
    final List<Point> points = new ArrayList<>();
    int owed;
  }

  private final PointsProgramme programme;
  private final List<PointsDeed> deeds;
  private final Instant asOf;
  private final Map<String, Batch> batches = new HashMap<>();
  private final List<Taker> takers = new ArrayList<>();
  private final Map<String, Taker> spendings = new HashMap<>();

  ReferenceLedger(
      PointsProgramme programme, Collection<PointsDeed> deeds, Instant from, Instant asOf) {
    this.programme = programme;
    this.asOf = asOf;
    this.deeds =
        deeds.stream()
            .sorted(Comparator.comparing(PointsDeed::at).thenComparing(deed -> said(deed, deeds)))
            .toList();
    for (Instant now = from; !now.isAfter(asOf); now = now.plus(STEP)) {
      expire(now);
      settle(now);
      if (now.isBefore(asOf)) {
        happen(now);
      }
    }
  }

  List<Lot> lots() {
    return batches.values().stream()
        .filter(batch -> !batch.points.isEmpty())
        .map(
            batch ->
                new Lot(
                    batch.id,
                    batch.earnedAt,
                    batch.activeFrom.orElse(Instant.MAX),
                    batch.end.equals(Instant.MAX) ? Optional.empty() : Optional.of(batch.end),
                    batch.points.size(),
                    batch.points.stream().filter(point -> point.state == State.LEFT).count()))
        .toList();
  }

  long balance() {
    return left().filter(point -> point.batch.isActive(asOf)).count();
  }

  long pending() {
    return left().filter(point -> !point.batch.isActive(asOf)).count();
  }

  long debt() {
    return takers.stream().mapToLong(taker -> taker.owed).sum();
  }

  private Stream<Point> left() {
    return batches.values().stream()
        .flatMap(batch -> batch.points.stream())
        .filter(point -> point.state == State.LEFT);
  }

  private void expire(Instant now) {
    left().filter(point -> !point.batch.end.isAfter(now)).toList().forEach(this::expire);
  }

  private void expire(Point point) {
    point.state = State.EXPIRED;
  }

  private void settle(Instant now) {
    for (Taker taker : takers) {
      while (taker.owed > 0 && best(now).isPresent()) {
        take(taker, best(now).get());
        taker.owed--;
      }
    }
  }

  private static void take(Taker taker, Point point) {
    point.state = State.SPENT;
    taker.points.add(point);
  }

  private Optional<Point> best(Instant now) {
    return left()
        .filter(point -> point.batch.isActive(now))
        .min(
            Comparator.comparing((Point point) -> point.batch.end)
                .thenComparing(point -> point.batch.earnedAt)
                .thenComparing(point -> point.batch.place));
  }

  private void happen(Instant now) {
    for (PointsDeed deed : deeds) {
      if (deed instanceof Purchase purchase) {
        for (int i = 0; i < purchase.payments().size(); i++) {
          if (purchase.payments().get(i).at().equals(now)) {
            weigh(purchase, now, i, -1);
          }
        }
      } else if (deed instanceof Occasion occasion && occasion.at().equals(now)) {
        for (EarningRule rule : rules(occasion.on(), now)) {
          grow(batch(deed, rule.code()), rule.points(), now);
        }
        settle(now);
      } else if (deed instanceof Adjustment given
          && given.at().equals(now)
          && given.points() > 0
          && given.returns().isEmpty()) {
        grow(batch(deed, ""), given.points(), now);
        settle(now);
      }
    }
    for (PointsDeed deed : deeds) {
      if (deed instanceof Spending spending
          && spending.at().equals(now)
          && programme.kind() == PointsProgramme.Kind.SPENDABLE) {
        keepAlive(now);
        spendings.put(spending.id(), take(spending.points(), now));
      }
    }
    for (PointsDeed deed : deeds) {
      if (deed instanceof Adjustment back
          && back.at().equals(now)
          && spendings.containsKey(back.returns())) {
        giveBack(spendings.get(back.returns()), back.points(), now);
        settle(now);
      }
    }
    for (PointsDeed deed : deeds) {
      if (deed instanceof Purchase purchase) {
        for (int i = 0; i < purchase.refunds().size(); i++) {
          if (purchase.refunds().get(i).at().equals(now)) {
            weigh(purchase, now, purchase.payments().size(), i);
          }
        }
      }
    }
    for (PointsDeed deed : deeds) {
      if (deed instanceof Adjustment taken && taken.at().equals(now) && taken.points() < 0) {
        take(-taken.points(), now);
      }
    }
  }

  private Taker take(long points, Instant now) {
    Taker taker = new Taker();
    takers.add(taker);
    for (long i = 0; i < points; i++) {
      Optional<Point> best = best(now);
      if (best.isPresent()) {
        take(taker, best.get());
      } else {
        taker.owed++;
      }
    }
    return taker;
  }

  private void giveBack(Taker taker, long points, Instant now) {
    for (long i = 0; i < points; i++) {
      if (taker.owed > 0) {
        taker.owed--;
      } else if (!taker.points.isEmpty()) {
        Point point = taker.points.remove(taker.points.size() - 1);
        point.state = State.LEFT;
        if (!point.batch.end.isAfter(now)) {
          if (programme.lapsed() instanceof PointsProgramme.Lapsed.RestoredFor restored) {
            point.batch.end = now.plus(Duration.ofDays(restored.days()));
          } else {
            expire(point);
          }
        }
      }
    }
  }

  /** Makes lots hold what the money up to some payment and refund earns. */
  private void weigh(Purchase purchase, Instant now, int payment, int refund) {
    BigDecimal paid = BigDecimal.ZERO;
    BigDecimal given = BigDecimal.ZERO;
    for (int i = 0; i < purchase.payments().size(); i++) {
      Amount each = purchase.payments().get(i);
      if (each.at().isBefore(now) || (each.at().equals(now) && i <= payment)) {
        paid = paid.add(BigDecimal.valueOf(each.minor()));
      }
    }
    for (int i = 0; i < purchase.refunds().size(); i++) {
      Amount each = purchase.refunds().get(i);
      if (each.at().isBefore(now) || (each.at().equals(now) && i <= refund)) {
        given = given.add(BigDecimal.valueOf(each.minor()));
      }
    }
    BigDecimal net = paid.subtract(given).max(BigDecimal.ZERO);
    for (EarningRule rule : rules(EarningRule.On.ORDER, purchase.at())) {
      BigDecimal per = rule.per() == 0 ? paid : BigDecimal.valueOf(rule.per());
      RoundingMode mode =
          switch (rule.rounding()) {
            case DOWN -> RoundingMode.DOWN;
            case UP -> RoundingMode.UP;
            case HALF_UP -> RoundingMode.HALF_UP;
          };
      long worth =
          net.signum() == 0
              ? 0
              : BigDecimal.valueOf(rule.points())
                  .multiply(net)
                  .divide(per, MathContext.DECIMAL128)
                  .setScale(0, mode)
                  .longValueExact();
      Batch batch = batch(purchase, rule.code());
      long has = batch.points.stream().filter(point -> point.state != State.REVERSED).count();
      grow(batch, worth - has, now);
      for (long i = worth; i < has; i++) {
        reverseOne(batch);
      }
    }
    settle(now);
  }

  private void reverseOne(Batch batch) {
    for (State state : List.of(State.LEFT, State.EXPIRED)) {
      for (Point point : batch.points) {
        if (point.state == state) {
          point.state = State.REVERSED;
          return;
        }
      }
    }
    for (int i = takers.size() - 1; i >= 0; i--) {
      List<Point> taken = takers.get(i).points;
      for (int j = taken.size() - 1; j >= 0; j--) {
        if (taken.get(j).batch == batch) {
          taken.remove(j).state = State.REVERSED;
          takers.get(i).owed++;
          return;
        }
      }
    }
    throw new AssertionError("a point that was earned is nowhere");
  }

  private void grow(Batch batch, long points, Instant now) {
    if (points > 0) {
      Instant due = end(now);
      batch.end = due.isAfter(batch.end) ? due : batch.end;
      for (long i = 0; i < points; i++) {
        batch.points.add(new Point(batch));
      }
      keepAlive(now);
    }
  }

  private void keepAlive(Instant now) {
    if (programme.expiry() instanceof ExpiryRule.Inactivity) {
      for (Batch batch : batches.values()) {
        if (!batch.points.isEmpty() && batch.end.isAfter(now)) {
          batch.end = batch.end.isAfter(end(now)) ? batch.end : end(now);
        }
      }
    }
  }

  private Instant end(Instant now) {
    return programme.expiry().end(now, programme.zone()).orElse(Instant.MAX);
  }

  private Batch batch(PointsDeed deed, String rule) {
    return batches.computeIfAbsent(
        deed.id() + "/" + rule,
        id -> {
          Batch batch = new Batch();
          batch.id = id;
          batch.place = 10 * deeds.indexOf(deed) + place(rule);
          batch.earnedAt = deed.at();
          batch.activeFrom = Optional.of(deed.at());
          if (deed instanceof Purchase purchase) {
            if (programme.pending() instanceof PointsProgramme.Pending.AfterPayment after) {
              batch.activeFrom = Optional.of(deed.at().plus(Duration.ofDays(after.days())));
            } else if (programme.pending()
                instanceof PointsProgramme.Pending.AfterCompletion after) {
              batch.activeFrom =
                  purchase
                      .completedAt()
                      .filter(at -> at.isBefore(asOf))
                      .map(at -> at.plus(Duration.ofDays(after.days())));
            }
          }
          return batch;
        });
  }

  private int place(String rule) {
    List<String> codes = programme.rules().stream().map(EarningRule::code).toList();
    return codes.indexOf(rule) + 1;
  }

  /** What a deed says as a text that sorts by kind, times and amounts, then id. */
  private String said(PointsDeed deed, Collection<PointsDeed> all) {
    if (deed instanceof Purchase purchase) {
      return "0"
          + purchase
              .completedAt()
              .filter(at -> at.isBefore(asOf))
              .map(ReferenceLedger::sortable)
              .orElse("")
          + amounts(purchase.payments())
          + amounts(purchase.refunds())
          + " "
          + deed.id();
    } else if (deed instanceof Occasion occasion) {
      return "1" + occasion.on().ordinal() + deed.id();
    } else if (deed instanceof Spending spending) {
      return "2" + spent(spending, all) + " " + deed.id();
    }
    Adjustment adjustment = (Adjustment) deed;
    String of =
        all.stream()
            .filter(it -> it instanceof Spending && it.id().equals(adjustment.returns()))
            .map(it -> spent((Spending) it, all))
            .findFirst()
            .orElse("");
    return "3" + sortable(adjustment.points()) + of + " " + deed.id();
  }

  private String spent(Spending spending, Collection<PointsDeed> all) {
    return sortable(spending.at())
        + sortable(spending.points())
        + all.stream()
            .filter(it -> it.at().isBefore(asOf))
            .filter(it -> it instanceof Adjustment back && back.returns().equals(spending.id()))
            .map(it -> sortable(it.at()) + sortable(((Adjustment) it).points()))
            .sorted()
            .collect(Collectors.joining());
  }

  private String amounts(List<Amount> amounts) {
    List<Amount> seen = amounts.stream().filter(it -> it.at().isBefore(asOf)).toList();
    return sortable(seen.size())
        + seen.stream()
            .map(it -> sortable(it.at()) + sortable(it.minor()))
            .collect(Collectors.joining());
  }

  private static String sortable(Instant at) {
    return sortable(at.getEpochSecond());
  }

  private static String sortable(long number) {
    return String.format("%020d,", number + 1_000_000);
  }

  private List<EarningRule> rules(EarningRule.On on, Instant at) {
    Map<String, EarningRule> winners = new HashMap<>();
    for (EarningRule rule : programme.rules()) {
      if (rule.on() == on
          && rule.from().filter(from -> from.isAfter(at)).isEmpty()
          && rule.until().filter(until -> !until.isAfter(at)).isEmpty()) {
        winners.merge(
            rule.group().isEmpty() ? "alone " + rule.code() : "group " + rule.group(),
            rule,
            (a, b) ->
                a.priority() > b.priority()
                        || (a.priority() == b.priority() && a.code().compareTo(b.code()) < 0)
                    ? a
                    : b);
      }
    }
    return programme.rules().stream().filter(winners::containsValue).toList();
  }
}
