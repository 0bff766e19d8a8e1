package io.siyu.member;

import io.siyu.dossier.Beliefs;
import io.siyu.dossier.OrderFile;
import io.siyu.event.Authority;
import io.siyu.event.Completed;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.event.Mode;
import io.siyu.event.OrderCancelled;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Refunded;
import io.siyu.event.Shipped;
import io.siyu.money.Money;
import io.siyu.playbook.Playbook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Puts an order together from the facts about it that occurred before an instant (rules O-1 to O-9,
 * O-12 to O-14).
 */
public final class OrderFold {
  private final Playbook playbook;
  private final Set<Finding> findings = EnumSet.noneOf(Finding.class);
  private Optional<Instant> shippedAt = Optional.empty();
  private Optional<Instant> completedAt = Optional.empty();
  private Optional<Instant> cancelledAt = Optional.empty();
  private int coupons;

  private OrderFold(Playbook playbook) {
    this.playbook = playbook;
  }

  /**
   * A statement of money.
   *
   * @param at when what it is about happened
   * @param event the event that makes it
   * @param authority whose figure it is believed to be
   */
  private record Statement<F>(Instant at, Event event, F fact, Authority authority) {
    /** The host's word is the host's, whosever figure it says it passes on. */
    static <F> Statement<F> of(Event event, F fact, Authority said) {
      boolean hosts =
          event.provenance() == Provenance.HOST || event.provenance() == Provenance.SELF;
      boolean capped = hosts && said.compareTo(Authority.HOST) < 0;
      return new Statement<>(event.occurredAt(), event, fact, capped ? Authority.HOST : said);
    }

    Statement<F> at(Instant instant) {
      return new Statement<>(instant, event, fact, authority);
    }
  }

  /** A pair of ways to read the amounts of an order: both of its payments and of its refunds. */
  private record Basis(
      Function<OrderPaid, Optional<Money>> paid, Function<Refunded, Optional<Money>> refunded) {}

  private static final Basis PAYER = new Basis(OrderPaid::payerTotal, Refunded::payerTotal);
  private static final Basis TOTAL = new Basis(OrderPaid::total, Refunded::total);

  /** Folds what occurred before {@code asOf}. */
  public static Order of(OrderFile file, Playbook playbook, Instant asOf) {
    return new OrderFold(playbook).fold(file, asOf);
  }

  private Order fold(OrderFile file, Instant asOf) {
    List<Statement<OrderPaid>> paid = new ArrayList<>();
    List<Statement<Refunded>> refunded = new ArrayList<>();
    Optional<Instant> since = Optional.empty();
    List<OrderLine> lines = List.of();
    OptionalLong hostTotal = OptionalLong.empty();
    List<Event> events = Beliefs.before(asOf, file.events());
    for (Event event : events) {
      if (event.fact() instanceof OrderPaid fact && fact.mode() == Mode.LIVE) {
        note(fact.total());
        note(fact.payerTotal());
        paid.add(Statement.of(event, fact, fact.authority()));
        since = since.or(() -> Optional.of(event.occurredAt()));
      } else if (event.fact() instanceof OrderDescribed fact) {
        note(fact.total());
        lines = fact.lines().isEmpty() ? lines : fact.lines();
        coupons = Math.max(coupons, fact.coupons().size());
        OptionalLong total = known(fact.total());
        hostTotal = total.isPresent() ? total : hostTotal;
        since = since.or(() -> Optional.of(event.occurredAt()));
      } else if (event.fact() instanceof Refunded fact
          && fact.mode() == Mode.LIVE
          && fact.outcome() == Refunded.Outcome.SUCCESS) {
        note(fact.total());
        note(fact.payerTotal());
        refunded.add(Statement.of(event, fact, fact.authority()));
      } else if (event.fact() instanceof Shipped) {
        shippedAt = shippedAt.or(() -> Optional.of(event.occurredAt()));
      } else if (event.fact() instanceof Completed) {
        completedAt = completedAt.or(() -> Optional.of(event.occurredAt()));
      } else if (event.fact() instanceof OrderCancelled) {
        cancelledAt = cancelledAt.or(() -> Optional.of(event.occurredAt()));
      }
    }
    List<EventId> ids = events.stream().map(Event::id).toList();
    Collection<Statement<Refunded>> refunds =
        best(refunded, Refunded::refund, this::hasAmount).values();
    if (paid.isEmpty()) {
      return new Order(
          file.numbers(),
          ids,
          since,
          Optional.empty(),
          shippedAt,
          completedAt,
          cancelledAt,
          List.of(),
          List.of(),
          List.of(),
          false,
          false,
          refunds.size(),
          lines,
          List.of(),
          false,
          coupons,
          findings);
    }

    Map<String, Statement<OrderPaid>> byPayment = best(paid, OrderPaid::payment, this::hasAmount);
    Statement<OrderPaid> whole = byPayment.remove("");
    // A statement about the order as a whole adds nothing to numbered payments: either it counts or
    // they do.
    if (whole != null
        && (byPayment.isEmpty()
            || hasAmount(whole.fact())
                && byPayment.values().stream()
                    .allMatch(numbered -> whole.authority().compareTo(numbered.authority()) < 0))) {
      byPayment.clear();
      byPayment.put("", whole);
    }
    Collection<Statement<OrderPaid>> payments = byPayment.values();
    Instant paidAt = payments.stream().map(Statement::at).min(Comparator.naturalOrder()).get();

    List<Flow> in = new ArrayList<>();
    List<Flow> back = new ArrayList<>();
    Optional<Basis> basis = basis(payments, refunds);
    boolean known = basis.isPresent() || hostTotal.isPresent();
    if (basis.isPresent()) {
      for (Statement<OrderPaid> payment : payments) {
        in.add(flow(payment, basis.get().paid()));
      }
      compare(hostTotal, payments);
      for (Statement<OrderPaid> statement : paid) {
        Statement<OrderPaid> counts = byPayment.get(statement.fact().payment());
        if (statement.authority() == Authority.HOST) {
          compare(figure(statement.fact()), counts == null ? payments : List.of(counts));
        }
      }
    } else if (hostTotal.isPresent()) {
      in.add(new Flow(paidAt, hostTotal.getAsLong()));
    }
    for (Statement<Refunded> refund : refunds) {
      if (known) {
        Function<Refunded, Optional<Money>> read = basis.orElse(TOTAL).refunded();
        if (known(read.apply(refund.fact())).isPresent()) {
          back.add(flow(refund, read));
        } else {
          findings.add(Finding.MIXED_BASIS);
        }
      }
    }
    back.sort(Comparator.comparing(Flow::at));
    return result(file, ids, since, paidAt, in, back, known, lines);
  }

  private Order result(
      OrderFile file,
      List<EventId> events,
      Optional<Instant> since,
      Instant paidAt,
      List<Flow> in,
      List<Flow> back,
      boolean known,
      List<OrderLine> lines) {
    long paid = Order.sum(in);
    long left = paid;
    List<Flow> counted = new ArrayList<>();
    List<Flow> excess = new ArrayList<>();
    for (Flow flow : back) {
      long part = Math.min(left, flow.minor());
      left -= part;
      if (part > 0) {
        counted.add(new Flow(flow.at(), part));
      }
      if (part < flow.minor()) {
        excess.add(new Flow(flow.at(), flow.minor() - part));
      }
    }
    Optional<Instant> givenBackAt = Order.givenBackAt(paid, counted);
    boolean valid = !known || paid >= playbook.stages().leastOrder() && givenBackAt.isEmpty();
    Optional<List<Flow>> costs =
        known ? OrderCosting.of(playbook, lines, paidAt, givenBackAt) : Optional.empty();
    return new Order(
        file.numbers(),
        events,
        since,
        Optional.of(paidAt),
        shippedAt,
        completedAt,
        cancelledAt,
        in,
        counted,
        excess,
        known,
        valid,
        0,
        lines,
        costs.orElse(List.of()),
        costs.isPresent(),
        coupons,
        findings);
  }

  /**
   * What is said of each thing: when, by the best authority, and how much, by the best of those who
   * say so. Of one authority the statement to believe counts.
   */
  private static <F> Map<String, Statement<F>> best(
      List<Statement<F>> statements, Function<F, String> thing, Predicate<F> hasAmount) {
    Comparator<Statement<F>> byAuthority =
        Comparator.comparing((Statement<F> s) -> s.authority())
            .thenComparing(Statement::event, Event.BELIEF);
    Comparator<Statement<F>> byAmount =
        Comparator.comparing((Statement<F> s) -> !hasAmount.test(s.fact()))
            .thenComparing(byAuthority);
    Map<String, Statement<F>> when = new TreeMap<>();
    Map<String, Statement<F>> best = new TreeMap<>();
    for (Statement<F> statement : statements) {
      String of = thing.apply(statement.fact());
      when.merge(of, statement, BinaryOperator.minBy(byAuthority));
      best.merge(of, statement, BinaryOperator.minBy(byAmount));
    }
    best.replaceAll((of, amount) -> amount.at(when.getOrDefault(of, amount).at()));
    return best;
  }

  /**
   * The basis on which every payment and refund has a figure, else one on which every payment has;
   * none where some payment has no figure.
   */
  private Optional<Basis> basis(
      Collection<Statement<OrderPaid>> payments, Collection<Statement<Refunded>> refunds) {
    List<Basis> possible =
        Stream.of(PAYER, TOTAL).filter(basis -> sum(payments, basis).isPresent()).toList();
    return possible.stream()
        .filter(
            basis ->
                refunds.stream().allMatch(r -> known(basis.refunded().apply(r.fact())).isPresent()))
        .findFirst()
        .or(() -> possible.stream().findFirst());
  }

  private <F> Flow flow(Statement<F> statement, Function<F, Optional<Money>> amount) {
    return new Flow(statement.at(), known(amount.apply(statement.fact())).orElseThrow());
  }

  /**
   * Says so where a figure of the host's is the sum of what counts neither with nor without
   * coupons.
   */
  private void compare(OptionalLong figure, Collection<Statement<OrderPaid>> counted) {
    if (figure.isPresent()
        && !figure.equals(sum(counted, PAYER))
        && !figure.equals(sum(counted, TOTAL))) {
      findings.add(Finding.AMOUNT_DIFFERS);
    }
  }

  private OptionalLong sum(Collection<Statement<OrderPaid>> payments, Basis basis) {
    long sum = 0;
    for (Statement<OrderPaid> payment : payments) {
      OptionalLong amount = known(basis.paid().apply(payment.fact()));
      if (amount.isEmpty()) {
        return amount;
      }
      sum = Math.addExact(sum, amount.getAsLong());
    }
    return OptionalLong.of(sum);
  }

  private OptionalLong figure(OrderPaid fact) {
    OptionalLong payer = known(fact.payerTotal());
    return payer.isPresent() ? payer : known(fact.total());
  }

  private boolean hasAmount(Refunded fact) {
    return known(fact.payerTotal()).isPresent() || known(fact.total()).isPresent();
  }

  private boolean hasAmount(OrderPaid fact) {
    return figure(fact).isPresent();
  }

  /**
   * Says so where an amount is in another currency. Of every amount as it is read, since which of
   * them are looked at afterwards depends on the order of numbers.
   */
  private void note(Optional<Money> amount) {
    if (amount.filter(money -> !isOurs(money)).isPresent()) {
      findings.add(Finding.FOREIGN_CURRENCY);
    }
  }

  private boolean isOurs(Money money) {
    return money.currency().equals(playbook.currency());
  }

  /** An amount in the playbook's currency; any other is unknown, since nothing here converts. */
  private OptionalLong known(Optional<Money> amount) {
    return amount.filter(this::isOurs).stream().mapToLong(Money::minor).findFirst();
  }
}
