package io.siyu.wecom.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.siyu.json.Json;
import io.siyu.spi.Secret;
import io.siyu.wecom.request.Attachment.File;
import io.siyu.wecom.request.Attachment.Image;
import io.siyu.wecom.request.Attachment.Link;
import io.siyu.wecom.request.Attachment.MiniProgram;
import io.siyu.wecom.request.Attachment.Video;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WeComRequestTest {
  private static final String CUSTOMER = "woAJ2GCAAAXtWyujaWJHDDGi0mACHAAA";
  private static final Message HELLO = Message.text("hello");
  private static final Secret CODE = code("WelcomeCode", "CALLBACK_CODE");

  private static Secret code(String name, String value) {
    return new Secret(name, value, Instant.parse("2026-03-01T02:00:20Z"));
  }

  private static void posts(WeComRequest request, String path, String json) throws Exception {
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/cgi-bin/externalcontact/" + path);
    assertThat(request.body()).isEqualTo(Json.canonical(Json.parse(json)));
  }

  @Test
  void tags_are_marked() throws Exception {
    posts(
        new MarkTags("zhangsan", CUSTOMER, List.of("TAGID1", "TAGID2"), List.of("TAGID3")),
        "mark_tag",
        """
        {"userid":"zhangsan","external_userid":"woAJ2GCAAAXtWyujaWJHDDGi0mACHAAA",
         "add_tag":["TAGID1","TAGID2"],"remove_tag":["TAGID3"]}""");
    posts(
        new MarkTags("zhangsan", CUSTOMER, List.of(), List.of("TAGID3")),
        "mark_tag",
        """
        {"userid":"zhangsan","external_userid":"woAJ2GCAAAXtWyujaWJHDDGi0mACHAAA",
         "remove_tag":["TAGID3"]}""");
  }

  @Test
  void a_contact_is_remarked() throws Exception {
    posts(
        new Remark(
            "zhangsan", CUSTOMER, "备注信息", "描述信息", "腾讯科技", List.of("13800000001", "13800000002")),
        "remark",
        """
        {"userid":"zhangsan","external_userid":"woAJ2GCAAAXtWyujaWJHDDGi0mACHAAA","remark":"备注信息",
         "description":"描述信息","remark_company":"腾讯科技","remark_mobiles":["13800000001","13800000002"]}""");
    posts(
        new Remark("zhangsan", CUSTOMER, "李部长", "", "", List.of()),
        "remark",
        """
        {"userid":"zhangsan","external_userid":"woAJ2GCAAAXtWyujaWJHDDGi0mACHAAA","remark":"李部长"}""");
  }

  @Test
  void a_new_contact_is_welcomed() throws Exception {
    posts(
        new SendWelcome(
            CODE,
            new Message(
                "文本消息内容",
                List.of(
                    new Image("MEDIA_ID", ""),
                    new Image("", "http://p.qpic.cn/pic_wework/0"),
                    new Link(
                        "消息标题",
                        "https://example.pic.com/path",
                        "消息描述",
                        "https://example.link.com/path"),
                    new Link("消息标题", "", "", "https://example.link.com/path"),
                    new MiniProgram("消息标题", "MEDIA_ID", "wx8bd80126147df384", "/path/index"),
                    new Video("MEDIA_ID"),
                    new File("MEDIA_ID")))),
        "send_welcome_msg",
        """
        {"welcome_code":"CALLBACK_CODE","text":{"content":"文本消息内容"},"attachments":[
          {"msgtype":"image","image":{"media_id":"MEDIA_ID"}},
          {"msgtype":"image","image":{"pic_url":"http://p.qpic.cn/pic_wework/0"}},
          {"msgtype":"link","link":{"title":"消息标题","picurl":"https://example.pic.com/path",
            "desc":"消息描述","url":"https://example.link.com/path"}},
          {"msgtype":"link","link":{"title":"消息标题","url":"https://example.link.com/path"}},
          {"msgtype":"miniprogram","miniprogram":{"title":"消息标题","pic_media_id":"MEDIA_ID",
            "appid":"wx8bd80126147df384","page":"/path/index"}},
          {"msgtype":"video","video":{"media_id":"MEDIA_ID"}},
          {"msgtype":"file","file":{"media_id":"MEDIA_ID"}}]}""");
    posts(
        new SendWelcome(code("welcome_code", "C"), new Message("", List.of(new Video("M")))),
        "send_welcome_msg",
        """
        {"welcome_code":"C","attachments":[{"msgtype":"video","video":{"media_id":"M"}}]}""");
  }

  @Test
  void a_broadcast_goes_to_customers() throws Exception {
    posts(
        new SendBroadcast(
            new Audience.Customers(List.of(CUSTOMER, "wmB"), Optional.of("zhangsan")), HELLO, true),
        "add_msg_template",
        """
        {"chat_type":"single","external_userid":["woAJ2GCAAAXtWyujaWJHDDGi0mACHAAA","wmB"],
         "sender":"zhangsan","allow_select":true,"text":{"content":"hello"}}""");
    posts(
        new SendBroadcast(
            new Audience.Tagged(
                List.of(List.of("TAG1", "TAG2"), List.of("TAG3")), Optional.empty()),
            HELLO,
            false),
        "add_msg_template",
        """
        {"chat_type":"single","tag_filter":{"group_list":[{"tag_list":["TAG1","TAG2"]},
         {"tag_list":["TAG3"]}]},"text":{"content":"hello"}}""");
    posts(
        new SendBroadcast(new Audience.AllOf("zhangsan"), HELLO, false),
        "add_msg_template",
        """
        {"chat_type":"single","sender":"zhangsan","text":{"content":"hello"}}""");
  }

  @Test
  void a_broadcast_goes_to_groups() throws Exception {
    posts(
        new SendBroadcast(
            new Audience.Groups("zhangsan", List.of("wrOgQhDgAAMYQiS5ol9G7gK9JVAAAA")),
            HELLO,
            false),
        "add_msg_template",
        """
        {"chat_type":"group","chat_id_list":["wrOgQhDgAAMYQiS5ol9G7gK9JVAAAA"],"sender":"zhangsan",
         "text":{"content":"hello"}}""");
    posts(
        new SendBroadcast(new Audience.Groups("zhangsan", List.of()), HELLO, false),
        "add_msg_template",
        """
        {"chat_type":"group","sender":"zhangsan","text":{"content":"hello"}}""");
  }

  @Test
  void a_contact_way_is_made_changed_and_deleted() throws Exception {
    ContactWay one = new ContactWay(new Stewards.One("zhangsan"), "teststate", "渠道客户", true);
    posts(
        new AddContactWay(AddContactWay.Scene.MINI_PROGRAM, one),
        "add_contact_way",
        """
        {"type":1,"scene":1,"remark":"渠道客户","skip_verify":true,"state":"teststate","user":["zhangsan"]}""");
    ContactWay several =
        new ContactWay(
            new Stewards.Several(List.of("zhangsan", "lisi"), List.of(2L, 3L)), "s", "", false);
    posts(
        new AddContactWay(AddContactWay.Scene.QR_CODE, several),
        "add_contact_way",
        """
        {"type":2,"scene":2,"remark":"","skip_verify":false,"state":"s","user":["zhangsan","lisi"],
         "party":[2,3]}""");
    posts(
        new UpdateContactWay("42b34949e138eb6e027c123cba77fAAA", one),
        "update_contact_way",
        """
        {"config_id":"42b34949e138eb6e027c123cba77fAAA","remark":"渠道客户","skip_verify":true,
         "state":"teststate","user":["zhangsan"]}""");
    posts(
        new DeleteContactWay("42b34949e138eb6e027c123cba77fAAA"),
        "del_contact_way",
        """
        {"config_id":"42b34949e138eb6e027c123cba77fAAA"}""");
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "id" + i).toList();
  }

  /** Of 3 bytes each, as most characters of these texts are. */
  private static String bytes(int count) {
    return "客".repeat(count / 3) + "x".repeat(count % 3);
  }

  private static Arguments limit(String field, int most, IntFunction<Object> make) {
    return Arguments.of(field, most, make);
  }

  static List<Arguments> limits() {
    return List.of(
        limit("remark", 20, n -> new Remark("u", "c", "备".repeat(n), "", "", List.of())),
        limit("description", 150, n -> new Remark("u", "c", "", "描".repeat(n), "", List.of())),
        limit("remark_company", 20, n -> new Remark("u", "c", "", "", "公".repeat(n), List.of())),
        limit("remark_mobiles", 5, n -> new Remark("u", "c", "", "", "", ids(n))),
        limit("text.content", 4000, n -> Message.text(bytes(n))),
        limit(
            "attachments",
            9,
            n -> new Message("", ids(n).stream().<Attachment>map(Video::new).toList())),
        limit("link.title", 128, n -> new Link(bytes(n), "", "", "u")),
        limit("link.picurl", 2048, n -> new Link("t", bytes(n), "", "u")),
        limit("link.desc", 512, n -> new Link("t", "", bytes(n), "u")),
        limit("link.url", 2048, n -> new Link("t", "", "", bytes(n))),
        limit("miniprogram.title", 64, n -> new MiniProgram(bytes(n), "m", "a", "p")),
        limit("external_userid", 10_000, n -> new Audience.Customers(ids(n), Optional.empty())),
        limit(
            "tag_filter.group_list.tag_list",
            100,
            n -> new Audience.Tagged(List.of(ids(n)), Optional.empty())),
        limit("chat_id_list", 2_000, n -> new Audience.Groups("u", ids(n))),
        limit("user", 100, n -> new Stewards.Several(ids(n), List.of())),
        limit("state", 30, n -> way("渠".repeat(n), "")),
        limit("remark", 30, n -> way("s", "备".repeat(n))));
  }

  private static ContactWay way(String state, String remark) {
    return new ContactWay(new Stewards.One("u"), state, remark, true);
  }

  @ParameterizedTest
  @MethodSource("limits")
  void what_is_at_its_limit_is_taken_and_one_more_is_not(
      String field, int most, IntFunction<Object> make) {
    assertThatCode(() -> make.apply(most)).doesNotThrowAnyException();
    refuses(field + " has " + (most + 1), () -> make.apply(most + 1));
  }

  private static void refuses(String start, ThrowingCallable make) {
    assertThatIllegalArgumentException().isThrownBy(make).withMessageStartingWith(start);
  }

  @Test
  void what_must_be_there_is_asked_for() {
    refuses("userid must not be empty", () -> new MarkTags("", "c", List.of("t"), List.of()));
    refuses(
        "external_userid must not be empty", () -> new MarkTags("u", "", List.of("t"), List.of()));
    refuses("add_tag and remove_tag", () -> new MarkTags("u", "c", List.of(), List.of()));
    refuses("add_tag must not be", () -> new MarkTags("u", "c", List.of(""), List.of()));
    refuses("remark and description", () -> new Remark("u", "c", "", "", "", List.of()));
    refuses("text.content and attachments", () -> Message.text(""));
    refuses("image.media_id or image.pic_url", () -> new Image("", ""));
    refuses("image.media_id or image.pic_url", () -> new Image("m", "p"));
    refuses("link.title must not be", () -> new Link(" ", "", "", "u"));
    refuses("link.url must not be", () -> new Link("t", "", "", ""));
    refuses("miniprogram.page must not be", () -> new MiniProgram("t", "m", "a", ""));
    refuses("video.media_id must not be", () -> new Video(""));
    refuses("file.media_id must not be", () -> new File(""));
    refuses("welcome_code must not be", () -> new SendWelcome(code("WelcomeCode", ""), HELLO));
    refuses(
        "external_userid must not be", () -> new Audience.Customers(List.of(), Optional.empty()));
    refuses("sender must not be", () -> new Audience.AllOf(""));
    refuses("sender must not be", () -> new Audience.Groups("", List.of("wr1")));
    refuses("tag_filter.group_list must", () -> new Audience.Tagged(List.of(), Optional.empty()));
    refuses(
        "tag_filter.group_list.tag_list must",
        () -> new Audience.Tagged(List.of(List.of()), Optional.empty()));
    refuses("user and party", () -> new Stewards.Several(List.of(), List.of()));
    refuses("state must not be", () -> way("", ""));
    refuses("config_id must not be", () -> new DeleteContactWay(""));
  }

  @Test
  void what_cannot_be_meant_is_refused() {
    refuses(
        "add_tag and remove_tag must have no tag in common",
        () -> new MarkTags("u", "c", List.of("t", "both"), List.of("both")));
    refuses("add_tag must hold each", () -> new MarkTags("u", "c", List.of("t", "t"), List.of()));
    refuses("userid must have no spaces", () -> new MarkTags("u ", "c", List.of("t"), List.of()));
    refuses("state must have no spaces", () -> way(" spring", ""));
    refuses("party must hold", () -> new Stewards.Several(List.of(), List.of(0L)));
    refuses(
        "party must hold each",
        () -> new Stewards.Several(List.of(), LongStream.of(2, 2).boxed().toList()));
    refuses("welcome_code must be a WelcomeCode", () -> new SendWelcome(code("Token", "t"), HELLO));
    refuses(
        "allow_select must be false",
        () -> new SendBroadcast(new Audience.Groups("u", List.of()), HELLO, true));
    refuses("text.content must be well-formed", () -> Message.text("\uD83D"));
  }

  @Test
  void no_message_and_no_text_of_a_request_shows_what_is_personal() {
    String personal = "张三丰13800000001";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Remark("u", "c", personal.repeat(9), "", "", List.of()))
        .withMessage("remark has 126 characters, at most 20 are allowed: shorten it");
    Secret secret = code("WelcomeCode", personal);
    Message message = new Message(personal, List.of(new File("m")));
    List<WeComRequest> all =
        List.of(
            new MarkTags(personal, personal, List.of("t"), List.of()),
            new Remark(personal, personal, personal, "", "", List.of(personal)),
            new SendWelcome(secret, message),
            broadcast(new Audience.Customers(List.of(personal), Optional.of(personal)), message),
            broadcast(new Audience.Tagged(List.of(List.of("t")), Optional.of(personal)), message),
            broadcast(new Audience.AllOf(personal), message),
            broadcast(new Audience.Groups(personal, List.of(personal)), message),
            new AddContactWay(
                AddContactWay.Scene.QR_CODE,
                new ContactWay(new Stewards.One(personal), personal, personal, true)),
            new UpdateContactWay(
                "c",
                new ContactWay(
                    new Stewards.Several(List.of(personal), List.of()), personal, "", true)));
    assertThat(all)
        .allSatisfy(
            request -> {
              assertThat(request.body()).contains(personal);
              assertThat(request.toString())
                  .startsWith(request.getClass().getSimpleName())
                  .doesNotContain(personal);
            });
  }

  private static WeComRequest broadcast(Audience audience, Message message) {
    return new SendBroadcast(audience, message, false);
  }
}
