package io.siyu.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.Unmapped;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Translation;
import io.siyu.wecom.event.WeComPush;
import io.siyu.wecom.kit.WeComKit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DecoderFuzzTest {
  private static final List<String> PUSHES =
      Rows.all().flatMap(row -> row.forms().stream()).toList();

  /** What samples, transports and people do to texts. */
  private static final List<String> PIECES =
      List.of(
          "",
          " ",
          "\n",
          "\uFEFF",
          "0",
          "-1",
          "99999999999999999999",
          "1e9",
          "\"",
          "null",
          "[]",
          "{}",
          "<a/>",
          "<a>",
          "</a>",
          "<Item>x</Item>",
          "<![CDATA[",
          "]]>",
          "&amp;",
          "&",
          "<!--",
          "<!DOCTYPE x>",
          "update",
          "event",
          "😀",
          "\u0000",
          "\\ud800",
          "/",
          "%",
          ":");

  private final PlatformAdapter adapter = Connection.adapter(Connection.json());
  private final WeComKit kit = Connection.kit();

  /** One change of a text: some characters at a place are replaced by a piece. */
  record Mutation(double at, int length, String piece) {
    String apply(String text) {
      int from = (int) (at * text.length());
      int to = Math.min(text.length(), from + length);
      return text.substring(0, from) + piece + text.substring(to);
    }
  }

  @Provide
  Arbitrary<String> mutants() {
    Arbitrary<Mutation> mutation =
        Combinators.combine(
                Arbitraries.doubles().between(0, 1),
                Arbitraries.integers().between(0, 12),
                Arbitraries.of(PIECES))
            .as(Mutation::new);
    return Combinators.combine(Arbitraries.of(PUSHES), mutation.list().ofMinSize(1).ofMaxSize(4))
        .as(
            (text, mutations) -> {
              String mutant = text;
              for (Mutation each : mutations) {
                mutant = each.apply(mutant);
              }
              return mutant;
            });
  }

  @Property(tries = 2000)
  void a_mutated_push_is_never_lost(@ForAll("mutants") String text) {
    Optional<WeComPush> push = WeComDecoder.decode(text, Instant.EPOCH);
    Translation translation = adapter.translate(kit.deliver(text, Connection.AT));
    if (translation instanceof Translation.Rejected rejected) {
      assertThat(rejected.reason()).isEqualTo(Reason.RECEIVE_ID_MISMATCH);
      assertThat(push.orElseThrow().header().authCorpId()).isNotEqualTo(Connection.CORP);
      return;
    }
    Translation.Accepted accepted = (Translation.Accepted) translation;
    assertThat(accepted.events()).hasSize(1);
    Event event = accepted.events().get(0);
    EventJson.encode(event);
    if (event.fact() instanceof Unmapped unmapped && push.isPresent()) {
      WeComPush again = WeComDecoder.decode(unmapped.text(), Instant.EPOCH).orElseThrow();
      assertThat(again.header()).isEqualTo(push.get().header());
      assertThat(again.event()).hasSameClassAs(push.get().event());
    }
    push.ifPresent(read -> assertThat(accepted.warnings()).isEqualTo(read.warnings()));
  }
}
