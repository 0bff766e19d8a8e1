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
 * Reads records of one subject that {@link EventWriter} has written, one after the other, and
 * refuses them where they are damaged. Not thread-safe.
 */
final class EventReader {
  private static final FactKind[] KINDS = FactKind.values();
  private static final Provenance[] PROVENANCES = Provenance.values();
  private static final Claim.Role[] ROLES = Claim.Role.values();
  private static final long MILLIS = 1_000;

  private final Names.View names;
  private final List<@Nullable String> words;
  private final List<@Nullable Form> forms;
  private final int number;
  private final Name name;
  private final Subject subject;
  private final Known known = new Known();
  private @Nullable List<Integer> used;
  private ByteSource values = ByteSource.of(new byte[0]);
  private ByteSource form = values;
  private int formCode;
  private Instant at = Instant.EPOCH;
  private Optional<Money> amount = Optional.empty();
  private @Nullable Source source;

  /** Begins to read what is addressed to the name with a number. */
  EventReader(
      int number, Names.View names, List<@Nullable String> words, List<@Nullable Form> forms) {
    this.number = number;
    this.names = names;
    this.words = words;
    this.forms = forms;
    this.name = names.name(number);
    this.subject = name.subject();
  }

  /** Reads an event from the body of its record, up to its end. */
  Event read(ByteSource record) {
    int begin = record.position();
    EventId id = id(record);
    values = record;
    amount = Optional.empty();
    known.begin(name);
    formCode = record.numberBelow(Integer.MAX_VALUE) - 1;
    if (formCode >= 0) {
      form = Dictionary.entry(forms, formCode).read();
    } else {
      int length = record.numberBelow(record.remaining());
      int from = record.skip(length);
      form = new ByteSource(record.array(), from, from + length);
    }
    try {
      Event event = event(id);
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

  /** Reads the id with which a record's body begins. */
  static EventId id(ByteSource in) {
    return new EventId(in.fixedLong(), in.fixedLong());
  }

  private Event event(EventId id) {
    int head = form.numberBelow(KINDS.length << 3);
    FactKind kind = of(KINDS, head >>> 3);
    long counts = form.number();
    long time = values.signed();
    long base = EventWriter.BASE.getEpochSecond();
    at =
        (counts & 1) == 0
            ? Instant.ofEpochSecond(Math.addExact(base, time))
            : Instant.ofEpochMilli(Math.addExact(base * MILLIS, time));
    Source from = source(readText());
    known.addSource(from.text());
    List<Claim> claims = claims(counts >>> 2);
    Fact fact = FactForm.read(kind, this);
    Map<String, String> extras = (counts & 2) == 0 ? Map.of() : extras();
    Provenance provenance = of(PROVENANCES, head >>> 1 & 3);
    return new Event(
        id, key(), at, from, subject, claims, fact, provenance, (head & 1) == 1, extras);
  }

  /** Mostly the same as that of the event before, so that it need not be checked again. */
  private Source source(String text) {
    if (source == null || !source.text().equals(text)) {
      source = new Source(text);
    }
    return source;
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
      String pointer = text();
      extras.put(pointer, text());
    }
    return extras;
  }

  private String key() {
    int parts = count();
    if (parts == 1) {
      return readText();
    }
    StringBuilder key = new StringBuilder(64);
    for (int i = 0; i < parts; i++) {
      if (i > 0) {
        key.append(':');
      }
      key.append(readText());
    }
    return key.toString();
  }

  private static <T> T of(T[] all, int index) {
    if (index >= all.length) {
      throw ByteSource.damaged("a choice is out of bounds");
    }
    return all[index];
  }

  String text() {
    String text = readText();
    known.add(text);
    return text;
  }

  private String readText() {
    long code = form.number();
    if (TextCode.isWord(code)) {
      int word = TextCode.index(code);
      return formCode == Dictionary.NONE ? used(word) : Dictionary.entry(words, word);
    } else if (code == TextCode.LABEL) {
      return used(values.numberBelow(Integer.MAX_VALUE));
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

  private String used(int word) {
    if (used != null) {
      used.add(word);
    }
    return Dictionary.entry(words, word);
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

  /** A number of things. */
  long units() {
    int few = form.next();
    return few < EventWriter.FEW ? few : number();
  }

  Optional<Money> money() {
    int how = form.next();
    if (how == EventWriter.ABSENT) {
      return Optional.empty();
    } else if (how != EventWriter.AGAIN) {
      String currency = readText();
      amount = Optional.of(new Money(number(), currency));
    }
    return amount;
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
    Name named = names.name((int) of);
    known.add(named);
    return named;
  }

  /**
   * The number of the form in the dictionary, or {@link Dictionary#NONE} if it is in the record.
   */
  int formCode() {
    return formCode;
  }

  /**
   * Reads an event, and tells the numbers of the words that the record itself has used, other than
   * by a form in the dictionary.
   */
  List<Integer> usedWords(ByteSource record) {
    List<Integer> words = new ArrayList<>();
    used = words;
    read(record);
    used = null;
    return words;
  }
}
