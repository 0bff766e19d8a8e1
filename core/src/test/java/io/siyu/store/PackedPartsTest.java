package io.siyu.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.identity.IdentityKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The parts of which the packed store is made. */
class PackedPartsTest {
  @Property(tries = 500)
  void numbers_round_trip(@ForAll long number) {
    ByteSink out = new ByteSink();
    out.putNumber(number);
    assertThat(out.length()).isEqualTo(ByteSink.sizeOf(number));
    out.putSigned(number);
    out.putLong(number);
    ByteSource in = ByteSource.of(out.copy());
    assertThat(in.number()).isEqualTo(number);
    assertThat(in.signed()).isEqualTo(number);
    assertThat(in.fixedLong()).isEqualTo(number);
    assertThat(in.remaining()).isZero();
  }

  @Test
  void ids_take_six_bits_a_character_and_hexadecimal_digits_four() {
    assertThat(packedLength("o6_bmasdasdsad6_2sgVt7hMZOPf")).isEqualTo(1 + 21);
    assertThat(packedLength("9f86d081884c7d659a2feaa0c55ad015")).isEqualTo(2 + 16);
    assertThat(packedLength("")).isEqualTo(1);
  }

  private static int packedLength(String text) {
    ByteSink out = new ByteSink();
    LiteralText.write(text, out);
    assertThat(LiteralText.read(ByteSource.of(out.copy()))).isEqualTo(text);
    return out.length();
  }

  @Test
  void a_view_of_numbers_is_not_moved() {
    PagedInts numbers = new PagedInts();
    numbers.set(3, 30);
    numbers.set(20_000, 1);
    PagedInts.View view = numbers.view();
    for (int i = 0; i < 100_000; i += 7) {
      numbers.set(i, i + 1);
    }
    numbers.set(3, 31);
    numbers.set(20_000, 2);
    assertThat(view.get(3)).isEqualTo(30);
    assertThat(view.get(20_000)).isEqualTo(1);
    assertThat(view.get(7)).isZero();
    assertThat(view.get(99_995)).isZero();
    assertThat(numbers.get(3)).isEqualTo(31);
    assertThat(numbers.get(99_995)).isEqualTo(99_996);
  }

  @Test
  void a_view_of_bytes_is_not_moved() {
    Pages pages = new Pages();
    List<Integer> addresses = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      addresses.add(write(pages, i));
      if (i == 10) {
        Pages.View view = pages.view();
        pages.change(addresses.get(5))[Pages.offset(addresses.get(5))] = 99;
        assertThat(view.at(addresses.get(5)).number()).isEqualTo(5);
        assertThat(pages.now().at(addresses.get(5)).number()).isEqualTo(99);
      }
    }
    Pages.View view = pages.view();
    for (int address : addresses) {
      pages.change(address)[Pages.offset(address)] = 1;
    }
    for (int i = 11; i < addresses.size(); i++) {
      assertThat(view.at(addresses.get(i)).number()).isEqualTo(i);
    }
  }

  private static int write(Pages pages, int number) {
    ByteSink body = new ByteSink();
    body.putLong(number);
    int address = pages.reserve(body.length() + 10);
    pages.write(address, number, body);
    return address;
  }

  @Test
  void a_dictionary_takes_in_what_is_said_twice_and_forgets_what_nothing_uses() {
    Dictionary<String> words = new Dictionary<>(3);
    assertThat(words.code("MA01")).isEqualTo(Dictionary.NONE);
    int code = words.code("MA01");
    assertThat(words.now()).containsExactly("MA01");
    assertThat(words.use(code)).isTrue();
    assertThat(words.use(code)).isFalse();
    List<String> view = words.view();
    assertThat(words.release(code)).isFalse();
    assertThat(words.release(code)).isTrue();
    assertThat(words.now()).containsOnlyNulls();
    assertThat(view).containsExactly("MA01");
    words.code("MA02");
    assertThat(words.code("MA02")).as("a number that is free is given again").isEqualTo(code);
  }

  @Property(tries = 50)
  void names_keep_their_numbers(@ForAll List<@IntRange(max = 400) Integer> steps) {
    Names names = new Names(new Pages(), 11);
    Map<Name, Integer> known = new HashMap<>();
    for (int step : steps) {
      Name name = Name.of(IdentityKey.openId("app" + step % 3, "o" + step / 2));
      if (step % 2 == 1 && known.containsKey(name)) {
        names.drop(known.remove(name));
      } else {
        int number = names.number(name);
        assertThat(known.getOrDefault(name, number)).isEqualTo(number);
        known.put(name, number);
      }
      assertThat(names.find(name)).isEqualTo(known.getOrDefault(name, Names.NONE));
    }
    known.forEach((name, number) -> assertThat(names.now().name(number)).isEqualTo(name));
    assertThat(new HashSet<>(known.values())).hasSameSizeAs(known.values());
  }

  @Test
  void slots_find_what_was_added_and_not_removed() {
    Slots slots = new Slots();
    for (int i = 0; i < 10_000; i++) {
      slots.add(hash(i), i, PackedPartsTest::hash);
      if (i % 3 == 0) {
        slots.remove(hash(i / 2), i / 2);
        slots.add(hash(i / 2), i / 2, PackedPartsTest::hash);
      }
      if (i % 5 == 0) {
        slots.remove(hash(i), i);
      }
    }
    Set<Integer> found = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      int number = i;
      if (slots.find(hash(i), each -> each == number) == i) {
        found.add(i);
      }
    }
    for (int i = 5_001; i < 10_000; i++) {
      assertThat(found.contains(i)).isEqualTo(i % 5 != 0);
    }
  }

  private static long hash(int number) {
    return number * 0x9E3779B97F4A7C15L;
  }

  @Test
  void islands_are_rings() {
    Islands islands = new Islands();
    assertThat(islands.unite(1, 2)).isTrue();
    assertThat(islands.unite(3, 4)).isTrue();
    Islands.View before = islands.view();
    assertThat(islands.unite(1, 4)).isTrue();
    assertThat(islands.unite(2, 3)).isFalse();
    Set<Integer> members = new HashSet<>();
    assertThat(islands.now().forEach(3, members::add)).isEqualTo(4);
    assertThat(members).containsExactlyInAnyOrder(1, 2, 3, 4);
    assertThat(before.forEach(3, each -> {})).isEqualTo(2);
  }
}
