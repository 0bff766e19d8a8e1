package io.siyu.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.push.XmlScanner.End;
import io.siyu.push.XmlScanner.Scan;
import io.siyu.spi.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlScannerTest {
  private static Optional<Plaintext> parse(Utf8 text) {
    SecretNames secrets = new SecretNames(Map.of("WelcomeCode", Duration.ofSeconds(20)));
    return Plaintext.parse(text, new Vocabulary(secrets, Set.of(), Set.of(), Set.of()));
  }

  private static Scan scan(String xml) {
    return XmlScanner.scan(Utf8.of(xml), 2);
  }

  private static List<String> leaves(String xml) {
    assertThat(scan(xml).end()).isEqualTo(End.WELL_FORMED);
    return parse(Utf8.of(xml)).orElseThrow().leaves().stream()
        .map(l -> l.path() + "=" + l.value())
        .toList();
  }

  @Test
  void elements_CDATA_and_references_become_leaves_in_order() {
    assertThat(
            leaves(
                "\uFEFF <?xml version=\"1.0\"?><!-- <a> --><xml>\n<A> x </A><B><![CDATA[<&]]>]]></B>"
                    + "<C>a&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;</C><D/><E a='<' b=\">\"></E ></xml>\n"))
        .containsExactly("A= x ", "B=<&]]>", "C=a<>&\"'A😀", "D=", "E=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "]", "]]", ">", "&", "<", "\"", "\\", "\n", "\u007F", "\u00A0", "\u5BA2"})
  void long_CDATA_ends_where_it_ends_and_nowhere_else(String mark) {
    for (int before = 0; before <= 17; before++) {
      String text = "x".repeat(before) + mark;
      assertThat(leaves("<x><A><![CDATA[" + text + "]]></A></x>")).containsExactly("A=" + text);
      text = text + "yyyyyyyyy";
      assertThat(leaves("<x><A><![CDATA[" + text + "]]></A></x>")).containsExactly("A=" + text);
      for (String refused : List.of("\u0001", "\u001F", "\uFFFE")) {
        assertThat(scan("<x><A><![CDATA[" + text + refused + "yyyyyyyyy]]></A></x>").end())
            .isEqualTo(End.MALFORMED);
      }
    }
  }

  @Test
  void repeated_names_keep_their_order() {
    assertThat(leaves("<x><I>1</I><L><I>2</I><I>3</I></L><L><I>4</I></L><I>5</I></x>"))
        .containsExactly("I=1", "L/I=2", "L/I=3", "L/I=4", "I=5");
  }

  @Test
  void elements_nest_as_they_stand_with_spaces_between_them_left_out() {
    Element root =
        scan("<x> <L> <I>1</I><I> 2</I></L>\n<L><I>3</I></L><E/></x>").elements().element(0);
    assertThat(root)
        .isEqualTo(
            new Element(
                "x",
                "",
                List.of(
                    new Element("L", "", List.of(leaf("I", "1"), leaf("I", " 2"))),
                    new Element("L", "", List.of(leaf("I", "3"))),
                    leaf("E", ""))));
  }

  private static Element leaf(String name, String text) {
    return new Element(name, text, List.of());
  }

  @Test
  void an_element_knows_where_its_inside_stands() {
    String xml = "<x><T> <![CDATA[abc]]></T><E/></x>";
    XmlElements elements = scan(xml).elements();
    assertThat(xml.substring(elements.insideFrom(1), elements.insideTo(1)))
        .isEqualTo(" <![CDATA[abc]]>");
    assertThat(elements.insideFrom(2)).isEqualTo(elements.insideTo(2));
  }

  @Test
  void names_are_found_in_any_case_and_in_any_script() {
    XmlElements elements = scan("<x><ab>1</ab><aB>2</aB><a-b>3</a-b><a>4</a></x>").elements();
    assertThat(elements.next(0, "AB", 1)).isEqualTo(1);
    assertThat(elements.next(0, "AB", 2)).isEqualTo(2);
    assertThat(elements.next(0, "AB", 3)).isEqualTo(-1);
    assertThat(elements.next(0, "A-b", 1)).isEqualTo(3);
    assertThat(elements.next(0, "axb", 1)).isEqualTo(-1);
    // The Kelvin sign is a capital k to Java.
    XmlElements foreign = scan("<x><客户>1</客户><\u212Aey>2</\u212Aey></x>").elements();
    assertThat(foreign.name(1)).isEqualTo("客户");
    assertThat(foreign.next(0, "KEY", 1)).isEqualTo(2);
  }

  @Test
  void secrets_are_found_in_any_case_and_in_any_script() {
    SecretNames secrets = new SecretNames(Map.of("Token", Duration.ofSeconds(20)));
    Vocabulary vocabulary = new Vocabulary(secrets, Set.of(), Set.of(), Set.of());
    // The Kelvin sign is a capital k to Java.
    for (String name : List.of("tOKEN", "To\u212Aen")) {
      Utf8 xml = Utf8.of("<x><State>s</State><" + name + "> c </" + name + "></x>");
      assertThat(Plaintext.parse(xml, vocabulary).orElseThrow().secrets(Instant.EPOCH))
          .containsExactly(new Secret(name, "c", Instant.ofEpochSecond(20)));
    }
  }

  @Test
  void more_elements_than_usual_are_kept() {
    List<String> expected = IntStream.range(0, 100).mapToObj(i -> "e" + i + "=" + i).toList();
    String xml =
        IntStream.range(0, 100)
            .mapToObj(i -> "<e" + i + ">" + i + "</e" + i + ">")
            .collect(Collectors.joining("", "<x>", "</x>"));
    assertThat(leaves(xml)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3C783EE4 3C613EBDA03C2F613E3C2F783E",
        "3C783E3C613EE43C215B43 444154415BBDA05D5D3EF09F3C2F613E3C2F783E",
        "3C783E3C613EEDA080C0AFF5EF BBBF3C2F613E3C2F783E",
        "3C783E3C613EF0EFBFBE3C2F61 3E3C2F783E",
        "3C783EEF3C613EEFBB3C2F613E3C2F783E"
      })
  void bytes_that_are_no_UTF_8_read_as_a_decoder_reads_them(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    Utf8 broken = new Utf8(bytes, 0, bytes.length);
    Utf8 decoded = Utf8.of(broken.text());
    assertThat(XmlScanner.scan(broken, 2).end()).isEqualTo(XmlScanner.scan(decoded, 2).end());
    assertThat(parse(broken).map(Plaintext::element))
        .isEqualTo(parse(decoded).map(Plaintext::element));
    assertThat(parse(broken).map(Plaintext::blanked))
        .isEqualTo(parse(decoded).map(Plaintext::blanked));
  }

  @Property(tries = 5000)
  void any_bytes_read_as_a_decoder_reads_them(@ForAll("bytes") byte[] bytes) {
    Utf8 broken = new Utf8(bytes, 0, bytes.length);
    Utf8 decoded = Utf8.of(broken.text());
    assertThat(XmlScanner.scan(broken, 2).end()).isEqualTo(XmlScanner.scan(decoded, 2).end());
    assertThat(parse(broken).map(Plaintext::element))
        .isEqualTo(parse(decoded).map(Plaintext::element));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "<",
        "</",
        "<x",
        "<x>",
        "</x>",
        "<x></y>",
        "<x/><y/>",
        "<x/>y",
        "<x><a></x></a>",
        "<x>a<b/></x>",
        "<x><b/>a</x>",
        "<x>&a;</x>",
        "<x>&amp</x>",
        "<x>&#;</x>",
        "<x>&#x;</x>",
        "<x>&#xD800;</x>",
        "<x>&#0;</x>",
        "<x>&#x110000;</x>",
        "<x>&#99999999;</x>",
        "<x>&#-1;</x>",
        "<x>\u0000</x>",
        "<x><![CDATA[\u0001]]></x>",
        "<x>\uFFFE</x>",
        "<x><![CDATA[</x>",
        "<x><!-- </x>",
        "<? <x/>",
        "<x a></x>",
        "<x a=1></x>",
        "<x a=\"1></x>",
        "<1/>",
        "<-x/>",
        "< x/>",
        "<x / >",
        "&amp;<x/>",
        "<![CDATA[]]><x/>",
        "<x></x"
      })
  void what_is_not_well_formed_is_a_value(String xml) {
    assertThat(scan(xml).end()).isEqualTo(End.MALFORMED);
    assertThat(parse(Utf8.of(xml))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE x>",
        "<!ENTITY a 'b'>",
        "<x><!ELEMENT a></x>",
        "<x/><!DOCTYPE x>",
        "<!"
      })
  void declarations_are_told_apart(String xml) {
    assertThat(scan(xml).end()).isEqualTo(End.DTD);
  }

  @ParameterizedTest
  @CsvSource({"16, WELL_FORMED", "17, MALFORMED", "100000, MALFORMED"})
  void depth_is_limited(int depth, End end) {
    String xml = "<a>".repeat(depth) + "</a>".repeat(depth);
    assertThat(scan(xml).end()).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({"4096, WELL_FORMED", "4097, MALFORMED"})
  void leaves_are_limited(int count, End end) {
    assertThat(scan("<a>" + "<b/>".repeat(count) + "</a>").end()).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({"64, WELL_FORMED", "65, MALFORMED"})
  void names_are_limited(int length, End end) {
    assertThat(scan("<" + "n".repeat(length) + "/>").end()).isEqualTo(end);
  }

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(
            "<xml>",
            "</xml>",
            "<a>",
            "</a>",
            "<a/>",
            "<Encrypt>",
            "</Encrypt>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?",
            "?>",
            "<!DOCTYPE",
            "&amp;",
            "&#65;",
            "&#x",
            ";",
            "&",
            "<",
            ">",
            "=",
            "\"",
            "'",
            " ",
            "x",
            "客",
            "😀",
            "\uD800",
            "\u0000",
            "\uFEFF",
            "]]",
            "/")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<byte[]> bytes() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "3C",
            "3E",
            "3C613E",
            "3C2F613E",
            "3C62",
            "3C2F62",
            "26616D703B",
            "20",
            "EF",
            "BF",
            "BE",
            "BB",
            "E4",
            "BD",
            "A0",
            "F0",
            "9F",
            "ED",
            "C0",
            "F5",
            "5D5D3E",
            "3C215B43444154415B");
    return pieces
        .list()
        .ofMaxSize(20)
        .map(list -> HexFormat.of().parseHex("3C783E" + String.join("", list) + "3C2F783E"));
  }

  @Property(tries = 5000)
  void any_soup_of_markup_ends_in_a_value(@ForAll("soup") String text) {
    scanIsSane(text);
    scanIsSane("<xml>" + text + "</xml>");
  }

  @Property(tries = 2000)
  void any_text_ends_in_a_value(@ForAll String text) {
    scanIsSane(text);
  }

  private static void scanIsSane(String text) {
    Utf8 utf8 = Utf8.of(text);
    Scan scan = XmlScanner.scan(utf8, 2);
    XmlElements elements = scan.elements();
    int done = 0;
    for (int i = 1; scan.end() == End.WELL_FORMED && i < elements.after(0); i++) {
      assertThat(elements.insideFrom(i)).isBetween(done, utf8.to());
      assertThat(elements.insideTo(i)).isBetween(elements.insideFrom(i), utf8.to());
      done = elements.insideFrom(i);
    }
    parse(utf8).ifPresent(p -> assertThat(p.blanked()).isNotNull());
  }

  @Property(tries = 2000)
  void any_text_in_CDATA_comes_back(@ForAll("words") String value) {
    assertThat(leaves("<x><v><![CDATA[" + value + "]]></v></x>")).containsExactly("v=" + value);
    String escaped = value.replace("&", "&amp;").replace("<", "&lt;");
    assertThat(leaves("<x><v>" + escaped + "</v></x>")).containsExactly("v=" + value);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars('客', '户', '\n', '\t')
        .ofMaxLength(40)
        .filter(s -> !s.contains("]]>"));
  }

  @Property(tries = 300)
  void damaged_messages_end_in_a_value(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text =
        new StringBuilder(
            "<xml><ToUserName><![CDATA[toUser]]></ToUserName><CreateTime>1403610513</CreateTime>"
                + "<WelcomeCode><![CDATA[WELCOMECODE]]></WelcomeCode><a b='c'>&lt;&#20013;</a></xml>");
    for (int i = 0; i < 3; i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, (char) random.nextInt(0x80));
        default -> text.setCharAt(at, "<>&;/![]".charAt(random.nextInt(8)));
      }
    }
    scanIsSane(text.toString());
  }
}
