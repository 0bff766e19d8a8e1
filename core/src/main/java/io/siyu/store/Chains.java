package io.siyu.store;

import java.util.Arrays;

/**
 * Records strung together, newest first, one string for each number: a record begins with how far
 * back the one before it lies, so that adding one moves none. What is removed is blanked out and
 * passed over. Not thread-safe, but for views.
 */
final class Chains {
  private final Pages pages;
  private final PagedInts heads = new PagedInts();

  Chains(Pages pages) {
    this.pages = pages;
  }

  /** The address at which a record of so many bytes would begin if it were added now. */
  int reserve(int length) {
    return pages.reserve(length + 5);
  }

  /** Adds a record and returns its address. */
  int add(int number, ByteSink body) {
    int address = reserve(body.length());
    int before = heads.get(number);
    pages.write(address, before == 0 ? 0 : distance(address, before) << 1, body);
    heads.set(number, address);
    return address;
  }

  private static long distance(int from, int back) {
    return Integer.toUnsignedLong(from) - Integer.toUnsignedLong(back);
  }

  /** Blanks a record out, whose body ends somewhere in its page. */
  void remove(int number, int address, int end) {
    byte[] page = pages.change(address);
    ByteSource in = new ByteSource(page, Pages.offset(address), page.length);
    int begin = in.position();
    in.number();
    page[begin] |= 1;
    Arrays.fill(page, in.position(), end, (byte) 0);
    int head = heads.get(number);
    while (head != 0) {
      long link = pages.now().at(head).number();
      if ((link & 1) == 0) {
        break;
      }
      head = link == 1 ? 0 : (int) (Integer.toUnsignedLong(head) - (link >>> 1));
    }
    heads.set(number, head);
  }

  boolean isEmpty(int number) {
    return heads.get(number) == 0;
  }

  /** What is here now, as long as nothing is changed. */
  View now() {
    return new View(pages.now(), heads.now());
  }

  /** What is here now, for ever. */
  View view(Pages.View bytes) {
    return new View(bytes, heads.view());
  }

  /** The records of some moment. Thread-safe. */
  record View(Pages.View bytes, PagedInts.View heads) {
    boolean isEmpty(int number) {
      return heads.get(number) == 0;
    }

    Cursor of(int number) {
      return new Cursor(bytes, heads.get(number));
    }

    /** Reads one record's body. */
    ByteSource body(int address) {
      ByteSource in = bytes.at(address);
      in.number();
      return in;
    }
  }

  /** Goes through the records of one number, newest first. */
  static final class Cursor {
    private final Pages.View bytes;
    private int next;
    private int address;
    private ByteSource body;

    private Cursor(Pages.View bytes, int head) {
      this.bytes = bytes;
      this.next = head;
      this.body = ByteSource.of(new byte[0]);
    }

    boolean next() {
      while (next != 0) {
        address = next;
        body = bytes.at(address);
        long link = body.number();
        long back = link >>> 1;
        if (back > Integer.toUnsignedLong(address)) {
          throw ByteSource.damaged("a record lies before the first");
        }
        next = back == 0 ? 0 : (int) (Integer.toUnsignedLong(address) - back);
        if ((link & 1) == 0) {
          return true;
        }
      }
      return false;
    }

    int address() {
      return address;
    }

    /** The record's body; its end is not known here. */
    ByteSource body() {
      return body;
    }
  }
}
