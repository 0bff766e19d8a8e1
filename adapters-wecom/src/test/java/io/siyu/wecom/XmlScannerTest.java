package io.siyu.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.wecom.XmlScanner.End;
import io.siyu.wecom.XmlScanner.Scan;
import io.siyu.wecom.event.Element;
import java.util.List;
import java.util.SplittableRandom;
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
  private static List<String> leaves(String xml) {
    Scan scan = XmlScanner.scan(xml);
    assertThat(scan.end()).isEqualTo(End.WELL_FORMED);
    return scan.leaves().stream().map(l -> l.path() + "=" + l.value()).toList();
  }

  @Test
  void elements_CDATA_and_references_become_leaves_in_order() {
    assertThat(
            leaves(
                "\uFEFF <?xml version=\"1.0\"?><!-- <a> --><xml>\n<A> x </A><B><![CDATA[<&]]>]]></B>"
                    + "<C>a&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;</C><D/><E a='<' b=\">\"></E ></xml>\n"))
        .containsExactly("A= x ", "B=<&]]>", "C=a<>&\"'A😀", "D=", "E=");
  }

  @Test
  void repeated_names_keep_their_order() {
    assertThat(leaves("<x><I>1</I><L><I>2</I><I>3</I></L><L><I>4</I></L><I>5</I></x>"))
        .containsExactly("I=1", "L/I=2", "L/I=3", "L/I=4", "I=5");
  }

  @Test
  void elements_nest_as_they_stand_with_spaces_between_them_left_out() {
    Element root = XmlScanner.scan("<x> <L> <I>1</I><I> 2</I></L>\n<L><I>3</I></L><E/></x>").root();
    assertThat(root)
        .isEqualTo(
            new Element(
                "x",
                "",
                List.of(
                    new Element("L", "", List.of(leaf("I", "1"), leaf("I", " 2"))),
                    new Element("L", "", List.of(leaf("I", "3"))),
                    leaf("E", ""))));
    assertThat(XmlScanner.scan("<x><a></x>").root()).isEqualTo(leaf("", ""));
  }

  private static Element leaf(String name, String text) {
    return new Element(name, text, List.of());
  }

  @Test
  void a_leaf_knows_where_its_content_stands() {
    String xml = "<x><T> <![CDATA[abc]]></T><E/></x>";
    Leaf leaf = XmlScanner.scan(xml).leaves().get(0);
    assertThat(xml.substring(leaf.from(), leaf.to())).isEqualTo(" <![CDATA[abc]]>");
    Leaf empty = XmlScanner.scan(xml).leaves().get(1);
    assertThat(empty.from()).isEqualTo(empty.to());
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
    Scan scan = XmlScanner.scan(xml);
    assertThat(scan.end()).isEqualTo(End.MALFORMED);
    assertThat(scan.leaves()).isEmpty();
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
    assertThat(XmlScanner.scan(xml).end()).isEqualTo(End.DTD);
  }

  @ParameterizedTest
  @CsvSource({"16, WELL_FORMED", "17, MALFORMED", "100000, MALFORMED"})
  void depth_is_limited(int depth, End end) {
    String xml = "<a>".repeat(depth) + "</a>".repeat(depth);
    assertThat(XmlScanner.scan(xml).end()).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({"4096, WELL_FORMED", "4097, MALFORMED"})
  void leaves_are_limited(int count, End end) {
    assertThat(XmlScanner.scan("<a>" + "<b/>".repeat(count) + "</a>").end()).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({"64, WELL_FORMED", "65, MALFORMED"})
  void names_are_limited(int length, End end) {
    assertThat(XmlScanner.scan("<" + "n".repeat(length) + "/>").end()).isEqualTo(end);
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
    Scan scan = XmlScanner.scan(text);
    assertThat(scan.end() == End.WELL_FORMED || scan.leaves().isEmpty()).isTrue();
    int done = 0;
    for (Leaf leaf : scan.leaves()) {
      assertThat(leaf.from()).isBetween(done, text.length());
      assertThat(leaf.to()).isBetween(leaf.from(), text.length());
      done = leaf.to();
    }
    Plaintext.parse(text).ifPresent(p -> assertThat(p.blanked()).isNotNull());
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
    StringBuilder text = new StringBuilder(Vectors.K4_TEXT);
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
