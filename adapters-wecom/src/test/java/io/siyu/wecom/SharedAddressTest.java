package io.siyu.wecom;

import static io.siyu.wecom.Connection.AT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.event.Event;
import io.siyu.event.Source;
import io.siyu.json.Json;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.spi.Translation.Handshake;
import io.siyu.wecom.kit.ContactPush;
import io.siyu.wecom.kit.WeComKit;
import org.junit.jupiter.api.Test;

class SharedAddressTest {
  private static final String OTHER_CORP = "ww2222222222222222";
  private static final String OTHER_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
  private static final String CUSTOMER = "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw";

  private final PlatformAdapter alone = Connection.adapter(Connection.json());
  private final WeComKit kit = Connection.kit();

  private static ObjectNode app(String corp, String token, String key) {
    ObjectNode app = Connection.json().put("corp", corp).put("token", token);
    app.put("encodingAesKey", key).put("idSpace", corp).putArray("receiveIds").add(corp);
    return app;
  }

  private static PlatformAdapter shared(ObjectNode... apps) {
    ObjectNode json = Json.object();
    var list = json.putArray("apps");
    for (ObjectNode app : apps) {
      list.add(app);
    }
    return Connection.adapter(json);
  }

  private static WeComKit other(String token, String key) {
    return WeComKit.builder(OTHER_CORP, token, key, OTHER_CORP).build();
  }

  private static Delivery added(WeComKit kit, String corp) {
    return kit.deliver(ContactPush.added(corp, "zhangsan", CUSTOMER, AT).xml(), AT);
  }

  @Test
  void every_app_gets_what_is_its_own() {
    PlatformAdapter shared = shared(app(OTHER_CORP, "T2", OTHER_KEY), Connection.json());
    Delivery mine = added(kit, Connection.CORP);
    assertThat(shared.translate(mine)).isEqualTo(alone.translate(mine));
    Event event = Connection.event(shared, added(other("T2", OTHER_KEY), OTHER_CORP));
    assertThat(event.source()).isEqualTo(new Source("wecom/" + OTHER_CORP));
  }

  @Test
  void apps_with_one_token_and_key_are_told_apart_by_the_receive_id() {
    PlatformAdapter shared =
        shared(Connection.json(), app(OTHER_CORP, Connection.TOKEN, Connection.KEY));
    Event event =
        Connection.event(shared, added(other(Connection.TOKEN, Connection.KEY), OTHER_CORP));
    assertThat(event.source()).isEqualTo(new Source("wecom/" + OTHER_CORP));
  }

  @Test
  void each_app_can_have_its_address_checked() {
    PlatformAdapter shared = shared(Connection.json(), app(OTHER_CORP, "T2", OTHER_KEY));
    Delivery check = other("T2", OTHER_KEY).handshake("4711", AT);
    assertThat(shared.translate(check)).isInstanceOf(Handshake.class);
  }

  @Test
  void what_is_nobodys_is_refused_for_the_reason_of_whose_token_signed_it() {
    PlatformAdapter shared =
        shared(app(OTHER_CORP, "T2", OTHER_KEY), Connection.json(), app("ww3", "T3", OTHER_KEY));
    assertThat(Connection.reason(shared, added(other("T9", OTHER_KEY), OTHER_CORP)))
        .isEqualTo(Reason.SIGNATURE_MISMATCH);
    assertThat(
            Connection.reason(shared, added(other(Connection.TOKEN, Connection.KEY), OTHER_CORP)))
        .isEqualTo(Reason.RECEIVE_ID_MISMATCH);
  }
}
