package io.siyu.miniprogram.client;

import static io.siyu.miniprogram.client.Sealed.APPID;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.MalformedEventException;
import io.siyu.event.Touched;
import io.siyu.identity.IdentityKey;
import io.siyu.miniprogram.client.ClientData.Opened;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;

/** Valid input, altered: no exception, and nothing that was not there. */
class ClientFuzzTest {
  private static final Instant AT = Instant.parse("2026-03-01T02:00:00Z");
  private static final String OPENID = "oUSER000000000000000000000001";
  private static final PhoneHash HASH = new PhoneHash("k", new byte[16]);
  private static final Sealed PHONE = Sealed.vector("D1_phone");
  private static final PhoneNumber NUMBER = new PhoneNumber("+8613000000000");
  private static final String LOGIN =
      "{\"openid\":\"" + OPENID + "\",\"session_key\":\"" + Sealed.KEY + "\",\"unionid\":\"uU1\"}";
  private static final String ANSWER =
      AnswersTest.phone(
          "\"phoneNumber\":\"13000000000\",\"purePhoneNumber\":\"13000000000\",\"countryCode\":\"86\"");
  private static final String ENTRY =
      "{\"path\":\"pages/a\",\"scene\":1047,\"query\":{\"scene\":\"MA%3D01\",\"id\":\"9\"},"
          + "\"referrerInfo\":{\"appId\":\"wxB\",\"extraData\":{\"a\":1}},\"chatType\":4,"
          + "\"forwardMaterials\":[{\"type\":\"t\"}],\"hostExtraData\":{\"host_scene\":\"1\"}}";
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
          "0.1",
          "99999999999999999999",
          "\"\\ud800\"",
          "\u0000",
          "\uD83D\uDE00",
          "\"\"",
          "%",
          "%00",
          "1010",
          "1154",
          "{}",
          "[1]",
          " ",
          "\uFEFF");

  private final ClientFacts facts = new ClientFacts(APPID, "open-1");

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
            Arbitraries.integers().between(0, 400),
            Arbitraries.integers().between(0, 20),
            Arbitraries.oneOf(Arbitraries.of(TOKENS), Arbitraries.strings().all().ofMaxLength(6)))
        .as(Change::new);
  }

  private static void holds(ClientEvents events) throws MalformedEventException {
    assertThat(events.events()).hasSizeLessThanOrEqualTo(1);
    for (Event event : events.events()) {
      assertThat(event.source().text()).isEqualTo("weixin/" + APPID);
      assertThat(EventJson.decode(EventJson.encode(event))).isEqualTo(event);
      assertThat(EventJson.encode(event)).doesNotContain("13000000000");
    }
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void logins(@ForAll("changes") Change first, @ForAll("changes") Change second)
      throws MalformedEventException {
    LoginAnswer login = LoginAnswer.parse(second.apply(first.apply(LOGIN)));

    holds(facts.loggedIn(login, AT));
    assertThat(login.openId().isEmpty() && login.warnings().isEmpty()).isFalse();
    login.sessionKey().ifPresent(key -> key.signs(LOGIN, "x"));
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void phone_answers(@ForAll("changes") Change first, @ForAll("changes") Change second)
      throws MalformedEventException {
    PhoneAnswer answer = PhoneAnswer.parse(second.apply(first.apply(ANSWER)), APPID);

    holds(facts.phone(OPENID, answer, HASH, AT));
    assertThat(answer.number().isEmpty() && answer.warnings().isEmpty()).isFalse();
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void entries(@ForAll("changes") Change first, @ForAll("changes") Change second)
      throws MalformedEventException {
    Entry entry = Entry.parse(second.apply(first.apply(ENTRY)));

    ClientEvents events = facts.entered(OPENID, entry, AT);
    holds(events);
    for (Event event : events.events()) {
      Touched touched = (Touched) event.fact();
      assertThat(event.subject()).isEqualTo(IdentityKey.openId(APPID, OPENID));
      assertThat(touched.scene()).isEqualTo("" + entry.scene().code());
      assertThat(touched.channel().isEmpty() || touched.newTouch()).isTrue();
    }
    assertThat(events.events().isEmpty() && entry.scene().code() == 0)
        .isEqualTo(entry.scene() == Scene.MISSING);
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void decrypted_texts(@ForAll("changes") Change first, @ForAll("changes") Change second)
      throws MalformedEventException {
    String plain = second.apply(first.apply(PHONE.plain()));
    if (Sealed.of(plain).open() instanceof Opened opened) {
      // A lone surrogate reaches the cipher as a question mark.
      assertThat(opened.json())
          .isEqualTo(new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .contains(APPID);
      holds(facts.phone(OPENID, PhoneAnswer.of(opened), HASH, AT));
      ChatGroup.of(opened);
    }
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void a_changed_ciphertext_gives_no_other_number(
      @ForAll @IntRange(max = 175) int at, @ForAll @ByteRange(min = 1) byte flip) {
    byte[] iv = Base64.getDecoder().decode(PHONE.iv());
    byte[] sealed = Base64.getDecoder().decode(PHONE.encryptedData());
    assertThat(sealed).hasSize(160);
    if (at < 16) {
      iv[at] ^= flip;
    } else {
      sealed[at - 16] ^= flip;
    }

    assertNoOther(iv, sealed);
  }

  @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void blocks_cut_out_and_put_together_anew_give_no_other_number(
      @ForAll @IntRange(max = 9) int from,
      @ForAll @IntRange(max = 9) int to,
      @ForAll @IntRange(max = 9) int onto) {
    byte[] sealed = Base64.getDecoder().decode(PHONE.encryptedData());
    byte[] moved = sealed.clone();
    System.arraycopy(sealed, 16 * from, moved, 16 * onto, 16);
    byte[] iv = Base64.getDecoder().decode(PHONE.iv());

    assertNoOther(iv, moved);
    assertNoOther(iv, Arrays.copyOfRange(moved, 16 * Math.min(from, to), 160));
    assertNoOther(
        Arrays.copyOfRange(sealed, 16 * Math.min(from, to), 16 * Math.min(from, to) + 16),
        Arrays.copyOfRange(sealed, 16 * Math.min(from, to), 160));
    assertNoOther(iv, Arrays.copyOf(sealed, 16 * to));
  }

  private void assertNoOther(byte[] iv, byte[] sealed) {
    Base64.Encoder base64 = Base64.getEncoder();
    ClientData data =
        facts.open(PHONE.key(), base64.encodeToString(iv), base64.encodeToString(sealed));
    if (data instanceof Opened opened) {
      Optional<PhoneNumber> number = PhoneAnswer.of(opened).number();
      assertThat(number.isEmpty() || number.get().equals(NUMBER)).isTrue();
    }
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void any_texts_for_key_iv_and_data_are_answered(
      @ForAll("changes") Change key, @ForAll("changes") Change iv, @ForAll("changes") Change data) {
    ClientData answer =
        facts.open(
            new SessionKey(key.apply(Sealed.KEY)),
            iv.apply(PHONE.iv()),
            data.apply(PHONE.encryptedData()));

    if (answer instanceof Opened opened) {
      // Bits after the last byte, and line ends, mean nothing.
      assertThat(opened.json()).contains(APPID);
      assertThat(PhoneAnswer.of(opened).number().orElse(NUMBER)).isEqualTo(NUMBER);
    }
  }
}
