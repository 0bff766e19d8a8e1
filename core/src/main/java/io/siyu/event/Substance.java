package io.siyu.event;

import io.siyu.identity.IdentityKey;
import io.siyu.json.Utf8Order;
import io.siyu.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What a fact says once everything personal in it is left out: just what an erasure leaves (实质).
 * Ties between events are broken by it before they are broken by id, because an erasure changes ids
 * and must not change which of two events counts.
 */
final class Substance implements FactWriter {
  private final StringBuilder text = new StringBuilder();

  private Substance() {}

  /** Orders facts by their substance; facts that differ in personal fields only are equal. */
  static int compare(Fact a, Fact b) {
    return a.equals(b) ? 0 : Utf8Order.INSTANCE.compare(of(a), of(b));
  }

  private static String of(Fact fact) {
    Substance substance = new Substance();
    substance.text("kind", fact.kind().wireName());
    fact.kind().describe(fact, substance);
    return substance.text.toString();
  }

  @Override
  public void text(String name, String value) {
    text.append(name).append('=').append(value).append('\n');
  }

  @Override
  public void number(String name, long value) {
    text(name, Long.toString(value));
  }

  @Override
  public void flag(String name, boolean value) {
    text(name, Boolean.toString(value));
  }

  @Override
  public void money(String name, Optional<Money> value) {
    value.ifPresent(money -> text(name, money.minor() + " " + money.currency()));
  }

  @Override
  public void texts(String name, List<String> values) {
    values.forEach(value -> text(name, value));
  }

  @Override
  public <T> void objects(String name, List<T> values, BiConsumer<T, FactWriter> describe) {
    for (T value : values) {
      text(name, "");
      describe.accept(value, this);
    }
  }

  @Override
  public void hashed(String name, String value) {
    flag(name, !value.isEmpty());
  }

  @Override
  public void hashed(String name, List<String> values) {
    number(name, values.size());
  }

  @Override
  public void personal(String name, String value) {
    // Left out.
  }

  @Override
  public void personal(String name, IdentityKey value) {
    // Left out.
  }

  @Override
  public void personal(String name, List<String> values) {
    // Left out.
  }
}
