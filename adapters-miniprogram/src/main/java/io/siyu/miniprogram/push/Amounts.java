package io.siyu.miniprogram.push;

import io.siyu.money.Money;
import io.siyu.push.Fields;
import java.util.Optional;

/** Amounts of money as pushes write them. */
final class Amounts {
  private Amounts() {}

  /** A number of 分; one that is absent or none stays unknown, with a warning, and is no zero. */
  static Optional<Money> fen(Fields fields, String name) {
    fields.text(name);
    Optional<Long> minor = fields.number(name);
    if (minor.isPresent() && (minor.get() < 0 || minor.get() > Money.MINOR_MAX)) {
      fields.warn(name + " is no amount within bounds");
      return Optional.empty();
    }
    return minor.map(Money::fen);
  }
}
