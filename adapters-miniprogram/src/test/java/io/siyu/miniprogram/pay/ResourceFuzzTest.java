package io.siyu.miniprogram.pay;

import static io.siyu.miniprogram.pay.Merchant.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.MalformedEventException;
import io.siyu.event.Unmapped;
import io.siyu.miniprogram.kit.Notice;
import io.siyu.miniprogram.kit.WechatPayKit;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Translation;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Rejected;
import java.util.List;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Authentic notifications whose decrypted resource is not what it should be. */
class ResourceFuzzTest {
  private static final List<String> TOKENS =
      List.of(
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "null",
          "true",
          "-1",
          "1e999999999",
          "1e99999999999",
          "0.1",
          "99999999999999999999",
          "\"\\ud800\"",
          "\u0000",
          "\uD83D\uDE00",
          "\"\"",
          "\"SUCCESS\"",
          "{}",
          " ");

  private final WechatPayKit kit = Merchant.kit(11);
  private final PlatformAdapter adapter = Merchant.adapter();
  private final List<Notice> notices =
      List.of(
          kit.paid("T0001", "4200001", Merchant.OPENID, 2990, 1990, T0),
          kit.refunded("T0001", "4200001", "5001", "SUCCESS", 1000, 666, T0),
          kit.refunded("T0001", "4200001", "5002", "CLOSED", 1000, 666, T0),
          WechatPayKit.forPartner(
              kit.paid("T0001", "4200001", Merchant.OPENID, 2990, 1990, T0),
              "1900000109",
              "wx0000000000000009",
              "oSUB00000000000000000000000001"),
          kit.combined(
              "C0001",
              List.of(
                  kit.paid("T0001", "4200001", Merchant.OPENID, 2990, 1990, T0),
                  kit.paid("T0002", "4200002", Merchant.OPENID, 700, 600, T0)),
              T0));

  /** One replacement; a place beyond the end counts from the beginning again. */
  record Change(int at, int length, String with) {
    String apply(String text) {
      int from = at % (text.length() + 1);
      int to = Math.min(text.length(), from + length);
      return text.substring(0, from) + with + text.substring(to);
    }
  }

  @Provide
  Arbitrary<Change> changes() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2000),
            Arbitraries.integers().between(0, 30),
            Arbitraries.oneOf(Arbitraries.of(TOKENS), Arbitraries.strings().all().ofMaxLength(6)))
        .as(Change::new);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void a_mutated_resource_never_throws_and_is_never_lost(
      @ForAll("changes") Change first,
      @ForAll("changes") Change second,
      @ForAll("notice") int index)
      throws MalformedEventException {
    Notice notice = notices.get(index);
    String text = second.apply(first.apply(notice.resource()));

    holds(adapter.translate(kit.send(notice.resource(text), T0)));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void a_value_of_the_wrong_kind_never_throws_and_is_never_lost(
      @ForAll("notice") int index, @ForAll("member") int member, @ForAll("token") String token)
      throws MalformedEventException {
    Notice notice = notices.get(index);
    String[] parts = notice.resource().split("(?<=:)", -1);
    int at = 1 + member % (parts.length - 1);
    parts[at] = parts[at].replaceFirst("\"[^\"]*\"|[0-9]+", Matcher.quoteReplacement(token));

    holds(adapter.translate(kit.send(notice.resource(String.join("", parts)), T0)));
  }

  @Provide
  Arbitrary<Integer> notice() {
    return Arbitraries.integers().between(0, notices.size() - 1);
  }

  @Provide
  Arbitrary<Integer> member() {
    return Arbitraries.integers().between(0, 60);
  }

  @Provide
  Arbitrary<String> token() {
    return Arbitraries.of(TOKENS);
  }

  private static void holds(Translation translation) throws MalformedEventException {
    if (translation instanceof Rejected rejected) {
      assertThat(rejected.reason()).isEqualTo(Reason.RECEIVE_ID_MISMATCH);
      return;
    }
    Accepted accepted = (Accepted) translation;
    assertThat(accepted.events()).isNotEmpty();
    for (Event event : accepted.events()) {
      assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
      if (event.fact() instanceof Unmapped unmapped) {
        assertThat(event.key()).startsWith("unmapped:");
        assertThat(accepted.warnings()).isNotEmpty();
        assertThat(unmapped.what()).isNotEmpty();
      }
    }
    String said = accepted.warnings().toString() + accepted.events();
    assertThat(said).doesNotContain(Merchant.OPENID, "T0001");
  }
}
