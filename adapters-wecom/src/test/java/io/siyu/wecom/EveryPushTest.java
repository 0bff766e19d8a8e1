package io.siyu.wecom;

import static io.siyu.wecom.Connection.CORP;
import static io.siyu.wecom.Connection.SUITE;
import static io.siyu.wecom.Row.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.siyu.event.Event;
import io.siyu.event.Unmapped;
import io.siyu.push.Hidden;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Secret;
import io.siyu.wecom.event.AcquisitionEvent;
import io.siyu.wecom.event.AppEvent;
import io.siyu.wecom.event.DirectoryEvent;
import io.siyu.wecom.event.GroupEvent;
import io.siyu.wecom.event.KfEvent;
import io.siyu.wecom.event.Message;
import io.siyu.wecom.event.PaymentEvent;
import io.siyu.wecom.event.SuiteEvent;
import io.siyu.wecom.event.TagEvent;
import io.siyu.wecom.event.WeComEvent;
import io.siyu.wecom.event.WeComPush;
import io.siyu.wecom.kit.AcquisitionPush;
import io.siyu.wecom.kit.AppPush;
import io.siyu.wecom.kit.DirectoryPush;
import io.siyu.wecom.kit.Fault;
import io.siyu.wecom.kit.GroupPush;
import io.siyu.wecom.kit.KfPush;
import io.siyu.wecom.kit.Part;
import io.siyu.wecom.kit.PaymentPush;
import io.siyu.wecom.kit.Push;
import io.siyu.wecom.kit.SuitePush;
import io.siyu.wecom.kit.TagPush;
import io.siyu.wecom.kit.WeComKit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The delivery kit makes every push that the adapter knows, as it comes and with every fault. */
class EveryPushTest {
  /** An address that pushes come to: the platform's side of it and ours. */
  private record Address(WeComKit kit, PlatformAdapter adapter) {
    Event event(Delivery delivery) {
      return Connection.event(adapter, delivery);
    }
  }

  private final Address apps =
      new Address(
          Connection.kit(), Connection.adapter(Connection.json().put("freshnessSeconds", 600)));
  private final Address suites =
      new Address(
          Connection.suiteKit(),
          Connection.adapter(Connection.suiteJson().put("freshnessSeconds", 600)));

  static Stream<Row> rows() {
    return Rows.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void a_push_is_accepted_in_XML_and_JSON_again_and_again_and_refused_with_any_fault(Row row) {
    row.toApp().ifPresent(push -> isRightAt(apps, push, row));
    row.toSuite().ifPresent(push -> isRightAt(suites, push, row));
  }

  private static void isRightAt(Address address, Push push, Row row) {
    WeComKit kit = address.kit();
    Delivery first = kit.deliver(push);
    Event event = address.event(first);
    Event json = address.event(kit.deliverJson(push));
    assertThat(event.fact()).isInstanceOf(row.fact());
    assertThat(event.occurredAt()).isEqualTo(AT);
    if (event.fact() instanceof Unmapped unmapped && json.fact() instanceof Unmapped inJson) {
      assertThat(event(unmapped.text())).hasSameClassAs(row.event());
      assertThat(event(inJson.text())).hasSameClassAs(row.event());
    } else {
      assertThat(json).isEqualTo(event);
    }
    assertThat(event(push.xml())).isEqualTo(row.event());
    assertThat(event(push.json())).isEqualTo(row.event());

    Delivery retry = kit.again(push, 2);
    assertThat(retry.body()).isNotEqualTo(first.body());
    assertThat(address.event(retry)).isEqualTo(event);
    Delivery signedLater = kit.deliver(push.xml(), AT.plusSeconds(5));
    assertThat(signedLater.query()).contains("timestamp=" + (AT.getEpochSecond() + 5));
    assertThat(address.event(signedLater)).isEqualTo(event);

    for (Fault fault : Fault.values()) {
      assertThat(Connection.reason(address.adapter(), kit.faulty(fault, push)))
          .isEqualTo(fault.reason());
    }
  }

  private static WeComEvent event(String text) {
    return WeComDecoder.decode(text, Instant.EPOCH).orElseThrow().event();
  }

  @Test
  void no_row_of_the_table_is_left_out() {
    Set<String> made = new TreeSet<>(Set.of("template_card_event", EventTable.PAYMENT));
    for (Row row : Rows.all().toList()) {
      made.add(row.comes() == Row.Comes.AS_MESSAGE ? EventTable.MESSAGE + row : row.toString());
    }
    assertThat(made).containsExactlyInAnyOrderElementsOf(EventTable.names());
  }

  static Stream<Arguments> typed() {
    Hidden zhang = new Hidden("zhangsan");
    List<String> two = List.of("Jack", "Rose");
    return Stream.of(
        arguments(GroupPush.created(CORP, "wr1", AT), new GroupEvent.Created("wr1")),
        arguments(GroupPush.dismissed(CORP, "wr1", AT), new GroupEvent.Dismissed("wr1")),
        arguments(
            GroupPush.membersJoined(CORP, "wr1", two, "a", "b", AT),
            new GroupEvent.Updated(
                "wr1",
                GroupEvent.Detail.ADD_MEMBER,
                Optional.of(GroupEvent.JoinScene.QR_CODE),
                Optional.empty(),
                Optional.of(2L),
                List.of(new Hidden("Jack"), new Hidden("Rose")),
                "a",
                "b")),
        arguments(
            GroupPush.membersLeft(CORP, "wr1", List.of("Jack"), "b", "c", AT).with("QuitScene", 1),
            new GroupEvent.Updated(
                "wr1",
                GroupEvent.Detail.DEL_MEMBER,
                Optional.empty(),
                Optional.of(GroupEvent.QuitScene.REMOVED),
                Optional.of(1L),
                List.of(new Hidden("Jack")),
                "b",
                "c")),
        arguments(GroupPush.ownerChanged(CORP, "wr1", AT), updated(GroupEvent.Detail.CHANGE_OWNER)),
        arguments(GroupPush.renamed(CORP, "wr1", AT), updated(GroupEvent.Detail.CHANGE_NAME)),
        arguments(
            GroupPush.noticeChanged(CORP, "wr1", AT), updated(GroupEvent.Detail.CHANGE_NOTICE)),
        arguments(
            TagPush.created(CORP, "et1", AT), new TagEvent.Created("et1", TagEvent.Kind.TAG, "")),
        arguments(
            TagPush.updated(CORP, "et1", AT), new TagEvent.Updated("et1", TagEvent.Kind.TAG, "")),
        arguments(
            TagPush.deleted(CORP, "et1", AT).with("TagType", "tag_group"),
            new TagEvent.Deleted("et1", TagEvent.Kind.TAG_GROUP, "")),
        arguments(TagPush.shuffled(CORP, "", AT), new TagEvent.Shuffled("", "")),
        arguments(
            AcquisitionPush.profileOpened(CORP, "ca1", "s1", AT),
            new AcquisitionEvent.ProfileOpened("ca1", "s1")),
        arguments(
            AcquisitionPush.friendRequested(CORP, "ca1", "s1", AT),
            new AcquisitionEvent.FriendRequested("ca1", "s1")),
        arguments(
            AcquisitionPush.chatStarted(CORP, "zhangsan", "wm1", "ca1", AT),
            new AcquisitionEvent.ChatStarted(zhang, new Hidden("wm1"), "ca1")),
        arguments(
            AcquisitionPush.customerWrote(CORP, "ca1", "KEY", AT),
            new AcquisitionEvent.CustomerMessage(
                "ca1",
                secret("ChatKey", "KEY", 1800),
                new Hidden(""),
                new Hidden(""),
                Optional.empty())),
        arguments(
            AcquisitionPush.linkUnavailable(CORP, "ca1", AT),
            new AcquisitionEvent.LinkUnavailable("ca1")),
        arguments(
            KfPush.doorbell(CORP, "wk1", "TOKEN", AT),
            new KfEvent.Doorbell("wk1", secret("Token", "TOKEN", 600))),
        arguments(
            SuitePush.ticket(SUITE, "TICKET", AT),
            new SuiteEvent.Ticket(secret("SuiteTicket", "TICKET", 1800))),
        arguments(
            SuitePush.authorised(SUITE, "CODE", AT).state("s1"),
            new SuiteEvent.Authorised(secret("AuthCode", "CODE", 600), "s1")),
        arguments(
            SuitePush.authorisationChanged(SUITE, CORP, AT),
            new SuiteEvent.AuthorisationChanged("")),
        arguments(
            SuitePush.authorisationCancelled(SUITE, CORP, AT),
            new SuiteEvent.AuthorisationCancelled()),
        arguments(
            DirectoryPush.memberRenamed(CORP, "zhangsan", "lisi", AT),
            new DirectoryEvent.MemberUpdated(zhang, new Hidden("lisi"))),
        arguments(
            DirectoryPush.memberDeleted(CORP, "zhangsan", AT),
            new DirectoryEvent.MemberDeleted(zhang)),
        arguments(AppPush.subscribed(CORP, "zhangsan", AT), new AppEvent.Subscribed(zhang)),
        arguments(AppPush.unsubscribed(CORP, "zhangsan", AT), new AppEvent.Unsubscribed(zhang)),
        arguments(
            AppPush.menuClicked(CORP, "zhangsan", "key", AT),
            new AppEvent.MenuClicked(zhang, "key")),
        arguments(
            AppPush.text(CORP, "zhangsan", "1", "hello ]] \"你好\"", AT),
            new Message.Text(zhang, "1", new Hidden("hello ]] \"你好\""))),
        arguments(cardAnswered(), answered()));
  }

  private static WeComEvent updated(GroupEvent.Detail detail) {
    return new GroupEvent.Updated(
        "wr1", detail, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), "", "");
  }

  private static Optional<Secret> secret(String name, String value, long seconds) {
    return Optional.of(new Secret(name, value, AT.plusSeconds(seconds)));
  }

  private static Push cardAnswered() {
    List<Part> answers =
        List.of(
            Part.empty()
                .with("QuestionKey", "Q1")
                .repeated("OptionIds/OptionId", List.of("a", "b")),
            Part.empty().with("QuestionKey", "Q2").repeated("OptionIds/OptionId", List.of("c")));
    return AppPush.of("template_card_event", CORP, "zhangsan", AT)
        .with("EventKey", "key")
        .with("TaskId", "task")
        .with("CardType", "vote_interaction")
        .with("ResponseCode", "CODE")
        .repeatedParts("SelectedItems/SelectedItem", answers);
  }

  private static WeComEvent answered() {
    return new AppEvent.CardAnswered(
        new Hidden("zhangsan"),
        "key",
        "task",
        "vote_interaction",
        secret("ResponseCode", "CODE", 259_200),
        List.of(
            new AppEvent.Answer("Q1", List.of("a", "b")), new AppEvent.Answer("Q2", List.of("c"))));
  }

  @ParameterizedTest
  @MethodSource("typed")
  void a_typed_push_says_what_its_name_says(Push push, WeComEvent expected) {
    for (String form : List.of(push.xml(), push.json())) {
      WeComPush read = WeComDecoder.decode(form, Instant.EPOCH).orElseThrow();
      assertThat(read.event()).isEqualTo(expected);
      assertThat(read.warnings()).isEmpty();
      assertThat(read.header().happenedAt()).contains(AT);
    }
  }

  @Test
  void a_payment_notice_comes_in_JSON_and_without_a_header() {
    Push push = PaymentPush.paid("EV-1", "c1", "n1", AT);
    Event event = apps.event(apps.kit().deliverJson(push));
    assertThat(event.fact()).isInstanceOf(Unmapped.class);
    assertThat(event(push.json()))
        .isEqualTo(
            new PaymentEvent.Notice(
                "EV-1",
                Optional.of(AT),
                "NORMALPAY",
                "TRANSACTION.SUCCESS",
                "encrypt-resource",
                new PaymentEvent.SealedResource("AEAD_AES_256_GCM", "c1", "n1", "transaction"),
                "支付成功"));
    assertThat(event(push.xml())).isEqualTo(event(push.json()));
  }
}
