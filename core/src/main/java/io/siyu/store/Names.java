package io.siyu.store;

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

  private final Pages pages;
  private final long seed;
  private final Dictionary<String> issuers;
  private final PagedInts addresses = new PagedInts();

  /** In parts, so that the one that grows is small beside all. */
  private final @Nullable Slots[] segments = new @Nullable Slots[SEGMENTS];

  private final Deque<Integer> free = new ArrayDeque<>();
  private int count;

  Names(Pages pages, long seed) {
    this.pages = pages;
    this.seed = seed;
    this.issuers = new Dictionary<>((int) seed);
  }

  private long hash(Name name) {
    long hash = mixed(seed, name.kind());
    hash = mixed(hash, name.issuer().hashCode());
    String value = name.value();
    for (int i = 0; i < value.length(); i++) {
      hash = (hash ^ value.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return mixed(hash, value.length());
  }

  private static long mixed(long hash, long with) {
    long mixed = (hash ^ with) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 32) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 29;
  }

  private Slots segment(long hash) {
    int at = (int) (hash >>> 40) & SEGMENTS - 1;
    Slots segment = segments[at];
    if (segment == null) {
      segment = new Slots();
      segments[at] = segment;
    }
    return segment;
  }

  /** The number of a name, or {@link #NONE}. */
  int find(Name name) {
    return find(name, hash(name));
  }

  private int find(Name name, long hash) {
    View view = now();
    ByteSink value = new ByteSink();
    LiteralText.write(name.value(), value);
    return segment(hash).find(hash, number -> view.is(number, name, value));
  }

  /** The number of a name, new if need be. */
  int number(Name name) {
    long hash = hash(name);
    int known = find(name, hash);
    if (known != NONE) {
      return known;
    }
    int number = free.isEmpty() ? count++ : free.pop();
    addresses.set(number, write(name));
    segment(hash).add(hash, number, each -> hash(now().name(each)));
    return number;
  }

  private int write(Name name) {
    ByteSink out = new ByteSink();
    int issuer = issuers.code(name.issuer());
    if (issuer == Dictionary.NONE) {
      LiteralText.write(name.issuer(), out);
    } else {
      issuers.use(issuer);
    }
    LiteralText.write(name.value(), out);
    long head = name.kind() + (long) Name.KINDS * (issuer + 1);
    int address = pages.reserve(out.length() + 10);
    pages.write(address, head, out);
    return address;
  }

  /** Forgets a name, which nothing may refer to any more. */
  void drop(int number) {
    View view = now();
    long hash = hash(view.name(number));
    segment(hash).remove(hash, number);
    int address = addresses.get(number);
    ByteSource in = pages.now().at(address);
    int begin = in.position();
    int issuer = issuerOf(in.number());
    if (issuer == Dictionary.NONE) {
      LiteralText.read(in);
    } else {
      issuers.release(issuer);
    }
    LiteralText.read(in);
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
