package io.siyu.store;

import io.siyu.event.Event;
import io.siyu.event.EventId;
import io.siyu.identity.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events addressed to each name (档案), packed. Every event is a record that is never moved, so
 * that its address stands for it. Not thread-safe, but for views.
 */
final class Profiles {
  /** No such event. */
  static final int NONE = 0;

  private final Names names;
  private final Chains chains;
  private final Dictionary<String> words;
  private final Dictionary<Form> forms;

  Profiles(Pages pages, Names names, int seed) {
    this.names = names;
    this.chains = new Chains(pages);
    this.words = new Dictionary<>(seed);
    this.forms = new Dictionary<>(seed);
  }

  /** Adds an event that is not there and returns its address. */
  int add(int subject, Event event) {
    return chains.add(subject, EventWriter.write(event, subject, names::number, words, forms));
  }

  boolean isEmpty(int subject) {
    return chains.isEmpty(subject);
  }

  /** Removes an event, and every word that nothing else says. */
  void remove(int subject, int address) {
    Name name = names.now().name(subject);
    ByteSource in = chains.now().body(address);
    int begin = in.position();
    EventId id = id(in);
    EventReader reader = new EventReader(in, subject, name, names.now(), words.now(), forms.now());
    reader.event(id, begin, name.subject());
    int form = reader.formCode();
    if (form == Dictionary.NONE) {
      reader.usedWords().forEach(words::release);
    } else {
      Form said = Dictionary.entry(forms.now(), form);
      if (forms.release(form)) {
        for (int word : said.words()) {
          words.release(word);
        }
      }
    }
    chains.remove(subject, address, in.position());
  }

  private static EventId id(ByteSource in) {
    return new EventId(in.fixedLong(), in.fixedLong());
  }

  /** What is here now, as long as nothing is changed. */
  View now() {
    return new View(names.now(), chains.now(), words.now(), forms.now());
  }

  /** What is here now, for ever. */
  View view(Pages.View bytes) {
    return new View(names.view(bytes), chains.view(bytes), words.view(), forms.view());
  }

  /** The events of some moment. Thread-safe. */
  record View(
      Names.View names,
      Chains.View chains,
      List<@Nullable String> words,
      List<@Nullable Form> forms) {

    boolean isEmpty(int subject) {
      return chains.isEmpty(subject);
    }

    /** Shows every event of a name with its address; tells how many there are. */
    int forEach(int subject, ObjIntConsumer<Event> action) {
      if (chains.isEmpty(subject)) {
        return 0;
      }
      Name name = names.name(subject);
      Subject of = name.subject();
      Chains.Cursor cursor = chains.of(subject);
      int count = 0;
      while (cursor.next()) {
        action.accept(read(cursor.body(), subject, name, of), cursor.address());
        count++;
      }
      return count;
    }

    /** The events of a name. */
    List<Event> of(int subject) {
      List<Event> events = new ArrayList<>();
      forEach(subject, (event, address) -> events.add(event));
      return events;
    }

    /** The events of a name, unpacked one by one. */
    Stream<Event> stream(int subject) {
      Name name = names.name(subject);
      Subject of = name.subject();
      Chains.Cursor cursor = chains.of(subject);
      return Stream.iterate(cursor.next(), Boolean::booleanValue, more -> cursor.next())
          .map(more -> read(cursor.body(), subject, name, of));
    }

    /** The event of a name at an address. */
    Event at(int subject, int address) {
      Name name = names.name(subject);
      return read(chains.body(address), subject, name, name.subject());
    }

    /** The id of the event at an address. */
    EventId id(int address) {
      return Profiles.id(chains.body(address));
    }

    private Event read(ByteSource in, int number, Name name, Subject subject) {
      int begin = in.position();
      EventId id = Profiles.id(in);
      return new EventReader(in, number, name, names, words, forms).event(id, begin, subject);
    }
  }
}
