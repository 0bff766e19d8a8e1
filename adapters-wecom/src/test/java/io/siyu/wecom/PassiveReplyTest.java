package io.siyu.wecom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.siyu.json.Json;
import io.siyu.wecom.request.PassiveReply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassiveReplyTest {
  private static final Instant AT = Instant.ofEpochSecond(1409659813);
  private static final String NONCE = "1372623149";

  private final PassiveReply replies =
      new PassiveReply(Connection.TOKEN, Connection.KEY, Connection.CORP);

  /** Gives the published vectors' bytes. */
  private static final RandomGenerator PUBLISHED =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          throw new AssertionError("only bytes are wanted");
        }

        @Override
        public void nextBytes(byte[] bytes) {
          byte[] published = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
          System.arraycopy(published, 0, bytes, 0, bytes.length);
        }
      };

  @Test
  void an_answer_in_xml_is_sealed_as_published() {
    assertThat(replies.xml(Vectors.K1_TEXT, AT, NONCE, PUBLISHED).body())
        .isEqualTo(
            "<xml><Encrypt><![CDATA[%s]]></Encrypt><MsgSignature><![CDATA[%s]]></MsgSignature><TimeStamp>%d</TimeStamp><Nonce><![CDATA[%s]]></Nonce></xml>",
            Vectors.K1, Vectors.K1_SIGNATURE, AT.getEpochSecond(), NONCE);
  }

  @Test
  void an_answer_in_json_is_sealed_alike() {
    assertThat(Connection.parse(replies.json(Vectors.K1_TEXT, AT, NONCE, PUBLISHED).body()))
        .isEqualTo(
            Json.object()
                .put("Encrypt", Vectors.K1)
                .put("MsgSignature", Vectors.K1_SIGNATURE)
                .put("TimeStamp", Long.toString(AT.getEpochSecond()))
                .put("Nonce", NONCE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "]]>", "&lt;", "一"})
  void a_nonce_that_could_break_the_envelope_is_refused(String nonce) {
    assertThatThrownBy(() -> replies.xml("x", AT, nonce, PUBLISHED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nonce");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cr3t", "s3cr3tqr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2*"})
  void a_wrong_key_is_refused_and_not_quoted(String key) {
    assertThatThrownBy(() -> new PassiveReply("t", key, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("encodingAesKey")
        .message()
        .doesNotContain("s3cr3t");
    assertThat(replies.toString()).doesNotContain(Connection.TOKEN).doesNotContain(Connection.KEY);
  }
}
