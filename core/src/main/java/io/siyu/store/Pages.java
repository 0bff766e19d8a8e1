package io.siyu.store;

import io.siyu.spi.StoreException;
import java.util.Arrays;

/**
 * One long byte string in pages, written at its end. Views see what was there when they were taken:
 * what is written later lies beyond it, and a page that is changed is copied first. Each page
 * begins with the version of the form in which it is written. Not thread-safe, but for views.
 *
 * <p>An address counts pairs of bytes, so that an {@code int} reaches eight GiB; no record has
 * address 0.
 */
final class Pages {
  /** The form of everything that is written here. */
  static final byte VERSION = 1;

  /** With its header, 32 of these fill two MiB, as a garbage collector's regions like it. */
  private static final int LENGTH = 65_520;

  private static final int FIRST_LENGTH = 1_024;
  private static final int SHIFT = 15;
  private static final int MASK = (1 << SHIFT) - 1;
  private static final int PAGES_MAX = 1 << 32 - SHIFT;

  private byte[][] pages = new byte[4][];
  private int[] since = new int[4];
  private int count;
  private int current;
  private int end;
  private int views;
  private int directorySince;

  Pages() {
    current = add(FIRST_LENGTH);
    end = 2;
  }

  private int add(int length) {
    if (count == PAGES_MAX) {
      throw new StoreException(
          "a store in memory is full: it holds eight GiB of events",
          false,
          new IllegalStateException("no address is left"));
    }
    if (count == pages.length) {
      pages = Arrays.copyOf(pages, count * 2);
      since = Arrays.copyOf(since, count * 2);
      directorySince = views;
    }
    byte[] page = new byte[length];
    page[0] = VERSION;
    pages[count] = page;
    since[count] = views;
    return count++;
  }

  /** The address of the next record, which will be of at most so many bytes. */
  int reserve(int most) {
    if (most > LENGTH - 2) {
      return add(most + 2) << SHIFT | 1;
    }
    if (end + most > LENGTH) {
      current = add(LENGTH);
      end = 2;
    }
    if (end + most > pages[current].length) {
      // Only the first page starts small, since many stores stay so.
      own(current);
      pages[current] =
          Arrays.copyOf(
              pages[current], Math.min(LENGTH, Math.max(end + most, 2 * pages[current].length)));
      since[current] = views;
    }
    return current << SHIFT | end >>> 1;
  }

  /**
   * Writes a record, of no more bytes than were reserved, at the address that was reserved: a
   * number and a body.
   */
  void write(int address, long number, ByteSink body) {
    int page = address >>> SHIFT;
    byte[] to = pages[page];
    int at = ByteSink.put(number, to, offset(address));
    System.arraycopy(body.array(), 0, to, at, body.length());
    if (page == current && offset(address) == end) {
      end = at + body.length() + 1 & ~1;
    }
  }

  /** The page of an address, to be changed: no view sees the change. */
  byte[] change(int address) {
    int page = address >>> SHIFT;
    if (since[page] != views) {
      own(page);
      pages[page] = pages[page].clone();
      since[page] = views;
    }
    return pages[page];
  }

  private void own(int page) {
    if (directorySince != views && since[page] != views) {
      pages = pages.clone();
      directorySince = views;
    }
  }

  /** Where in its page an address lies. */
  static int offset(int address) {
    return (address & MASK) << 1;
  }

  /** What is here now, as long as nothing is changed. */
  View now() {
    return new View(pages);
  }

  /** What is here now, for ever. */
  View view() {
    views++;
    return new View(pages);
  }

  /** What was in the pages at some moment. Thread-safe. */
  static final class View {
    private final byte[][] pages;

    private View(byte[][] pages) {
      this.pages = pages;
    }

    /** Reads from an address on. */
    ByteSource at(int address) {
      int page = address >>> SHIFT;
      if (page >= pages.length || pages[page] == null) {
        throw ByteSource.damaged("an address leads nowhere");
      }
      byte[] bytes = pages[page];
      if (bytes[0] != VERSION) {
        throw ByteSource.damaged("it is of a version that is not known");
      }
      return new ByteSource(bytes, offset(address), bytes.length);
    }
  }
}
