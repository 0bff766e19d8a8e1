package io.siyu.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.code.CarriedCode.Damaged;
import io.siyu.code.CarriedCode.Foreign;
import io.siyu.code.CarriedCode.Missing;
import io.siyu.code.CarriedCode.Newer;
import io.siyu.code.CarriedCode.Ours;
import io.siyu.code.CarriedCode.Truncated;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelCodecTest {
  /** Takes every code that there is. */
  private static final Carrier WIDEST = Carrier.WECOM_KF_SCENE_PARAM;

  private static final String POSTER = "_-1NRUIPspring-poster";

  @Provide
  Arbitrary<String> codes() {
    return word().ofMinLength(1).ofMaxLength(63);
  }

  @Provide
  Arbitrary<String> shortCodes() {
    return word().ofMinLength(1).ofMaxLength(22);
  }

  @Provide
  Arbitrary<String> checksums() {
    return word().ofLength(4);
  }

  /** Anything, and pieces of what is written here in any order. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "qrscene_",
            "_",
            "-",
            "_-",
            "_-1",
            "_-2",
            "_-0",
            "A",
            "B",
            "N",
            "_",
            "é",
            "\uD800",
            " ",
            "RUIP",
            "spring-poster",
            POSTER);
    return Arbitraries.oneOf(
        Arbitraries.strings(), pieces.list().ofMaxSize(8).map(ChannelCodecTest::join));
  }

  @Property(tries = 1000)
  @Label("K-1 what is written for a carrier is carried by it and read as it was")
  void round_trip(@ForAll("shortCodes") String code, @ForAll Carrier carrier) {
    String text = ChannelCodec.encode(code, carrier);

    assertThat(carrier.carries(text)).isTrue();
    assertThat(ChannelCodec.decode(text)).isEqualTo(new Ours(text, code));
    String event = carrier.prefix() + text;
    assertThat(ChannelCodec.decode(event)).isEqualTo(new Ours(event, code));
  }

  @Property(tries = 1000)
  @Label("K-1, K-7 every text is read and kept, and as a code only if it is the one text of it")
  void one_text(@ForAll("texts") String text) {
    CarriedCode read = ChannelCodec.decode(text);

    assertThat(read.text()).isEqualTo(text);
    if (read instanceof Ours ours) {
      String written = ChannelCodec.encode(ours.channel(), WIDEST);
      assertThat(text).isIn(written, "qrscene_" + written);
    }
  }

  @ParameterizedTest
  @DisplayName("K-2 the texts of version 1 stay as they are")
  @CsvSource({
    "a, _-1B37-Ba",
    "A_1-z, _-1FyAMlA_1-z",
    "spring-poster, " + POSTER,
    "store-0042-counter-west, _-1Xp-82store-0042-counter-west"
  })
  void golden(String code, String text) {
    assertThat(ChannelCodec.encode(code, WIDEST)).isEqualTo(text);
    assertThat(ChannelCodec.decode(text)).isEqualTo(new Ours(text, code));
  }

  @Property(tries = 200)
  @Label(
      "K-2 a text is carried by every carrier that is long enough, and percent-encoding leaves it")
  void legal_everywhere(@ForAll("codes") String code) {
    String text = ChannelCodec.encode(code, WIDEST);

    assertThat(URLEncoder.encode(text, StandardCharsets.UTF_8)).isEqualTo(text);
    for (Carrier carrier : Carrier.values()) {
      assertThat(carrier.carries(text))
          .as("%s", carrier)
          .isEqualTo(text.length() <= carrier.limit());
    }
  }

  @ParameterizedTest
  @DisplayName("K-3 what a carrier has no room for is refused with carrier, limit and fix")
  @CsvSource({
    "WECOM_CONTACT_STATE, 22, 30 characters",
    "WECOM_GROUP_STATE, 22, 30 characters",
    "WECOM_CUSTOMER_CHANNEL, 56, 64 bytes",
    "WECOM_KF_SCENE, 24, 32 bytes",
    "WECOM_KF_SCENE_PARAM, 63, 128 bytes",
    "MINIPROGRAM_SCENE, 24, 32 characters",
    "OFFICIAL_ACCOUNT_SCENE, 56, 64 characters"
  })
  void room(Carrier carrier, int room, String limit) {
    String fits = "x".repeat(room);
    assertThat(ChannelCodec.decode(ChannelCodec.encode(fits, carrier)))
        .isInstanceOfSatisfying(Ours.class, ours -> assertThat(ours.channel()).isEqualTo(fits));
    assertThatThrownBy(() -> ChannelCodec.encode(fits + "x", carrier))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "%s, whose limit is %s, has room for a channel code of at most %d characters; this one"
                + " has %d: give the channel a shorter code",
            carrier, limit, room, room + 1);
  }

  @ParameterizedTest
  @DisplayName("K-3 a code with another character is refused, and not quoted")
  @ValueSource(strings = {"", "spring poster", "spring.poster", "春季海报", "spring%20", "é"})
  void illegal(String code) {
    assertThatThrownBy(() -> ChannelCodec.encode(code, WIDEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a channel code is carried only if it is made of A-Z a-z 0-9 - _ and not empty: give"
                + " the channel such a code");
  }

  @Property(tries = 500)
  @Label("K-4 a text cut anywhere is Truncated, and cut to nothing Missing")
  void truncated(@ForAll("codes") String code, @ForAll Carrier carrier) {
    String text = carrier.prefix() + ChannelCodec.encode(code, WIDEST);
    int start = carrier.prefix().length();

    for (int end = start + 1; end < text.length(); end++) {
      String cut = text.substring(0, end);
      assertThat(ChannelCodec.decode(cut)).isEqualTo(new Truncated(cut));
    }
    String nothing = text.substring(0, start);
    assertThat(ChannelCodec.decode(nothing)).isEqualTo(new Missing(nothing));
  }

  @ParameterizedTest
  @DisplayName("K-5 no text with a single character changed is a code")
  @ValueSource(ints = {1, 2, 13, 22, 63})
  void one_character(int length) {
    String text = ChannelCodec.encode("spring-poster_".repeat(5).substring(0, length), WIDEST);

    for (int at = 0; at < text.length(); at++) {
      String before = text.substring(0, at);
      String after = text.substring(at + 1);
      for (char c = 0; c < 256; c++) {
        if (c != text.charAt(at)) {
          String changed = before + c + after;
          assertThat(ChannelCodec.decode(changed)).as("%s", changed).isNotInstanceOf(Ours.class);
        }
      }
    }
  }

  @Property(tries = 1000)
  @Label("K-5 of the 2^24 checksums of a code one fits")
  void one_checksum(@ForAll("codes") String code, @ForAll("checksums") String checksum) {
    String text = ChannelCodec.encode(code, WIDEST);
    Assume.that(!text.startsWith(checksum, 4));
    String damaged = text.substring(0, 4) + checksum + code;

    assertThat(ChannelCodec.decode(damaged)).isEqualTo(new Damaged(damaged));
  }

  @Test
  @DisplayName("K-5 what was changed after the marker, its case too, is Damaged")
  void damaged() {
    List<String> damaged =
        List.of(
            POSTER + "!",
            POSTER + "-1",
            POSTER.toUpperCase(Locale.ROOT),
            POSTER.replace("spring", "string"),
            POSTER.replace("spring", "sprüng"),
            "_-1 RUIPspring-poster",
            "_-1 RUI",
            // These have the right checksum, but are never written: a text longer than it says,
            // one with another character, one without a code.
            "_-1B8XLnab",
            "_-1BxhxT!",
            "_-1AWRww");

    assertThat(damaged)
        .allSatisfy(text -> assertThat(ChannelCodec.decode(text)).isEqualTo(new Damaged(text)));
  }

  @Test
  @DisplayName("K-6 a whole text of a later version is Newer, and cut or damaged as ours would be")
  void newer() {
    String second = "_-2Np4muspring-poster";
    String ninth = "_-9Nv5hTspring-poster";
    assertThat(ChannelCodec.decode(second)).isEqualTo(new Newer(second, 2));
    assertThat(ChannelCodec.decode(ninth)).isEqualTo(new Newer(ninth, 9));

    String cut = second.substring(0, 20);
    assertThat(ChannelCodec.decode(cut)).isEqualTo(new Truncated(cut));
    String damaged = POSTER.replace('1', '2');
    assertThat(ChannelCodec.decode(damaged)).isEqualTo(new Damaged(damaged));
  }

  @ParameterizedTest
  @DisplayName("K-7 what does not begin as ours is Foreign")
  @ValueSource(
      strings = {
        "spring-poster",
        "外联二维码1",
        "klsdup3kj3s1",
        "qrscene_123123",
        "qrscen",
        "qrscene_qrscene_" + POSTER,
        " " + POSTER,
        "utm_source%3Dposter",
        "-",
        "__1NRUIPspring-poster",
        "_-0NRUIPspring-poster",
        "_-:NRUIPspring-poster",
        "_-_",
        "_-１NRUIPspring-poster"
      })
  void foreign(String text) {
    assertThat(ChannelCodec.decode(text)).isEqualTo(new Foreign(text));
  }

  @ParameterizedTest
  @DisplayName("K-7 what is blank but for the carrier's prefix is Missing")
  @ValueSource(strings = {"", " ", "\n", "qrscene_", "qrscene_ "})
  void missing(String text) {
    assertThat(ChannelCodec.decode(text)).isEqualTo(new Missing(text));
  }

  @Test
  @DisplayName("L-11 a text that is not known to be a channel's code is not shown")
  void silent() {
    assertThat(
            List.of(
                new Foreign("13800000001"),
                new Damaged("13800000001"),
                new Truncated("13800000001"),
                new Newer("13800000001", 2)))
        .extracting(CarriedCode::toString)
        .containsExactly("Foreign[***]", "Damaged[***]", "Truncated[***]", "Newer[version=2]");
  }

  private static String join(List<String> pieces) {
    return String.join("", pieces);
  }

  private static StringArbitrary word() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .numeric()
        .withChars("-_");
  }
}
