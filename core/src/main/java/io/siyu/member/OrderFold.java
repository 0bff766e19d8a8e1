package io.siyu.member;

import io.siyu.dossier.Beliefs;
import io.siyu.dossier.OrderFile;
import io.siyu.event.Authority;
import io.siyu.event.Event;
import io.siyu.event.Mode;
import io.siyu.event.OrderDescribed;
import io.siyu.event.OrderLine;
import io.siyu.event.OrderPaid;
import io.siyu.event.Provenance;
import io.siyu.event.Refunded;
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
import java.util.function.Function;

/**
 * Puts an order together from the facts about it that occurred before an instant (rules O-1 to
 * O-9).
 */
public final class OrderFold {
  private final Playbook playbook;
  private final Set<Finding> findings = EnumSet.noneOf(Finding.class);

  private OrderFold(Playbook playbook) {
    this.playbook = playbook;
  }

  /** A statement of money with the event that makes it. */
  private record Statement<F>(Event event, F fact) {}

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
    Optional<OrderDescribed> described = Optional.empty();
    for (Event event : Beliefs.before(asOf, file.events())) {
      if (event.fact() instanceof OrderPaid fact && fact.mode() == Mode.LIVE) {
        paid.add(new Statement<>(event, fact));
        since = since.or(() -> Optional.of(event.occurredAt()));
      } else if (event.fact() instanceof OrderDescribed fact) {
        described = Optional.of(fact);
        since = since.or(() -> Optional.of(event.occurredAt()));
      } else if (event.fact() instanceof Refunded fact
          && fact.mode() == Mode.LIVE
          && fact.outcome() == Refunded.Outcome.SUCCESS) {
        refunded.add(new Statement<>(event, fact));
      }
    }
    List<OrderLine> lines = described.map(OrderDescribed::lines).orElse(List.of());
    Collection<Statement<Refunded>> refunds =
        best(refunded, Refunded::refund, Refunded::authority).values();
    if (paid.isEmpty()) {
      return new Order(
          file.numbers(),
          since,
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          false,
          false,
          refunds.size(),
          lines,
          findings);
    }

    Map<String, Statement<OrderPaid>> byPayment =
        best(paid, OrderPaid::payment, OrderPaid::authority);
    if (byPayment.size() > 1) {
      // A statement about the order as a whole adds nothing to numbered payments.
      byPayment.remove("");
    }
    Collection<Statement<OrderPaid>> payments = byPayment.values();
    Instant paidAt =
        payments.stream().map(p -> p.event().occurredAt()).min(Comparator.naturalOrder()).get();
    OptionalLong hostTotal =
        described.map(OrderDescribed::total).map(this::known).orElse(OptionalLong.empty());

    List<Flow> in = new ArrayList<>();
    List<Flow> back = new ArrayList<>();
    boolean known = flows(payments, refunds, PAYER, in, back);
    known = known || flows(payments, refunds, TOTAL, in, back);
    if (known) {
      compare(hostTotal, payments);
      for (Statement<OrderPaid> statement : paid) {
        Statement<OrderPaid> counts = byPayment.get(statement.fact().payment());
        if (believed(statement.fact().authority(), statement.event()) == Authority.HOST) {
          compare(figure(statement.fact()), counts == null ? payments : List.of(counts));
        }
      }
    } else if (payments.stream().anyMatch(p -> !hasAmount(p.fact()))) {
      if (hostTotal.isPresent()) {
        in.add(new Flow(paidAt, hostTotal.getAsLong()));
        known = refundFlows(refunds, TOTAL, back);
      }
    } else {
      findings.add(Finding.MIXED_BASIS);
    }
    if (!known) {
      in.clear();
      back.clear();
    }
    back.sort(Comparator.comparing(Flow::at));
    return result(file, since, paidAt, in, back, known, lines);
  }

  private Order result(
      OrderFile file,
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
    boolean givenBack = paid > 0 && left == 0;
    boolean valid = !known || paid >= playbook.stages().leastOrder() && !givenBack;
    return new Order(
        file.numbers(),
        since,
        Optional.of(paidAt),
        in,
        counted,
        excess,
        known,
        valid,
        0,
        lines,
        findings);
  }

  /** Of the statements about one thing, the one of the best authority, then the one to believe. */
  private static <F> Map<String, Statement<F>> best(
      List<Statement<F>> statements, Function<F, String> thing, Function<F, Authority> authority) {
    Comparator<Statement<F>> order =
        Comparator.comparing((Statement<F> s) -> believed(authority.apply(s.fact()), s.event()))
            .thenComparing(Statement::event, Event.BELIEF);
    Map<String, Statement<F>> best = new TreeMap<>();
    for (Statement<F> statement : statements) {
      best.merge(
          thing.apply(statement.fact()), statement, (x, y) -> order.compare(x, y) <= 0 ? x : y);
    }
    return best;
  }

  /** The host's word is the host's, whosever figure it says it passes on. */
  private static Authority believed(Authority said, Event event) {
    boolean hosts = event.provenance() == Provenance.HOST || event.provenance() == Provenance.SELF;
    return hosts && said.compareTo(Authority.HOST) < 0 ? Authority.HOST : said;
  }

  /** Reads payments and refunds on one basis; false, with nothing read, where any lacks it. */
  private boolean flows(
      Collection<Statement<OrderPaid>> payments,
      Collection<Statement<Refunded>> refunds,
      Basis basis,
      List<Flow> in,
      List<Flow> back) {
    in.clear();
    back.clear();
    for (Statement<OrderPaid> payment : payments) {
      OptionalLong amount = known(basis.paid().apply(payment.fact()));
      if (amount.isEmpty()) {
        return false;
      }
      in.add(new Flow(payment.event().occurredAt(), amount.getAsLong()));
    }
    return refundFlows(refunds, basis, back);
  }

  private boolean refundFlows(
      Collection<Statement<Refunded>> refunds, Basis basis, List<Flow> back) {
    for (Statement<Refunded> refund : refunds) {
      OptionalLong amount = known(basis.refunded().apply(refund.fact()));
      if (amount.isEmpty()) {
        return false;
      }
      back.add(new Flow(refund.event().occurredAt(), amount.getAsLong()));
    }
    return true;
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

  private boolean hasAmount(OrderPaid fact) {
    return figure(fact).isPresent();
  }

  /** An amount in the playbook's currency; any other is unknown, since nothing here converts. */
  private OptionalLong known(Optional<Money> money) {
    if (money.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!money.get().currency().equals(playbook.currency())) {
      findings.add(Finding.FOREIGN_CURRENCY);
      return OptionalLong.empty();
    }
    return OptionalLong.of(money.get().minor());
  }
}
