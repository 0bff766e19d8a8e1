package io.siyu.miniprogram.client;

import static io.siyu.miniprogram.client.Sealed.APPID;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What no log may hold is in no text of these values. */
class ClientSilenceTest {
  private static final String SECRET = "QWERTYUIOPASDFGHJKLZXC==";
  private static final List<String> PLANTED =
      List.of("PLANTED", SECRET, "13987654321", "plantedsecretkey", Sealed.KEY);

  @Test
  @DisplayName("L-11 keys, numbers, ids and texts of clients reach no toString and no warning")
  void silent() {
    List<Object> values = new ArrayList<>();
    ClientFacts facts = new ClientFacts(APPID, "open");
    LoginAnswer login =
        LoginAnswer.parse(
            "{\"openid\":\"oPLANTED\",\"unionid\":\"uPLANTED\",\"session_key\":\""
                + SECRET
                + "\"}");
    values.add(login);
    values.add(login.sessionKey().orElseThrow());
    values.add(facts.loggedIn(login, Instant.EPOCH));
    values.add(facts.loggedIn(login, Instant.EPOCH).events());
    values.add(new ClientFacts(APPID, "").loggedIn(login, Instant.EPOCH));
    values.add(
        LoginAnswer.parse("{\"openid\":{\"PLANTED\":1},\"session_key\":[\"" + SECRET + "\"]}"));
    values.add(LoginAnswer.parse("{\"openid\":\"oPLANTED\",\"session_key\":\"" + SECRET + "\""));

    String number =
        "\"phoneNumber\":\"13987654321\",\"purePhoneNumber\":\"13987654321\",\"countryCode\":\"86\",";
    String mark = "\"watermark\":{\"timestamp\":1760000000,\"appid\":\"" + APPID + "\"}";
    PhoneAnswer phone = PhoneAnswer.parse("{\"phone_info\":{" + number + mark + "}}", APPID);
    PhoneHash hash = new PhoneHash("k", "plantedsecretkey".getBytes(StandardCharsets.UTF_8));
    values.add(phone);
    values.add(phone.number().orElseThrow());
    values.add(hash);
    values.add(hash.key(phone.number().orElseThrow()));
    values.add(facts.phone("oPLANTED", phone, hash, Instant.EPOCH));
    values.add(PhoneAnswer.parse("{\"phone_info\":{" + number + mark + "}}", "wx9"));

    Sealed sealed =
        Sealed.of("{\"opengid\":\"PLANTED\",\"group_openid\":\"PLANTED\"," + number + mark + "}");
    values.add(sealed.opened());
    values.add(PhoneAnswer.of(sealed.opened()));
    ChatGroup group = ChatGroup.of(sealed.opened()).orElseThrow();
    values.add(group);
    values.add(Sealed.of("{\"PLANTED\":\"13987654321\"}").refused());
    values.add(Sealed.of("PLANTED 13987654321").refused());
    values.add(new ClientFacts("wx9", "").open(sealed.key(), sealed.iv(), sealed.encryptedData()));

    Entry entry =
        Entry.parse(
            """
            {"scene":1044,"path":"PLANTED","query":{"scene":"PLANTED%","x":["PLANTED"],"tel":"13987654321"},
             "shareTicket":"PLANTED","referrerInfo":{"appId":"wxB","extraData":{"k":"PLANTED"}},
             "forwardMaterials":[{"name":"PLANTED"}]}
            """);
    assertThat(entry.warnings()).hasSize(2);
    values.add(entry);
    values.add(entry.in(group));
    values.add(facts.entered("oPLANTED", entry.in(group), Instant.EPOCH));
    values.add(Entry.parse("{\"scene\":\"PLANTED\"}"));
    values.add(Entry.parse("PLANTED"));
    values.add(facts);

    for (Object value : values) {
      for (String planted : PLANTED) {
        assertThat(value.toString()).doesNotContain(planted);
      }
    }
  }
}
