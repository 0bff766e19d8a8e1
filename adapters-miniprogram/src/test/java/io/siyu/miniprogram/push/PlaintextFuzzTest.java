package io.siyu.miniprogram.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.MalformedEventException;
import io.siyu.event.Unmapped;
import io.siyu.miniprogram.kit.WeixinKit;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Translation.Accepted;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Authentic pushes that say what none should. */
class PlaintextFuzzTest {
  private static final List<String> PUSHES =
      Samples.all()
          .flatMap(sample -> Stream.of(sample.push().xml(), sample.push().json()))
          .toList();

  /** What samples, transports and people do to texts. */
  private static final List<String> PIECES =
      List.of(
          "",
          " ",
          "\uFEFF",
          "0",
          "-1",
          "99999999999999999999",
          "1e9",
          "1e999999999",
          "\"",
          "null",
          "[]",
          "{}",
          "<a/>",
          "<a>",
          "</a>",
          "<List>x</List>",
          "\"List\":[],",
          "<![CDATA[",
          "]]>",
          "&amp;",
          "<!DOCTYPE x>",
          "reject",
          "event",
          "😀",
          "\u0000",
          "\\u0000",
          "\\ud800",
          "/",
          "%",
          ":");

  private final PlatformAdapter adapter = Account.adapter();
  private final WeixinKit kit = Account.kit();

  /** One change of a text: some characters at a place are replaced by a piece. */
  record Change(double at, int length, String piece) {
    String apply(String text) {
      int from = (int) (at * text.length());
      int to = Math.min(text.length(), from + length);
      return text.substring(0, from) + piece + text.substring(to);
    }
  }

  @Provide
  Arbitrary<String> mutants() {
    Arbitrary<Change> change =
        Combinators.combine(
                Arbitraries.doubles().between(0, 1),
                Arbitraries.integers().between(0, 12),
                Arbitraries.of(PIECES))
            .as(Change::new);
    return Combinators.combine(Arbitraries.of(PUSHES), change.list().ofMinSize(1).ofMaxSize(4))
        .as(
            (text, changes) -> {
              String mutant = text;
              for (Change each : changes) {
                mutant = each.apply(mutant);
              }
              return mutant;
            });
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void a_mutated_push_is_never_lost(@ForAll("mutants") String text) throws MalformedEventException {
    Accepted accepted = Account.accepted(adapter, kit.deliver(text, Account.AT));
    assertThat(accepted.events()).isNotEmpty();
    for (Event event : accepted.events()) {
      assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
      if (event.fact() instanceof Unmapped unmapped) {
        assertThat(event.key()).startsWith("unmapped:");
        assertThat(unmapped.what()).isNotEmpty();
      }
    }
    assertThat(accepted.warnings().toString()).doesNotContain(Account.OPENID);
    List<Event> again =
        Account.accepted(adapter, kit.deliver(text, Account.AT.plusSeconds(9))).events();
    assertThat(again).isEqualTo(accepted.events());
  }
}
