package io.siyu.wecom.kit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The plaintext of a {@code change_external_contact} push (客户联系事件), in either envelope. Immutable.
 *
 * <p>Values are written as they are given, so that broken ones can be tested; XML puts them in
 * CDATA.
 */
public final class ContactPush {
  private static final String FAMILY = "change_external_contact";

  private final String corp;
  private final String happened;
  private final Map<String, String> fields;

  private ContactPush(String corp, String happened, Map<String, String> fields) {
    this.corp = corp;
    this.happened = happened;
    this.fields = fields;
  }

  /** Any change of a contact. */
  public static ContactPush of(
      String changeType, String corp, String userId, String externalUserId, Instant happened) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ChangeType", changeType);
    fields.put("UserID", userId);
    fields.put("ExternalUserID", externalUserId);
    return new ContactPush(corp, Long.toString(happened.getEpochSecond()), fields);
  }

  /** A customer and a steward became contacts. */
  public static ContactPush added(
      String corp, String userId, String externalUserId, Instant happened) {
    return of("add_external_contact", corp, userId, externalUserId, happened);
  }

  /** A customer added a steward, who has not confirmed. */
  public static ContactPush halfAdded(
      String corp, String userId, String externalUserId, Instant happened) {
    return of("add_half_external_contact", corp, userId, externalUserId, happened);
  }

  /** Something about a contact was edited. */
  public static ContactPush edited(
      String corp, String userId, String externalUserId, Instant happened) {
    return of("edit_external_contact", corp, userId, externalUserId, happened);
  }

  /** The customer removed the steward. */
  public static ContactPush removedByCustomer(
      String corp, String userId, String externalUserId, Instant happened) {
    return of("del_follow_user", corp, userId, externalUserId, happened);
  }

  /** The steward removed the customer. */
  public static ContactPush removedBySteward(
      String corp, String userId, String externalUserId, Instant happened) {
    return of("del_external_contact", corp, userId, externalUserId, happened);
  }

  /** The contact left this steward because it was handed over to another. */
  public static ContactPush handedOver(
      String corp, String userId, String externalUserId, Instant happened) {
    return removedBySteward(corp, userId, externalUserId, happened)
        .with("Source", "DELETE_BY_TRANSFER");
  }

  /** A hand-over to a steward failed. */
  public static ContactPush transferFailed(
      String corp, String userId, String externalUserId, String failReason, Instant happened) {
    return of("transfer_fail", corp, userId, externalUserId, happened)
        .with("FailReason", failReason);
  }

  /** The customer agreed to the archiving of messages (会话内容存档). */
  public static ContactPush archiveAgreed(
      String corp, String userId, String externalUserId, String welcomeCode, Instant happened) {
    return of("msg_audit_approved", corp, userId, externalUserId, happened)
        .welcomeCode(welcomeCode);
  }

  /** With a channel code (State). */
  public ContactPush state(String state) {
    return with("State", state);
  }

  /** With a WelcomeCode, good for 20 seconds. */
  public ContactPush welcomeCode(String code) {
    return with("WelcomeCode", code);
  }

  /** With any field, in place of one of that name. */
  public ContactPush with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new ContactPush(corp, happened, more);
  }

  /** Without a field. */
  public ContactPush without(String name) {
    Map<String, String> less = new LinkedHashMap<>(fields);
    less.remove(name);
    return new ContactPush(corp, happened, less);
  }

  /** With a text, however absurd, in the place of its time. */
  public ContactPush happened(String seconds) {
    return new ContactPush(corp, seconds, fields);
  }

  /** As self-built and 代开发 apps get it. */
  public String xml() {
    StringBuilder out = new StringBuilder("<xml>");
    element(out, "ToUserName", corp);
    element(out, "FromUserName", "sys");
    out.append("<CreateTime>").append(happened).append("</CreateTime>");
    element(out, "MsgType", "event");
    element(out, "Event", FAMILY);
    fields.forEach((name, value) -> element(out, name, value));
    return out.append("</xml>").toString();
  }

  /** As third-party suites get it. */
  public String suiteXml(String suiteId) {
    StringBuilder out = new StringBuilder("<xml>");
    element(out, "SuiteId", suiteId);
    element(out, "AuthCorpId", corp);
    element(out, "InfoType", FAMILY);
    out.append("<TimeStamp>").append(happened).append("</TimeStamp>");
    fields.forEach((name, value) -> element(out, name, value));
    return out.append("</xml>").toString();
  }

  private static void element(StringBuilder out, String name, String value) {
    out.append('<').append(name).append("><![CDATA[").append(value).append("]]></");
    out.append(name).append('>');
  }

  /** The self-built form in JSON, as the platform's JSON switch sends it. */
  public String json() {
    StringBuilder out = new StringBuilder("{");
    member(out, "ToUserName", corp);
    member(out, "FromUserName", "sys");
    out.append("\"CreateTime\":").append(happened).append(',');
    member(out, "MsgType", "event");
    member(out, "Event", FAMILY);
    fields.forEach((name, value) -> member(out, name, value));
    out.setCharAt(out.length() - 1, '}');
    return out.toString();
  }

  /** The third-party form in JSON. */
  public String suiteJson(String suiteId) {
    StringBuilder out = new StringBuilder("{");
    member(out, "SuiteId", suiteId);
    member(out, "AuthCorpId", corp);
    member(out, "InfoType", FAMILY);
    out.append("\"TimeStamp\":").append(happened).append(',');
    fields.forEach((name, value) -> member(out, name, value));
    out.setCharAt(out.length() - 1, '}');
    return out.toString();
  }

  private static void member(StringBuilder out, String name, String value) {
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
    out.append('"').append(name).append("\":\"").append(escaped).append("\",");
  }
}
