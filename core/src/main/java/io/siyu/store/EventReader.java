package io.siyu.store;

import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.event.Fact;
import io.siyu.event.FactKind;
import io.siyu.event.Provenance;
import io.siyu.event.Source;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.Subject;
import io.siyu.money.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record that {@link EventWriter} has written, and refuses it where it is damaged. For
 * one event; not thread-safe.
 */
final class EventReader {
  private static final FactKind[] KINDS = FactKind.values();
  private static final Provenance[] PROVENANCES = Provenance.values();
  private static final Claim.Role[] ROLES = Claim.Role.values();
  private static final long MILLIS = 1_000;

  private final Names.View names;
  private final List<@Nullable String> words;
  private final int number;
  private final Known known;
  private final ByteSource values;
  private final ByteSource form;
  private final int formCode;
  private final List<Integer> used = new ArrayList<>(0);
  private Instant at = Instant.EPOCH;

  /**
   * Begins to read.
   *
   * @param values the record, whose id has been read
   * @param number the number of the subject under which the record was found
   * @param subject its name
   */
  EventReader(
      ByteSource values,
      int number,
      Name subject,
      Names.View names,
      List<@Nullable String> words,
      List<@Nullable Form> forms) {
    this.values = values;
    this.number = number;
    this.names = names;
    this.words = words;
    this.known = new Known(subject);
    this.formCode = values.numberBelow(Integer.MAX_VALUE) - 1;
    if (formCode >= 0) {
      this.form = Dictionary.entry(forms, formCode).read();
    } else {
      int length = values.numberBelow(values.remaining());
      int begin = values.skip(length);
      this.form = new ByteSource(values.array(), begin, begin + length);
    }
  }

  /**
   * Reads an event.
   *
   * @param begin where the record's id begins
   */
  Event event(EventId id, int begin, Subject subject) {
    try {
      Event event = event(id, subject);
      int end = values.position();
      if (form.remaining() > 0 || values.next() != EventWriter.check(values.array(), begin, end)) {
        throw ByteSource.damaged("an event is not as it was written");
      }
      return event;
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      // What they say may quote a value.
      throw ByteSource.damaged("an event breaks a rule of events");
    }
  }

  private Event event(EventId id, Subject subject) {
    int head = form.next();
    FactKind kind = of(KINDS, head >>> 3);
    long counts = form.number();
    long time = values.signed();
    long base = EventWriter.BASE.getEpochSecond();
    at =
        (counts & 1) == 0
            ? Instant.ofEpochSecond(Math.addExact(base, time))
            : Instant.ofEpochMilli(Math.addExact(base * MILLIS, time));
    Source source = new Source(word());
    known.add(source);
    List<Claim> claims = claims(counts >>> 2);
    Fact fact = FactForm.read(kind, this);
    Map<String, String> extras = (counts & 2) == 0 ? Map.of() : extras();
    Provenance provenance = of(PROVENANCES, head >>> 1 & 3);
    return new Event(
        id, key(), at, source, subject, claims, fact, provenance, (head & 1) == 1, extras);
  }

  private List<Claim> claims(long count) {
    if (count == 0) {
      return List.of();
    }
    List<Claim> claims = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      Claim.Role role = of(ROLES, form.next());
      claims.add(new Claim(identityKey(), role));
    }
    return claims;
  }

  private Map<String, String> extras() {
    Map<String, String> extras = new HashMap<>();
    for (int i = count(); i > 0; i--) {
      String pointer = word();
      extras.put(pointer, text());
    }
    return extras;
  }

  private String key() {
    int parts = count();
    if (parts == 1) {
      return read();
    }
    StringBuilder key = new StringBuilder(64);
    for (int i = 0; i < parts; i++) {
      if (i > 0) {
        key.append(':');
      }
      key.append(read());
    }
    return key.toString();
  }

  private static <T> T of(T[] all, int index) {
    if (index >= all.length) {
      throw ByteSource.damaged("a choice is out of bounds");
    }
    return all[index];
  }

  String word() {
    return text();
  }

  String text() {
    String text = read();
    known.add(text);
    return text;
  }

  private String read() {
    long code = form.number();
    if (TextCode.isWord(code)) {
      int word = TextCode.index(code);
      if (formCode < 0) {
        used.add(word);
      }
      return Dictionary.entry(words, word);
    } else if (code == TextCode.EMPTY) {
      return "";
    } else if (code == TextCode.LITERAL) {
      return LiteralText.read(values);
    } else if (code == TextCode.NUMBER) {
      return Long.toString(values.number());
    } else if (code == TextCode.SECOND) {
      return Long.toString(at.getEpochSecond());
    } else if (code == TextCode.MILLI) {
      return Long.toString(at.toEpochMilli());
    }
    return known.get(TextCode.index(code));
  }

  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = count(); i > 0; i--) {
      texts.add(text());
    }
    return texts;
  }

  /** How many things follow, each of which takes a byte of the form or more. */
  int count() {
    return form.numberBelow(form.remaining() + values.remaining());
  }

  boolean flag() {
    return form.next() == 1;
  }

  <E extends Enum<E>> E choice(E[] all) {
    return of(all, form.next());
  }

  long number() {
    return values.signed();
  }

  Optional<Money> money() {
    if (!flag()) {
      return Optional.empty();
    }
    String currency = word();
    return Optional.of(new Money(number(), currency));
  }

  Optional<Instant> instant() {
    if (!flag()) {
      return Optional.empty();
    }
    long second = number();
    return Optional.of(Instant.ofEpochSecond(second, values.numberBelow(1_000_000_000)));
  }

  IdentityKey identityKey() {
    return name().key();
  }

  Name name() {
    long of = number + values.signed();
    if (of < 0 || of > Integer.MAX_VALUE) {
      throw ByteSource.damaged("a number is no name's");
    }
    Name name = names.name((int) of);
    known.add(name);
    return name;
  }

  /**
   * The number of the form in the dictionary, or {@link Dictionary#NONE} if it is in the record.
   */
  int formCode() {
    return formCode;
  }

  /** The words that a form in the record itself has used. */
  List<Integer> usedWords() {
    return used;
  }
}
