package io.siyu.store;

/**
 * Who names each name (提及): the subjects whose events claim it, each once, and the single events
 * that mention it without a claim, as somebody's invitee or in a push that was not understood. Not
 * thread-safe, but for views.
 */
final class Namings {
  /** More than any entry takes. */
  private static final int LENGTH_MAX = 24;

  private final Chains chains;

  Namings(Pages pages) {
    this.chains = new Chains(pages);
  }

  /** Notes that a subject's events claim a name. */
  void addClaim(int name, int subject) {
    ByteSink out = new ByteSink();
    out.putSigned(((long) subject - name) * 2);
    chains.add(name, out);
  }

  /** Notes that an event mentions a name. */
  void addMention(int name, int subject, int event) {
    ByteSink out = new ByteSink();
    out.putSigned(((long) subject - name) * 2 + 1);
    // The event was written just before, so it is near.
    long here = Integer.toUnsignedLong(chains.reserve(LENGTH_MAX));
    out.putSigned(here - Integer.toUnsignedLong(event));
    chains.add(name, out);
  }

  void removeClaim(int name, int subject) {
    Entries entries = now().of(name);
    while (entries.next()) {
      if (entries.isClaim() && entries.subject() == subject) {
        chains.remove(name, entries.address(), entries.end());
        return;
      }
    }
  }

  /** Removes the notes that an event mentions a name. */
  void removeMention(int name, int event) {
    Entries entries = now().of(name);
    while (entries.next()) {
      if (!entries.isClaim() && entries.event() == event) {
        chains.remove(name, entries.address(), entries.end());
      }
    }
  }

  boolean isEmpty(int name) {
    return chains.isEmpty(name);
  }

  /** What is here now, as long as nothing is changed. */
  View now() {
    return new View(chains.now());
  }

  /** What is here now, for ever. */
  View view(Pages.View bytes) {
    return new View(chains.view(bytes));
  }

  /** Who names whom at some moment. Thread-safe. */
  record View(Chains.View chains) {
    /** Who names a name, the latest first. */
    Entries of(int name) {
      return new Entries(name, chains.of(name));
    }

    /** Whether any event claims a name. */
    boolean isClaimed(int name) {
      Entries entries = of(name);
      while (entries.next()) {
        if (entries.isClaim()) {
          return true;
        }
      }
      return false;
    }
  }

  /** Goes through who names one name. */
  static final class Entries {
    private final int name;
    private final Chains.Cursor cursor;
    private boolean claim;
    private int subject;
    private int event;

    private Entries(int name, Chains.Cursor cursor) {
      this.name = name;
      this.cursor = cursor;
    }

    boolean next() {
      if (!cursor.next()) {
        return false;
      }
      long head = cursor.body().signed();
      claim = (head & 1) == 0;
      subject = (int) (name + (head >> 1));
      if (!claim) {
        event = (int) (Integer.toUnsignedLong(cursor.address()) - cursor.body().signed());
      }
      return true;
    }

    /** Whether this is a subject whose events claim the name, rather than an event. */
    boolean isClaim() {
      return claim;
    }

    /** The subject whose events claim the name, or whose event mentions it. */
    int subject() {
      return subject;
    }

    /** The address of the event that mentions the name. */
    int event() {
      return event;
    }

    private int address() {
      return cursor.address();
    }

    private int end() {
      return cursor.body().position();
    }
  }
}
