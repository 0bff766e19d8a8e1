package io.siyu.store;

import io.siyu.event.Event;
import io.siyu.event.EventId;
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
    ByteSource in = chains.now().body(address);
    EventReader reader = now().reader(subject);
    reader.usedWords(in).forEach(words::release);
    int form = reader.formCode();
    if (form != Dictionary.NONE) {
      Form said = Dictionary.entry(forms.now(), form);
      if (forms.release(form)) {
        for (int word : said.words()) {
          words.release(word);
        }
      }
    }
    chains.remove(subject, address, in.position());
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
      EventReader reader = reader(subject);
      Chains.Cursor cursor = chains.of(subject);
      int count = 0;
      while (cursor.next()) {
        action.accept(reader.read(cursor.body()), cursor.address());
        count++;
      }
      return count;
    }

    private EventReader reader(int subject) {
      return new EventReader(subject, names, words, forms);
    }

    /** The events of a name. */
    List<Event> of(int subject) {
      List<Event> events = new ArrayList<>();
      forEach(subject, (event, address) -> events.add(event));
      return events;
    }

    /** The events of a name, unpacked one by one. */
    Stream<Event> stream(int subject) {
      EventReader reader = reader(subject);
      Chains.Cursor cursor = chains.of(subject);
      return Stream.iterate(cursor.next(), Boolean::booleanValue, more -> cursor.next())
          .map(more -> reader.read(cursor.body()));
    }

    /** The event of a name at an address. */
    Event at(int subject, int address) {
      return reader(subject).read(chains.body(address));
    }

    /** The id of the event at an address. */
    EventId id(int address) {
      return EventReader.id(chains.body(address));
    }
  }
}
