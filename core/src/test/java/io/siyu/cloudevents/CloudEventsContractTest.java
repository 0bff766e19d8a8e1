package io.siyu.cloudevents;

import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.tck.CloudEventsKit;
import io.siyu.tck.PlatformAdapterContract;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

class CloudEventsContractTest extends PlatformAdapterContract {
  private static final String PHONE = "13800138000";
  private static final String OPENID = "oLinLinLin";

  private final PlatformAdapter adapter =
      CloudEventsFixture.adapter(
          ",\"previousSecrets\":[\"" + CloudEventsFixture.OLD_SECRET + "\"]");
  private final CloudEventsKit kit = new CloudEventsKit(CloudEventsFixture.SECRET, 1);

  private final List<Delivery> authentic =
      List.of(
          kit.single(CloudEventsFixture.NOW, CloudEventsFixture.touched("t1", OPENID)),
          kit.single(
              CloudEventsFixture.NOW,
              CloudEventsFixture.paid(
                  "p1",
                  "{\"total\":{\"minor\":9900,\"currency\":\"CNY\"},\"claims\":[{\"key\":\"phone:cn:"
                      + PHONE
                      + "\",\"role\":\"BUYER\"}]}")),
          kit.batch(
              CloudEventsFixture.NOW,
              List.of(
                  CloudEventsFixture.touched("t2", OPENID),
                  "{\"phone\":\"" + PHONE + "\"}",
                  CloudEventsFixture.paid("p2", "{\"total\":\"" + PHONE + "\"}"),
                  CloudEventsFixture.spent("s1", "5000", 1))),
          kit.single(CloudEventsFixture.NOW, CloudEventsFixture.spent("s2", "7000", 2)),
          kit.single(
              CloudEventsFixture.NOW,
              CloudEventsFixture.tracked(
                  "b1",
                  "openid:wx8888:" + OPENID,
                  "{\"events\":[{\"event\":\"AppOpened\",\"identities\":{\"anonymousId\":\""
                      + PHONE
                      + "\"}},{\"event\":\"PageViewed\",\"identities\":{\"openid\":\""
                      + PHONE
                      + "\"}},{\"event\":\""
                      + PHONE
                      + "\",\"time\":\""
                      + PHONE
                      + "\"}]}")),
          kit.single(
              CloudEventsFixture.NOW,
              CloudEventsFixture.tracked("b2", "", "{\"event\":\"" + OPENID + "\"}")));

  @Override
  protected PlatformAdapter adapter() {
    return adapter;
  }

  @Override
  protected List<Delivery> authentic() {
    return authentic;
  }

  @Override
  protected Delivery again(int index) {
    return kit.again(authentic.get(index), CloudEventsFixture.NOW.plusSeconds(7200));
  }

  @Override
  protected Delivery unknown() {
    return kit.single(
        CloudEventsFixture.NOW,
        CloudEventsKit.event(
            "com.example.survey.v1",
            "1",
            "host/shop",
            "phone:cn:" + PHONE,
            "2026-03-01T10:00:00Z",
            "{}"));
  }

  @Override
  protected Map<Reason, Delivery> rejected() {
    Map<Reason, Delivery> out = new EnumMap<>(Reason.class);
    for (Reason reason : CloudEventsKit.faults()) {
      out.put(reason, kit.faulty(reason, authentic.get(0)));
    }
    return out;
  }

  @Override
  protected List<String> confidential() {
    return List.of(
        PHONE,
        OPENID,
        CloudEventsFixture.SECRET.substring(6),
        CloudEventsFixture.OLD_SECRET.substring(6));
  }
}
