package io.siyu.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of everything that events are about or name, each with a number (标识表), in flat tables.
 * A number is given anew once its name is dropped. Not thread-safe, but for views.
 */
final class Names {
  /** No such name. */
  static final int NONE = -1;

  private static final int SEGMENTS = 256;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final Pages pages;
  private final long seed;
  private final Dictionary<String> issuers;
  private final PagedInts addresses = new PagedInts();

  /** In parts, so that the one that grows is small beside all. */
  private final @Nullable Slots[] segments = new @Nullable Slots[SEGMENTS];

  private final Deque<Integer> free = new ArrayDeque<>();
  private int count;

  /** One name is asked for several times in a row. */
  private @Nullable Name last;

  private int lastNumber;

  Names(Pages pages, long seed) {
    this.pages = pages;
    this.seed = seed;
    this.issuers = new Dictionary<>((int) seed);
  }

  /** The hash of a name whose value is written in some bytes. */
  private long hash(int kind, String issuer, byte[] bytes, int from, int to) {
    long hash = mixed(mixed(seed, kind), issuer.hashCode());
    int at = from;
    for (; at + 8 <= to; at += 8) {
      hash = mixed(hash, (long) LONG.get(bytes, at));
    }
    for (; at < to; at++) {
      hash = (hash ^ bytes[at]) * 0x9E3779B97F4A7C15L;
    }
    return mixed(hash, to - from);
  }

  private static long mixed(long hash, long with) {
    long mixed = (hash ^ with) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 32) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 29;
  }

  private static int segmentOf(long hash) {
    return (int) (hash >>> 40) & SEGMENTS - 1;
  }

  private Slots segment(long hash) {
    int at = segmentOf(hash);
    Slots segment = segments[at];
    if (segment == null) {
      segment = new Slots();
      segments[at] = segment;
    }
    return segment;
  }

  private static ByteSink packed(String value) {
    ByteSink out = new ByteSink();
    LiteralText.write(value, out);
    return out;
  }

  private long hash(Name name, ByteSink value) {
    return hash(name.kind(), name.issuer(), value.array(), 0, value.length());
  }

  /** The number of a name, or {@link #NONE}. */
  int find(Name name) {
    ByteSink value = packed(name.value());
    return find(name, value, hash(name, value));
  }

  private int find(Name name, ByteSink value, long hash) {
    Slots segment = segments[segmentOf(hash)];
    if (segment == null) {
      return NONE;
    }
    View view = now();
    return segment.find(hash, number -> view.is(number, name, value));
  }

  /** The number of a name, new if need be. */
  int number(Name name) {
    if (name.equals(last)) {
      return lastNumber;
    }
    ByteSink value = packed(name.value());
    long hash = hash(name, value);
    int number = find(name, value, hash);
    if (number == NONE) {
      number = free.isEmpty() ? count++ : free.pop();
      addresses.set(number, write(name, value));
      segment(hash).add(hash, number, this::hashOf);
    }
    last = name;
    lastNumber = number;
    return number;
  }

  private long hashOf(int number) {
    View view = now();
    ByteSource in = view.at(number);
    long head = in.number();
    String issuer = view.issuer(head, in);
    int begin = in.position();
    LiteralText.skip(in);
    return hash((int) (head % Name.KINDS), issuer, in.array(), begin, in.position());
  }

  private int write(Name name, ByteSink value) {
    ByteSink out = new ByteSink();
    int issuer = issuers.code(name.issuer());
    if (issuer == Dictionary.NONE) {
      LiteralText.write(name.issuer(), out);
    } else {
      issuers.use(issuer);
    }
    out.putAll(value);
    long head = name.kind() + (long) Name.KINDS * (issuer + 1);
    int address = pages.reserve(out.length() + 10);
    pages.write(address, head, out);
    return address;
  }

  /** Forgets a name, which nothing may refer to any more. */
  void drop(int number) {
    long hash = hashOf(number);
    segment(hash).remove(hash, number);
    last = null;
    int address = addresses.get(number);
    ByteSource in = pages.now().at(address);
    int begin = in.position();
    int issuer = issuerOf(in.number());
    if (issuer == Dictionary.NONE) {
      LiteralText.skip(in);
    } else {
      issuers.release(issuer);
    }
    LiteralText.skip(in);
    Arrays.fill(pages.change(address), begin, in.position(), (byte) 0);
    addresses.set(number, 0);
    free.push(number);
  }

  private static int issuerOf(long head) {
    return (int) Math.min(head / Name.KINDS, Integer.MAX_VALUE) - 1;
  }

  /** What is here now, as long as nothing is changed. */
  View now() {
    return new View(pages.now(), addresses.now(), issuers.now(), count);
  }

  /** What is here now, for ever. */
  View view(Pages.View bytes) {
    return new View(bytes, addresses.view(), issuers.view(), count);
  }

  /** The names of some moment, by number. Thread-safe. */
  record View(
      Pages.View bytes, PagedInts.View addresses, List<@Nullable String> issuers, int count) {
    private ByteSource at(int number) {
      int address = number < 0 || number >= count ? 0 : addresses.get(number);
      if (address == 0) {
        throw ByteSource.damaged("a number is no name's");
      }
      return bytes.at(address);
    }

    boolean isThere(int number) {
      return addresses.get(number) != 0;
    }

    int kind(int number) {
      return (int) (at(number).number() % Name.KINDS);
    }

    Name name(int number) {
      ByteSource in = at(number);
      long head = in.number();
      String issuer = issuer(head, in);
      return new Name((int) (head % Name.KINDS), issuer, LiteralText.read(in));
    }

    private String issuer(long head, ByteSource in) {
      int issuer = issuerOf(head);
      return issuer == Dictionary.NONE ? LiteralText.read(in) : Dictionary.entry(issuers, issuer);
    }

    /** Whether a number is a name's, whose value is given as it would be written. */
    private boolean is(int number, Name name, ByteSink value) {
      ByteSource in = at(number);
      long head = in.number();
      return head % Name.KINDS == name.kind()
          && issuer(head, in).equals(name.issuer())
          && in.startsWith(value);
    }
  }
}
