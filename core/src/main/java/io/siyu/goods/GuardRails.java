package io.siyu.goods;

import io.siyu.playbook.GoodsRules.Subsidy;
import io.siyu.playbook.Playbook;
import io.siyu.pool.Domain;
import io.siyu.product.Product;
import io.siyu.product.ProductRole;
import io.siyu.time.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds products that do what their role forbids (rules U-8, U-9). A pure function. */
final class GuardRails {
  private final Playbook playbook;
  private final Window window;

  GuardRails(Playbook playbook, Window window) {
    this.playbook = playbook;
    this.window = window;
  }

  /**
   * Checks one product.
   *
   * @param contribution what its sales in the window left
   * @param offered to how many people it was offered as a bait in the window
   */
  List<Breach> check(Product product, long contribution, long offered) {
    List<Breach> breaches = new ArrayList<>();
    boolean leadsIn = hasRole(product, ProductRole.LEAD_IN);
    boolean subsidised =
        playbook.goods().subsidies().stream().anyMatch(it -> it.sku().equals(product.sku()));
    Optional<Breach.Kind> loss = Optional.empty();
    long budget = budget(product.sku());
    long lost = Math.negateExact(Math.min(contribution, 0));
    if (lost > 0 && !leadsIn) {
      loss = Optional.of(Breach.Kind.LOSS_WITHOUT_ROLE);
    } else if (lost > 0 && !subsidised) {
      loss = Optional.of(Breach.Kind.LOSS_WITHOUT_BUDGET);
    } else if (lost > budget) {
      loss = Optional.of(Breach.Kind.LOSS_OVER_BUDGET);
    }
    loss.ifPresent(
        kind ->
            breaches.add(
                breach(kind, product, Optional.empty(), Map.of("loss", lost, "budget", budget))));
    if (subsidised && !leadsIn) {
      breaches.add(breach(Breach.Kind.SUBSIDY_WITHOUT_ROLE, product, Optional.empty(), Map.of()));
    }
    if (isTorn(product.roles())) {
      breaches.add(breach(Breach.Kind.PROFIT_LEADS_IN, product, Optional.empty(), Map.of()));
    }
    product
        .domainRoles()
        .forEach(
            (domain, roles) -> {
              if (isTorn(roles)) {
                breaches.add(
                    breach(Breach.Kind.PROFIT_LEADS_IN, product, Optional.of(domain), Map.of()));
              }
            });
    if (offered > 0 && hasRole(product, ProductRole.PROFIT)) {
      breaches.add(
          breach(Breach.Kind.PROFIT_AS_BAIT, product, Optional.empty(), Map.of("people", offered)));
    }
    return breaches;
  }

  private static Breach breach(
      Breach.Kind kind, Product product, Optional<Domain> domain, Map<String, Long> figures) {
    return new Breach(kind, product.sku(), domain, figures);
  }

  private static boolean hasRole(Product product, ProductRole role) {
    Set<ProductRole> anywhere = new TreeSet<>(product.roles());
    product.domainRoles().values().forEach(anywhere::addAll);
    return anywhere.contains(role);
  }

  private static boolean isTorn(Set<ProductRole> roles) {
    return roles.contains(ProductRole.PROFIT) && roles.contains(ProductRole.LEAD_IN);
  }

  /** What a product may lose on the days that begin or go on within the window. */
  private long budget(String sku) {
    LocalDate day = window.start().atZone(playbook.zone()).toLocalDate();
    LocalDate end = firstDayFrom(window.end());
    long budget = 0;
    long perDay = 0;
    for (Subsidy subsidy : playbook.goods().subsidies()) {
      LocalDate from = firstDayFrom(subsidy.effectiveFrom());
      if (subsidy.sku().equals(sku) && from.isBefore(end)) {
        LocalDate until = from.isAfter(day) ? from : day;
        budget = Math.addExact(budget, over(day, until, perDay));
        perDay = subsidy.perDay();
        day = until;
      }
    }
    return Math.addExact(budget, over(day, end, perDay));
  }

  /** The first day that does not begin before an instant. */
  private LocalDate firstDayFrom(Instant instant) {
    LocalDate day = instant.atZone(playbook.zone()).toLocalDate();
    boolean begun = day.atStartOfDay(playbook.zone()).toInstant().isBefore(instant);
    return begun ? day.plusDays(1) : day;
  }

  private static long over(LocalDate from, LocalDate until, long perDay) {
    return Math.multiplyExact(ChronoUnit.DAYS.between(from, until), perDay);
  }
}
