package io.siyu.wecom.kit;

import java.time.Instant;
import java.util.List;

/**
 * The plaintext of any push (推送明文), in any of its forms. Immutable.
 *
 * <p>The typed ones, such as {@link ContactPush} and {@link GroupPush}, are made of this, and so is
 * whatever has no type of its own:
 *
 * <pre>{@code
 * Push.of("customer_acquisition", "quota_expire_soon", corp, at)
 *     .with("ExpireTime", 1700480000)
 *     .with("ExpireQuotaNum", 50);
 * }</pre>
 */
public final class Push {
  private final Instant at;
  private final Part all;

  private Push(Instant at, Part all) {
    this.at = at;
    this.all = all;
  }

  /**
   * An event, as self-built and 代开发 apps get it.
   *
   * @param family the Event, which suites call InfoType
   * @param changeType the ChangeType; empty for an event that has none
   * @param corp whose event it is
   * @param at when it happened
   */
  public static Push of(String family, String changeType, String corp, Instant at) {
    Push push = new Push(at, head(corp, "sys", at, "event").with("Event", family));
    return changeType.isEmpty() ? push : push.with("ChangeType", changeType);
  }

  /**
   * A message that a member sends to an app.
   *
   * @param type the MsgType
   * @param userId the member
   */
  public static Push message(
      String type, String corp, String userId, String messageId, Instant at) {
    return new Push(at, head(corp, userId, at, type)).with("MsgId", messageId);
  }

  /** A push that has no header at all. */
  static Push bare(Instant at, Part all) {
    return new Push(at, all);
  }

  private static Part head(String corp, String sender, Instant at, String type) {
    return Part.empty()
        .with("ToUserName", corp)
        .with("FromUserName", sender)
        .with("CreateTime", at.getEpochSecond())
        .with("MsgType", type);
  }

  /** The same event as a third-party suite gets it. */
  public Push toSuite(String suiteId) {
    Part fields =
        all.without("FromUserName")
            .without("MsgType")
            .renamed("ToUserName", "AuthCorpId")
            .renamed("Event", "InfoType")
            .renamed("CreateTime", "TimeStamp");
    return new Push(at, Part.empty().with("SuiteId", suiteId).and(fields));
  }

  /** From a member, where others are from {@code sys}. */
  public Push from(String userId) {
    return with("FromUserName", userId);
  }

  /** With a channel code (State). */
  public Push state(String state) {
    return with("State", state);
  }

  /** With a WelcomeCode, good for 20 seconds. */
  public Push welcomeCode(String code) {
    return with("WelcomeCode", code);
  }

  /** With a text in any field, in place of what it held; a slash leads into a field. */
  public Push with(String name, String text) {
    return new Push(at, all.with(name, text));
  }

  /** With a number in any field. */
  public Push with(String name, long number) {
    return new Push(at, all.with(name, number));
  }

  /** With a field that is repeated. */
  public Push repeated(String name, List<String> texts) {
    return new Push(at, all.repeated(name, texts));
  }

  /** With a field that is repeated and has fields itself. */
  public Push repeatedParts(String name, List<Part> parts) {
    return new Push(at, all.repeatedParts(name, parts));
  }

  /** Without a field. */
  public Push without(String name) {
    return new Push(at, all.without(name));
  }

  /** With a text, however absurd, in the place of its time. */
  public Push happened(String seconds) {
    return new Push(at, all.bare("CreateTime", seconds));
  }

  /** When it happened, whatever it says itself. */
  public Instant at() {
    return at;
  }

  /** In XML, as the platform sends it unless told otherwise. */
  public String xml() {
    return "<xml>" + all.xml() + "</xml>";
  }

  /** In JSON, as the platform's JSON switch sends it. */
  public String json() {
    return all.json().toString();
  }
}
