package io.siyu.miniprogram.pay;

import static io.siyu.miniprogram.pay.Merchant.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.MalformedEventException;
import io.siyu.event.Unmapped;
import io.siyu.miniprogram.kit.V2Notice;
import io.siyu.miniprogram.kit.WechatPayV2Kit;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Translation;
import io.siyu.spi.Translation.Accepted;
import io.siyu.spi.Translation.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Messages of v2 that are not what they should be, in what is signed or sealed and around it. */
class WechatPayV2FuzzTest {
  private static final List<String> PIECES =
      List.of(
          "",
          " ",
          "\n",
          "<",
          ">",
          "</",
          "/>",
          "<a/>",
          "<a>",
          "</a>",
          "<xml>",
          "</root>",
          "<![CDATA[",
          "]]>",
          "&amp;",
          "&",
          "&#0;",
          "&#xD800;",
          "&x;",
          "<!--",
          "<!DOCTYPE x>",
          "<?x?>",
          "\u0000",
          "\uFFFE",
          "\uD83D\uDE00",
          "\uFEFF",
          "=",
          "+",
          "0",
          "-1",
          "99999999999999999999",
          "SUCCESS");

  private final WechatPayV2Kit kit = MerchantV2.kit("MD5");
  private final PlatformAdapter adapter = MerchantV2.adapter();
  private final V2Notice paid = kit.paid("T0001", "4200001", Merchant.OPENID, 2990, 1990, T0);
  private final V2Notice refunded =
      kit.refunded("T0001", "4200001", "5001", "SUCCESS", 2990, 1000, T0);

  /** One replacement at a share of the text's length. */
  record Change(double at, int length, String with) {
    String apply(String text) {
      int from = (int) (at * text.length());
      int to = Math.min(text.length(), from + length);
      return text.substring(0, from) + with + text.substring(to);
    }
  }

  @Provide
  Arbitrary<Change> changes() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 20),
            Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.strings().all().ofMaxLength(6)))
        .as(Change::new);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void a_changed_message_never_throws_and_gives_the_same_event_or_none(
      @ForAll("changes") Change first, @ForAll("changes") Change second, @ForAll boolean refund) {
    Delivery whole = kit.send(refund ? refunded : paid, T0);
    String body = new String(whole.body(), StandardCharsets.UTF_8);

    Translation translation =
        adapter.translate(WechatPayV2Kit.post(second.apply(first.apply(body)), T0));

    if (translation instanceof Accepted accepted) {
      assertThat(accepted.events()).containsExactly(MerchantV2.event(whole));
    }
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void a_signed_field_of_any_text_never_throws_and_is_never_lost(
      @ForAll("field") int index, @ForAll("text") String text) throws MalformedEventException {
    List<String> names = new ArrayList<>(paid.clear().keySet());
    String name = names.get(index % names.size());

    holds(adapter.translate(kit.send(paid.with(name, text), T0)));
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void a_changed_sealed_part_never_throws_and_is_never_lost(
      @ForAll("changes") Change first, @ForAll("changes") Change second)
      throws MalformedEventException {
    StringBuilder sealed = new StringBuilder("<root>");
    refunded
        .sealed()
        .forEach((name, text) -> sealed.append("<" + name + ">" + text + "</" + name + ">"));
    String text = second.apply(first.apply(sealed.append("</root>").toString()));
    String body =
        "<xml><mch_id>"
            + Merchant.MCHID
            + "</mch_id><req_info>"
            + kit.seal(text)
            + "</req_info></xml>";

    holds(adapter.translate(WechatPayV2Kit.post(body, T0)));
  }

  @Provide
  Arbitrary<Integer> field() {
    return Arbitraries.integers().between(0, 100);
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.strings().all().ofMaxLength(20));
  }

  private static void holds(Translation translation) throws MalformedEventException {
    if (translation instanceof Rejected rejected) {
      assertThat(rejected.reason())
          .isIn(
              Reason.RECEIVE_ID_MISMATCH,
              Reason.MALFORMED,
              Reason.SIGNATURE_MISMATCH,
              Reason.BAD_CIPHERTEXT,
              Reason.DTD_FORBIDDEN);
      return;
    }
    Accepted accepted = (Accepted) translation;
    Event event = Merchant.only(accepted);
    assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
    if (event.fact() instanceof Unmapped unmapped) {
      assertThat(event.key()).startsWith("unmapped:");
      assertThat(unmapped.text()).isNotEmpty();
      assertThat(accepted.warnings()).isNotEmpty();
    }
    String said = accepted.warnings().toString() + event;
    assertThat(said).doesNotContain(Merchant.OPENID, "T0001");
  }
}
