package io.siyu.store;

import io.siyu.event.Claim;
import io.siyu.event.Event;
import io.siyu.identity.IdentityKey;
import io.siyu.money.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Writes one event as a record: its id, what it says alike with others as a {@link Form}, and the
 * values that are its own. {@link EventReader} reads it. For one event; not thread-safe.
 */
// Only memory holds what is written, so that the order of an enum may change with the version.
@SuppressWarnings("EnumOrdinal")
final class EventWriter {
  /** Instants are written as what they differ from this. */
  static final Instant BASE = Instant.parse("2026-01-01T00:00:00Z");

  static final int ABSENT = 0;
  static final int PRESENT = 1;

  /** As what stands before it. */
  static final int AGAIN = 2;

  /** Smaller numbers of things are part of the form. */
  static final int FEW = 8;

  private static final long MILLIS = 1_000;

  /** A business key in more parts is written as one text. */
  private static final int PARTS_MAX = 16;

  private final Dictionary<String> words;
  private final Dictionary<Form> forms;
  private final ToIntFunction<Name> numbers;
  private final int subject;
  private final Known known = new Known();
  private final ByteSink form = new ByteSink();
  private final ByteSink values = new ByteSink();
  private int[] used = new int[8];
  private int usedCount;
  private int[] labels = new int[4];
  private int labelCount;
  private Optional<Money> amount = Optional.empty();
  private String second = "";
  private String milli = "";

  private EventWriter(
      Dictionary<String> words,
      Dictionary<Form> forms,
      ToIntFunction<Name> numbers,
      int subject,
      Name name) {
    this.words = words;
    this.forms = forms;
    this.numbers = numbers;
    this.subject = subject;
    known.begin(name);
  }

  /**
   * Writes an event.
   *
   * @param numbers gives the number of a name
   * @param subject the number of the event's subject, under which the record will be found
   */
  static ByteSink write(
      Event event,
      int subject,
      ToIntFunction<Name> numbers,
      Dictionary<String> words,
      Dictionary<Form> forms) {
    EventWriter writer = new EventWriter(words, forms, numbers, subject, Name.of(event.subject()));
    writer.event(event);
    ByteSink out = new ByteSink();
    out.putLong(event.id().high());
    out.putLong(event.id().low());
    writer.finish(out);
    out.put(check(out.array(), 0, out.length()));
    return out;
  }

  /** One byte by which a byte that is another is always found, and other damages mostly. */
  static int check(byte[] bytes, int from, int to) {
    int check = 1;
    for (int i = from; i < to; i++) {
      check = check * 31 + bytes[i];
    }
    return check & 0xFF;
  }

  private void finish(ByteSink out) {
    Form written = new Form(form.copy(), Arrays.copyOf(used, usedCount));
    int code = forms.code(written);
    if (code == Dictionary.NONE) {
      out.putNumber(0);
      out.putNumber(form.length());
      out.putAll(form);
    } else {
      out.putNumber(code + 1L);
    }
    if (code == Dictionary.NONE || forms.use(code)) {
      for (int word : written.words()) {
        words.use(word);
      }
    }
    for (int i = 0; i < labelCount; i++) {
      words.use(labels[i]);
    }
    out.putAll(values);
  }

  private void event(Event event) {
    Instant at = event.occurredAt();
    boolean inMillis = at.getNano() != 0;
    second = Long.toString(at.getEpochSecond());
    milli = Long.toString(at.toEpochMilli());
    form.putNumber(
        event.fact().kind().ordinal() << 3
            | event.provenance().ordinal() << 1
            | (event.approximate() ? 1 : 0));
    form.putNumber(
        (long) event.claims().size() << 2
            | (event.extras().isEmpty() ? 0 : 2)
            | (inMillis ? 1 : 0));
    values.putSigned(
        inMillis
            ? at.toEpochMilli() - BASE.getEpochSecond() * MILLIS
            : at.getEpochSecond() - BASE.getEpochSecond());
    text(event.source().text(), true, false);
    known.addSource(event.source().text());
    for (Claim claim : event.claims()) {
      form.put(claim.role().ordinal());
      name(Name.of(claim.key()));
    }
    FactForm.write(event.fact(), this);
    if (!event.extras().isEmpty()) {
      count(event.extras().size());
      for (Map.Entry<String, String> extra : event.extras().entrySet()) {
        word(extra.getKey());
        text(extra.getValue());
      }
    }
    key(event.key());
  }

  /** The parts of a business key are mostly said elsewhere in the event. */
  private void key(String key) {
    String[] parts = key.split(":", PARTS_MAX);
    count(parts.length);
    for (String part : parts) {
      text(part, TextCode.looksLikeWord(part), part.length() > 1);
    }
  }

  /** A text that stands in many events, one of a few: such as what was done. */
  void word(String text) {
    text(text, true, false);
    known.add(text);
  }

  /**
   * A text that stands in many events, one of many: such as who did it. The form says only that
   * there is one, since otherwise there would be as many forms as there are of these together.
   */
  void label(String text) {
    int word = text.isEmpty() || known.find(text) >= 0 ? Dictionary.NONE : words.code(text);
    if (word == Dictionary.NONE) {
      text(text, false, false);
    } else {
      form.putNumber(TextCode.LABEL);
      values.putNumber(word);
      labels = note(labels, labelCount++, word);
    }
    known.add(text);
  }

  /** A text of which few are alike. */
  void text(String text) {
    text(text, false, false);
    known.add(text);
  }

  private void text(String text, boolean mayBeWord, boolean numberFirst) {
    int at = known.find(text);
    if (text.isEmpty()) {
      form.putNumber(TextCode.EMPTY);
    } else if (at >= 0) {
      form.putNumber(TextCode.ofKnown(at));
    } else if (text.equals(second)) {
      form.putNumber(TextCode.SECOND);
    } else if (text.equals(milli)) {
      form.putNumber(TextCode.MILLI);
    } else if (mayBeWord && !(numberFirst && TextCode.isNumber(text)) && putWord(text)) {
      return;
    } else if (TextCode.isNumber(text)) {
      form.putNumber(TextCode.NUMBER);
      values.putNumber(Long.parseLong(text));
    } else {
      form.putNumber(TextCode.LITERAL);
      LiteralText.write(text, values);
    }
  }

  /** Writes a text by its number in the dictionary, if it is there. */
  private boolean putWord(String text) {
    int word = words.code(text);
    if (word == Dictionary.NONE) {
      return false;
    }
    form.putNumber(TextCode.ofWord(word));
    used = note(used, usedCount++, word);
    return true;
  }

  private static int[] note(int[] words, int at, int word) {
    int[] room = at == words.length ? Arrays.copyOf(words, at * 2) : words;
    room[at] = word;
    return room;
  }

  void texts(List<String> texts) {
    count(texts.size());
    texts.forEach(this::text);
  }

  void count(int count) {
    form.putNumber(count);
  }

  void flag(boolean flag) {
    form.put(flag ? 1 : 0);
  }

  void choice(Enum<?> choice) {
    form.put(choice.ordinal());
  }

  void number(long number) {
    values.putSigned(number);
  }

  /** A number of things, mostly few. */
  void units(long units) {
    boolean few = units >= 0 && units < FEW;
    form.put(few ? (int) units : FEW);
    if (!few) {
      number(units);
    }
  }

  /** An amount, often the same as the one before it. */
  void money(Optional<Money> money) {
    if (money.isEmpty()) {
      form.put(ABSENT);
    } else if (money.equals(amount)) {
      form.put(AGAIN);
    } else {
      form.put(PRESENT);
      text(money.get().currency(), true, false);
      number(money.get().minor());
      amount = money;
    }
  }

  void instant(Optional<Instant> instant) {
    flag(instant.isPresent());
    if (instant.isPresent()) {
      Instant of = instant.get();
      number(of.getEpochSecond());
      values.putNumber(of.getNano());
    }
  }

  void key(IdentityKey key) {
    name(Name.of(key));
  }

  void name(Name name) {
    values.putSigned((long) numbers.applyAsInt(name) - subject);
    known.add(name);
  }
}
