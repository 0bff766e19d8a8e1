package io.siyu.wecom;

import static io.siyu.wecom.Row.Comes.AS_MESSAGE;
import static io.siyu.wecom.Row.Comes.TO_APPS;
import static io.siyu.wecom.Row.Comes.TO_BOTH;
import static io.siyu.wecom.Row.Comes.TO_SUITES;

import io.siyu.event.ConsentGiven;
import io.siyu.event.Engaged;
import io.siyu.event.Fact;
import io.siyu.event.GroupChanged;
import io.siyu.event.Joined;
import io.siyu.event.Left;
import io.siyu.event.PullRequested;
import io.siyu.event.StewardRenamed;
import io.siyu.event.Unmapped;
import io.siyu.push.Hidden;
import io.siyu.spi.Secret;
import io.siyu.wecom.event.AcquisitionEvent;
import io.siyu.wecom.event.AppEvent;
import io.siyu.wecom.event.ArchiveEvent;
import io.siyu.wecom.event.ContactEvent;
import io.siyu.wecom.event.DirectoryEvent;
import io.siyu.wecom.event.GroupEvent;
import io.siyu.wecom.event.KfEvent;
import io.siyu.wecom.event.LivingEvent;
import io.siyu.wecom.event.Message;
import io.siyu.wecom.event.SuiteEvent;
import io.siyu.wecom.event.TagEvent;
import io.siyu.wecom.event.WeComEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every row of the platform's tables of events, once. */
final class Rows {
  static final Hidden ZHANGSAN = new Hidden("zhangsan");
  static final Hidden CUSTOMER = new Hidden("woAJ2GCAAAXtWyujaWJHDDGi0mAAAA");
  private static final Hidden NOBODY = new Hidden("");
  private static final String PAIR =
      "UserID=zhangsan;ExternalUserID=woAJ2GCAAAXtWyujaWJHDDGi0mAAAA";
  private static final String MESSAGE = "FromUserName=zhangsan;MsgId=4561255354251345929;";
  private static final String MSG_ID = "4561255354251345929";

  private Rows() {}

  static Stream<Row> all() {
    return Stream.of(contacts(), groups(), tags(), acquisition(), doorbells(), suites(), others())
        .flatMap(s -> s);
  }

  private static Optional<Secret> secret(String name, String value, long seconds) {
    return Optional.of(new Secret(name, value, Row.AT.plusSeconds(seconds)));
  }

  private static Row unmapped(
      String family, String change, Row.Comes comes, String fields, WeComEvent event) {
    return new Row(family, change, comes, fields, event, Unmapped.class);
  }

  private static Row contact(
      String change, String more, WeComEvent event, Class<? extends Fact> fact) {
    return new Row("change_external_contact", change, TO_BOTH, PAIR + more, event, fact);
  }

  private static Stream<Row> contacts() {
    Optional<Secret> welcome = secret("WelcomeCode", "WELCOMECODE", 20);
    String rest = ";State=teststate;WelcomeCode=WELCOMECODE";
    return Stream.of(
        contact(
            "add_external_contact",
            rest,
            new ContactEvent.Added(ZHANGSAN, CUSTOMER, "teststate", welcome),
            Joined.class),
        contact(
            "add_external_contact",
            ";State=;WelcomeCode=",
            new ContactEvent.Added(ZHANGSAN, CUSTOMER, "", Optional.empty()),
            Joined.class),
        contact(
            "add_half_external_contact",
            rest,
            new ContactEvent.HalfAdded(ZHANGSAN, CUSTOMER, "teststate", welcome),
            Joined.class),
        contact(
            "edit_external_contact",
            ";State=teststate",
            new ContactEvent.Edited(ZHANGSAN, CUSTOMER, "teststate"),
            PullRequested.class),
        contact(
            "del_external_contact",
            ";Source=DELETE_BY_TRANSFER",
            new ContactEvent.RemovedByMember(ZHANGSAN, CUSTOMER, "DELETE_BY_TRANSFER"),
            Left.class),
        contact(
            "del_follow_user",
            "",
            new ContactEvent.RemovedByCustomer(ZHANGSAN, CUSTOMER, ""),
            Left.class),
        contact(
            "transfer_fail",
            ";FailReason=customer_refused",
            new ContactEvent.TransferFailed(
                ZHANGSAN, CUSTOMER, ContactEvent.FailReason.CUSTOMER_REFUSED),
            PullRequested.class),
        contact(
            "transfer_fail",
            ";FailReason=customer_limit_exceed",
            new ContactEvent.TransferFailed(
                ZHANGSAN, CUSTOMER, ContactEvent.FailReason.CUSTOMER_LIMIT_EXCEED),
            PullRequested.class),
        contact(
            "msg_audit_approved",
            ";WelcomeCode=WELCOMECODE",
            new ContactEvent.ArchiveAgreed(ZHANGSAN, CUSTOMER, welcome),
            ConsentGiven.class));
  }

  private static Row group(String change, String more, WeComEvent event) {
    boolean isKnown =
        !(event instanceof GroupEvent.Updated updated
            && updated.detail() == GroupEvent.Detail.UNKNOWN);
    Class<? extends Fact> fact = isKnown ? GroupChanged.class : Unmapped.class;
    return new Row("change_external_chat", change, TO_BOTH, "ChatId=wr1" + more, event, fact);
  }

  private static Row group(
      String more,
      GroupEvent.Detail detail,
      Optional<GroupEvent.JoinScene> join,
      Optional<GroupEvent.QuitScene> quit,
      List<Hidden> members) {
    boolean counted = !members.isEmpty();
    return group(
        "update",
        counted ? more + ";LastMemVer=9c3f;CurMemVer=7122" : more,
        new GroupEvent.Updated(
            "wr1",
            detail,
            join,
            quit,
            counted ? Optional.of((long) members.size()) : Optional.empty(),
            members,
            counted ? "9c3f" : "",
            counted ? "7122" : ""));
  }

  private static Stream<Row> groups() {
    return Stream.of(
        group("create", "", new GroupEvent.Created("wr1")),
        group("dismiss", "", new GroupEvent.Dismissed("wr1")),
        group(
            ";UpdateDetail=add_member;JoinScene=3;MemChangeCnt=2;MemChangeList/Item=Jack;"
                + "MemChangeList/Item=Rose",
            GroupEvent.Detail.ADD_MEMBER,
            Optional.of(GroupEvent.JoinScene.QR_CODE),
            Optional.empty(),
            List.of(new Hidden("Jack"), new Hidden("Rose"))),
        group(
            ";UpdateDetail=add_member;JoinScene=0;MemChangeCnt=1;MemChangeList/Item=Jack",
            GroupEvent.Detail.ADD_MEMBER,
            Optional.of(GroupEvent.JoinScene.INVITED),
            Optional.empty(),
            List.of(new Hidden("Jack"))),
        group(
            ";UpdateDetail=del_member;QuitScene=0;MemChangeCnt=1;MemChangeList/Item=Jack",
            GroupEvent.Detail.DEL_MEMBER,
            Optional.empty(),
            Optional.of(GroupEvent.QuitScene.LEFT),
            List.of(new Hidden("Jack"))),
        group(
            ";UpdateDetail=del_member;QuitScene=1;MemChangeCnt=1;MemChangeList/Item=Jack",
            GroupEvent.Detail.DEL_MEMBER,
            Optional.empty(),
            Optional.of(GroupEvent.QuitScene.REMOVED),
            List.of(new Hidden("Jack"))),
        group(
            ";UpdateDetail=change_owner",
            GroupEvent.Detail.CHANGE_OWNER,
            Optional.empty(),
            Optional.empty(),
            List.of()),
        group(
            ";UpdateDetail=change_name",
            GroupEvent.Detail.CHANGE_NAME,
            Optional.empty(),
            Optional.empty(),
            List.of()),
        group(
            ";UpdateDetail=change_notice",
            GroupEvent.Detail.CHANGE_NOTICE,
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  private static Row tag(String change, String fields, WeComEvent event) {
    return unmapped("change_external_tag", change, TO_BOTH, fields, event);
  }

  private static Stream<Row> tags() {
    return Stream.of(
        tag(
            "create",
            "Id=et1;TagType=tag;StrategyId=7",
            new TagEvent.Created("et1", TagEvent.Kind.TAG, "7")),
        tag(
            "update",
            "Id=et2;TagType=tag_group",
            new TagEvent.Updated("et2", TagEvent.Kind.TAG_GROUP, "")),
        tag("delete", "Id=00123;TagType=tag", new TagEvent.Deleted("00123", TagEvent.Kind.TAG, "")),
        tag("shuffle", "Id=et2;StrategyId=7", new TagEvent.Shuffled("et2", "7")),
        tag("shuffle", "Id=", new TagEvent.Shuffled("", "")));
  }

  private static Row link(String change, Row.Comes comes, String fields, WeComEvent event) {
    return unmapped("customer_acquisition", change, comes, fields, event);
  }

  private static Stream<Row> acquisition() {
    return Stream.of(
        link("balance_low", TO_BOTH, "", new AcquisitionEvent.BalanceLow()),
        link("balance_exhausted", TO_BOTH, "", new AcquisitionEvent.BalanceExhausted()),
        link("balance_increased", TO_BOTH, "", new AcquisitionEvent.BalanceIncreased()),
        link(
            "link_unavailable", TO_BOTH, "LinkId=ca1", new AcquisitionEvent.LinkUnavailable("ca1")),
        link("delete_link", TO_BOTH, "LinkId=ca1", new AcquisitionEvent.LinkDeleted("ca1")),
        link(
            "quota_expire_soon",
            TO_BOTH,
            "ExpireTime=1403610514;ExpireQuotaNum=50",
            new AcquisitionEvent.QuotaExpiring(
                Optional.of(Row.AT.plusSeconds(1)), Optional.of(50L))),
        link(
            "open_profile",
            TO_BOTH,
            "LinkId=ca1;State=s1",
            new AcquisitionEvent.ProfileOpened("ca1", "s1")),
        link(
            "friend_request",
            TO_BOTH,
            "LinkId=ca1;State=s1",
            new AcquisitionEvent.FriendRequested("ca1", "s1")),
        new Row(
            "customer_acquisition",
            "customer_start_chat",
            TO_BOTH,
            PAIR + ";LinkId=ca1",
            new AcquisitionEvent.ChatStarted(ZHANGSAN, CUSTOMER, "ca1"),
            Engaged.class),
        new Row(
            "customer_acquisition",
            "message_from_customer",
            TO_BOTH,
            "LinkId=ca1;ChatKey=CHATKEY",
            new AcquisitionEvent.CustomerMessage(
                "ca1", secret("ChatKey", "CHATKEY", 1800), NOBODY, NOBODY, Optional.empty()),
            PullRequested.class),
        new Row(
            "customer_acquisition",
            "message_from_customer",
            TO_BOTH,
            PAIR + ";LinkId=ca1;ChatKey=CHATKEY;ChatSeq=3",
            new AcquisitionEvent.CustomerMessage(
                "ca1", secret("ChatKey", "CHATKEY", 1800), ZHANGSAN, CUSTOMER, Optional.of(3L)),
            PullRequested.class),
        link("service_balance_low", TO_SUITES, "", new AcquisitionEvent.ServiceBalanceLow()),
        link(
            "service_balance_exhausted",
            TO_SUITES,
            "",
            new AcquisitionEvent.ServiceBalanceExhausted()),
        link(
            "service_balance_consumed",
            TO_SUITES,
            "OnceKey=ONCEKEY",
            new AcquisitionEvent.ServiceBalanceConsumed(secret("OnceKey", "ONCEKEY", 1800))),
        link(
            "change_price",
            TO_SUITES,
            "Price=100;EffectiveTime=1403610514",
            new AcquisitionEvent.PriceChanged("100", Optional.of(Row.AT.plusSeconds(1)))),
        link(
            "del_follow_user",
            TO_SUITES,
            PAIR + ";LinkId=ca1",
            new AcquisitionEvent.RemovedByCustomer(ZHANGSAN, CUSTOMER, "ca1")),
        unmapped(
            "customer_acquisition_permit_change",
            "",
            TO_SUITES,
            "",
            new AcquisitionEvent.PermitChanged()));
  }

  private static Stream<Row> doorbells() {
    Optional<Secret> token = secret("Token", "TOKEN", 600);
    return Stream.of(
        new Row(
            "kf_msg_or_event",
            "",
            TO_BOTH,
            "Token=TOKEN;OpenKfId=wk1",
            new KfEvent.Doorbell("wk1", token),
            PullRequested.class),
        unmapped(
            "kf_account_auth_change",
            "",
            TO_BOTH,
            "AuthAddOpenKfId=wk1;AuthAddOpenKfId=wk2;AuthDelOpenKfId=wk3",
            new KfEvent.AccountsChanged(List.of("wk1", "wk2"), List.of("wk3"))),
        unmapped(
            "kf_account_auth_change",
            "",
            TO_BOTH,
            "",
            new KfEvent.AccountsChanged(List.of(), List.of())),
        new Row(
            "msgaudit_notify",
            "",
            TO_APPS,
            "AgentID=2000004",
            new ArchiveEvent.Doorbell(),
            PullRequested.class),
        unmapped(
            "conversation_new_message",
            "",
            TO_SUITES,
            "Token=TOKEN",
            new ArchiveEvent.NewMessage(token)),
        unmapped("hit_keyword", "", TO_SUITES, "Token=TOKEN", new ArchiveEvent.KeywordHit(token)),
        unmapped(
            "chat_archive_audit_approved_single",
            "",
            TO_SUITES,
            "",
            new ArchiveEvent.ZoneAgreed(false)),
        unmapped(
            "chat_archive_audit_approved_room",
            "",
            TO_SUITES,
            "",
            new ArchiveEvent.ZoneAgreed(true)));
  }

  private static Row suite(String family, String fields, WeComEvent event) {
    return unmapped(family, "", TO_SUITES, fields, event);
  }

  private static Row order(String family, SuiteEvent.OrderChange change) {
    return suite(
        family,
        "OrderId=N00000A07A;PaidCorpId=ww9",
        new SuiteEvent.Ordered(change, "N00000A07A", "ww9"));
  }

  private static Stream<Row> suites() {
    Optional<Secret> authCode = secret("AuthCode", "AUTHCODE", 600);
    return Stream.of(
        suite(
            "suite_ticket",
            "AuthCorpId=;SuiteTicket=TICKET",
            new SuiteEvent.Ticket(secret("SuiteTicket", "TICKET", 1800))),
        suite(
            "create_auth", "AuthCode=AUTHCODE;State=s1", new SuiteEvent.Authorised(authCode, "s1")),
        suite("change_auth", "State=s1", new SuiteEvent.AuthorisationChanged("s1")),
        suite("cancel_auth", "", new SuiteEvent.AuthorisationCancelled()),
        suite(
            "reset_permanent_code",
            "AuthCode=AUTHCODE",
            new SuiteEvent.PermanentCodeReset(authCode)),
        suite(
            "approve_special_auth",
            "AuthType=customer_acquisition",
            new SuiteEvent.SpecialAuthorised("customer_acquisition")),
        suite(
            "cancel_special_auth",
            "AuthType=customer_acquisition",
            new SuiteEvent.SpecialAuthorisationCancelled("customer_acquisition")),
        order("open_order", SuiteEvent.OrderChange.OPENED),
        order("change_order", SuiteEvent.OrderChange.CHANGED),
        order("pay_for_app_success", SuiteEvent.OrderChange.PAID),
        order("refund", SuiteEvent.OrderChange.REFUNDED),
        order("change_editon", SuiteEvent.OrderChange.EDITION_CHANGED),
        suite("corp_arch_auth", "", new SuiteEvent.DirectoryAuthorised()),
        suite(
            "agree_external_userid_migration",
            "ServiceCorpId=wwprovider",
            new SuiteEvent.MigrationAgreed("wwprovider")));
  }

  private static Row app(String family, String fields, WeComEvent event) {
    return unmapped(family, "", TO_APPS, "FromUserName=zhangsan" + fields, event);
  }

  private static Row message(String type, String fields, WeComEvent event) {
    return unmapped(type, "", AS_MESSAGE, MESSAGE + fields, event);
  }

  private static Row directory(String change, String fields, WeComEvent event) {
    return unmapped("change_contact", change, TO_BOTH, fields, event);
  }

  private static Row living(int code, LivingEvent.Status status) {
    return app(
        "living_status_change",
        ";LivingId=lv1;Status=" + code + ";AgentID=7",
        new LivingEvent.StatusChanged(ZHANGSAN, "lv1", status));
  }

  private static Stream<Row> others() {
    return Stream.of(
        living(0, LivingEvent.Status.BOOKED),
        living(1, LivingEvent.Status.LIVE),
        living(2, LivingEvent.Status.ENDED),
        living(3, LivingEvent.Status.EXPIRED),
        living(4, LivingEvent.Status.CANCELLED),
        directory(
            "create_user",
            "UserID=zhangsan;Mobile=13800000000",
            new DirectoryEvent.MemberCreated(ZHANGSAN)),
        new Row(
            "change_contact",
            "update_user",
            TO_BOTH,
            "UserID=zhangsan;NewUserID=lisi",
            new DirectoryEvent.MemberUpdated(ZHANGSAN, new Hidden("lisi")),
            StewardRenamed.class),
        directory(
            "update_user", "UserID=zhangsan", new DirectoryEvent.MemberUpdated(ZHANGSAN, NOBODY)),
        directory("delete_user", "UserID=zhangsan", new DirectoryEvent.MemberDeleted(ZHANGSAN)),
        directory("create_party", "Id=2;Name=x", new DirectoryEvent.DepartmentCreated("2")),
        directory("update_party", "Id=2", new DirectoryEvent.DepartmentUpdated("2")),
        directory("delete_party", "Id=2", new DirectoryEvent.DepartmentDeleted("2")),
        directory(
            "update_tag",
            "TagId=1;AddUserItems=zhangsan, lisi;DelUserItems=;AddPartyItems=1,2;DelPartyItems=3",
            new DirectoryEvent.TagUpdated(
                "1",
                List.of(ZHANGSAN, new Hidden("lisi")),
                List.of(),
                List.of("1", "2"),
                List.of("3"))),
        app("subscribe", ";AgentID=1", new AppEvent.Subscribed(ZHANGSAN)),
        app("unsubscribe", ";AgentID=1", new AppEvent.Unsubscribed(ZHANGSAN)),
        app("enter_agent", ";EventKey=;AgentID=1", new AppEvent.Entered(ZHANGSAN, "")),
        app("click", ";EventKey=key", new AppEvent.MenuClicked(ZHANGSAN, "key")),
        app("view", ";EventKey=www.qq.com", new AppEvent.MenuViewed(ZHANGSAN, "www.qq.com")),
        app(
            "LOCATION",
            ";Latitude=23.104;Longitude=113.320;Precision=65.000",
            new AppEvent.Located(ZHANGSAN, new Hidden("23.104"), new Hidden("113.320"), "65.000")),
        app(
            "batch_job_result",
            ";BatchJob/JobId=S0MrnndvRG5fadSlLwiBqiDDbM143UqTmKP3152FZk4;BatchJob/JobType=sync_user;"
                + "BatchJob/ErrCode=0;BatchJob/ErrMsg=ok",
            new AppEvent.BatchJobDone(
                "S0MrnndvRG5fadSlLwiBqiDDbM143UqTmKP3152FZk4", "sync_user", Optional.of(0L))),
        app("share_agent_change", "", new AppEvent.SharingChanged()),
        app("change_app_admin", "", new AppEvent.AdminsChanged()),
        app("unlicensed_notify", "", new AppEvent.Unlicensed(ZHANGSAN)),
        app("close_inactive_agent", "", new AppEvent.Closed()),
        app("reopen_inactive_agent", "", new AppEvent.Reopened()),
        message("text", "Content=hello", new Message.Text(ZHANGSAN, MSG_ID, new Hidden("hello"))),
        message(
            "image",
            "PicUrl=http://p;MediaId=m1",
            new Message.Image(ZHANGSAN, MSG_ID, new Hidden("http://p"), "m1")),
        message("voice", "MediaId=m1;Format=amr", new Message.Voice(ZHANGSAN, MSG_ID, "m1", "amr")),
        message(
            "video", "MediaId=m1;ThumbMediaId=m2", new Message.Video(ZHANGSAN, MSG_ID, "m1", "m2")),
        message(
            "location",
            "Location_X=23.134;Location_Y=113.358;Scale=20;Label=home;AppType=wxwork",
            new Message.Location(
                ZHANGSAN,
                MSG_ID,
                new Hidden("23.134"),
                new Hidden("113.358"),
                "20",
                new Hidden("home"),
                "wxwork")),
        message(
            "link",
            "Title=t;Description=d;Url=http://u;PicUrl=http://p",
            new Message.Link(
                ZHANGSAN,
                MSG_ID,
                new Hidden("t"),
                new Hidden("d"),
                new Hidden("http://u"),
                new Hidden("http://p"))));
  }
}
