package io.siyu.wecom;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableTable;
import com.google.common.collect.Maps;
import io.siyu.push.Fields;
import io.siyu.push.Hidden;
import io.siyu.push.Part;
import io.siyu.wecom.event.AcquisitionEvent;
import io.siyu.wecom.event.AppEvent;
import io.siyu.wecom.event.ArchiveEvent;
import io.siyu.wecom.event.ContactEvent;
import io.siyu.wecom.event.DirectoryEvent;
import io.siyu.wecom.event.GroupEvent;
import io.siyu.wecom.event.KfEvent;
import io.siyu.wecom.event.LivingEvent;
import io.siyu.wecom.event.Message;
import io.siyu.wecom.event.PaymentEvent;
import io.siyu.wecom.event.SuiteEvent;
import io.siyu.wecom.event.TagEvent;
import io.siyu.wecom.event.WeComEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What each push is read as, by family and, where it has one, ChangeType: a ChangeType alone names
 * several things. The same for apps and suites, whose fields have the same names.
 */
final class EventTable {
  /** Begins the names of messages, whose types could else be taken for events. */
  static final String MESSAGE = "message:";

  /** The one notice that names no family. */
  static final String PAYMENT = "payment";

  private static final Map<String, ContactEvent.FailReason> FAIL_REASONS =
      Map.of(
          "customer_refused", ContactEvent.FailReason.CUSTOMER_REFUSED,
          "customer_limit_exceed", ContactEvent.FailReason.CUSTOMER_LIMIT_EXCEED);

  private static final Map<String, GroupEvent.Detail> DETAILS =
      Map.of(
          "add_member", GroupEvent.Detail.ADD_MEMBER,
          "del_member", GroupEvent.Detail.DEL_MEMBER,
          "change_owner", GroupEvent.Detail.CHANGE_OWNER,
          "change_name", GroupEvent.Detail.CHANGE_NAME,
          "change_notice", GroupEvent.Detail.CHANGE_NOTICE);

  private static final Map<String, GroupEvent.JoinScene> JOIN_SCENES =
      Map.of("0", GroupEvent.JoinScene.INVITED, "3", GroupEvent.JoinScene.QR_CODE);

  private static final Map<String, GroupEvent.QuitScene> QUIT_SCENES =
      Map.of("0", GroupEvent.QuitScene.LEFT, "1", GroupEvent.QuitScene.REMOVED);

  private static final Map<String, TagEvent.Kind> TAG_KINDS =
      Map.of("tag", TagEvent.Kind.TAG, "tag_group", TagEvent.Kind.TAG_GROUP);

  private static final Map<String, LivingEvent.Status> LIVING =
      Map.of(
          "0", LivingEvent.Status.BOOKED,
          "1", LivingEvent.Status.LIVE,
          "2", LivingEvent.Status.ENDED,
          "3", LivingEvent.Status.EXPIRED,
          "4", LivingEvent.Status.CANCELLED);

  private static final ImmutableMap<String, Function<Fields, WeComEvent>> READERS =
      ImmutableMap.<String, Function<Fields, WeComEvent>>builder()
          .putAll(changes("change_external_contact", contacts()))
          .putAll(changes("change_external_chat", groups()))
          .putAll(changes("change_external_tag", tags()))
          .putAll(changes("customer_acquisition", acquisition()))
          .put("customer_acquisition_permit_change", f -> new AcquisitionEvent.PermitChanged())
          .put("kf_msg_or_event", f -> new KfEvent.Doorbell(f.text("OpenKfId"), f.secret("Token")))
          .put(
              "kf_account_auth_change",
              f ->
                  new KfEvent.AccountsChanged(
                      f.texts("AuthAddOpenKfId"), f.texts("AuthDelOpenKfId")))
          .put("msgaudit_notify", f -> new ArchiveEvent.Doorbell())
          .put("conversation_new_message", f -> new ArchiveEvent.NewMessage(f.secret("Token")))
          .put("hit_keyword", f -> new ArchiveEvent.KeywordHit(f.secret("Token")))
          .put("chat_archive_audit_approved_single", f -> new ArchiveEvent.ZoneAgreed(false))
          .put("chat_archive_audit_approved_room", f -> new ArchiveEvent.ZoneAgreed(true))
          .put(
              "living_status_change",
              f ->
                  new LivingEvent.StatusChanged(
                      sender(f),
                      f.text("LivingId"),
                      f.word("Status", LIVING, LivingEvent.Status.UNKNOWN)))
          .put(PAYMENT, EventTable::payment)
          .putAll(changes("change_contact", directory()))
          .putAll(suite())
          .putAll(app())
          .putAll(messages())
          .buildOrThrow();

  private static final ImmutableMap<String, Row> ROWS =
      ImmutableMap.copyOf(Maps.transformEntries(READERS, Row::new));

  /** Those rows that have a ChangeType, by family, then by that. */
  private static final ImmutableTable<String, String, Row> CHANGES =
      ROWS.values().stream()
          .filter(row -> row.what().contains("/"))
          .collect(
              ImmutableTable.toImmutableTable(
                  row -> row.what().substring(0, row.what().indexOf('/')),
                  row -> row.what().substring(row.what().indexOf('/') + 1),
                  row -> row));

  /**
   * How a push is read.
   *
   * @param what what warnings call it
   */
  record Row(String what, Function<Fields, WeComEvent> reader) {
    WeComEvent read(Part root, Instant secretsFrom, List<String> warnings) {
      return reader.apply(
          new Fields(what, root, WeComVocabulary.WECOM.secrets(), secretsFrom, warnings));
    }
  }

  private EventTable() {}

  /**
   * What a push is read as. A ChangeType beside a family that has none is no reason to lose the
   * family.
   */
  static @Nullable Row row(String family, String change) {
    Row row = CHANGES.get(family, change);
    return row == null ? ROWS.get(family) : row;
  }

  /** What it can be asked for. */
  static Set<String> names() {
    return ROWS.keySet();
  }

  private static Map<String, Function<Fields, WeComEvent>> changes(
      String family, Map<String, Function<Fields, WeComEvent>> byChange) {
    ImmutableMap.Builder<String, Function<Fields, WeComEvent>> all = ImmutableMap.builder();
    byChange.forEach((change, reader) -> all.put(family + "/" + change, reader));
    return all.buildOrThrow();
  }

  private static Map<String, Function<Fields, WeComEvent>> contacts() {
    return Map.of(
        "add_external_contact",
        f ->
            new ContactEvent.Added(
                userId(f), customer(f), f.optional("State"), f.optionalSecret("WelcomeCode")),
        "add_half_external_contact",
        f ->
            new ContactEvent.HalfAdded(
                userId(f), customer(f), f.optional("State"), f.optionalSecret("WelcomeCode")),
        "edit_external_contact",
        f -> new ContactEvent.Edited(userId(f), customer(f), f.optional("State")),
        "del_external_contact",
        f -> new ContactEvent.RemovedByMember(userId(f), customer(f), f.optional("Source")),
        "del_follow_user",
        f -> new ContactEvent.RemovedByCustomer(userId(f), customer(f), f.optional("Source")),
        "transfer_fail",
        f ->
            new ContactEvent.TransferFailed(
                userId(f),
                customer(f),
                f.word("FailReason", FAIL_REASONS, ContactEvent.FailReason.UNKNOWN)),
        "msg_audit_approved",
        f ->
            new ContactEvent.ArchiveAgreed(
                userId(f), customer(f), f.optionalSecret("WelcomeCode")));
  }

  private static Map<String, Function<Fields, WeComEvent>> groups() {
    return Map.of(
        "create", f -> new GroupEvent.Created(f.text("ChatId")),
        "update", EventTable::groupUpdated,
        "dismiss", f -> new GroupEvent.Dismissed(f.text("ChatId")));
  }

  private static Map<String, Function<Fields, WeComEvent>> tags() {
    return Map.of(
        "create",
        f -> new TagEvent.Created(f.text("Id"), tagKind(f), strategy(f)),
        "update",
        f -> new TagEvent.Updated(f.text("Id"), tagKind(f), strategy(f)),
        "delete",
        f -> new TagEvent.Deleted(f.text("Id"), tagKind(f), strategy(f)),
        "shuffle",
        f -> new TagEvent.Shuffled(f.optional("Id"), strategy(f)));
  }

  private static Map<String, Function<Fields, WeComEvent>> acquisition() {
    return ImmutableMap.<String, Function<Fields, WeComEvent>>builder()
        .put("balance_low", f -> new AcquisitionEvent.BalanceLow())
        .put("balance_exhausted", f -> new AcquisitionEvent.BalanceExhausted())
        .put("balance_increased", f -> new AcquisitionEvent.BalanceIncreased())
        .put("link_unavailable", f -> new AcquisitionEvent.LinkUnavailable(link(f)))
        .put("delete_link", f -> new AcquisitionEvent.LinkDeleted(link(f)))
        .put(
            "quota_expire_soon",
            f ->
                new AcquisitionEvent.QuotaExpiring(
                    f.instant("ExpireTime"), f.number("ExpireQuotaNum")))
        .put("open_profile", f -> new AcquisitionEvent.ProfileOpened(link(f), f.optional("State")))
        .put(
            "friend_request",
            f -> new AcquisitionEvent.FriendRequested(link(f), f.optional("State")))
        .put(
            "customer_start_chat",
            f -> new AcquisitionEvent.ChatStarted(userId(f), customer(f), link(f)))
        .put(
            "message_from_customer",
            f ->
                new AcquisitionEvent.CustomerMessage(
                    link(f),
                    f.secret("ChatKey"),
                    f.optionalHidden("UserID"),
                    f.optionalHidden("ExternalUserID"),
                    f.number("ChatSeq")))
        .put("service_balance_low", f -> new AcquisitionEvent.ServiceBalanceLow())
        .put("service_balance_exhausted", f -> new AcquisitionEvent.ServiceBalanceExhausted())
        .put(
            "service_balance_consumed",
            f -> new AcquisitionEvent.ServiceBalanceConsumed(f.secret("OnceKey")))
        .put(
            "change_price",
            f -> new AcquisitionEvent.PriceChanged(f.text("Price"), f.instant("EffectiveTime")))
        .put(
            "del_follow_user",
            f ->
                new AcquisitionEvent.RemovedByCustomer(
                    f.optionalHidden("UserID"),
                    f.optionalHidden("ExternalUserID"),
                    f.optional("LinkId")))
        .buildOrThrow();
  }

  private static Map<String, Function<Fields, WeComEvent>> directory() {
    return Map.of(
        "create_user", f -> new DirectoryEvent.MemberCreated(userId(f)),
        "update_user",
            f -> new DirectoryEvent.MemberUpdated(userId(f), f.optionalHidden("NewUserID")),
        "delete_user", f -> new DirectoryEvent.MemberDeleted(userId(f)),
        "create_party", f -> new DirectoryEvent.DepartmentCreated(f.text("Id")),
        "update_party", f -> new DirectoryEvent.DepartmentUpdated(f.text("Id")),
        "delete_party", f -> new DirectoryEvent.DepartmentDeleted(f.text("Id")),
        "update_tag",
            f ->
                new DirectoryEvent.TagUpdated(
                    f.text("TagId"),
                    hidden(f.list("AddUserItems")),
                    hidden(f.list("DelUserItems")),
                    f.list("AddPartyItems"),
                    f.list("DelPartyItems")));
  }

  private static Map<String, Function<Fields, WeComEvent>> suite() {
    return ImmutableMap.<String, Function<Fields, WeComEvent>>builder()
        .put("suite_ticket", f -> new SuiteEvent.Ticket(f.secret("SuiteTicket")))
        .put(
            "create_auth",
            f -> new SuiteEvent.Authorised(f.secret("AuthCode"), f.optional("State")))
        .put("change_auth", f -> new SuiteEvent.AuthorisationChanged(f.optional("State")))
        .put("cancel_auth", f -> new SuiteEvent.AuthorisationCancelled())
        .put("reset_permanent_code", f -> new SuiteEvent.PermanentCodeReset(f.secret("AuthCode")))
        .put("approve_special_auth", f -> new SuiteEvent.SpecialAuthorised(f.text("AuthType")))
        .put(
            "cancel_special_auth",
            f -> new SuiteEvent.SpecialAuthorisationCancelled(f.text("AuthType")))
        .put("open_order", ordered(SuiteEvent.OrderChange.OPENED))
        .put("change_order", ordered(SuiteEvent.OrderChange.CHANGED))
        .put("pay_for_app_success", ordered(SuiteEvent.OrderChange.PAID))
        .put("refund", ordered(SuiteEvent.OrderChange.REFUNDED))
        .put("change_editon", ordered(SuiteEvent.OrderChange.EDITION_CHANGED))
        .put("corp_arch_auth", f -> new SuiteEvent.DirectoryAuthorised())
        .put(
            "agree_external_userid_migration",
            f -> new SuiteEvent.MigrationAgreed(f.text("ServiceCorpId")))
        .buildOrThrow();
  }

  private static Function<Fields, WeComEvent> ordered(SuiteEvent.OrderChange change) {
    return f -> new SuiteEvent.Ordered(change, f.optional("OrderId"), f.optional("PaidCorpId"));
  }

  private static Map<String, Function<Fields, WeComEvent>> app() {
    return ImmutableMap.<String, Function<Fields, WeComEvent>>builder()
        .put("subscribe", f -> new AppEvent.Subscribed(sender(f)))
        .put("unsubscribe", f -> new AppEvent.Unsubscribed(sender(f)))
        .put("enter_agent", f -> new AppEvent.Entered(sender(f), eventKey(f)))
        .put("click", f -> new AppEvent.MenuClicked(sender(f), eventKey(f)))
        .put("view", f -> new AppEvent.MenuViewed(sender(f), eventKey(f)))
        .put(
            "LOCATION",
            f ->
                new AppEvent.Located(
                    sender(f),
                    f.hidden("Latitude"),
                    f.hidden("Longitude"),
                    f.optional("Precision")))
        .put(
            "template_card_event",
            f ->
                new AppEvent.CardAnswered(
                    sender(f),
                    eventKey(f),
                    f.optional("TaskId"),
                    f.optional("CardType"),
                    f.optionalSecret("ResponseCode"),
                    answers(f)))
        .put(
            "batch_job_result",
            f ->
                new AppEvent.BatchJobDone(
                    f.in("BatchJob").text("JobId"),
                    f.in("BatchJob").optional("JobType"),
                    f.in("BatchJob").number("ErrCode")))
        .put("share_agent_change", f -> new AppEvent.SharingChanged())
        .put("change_app_admin", f -> new AppEvent.AdminsChanged())
        .put("unlicensed_notify", f -> new AppEvent.Unlicensed(f.optionalHidden("FromUserName")))
        .put("close_inactive_agent", f -> new AppEvent.Closed())
        .put("reopen_inactive_agent", f -> new AppEvent.Reopened())
        .buildOrThrow();
  }

  private static Map<String, Function<Fields, WeComEvent>> messages() {
    return ImmutableMap.<String, Function<Fields, WeComEvent>>builder()
        .put(
            MESSAGE + "text",
            f -> new Message.Text(sender(f), messageId(f), f.optionalHidden("Content")))
        .put(
            MESSAGE + "image",
            f ->
                new Message.Image(
                    sender(f), messageId(f), f.optionalHidden("PicUrl"), f.text("MediaId")))
        .put(
            MESSAGE + "voice",
            f ->
                new Message.Voice(sender(f), messageId(f), f.text("MediaId"), f.optional("Format")))
        .put(
            MESSAGE + "video",
            f ->
                new Message.Video(
                    sender(f), messageId(f), f.text("MediaId"), f.optional("ThumbMediaId")))
        .put(
            MESSAGE + "location",
            f ->
                new Message.Location(
                    sender(f),
                    messageId(f),
                    f.hidden("Location_X"),
                    f.hidden("Location_Y"),
                    f.optional("Scale"),
                    f.optionalHidden("Label"),
                    f.optional("AppType")))
        .put(
            MESSAGE + "link",
            f ->
                new Message.Link(
                    sender(f),
                    messageId(f),
                    f.optionalHidden("Title"),
                    f.optionalHidden("Description"),
                    f.optionalHidden("Url"),
                    f.optionalHidden("PicUrl")))
        .buildOrThrow();
  }

  private static WeComEvent groupUpdated(Fields f) {
    GroupEvent.Updated updated =
        new GroupEvent.Updated(
            f.text("ChatId"),
            f.word("UpdateDetail", DETAILS, GroupEvent.Detail.UNKNOWN),
            f.optionalWord("JoinScene", JOIN_SCENES, GroupEvent.JoinScene.UNKNOWN),
            f.optionalWord("QuitScene", QUIT_SCENES, GroupEvent.QuitScene.UNKNOWN),
            f.number("MemChangeCnt"),
            hidden(f.textsIn("MemChangeList")),
            f.optional("LastMemVer"),
            f.optional("CurMemVer"));
    boolean come = updated.detail() == GroupEvent.Detail.ADD_MEMBER;
    boolean gone = updated.detail() == GroupEvent.Detail.DEL_MEMBER;
    if (come && updated.quitScene().isPresent() || gone && updated.joinScene().isPresent()) {
      f.warn("JoinScene or QuitScene is of the opposite change");
    }
    long listed = updated.members().size();
    if ((come || gone) && updated.memberCount().filter(count -> count != listed).isPresent()) {
      f.warn("MemChangeCnt is not the length of MemChangeList");
    }
    return updated;
  }

  private static WeComEvent payment(Fields f) {
    Fields resource = f.in("resource");
    return new PaymentEvent.Notice(
        f.text("id"),
        f.timestamp("create_time"),
        f.optional("notify_type"),
        f.text("event_type"),
        f.optional("resource_type"),
        new PaymentEvent.SealedResource(
            resource.text("algorithm"),
            resource.text("ciphertext"),
            resource.text("nonce"),
            resource.optional("associated_data")),
        f.optional("summary"));
  }

  private static List<AppEvent.Answer> answers(Fields f) {
    return f.in("SelectedItems").all("SelectedItem").stream()
        .map(item -> new AppEvent.Answer(item.optional("QuestionKey"), item.textsIn("OptionIds")))
        .toList();
  }

  private static List<Hidden> hidden(List<String> texts) {
    return texts.stream().map(Hidden::new).toList();
  }

  private static Hidden userId(Fields f) {
    return f.hidden("UserID");
  }

  private static Hidden customer(Fields f) {
    return f.hidden("ExternalUserID");
  }

  private static Hidden sender(Fields f) {
    return f.hidden("FromUserName");
  }

  private static String link(Fields f) {
    return f.text("LinkId");
  }

  private static String strategy(Fields f) {
    return f.optional("StrategyId");
  }

  private static TagEvent.Kind tagKind(Fields f) {
    return f.word("TagType", TAG_KINDS, TagEvent.Kind.UNKNOWN);
  }

  private static String eventKey(Fields f) {
    return f.optional("EventKey");
  }

  private static String messageId(Fields f) {
    return f.text("MsgId");
  }
}
