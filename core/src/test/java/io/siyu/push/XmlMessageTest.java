package io.siyu.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.spi.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlMessageTest {
  private static XmlMessage read(String text) {
    return XmlMessage.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_message_is_its_root_with_what_is_inside() {
    assertThat(read("<xml><a><![CDATA[ 1 ]]></a><b/></xml>"))
        .isEqualTo(
            new XmlMessage.Read(
                new Element(
                    "xml",
                    "",
                    List.of(new Element("a", " 1 ", List.of()), new Element("b", "", List.of())))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE xml><xml/> | DTD_FORBIDDEN",
        "<xml> | MALFORMED",
        "{} | MALFORMED",
        "'' | MALFORMED"
      })
  void what_is_no_message_says_why(String text, Reason reason) {
    assertThat(read(text)).isEqualTo(new XmlMessage.Unreadable(reason));
  }
}
