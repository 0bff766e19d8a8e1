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
              Reading read = read(push.root(), receivedAt);
              return new WeComPush(read.header(), read.event(), push.element(), read.warnings());
            });
  }

  /** A push that was read, but for what it was read from. */
  record Reading(PushHeader header, WeComEvent event, List<String> warnings) {}

  static Reading read(Part root, Instant receivedAt) {
    List<String> warnings = new ArrayList<>();
    PushHeader header = header(root);
    if (header.happenedAt().isEmpty()) {
      warnings.add("the message tells no time between 1970 and 9999");
    }
    Instant secretsFrom = header.happenedAt().orElse(receivedAt);
    WeComEvent event = event(header, root, secretsFrom, warnings);
    return new Reading(header, event, warnings);
  }

  private static PushHeader header(Part root) {
    String type = root.first("MsgType");
    boolean message = !type.isEmpty() && !type.equals("event");
    String event = root.first("Event");
    String family = message ? type : event.isEmpty() ? root.first("InfoType") : event;
    String created = root.first("CreateTime");
    return new PushHeader(
        family,
        message ? "" : root.first("ChangeType"),
        message,
        root.first("ToUserName"),
        new Hidden(root.first("FromUserName")),
        root.first("AgentID"),
        root.first("SuiteId"),
        root.first("AuthCorpId"),
        Fields.seconds(created.isEmpty() ? root.first("TimeStamp") : created));
  }

  private static WeComEvent event(
      PushHeader header, Part root, Instant secretsFrom, List<String> warnings) {
    String family = header.family();
    if (family.equals(MISSPELLED)) {
      warnings.add(MISSPELLED + " is read as " + ACQUISITION);
      family = ACQUISITION;
    }
    if (family.isEmpty() && !root.all("event_type").isEmpty() && !root.all("resource").isEmpty()) {
      family = EventTable.PAYMENT;
    }
    String what = header.message() ? EventTable.MESSAGE + family : family;
    String changed = what + "/" + header.change();
    // A ChangeType beside a family that has none is no reason to lose the family.
    return read(changed, root, secretsFrom, warnings)
        .or(() -> read(what, root, secretsFrom, warnings))
        .orElseGet(() -> new WeComEvent.Unknown(header.family(), header.change()));
  }

  private static Optional<WeComEvent> read(
      String what, Part root, Instant secretsFrom, List<String> warnings) {
    return EventTable.reader(what)
        .map(
            reader ->
                reader.apply(
                    new Fields(
                        what, root, WeComVocabulary.WECOM.secrets(), secretsFrom, warnings)));
  }
}
