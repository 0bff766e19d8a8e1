package io.siyu.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.event.EventJson;
import io.siyu.event.Unmapped;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Secret;
import io.siyu.spi.Translation.Accepted;
import io.siyu.wecom.event.WeComPush;
import io.siyu.wecom.kit.WeComKit;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecoderRowsTest {
  private final PlatformAdapter own = Connection.adapter(Connection.json());
  private final WeComKit kit = Connection.kit();

  static Stream<Row> rows() {
    return Rows.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void every_row_is_read_alike_in_every_form_that_it_comes_in(Row row) {
    for (String form : row.forms()) {
      WeComPush push = WeComDecoder.decode(form, Instant.EPOCH).orElseThrow();
      assertThat(push.event()).isEqualTo(row.event());
      assertThat(push.header().happenedAt()).contains(Row.AT);
      assertThat(push.header().family()).isEqualTo(row.family());
      assertThat(push.header().change()).isEqualTo(row.change());
      assertThat(push.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void every_row_becomes_its_fact_and_no_secret_is_kept(Row row) {
    List<Event> events =
        row.forms().stream().map(form -> Connection.event(own, kit.deliver(form, Row.AT))).toList();
    for (Event event : events) {
      assertThat(event.fact()).isInstanceOf(row.fact());
      assertThat(event.occurredAt()).isEqualTo(Row.AT);
      if (event.fact() instanceof Unmapped unmapped) {
        assertThat(unmapped.what()).isEqualTo(row.toString());
      } else {
        assertThat(event).isEqualTo(events.get(0));
      }
    }
    for (String form : row.forms()) {
      Accepted accepted = Connection.accepted(own, kit.deliver(form, Row.AT));
      for (Secret secret : accepted.secrets()) {
        assertThat(EventJson.encode(accepted.events().get(0))).doesNotContain(secret.value());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void nothing_shows_a_person_or_a_secret(Row row) {
    for (String form : row.forms()) {
      assertThat(WeComDecoder.decode(form, Instant.EPOCH).orElseThrow().toString())
          .doesNotContain("zhangsan", "lisi", "Jack", "woAJ", "hello", "home", "138", "113.3")
          .doesNotContain("WELCOMECODE", "TOKEN", "CHATKEY", "ONCEKEY", "TICKET", "AUTHCODE");
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void what_was_stored_unmapped_can_be_read_again_without_its_secrets(Row row) {
    Accepted accepted = Connection.accepted(own, kit.deliver(row.forms().get(0), Row.AT));
    if (accepted.events().get(0).fact() instanceof Unmapped unmapped) {
      WeComPush again = WeComDecoder.decode(unmapped.text(), Instant.EPOCH).orElseThrow();
      assertThat(again.event()).hasSameClassAs(row.event());
      assertThat(again.warnings()).isEmpty();
    }
  }
}
