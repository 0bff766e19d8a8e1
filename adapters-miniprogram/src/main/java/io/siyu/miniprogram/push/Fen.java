package io.siyu.miniprogram.push;

import io.siyu.money.Money;
import io.siyu.push.Fields;
import java.util.Optional;

/** Amounts in 分, with the currency that may stand beside them. */
final class Fen {
  private static final String YUAN = "CNY";

  private Fen() {}

  /** An amount that may be missing; what cannot be read stays unknown and never becomes zero. */
  static Optional<Money> read(Fields fields, String name) {
    Optional<Long> fen = fields.number(name);
    String currency = fields.optional("currency");
    boolean readable =
        fen.filter(minor -> minor >= 0 && minor <= Money.MINOR_MAX).isPresent()
            && (currency.isEmpty() || Money.isCurrency(currency));
    if (fen.isPresent() && !readable) {
      fields.warn(name + " is no amount of money; it stays unknown");
    }
    return fen.filter(minor -> readable)
        .map(minor -> new Money(minor, currency.isEmpty() ? YUAN : currency));
  }
}
