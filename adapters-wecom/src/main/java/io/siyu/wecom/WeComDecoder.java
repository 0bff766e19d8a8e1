package io.siyu.wecom;

import io.siyu.push.Fields;
import io.siyu.push.Hidden;
import io.siyu.push.Part;
import io.siyu.push.Plaintext;
import io.siyu.push.Utf8;
import io.siyu.wecom.event.PushHeader;
import io.siyu.wecom.event.WeComEvent;
import io.siyu.wecom.event.WeComPush;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads decrypted pushes of 企业微信 (推送解析): those of apps and of suites, XML or JSON, by one table.
 *
 * <p>It verifies nothing: give it what an adapter has accepted, such as the text of an {@link
 * io.siyu.event.Unmapped} fact, whose secrets are then absent.
 */
public final class WeComDecoder {
  /** So the table of path 99485 spells it; nobody has shown a push that does. */
  private static final String MISSPELLED = "customer_aqcuisition";

  private static final String ACQUISITION = "customer_acquisition";

  private WeComDecoder() {}

  /**
   * Reads a push. It never throws and loses nothing: what is not known becomes {@link
   * WeComEvent.Unknown}, what cannot be read a warning.
   *
   * @param text the decrypted text
   * @param receivedAt from when one-time credentials live where the push tells no time
   * @return empty where the text is neither well-formed XML nor a JSON object
   */
  public static Optional<WeComPush> decode(String text, Instant receivedAt) {
    return Plaintext.parse(Utf8.of(text), WeComVocabulary.WECOM)
        .map(
            push -> {
              Part root = push.root();
              Reading read = read(root, receivedAt);
              return new WeComPush(
                  header(read.topic(), root), read.event(), push.element(), read.warnings());
            });
  }

  /** A push as far as events are made of it. */
  record Reading(Topic topic, WeComEvent event, List<String> warnings) {}

  /** Those fields of a {@link PushHeader} by which the rest is read. */
  record Topic(String family, String change, boolean message, Optional<Instant> happenedAt) {}

  static Reading read(Part root, Instant receivedAt) {
    List<String> warnings = new ArrayList<>();
    Topic topic = topic(root);
    if (topic.happenedAt().isEmpty()) {
      warnings.add("the message tells no time between 1970 and 9999");
    }
    Instant secretsFrom = topic.happenedAt().orElse(receivedAt);
    WeComEvent event = event(topic, root, secretsFrom, warnings);
    return new Reading(topic, event, warnings);
  }

  private static Topic topic(Part root) {
    String type = root.first("MsgType");
    boolean message = !type.isEmpty() && !type.equals("event");
    String event = root.first("Event");
    String family = message ? type : event.isEmpty() ? root.first("InfoType") : event;
    String created = root.first("CreateTime");
    return new Topic(
        family,
        message ? "" : root.first("ChangeType"),
        message,
        Fields.seconds(created.isEmpty() ? root.first("TimeStamp") : created));
  }

  private static PushHeader header(Topic topic, Part root) {
    return new PushHeader(
        topic.family(),
        topic.change(),
        topic.message(),
        root.first("ToUserName"),
        new Hidden(root.first("FromUserName")),
        root.first("AgentID"),
        root.first("SuiteId"),
        authCorpId(root),
        topic.happenedAt());
  }

  static String authCorpId(Part root) {
    return root.first("AuthCorpId");
  }

  private static WeComEvent event(
      Topic topic, Part root, Instant secretsFrom, List<String> warnings) {
    String family = topic.family();
    if (family.equals(MISSPELLED)) {
      warnings.add(MISSPELLED + " is read as " + ACQUISITION);
      family = ACQUISITION;
    }
    if (family.isEmpty() && !root.all("event_type").isEmpty() && !root.all("resource").isEmpty()) {
      family = EventTable.PAYMENT;
    }
    EventTable.Row row =
        EventTable.row(topic.message() ? EventTable.MESSAGE + family : family, topic.change());
    return row == null
        ? new WeComEvent.Unknown(topic.family(), topic.change())
        : row.read(root, secretsFrom, warnings);
  }
}
