package io.siyu.wecom;

import static io.siyu.wecom.Connection.AT;

import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Reason;
import io.siyu.tck.PlatformAdapterContract;
import io.siyu.wecom.kit.ContactPush;
import io.siyu.wecom.kit.Fault;
import io.siyu.wecom.kit.WeComKit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

class WeComAdapterContractTest extends PlatformAdapterContract {
  private static final String CUSTOMER = "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw";
  private static final String UNION = "o6_bmasdasdsad6_2sgVt7hMZOPfL";
  private static final String MOBILE = "13812345678";

  private static final List<String> PUSHES =
      List.of(
          ContactPush.added(Connection.CORP, "zhangsan", CUSTOMER, AT)
              .state("spring-poster")
              .welcomeCode("WELCOME-CODE")
              .xml(),
          ContactPush.halfAdded(Connection.CORP, "zhangsan", CUSTOMER, AT).json(),
          ContactPush.edited(Connection.CORP, "zhangsan", CUSTOMER, AT).xml(),
          ContactPush.handedOver(Connection.CORP, "zhangsan", CUSTOMER, AT).json(),
          ContactPush.removedByCustomer(Connection.CORP, "zhangsan", CUSTOMER, AT).xml(),
          ContactPush.added(Connection.CORP, "zhangsan", "", AT).with("UnionID", UNION).xml(),
          "<xml><MsgType>event</MsgType><Event>change_contact</Event><Mobile>"
              + MOBILE
              + "</Mobile></xml>",
          event("kf_msg_or_event", "<Token>KF-TOKEN</Token><OpenKfId>wk1</OpenKfId>"),
          event(
              "customer_acquisition",
              "<ChangeType>message_from_customer</ChangeType><LinkId>ca1</LinkId>"
                  + "<ChatKey>CHAT-KEY</ChatKey>"),
          event(
              "change_external_chat",
              "<ChangeType>update</ChangeType><ChatId>wr1</ChatId>"
                  + "<UpdateDetail>add_member</UpdateDetail><MemChangeList><Item>zhangsan</Item>"
                  + "</MemChangeList><LastMemVer>1</LastMemVer><CurMemVer>2</CurMemVer>"),
          "no markup at all, Token KF-TOKEN");

  private static String event(String family, String fields) {
    return "<xml><CreateTime>%d</CreateTime><MsgType>event</MsgType><Event>%s</Event>%s</xml>"
        .formatted(AT.getEpochSecond(), family, fields);
  }

  private final PlatformAdapter adapter =
      Connection.adapter(Connection.json().put("freshnessSeconds", 600));
  private final WeComKit kit = Connection.kit();
  private final WeComKit later = Connection.kit(8);
  private final List<Delivery> authentic =
      PUSHES.stream()
          .map(text -> text.startsWith("{") ? kit.deliverJson(text, AT) : kit.deliver(text, AT))
          .toList();
  private final Delivery unknown =
      kit.deliver(
          "<xml><CreateTime>" + AT.getEpochSecond() + "</CreateTime><Event>brand_new</Event></xml>",
          AT);
  private final Map<Reason, Delivery> rejected = new EnumMap<>(Reason.class);

  WeComAdapterContractTest() {
    for (Fault fault : Fault.values()) {
      rejected.put(fault.reason(), kit.faulty(fault, PUSHES.get(0), AT));
    }
  }

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
    String push = PUSHES.get(index);
    // Half of them are signed at another time too, which no id may depend on.
    return index % 2 == 0
        ? later.again(push, AT, 1 + index / 2 % 2)
        : later.deliver(push, AT.plusSeconds(7));
  }

  @Override
  protected Delivery unknown() {
    return unknown;
  }

  @Override
  protected Map<Reason, Delivery> rejected() {
    return rejected;
  }

  @Override
  protected List<String> confidential() {
    return List.of(
        Connection.TOKEN,
        Connection.KEY,
        CUSTOMER,
        UNION,
        MOBILE,
        "WELCOME-CODE",
        "KF-TOKEN",
        "CHAT-KEY");
  }
}
