package io.siyu.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.json.Utf8Order;
import io.siyu.testing.EventArbitraries;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SubjectTest {
  @Provide
  Arbitrary<Subject> subjects() {
    return EventArbitraries.subjects();
  }

  @Provide
  Arbitrary<IdentityKey> keys() {
    return EventArbitraries.keys();
  }

  @Provide
  Arbitrary<String> texts() {
    return EventArbitraries.texts().map(t -> "openid:" + t + ":x");
  }

  @Property(tries = 1000)
  void parsing_a_subjects_text_gives_the_subject(@ForAll("subjects") Subject subject) {
    assertThat(Subject.parse(subject.text())).contains(subject);
  }

  @Property(tries = 1000)
  void a_text_that_parses_is_the_one_text_of_its_subject(@ForAll("texts") String text) {
    Subject.parse(text).ifPresent(subject -> assertThat(subject.text()).isEqualTo(text));
  }

  @Test
  void subjects_have_one_text_each() {
    assertThat(IdentityKey.orderNo("a:b", "50%").text()).isEqualTo("order:a%3Ab:50%25");
    assertThat(new AccountSubject("wecom/a:b").text()).isEqualTo("account:wecom/a%3Ab");
    List<String> bad =
        List.of(
            "",
            ":",
            "::",
            "openid",
            "openid:a",
            "openid::b",
            "openid:a:",
            "OPENID:a:b",
            "open_id:a:b",
            "openid:a:b:c",
            "openid:a:%3a",
            "openid:a:%41",
            "openid:a:5%",
            "account:",
            "account:a:b",
            "channelday:a:2026-3-1",
            "channelday:a:2026-02-30",
            "channelday:a:+2026-01-01",
            "channelday:a:-0000-01-01",
            "channelday::2026-03-01");
    assertThat(bad).allSatisfy(text -> assertThat(Subject.parse(text)).as(text).isEmpty());
  }

  @Property(tries = 500)
  void keys_are_ordered_consistently_with_equals(
      @ForAll("keys") IdentityKey a, @ForAll("keys") IdentityKey b) {
    assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
    assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
    IdentityKey sibling = new IdentityKey(a.type(), a.issuer(), b.value());
    assertThat(Integer.signum(a.compareTo(sibling)))
        .isEqualTo(Integer.signum(Utf8Order.INSTANCE.compare(a.value(), b.value())));
  }

  @Test
  void a_key_needs_an_issuer_and_a_value_and_shows_neither_value_nor_part_of_it() {
    assertThat(IdentityKey.openId("wx1", "oSECRET").toString()).isEqualTo("openid:wx1:***");
    assertThatThrownBy(() -> IdentityKey.openId("", "oSECRET"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("oSECRET");
    assertThatThrownBy(() -> IdentityKey.openId("wx1", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
