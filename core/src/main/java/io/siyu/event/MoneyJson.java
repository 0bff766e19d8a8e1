package io.siyu.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.money.Money;
import java.util.Optional;

/** Amounts as JSON: {@code {"currency":"CNY","minor":9900}}. */
final class MoneyJson {
  private MoneyJson() {}

  static ObjectNode write(Money money) {
    return Json.object().put("currency", money.currency()).put("minor", money.minor());
  }

  /** Reads an amount that may be absent and is never negative. */
  static Optional<Money> amount(JsonObject in, String name) {
    return in.optionalObject(name)
        .flatMap(
            object -> {
              long minor = object.number("minor");
              String currency = object.text("currency");
              if (minor < 0 || minor > Money.MINOR_MAX) {
                object.violation("minor", "must be from 0 to " + Money.MINOR_MAX);
              } else if (!currency.isEmpty() && !Money.isCurrency(currency)) {
                object.violation("currency", "must be three capital letters (ISO 4217)");
              } else if (!currency.isEmpty()) {
                return Optional.of(new Money(minor, currency));
              }
              return Optional.empty();
            });
  }
}
