package io.siyu.miniprogram.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.siyu.json.Json;
import java.time.Instant;
import java.util.List;

/**
 * The plaintext of any message push (推送明文), in XML and JSON. Immutable.
 *
 * <p>The typed ones, such as {@link XpayPush} and {@link ConsentPush}, are made of this, and so is
 * whatever has no type of its own; a slash leads into a field:
 *
 * <pre>{@code
 * WeixinPush.event("channels_ec_order_pay", openId, at)
 *     .with("order_info/order_id", 3705115058471208928L)
 *     .with("order_info/pay_time", at.getEpochSecond());
 * }</pre>
 */
public final class WeixinPush {
  /** Sends the events that are not of a person's own doing. */
  public static final String PLATFORM = "oSYSTEM000000000000000000000";

  private static final String ORIGINAL_ID = "gh_000000000001";

  private final Instant at;
  private final Retries retries;
  private final String xmlWrapper;
  private final ObjectNode fields;

  private WeixinPush(Instant at, Retries retries, String xmlWrapper, ObjectNode fields) {
    this.at = at;
    this.retries = retries;
    this.xmlWrapper = xmlWrapper;
    this.fields = fields;
  }

  /**
   * An event.
   *
   * @param name the Event
   * @param from the sender's openid, or {@link #PLATFORM}
   * @param at when it happened, by the second
   */
  public static WeixinPush event(String name, String from, Instant at) {
    return of("event", from, at).with("Event", name);
  }

  /**
   * A message that somebody wrote.
   *
   * @param type the MsgType
   * @param from the writer's openid
   */
  public static WeixinPush message(String type, String from, long messageId, Instant at) {
    return of(type, from, at).with("MsgId", messageId);
  }

  private static WeixinPush of(String type, String from, Instant at) {
    return new WeixinPush(at, Retries.MESSAGE, "", Json.object())
        .with("ToUserName", ORIGINAL_ID)
        .with("FromUserName", from)
        .with("CreateTime", at.getEpochSecond())
        .with("MsgType", type);
  }

  /** With a text in a field, in place of what it held; a slash leads into a field. */
  public WeixinPush with(String name, String text) {
    return with(name, TextNode.valueOf(text));
  }

  /** With a number in a field: no quotes in JSON, no CDATA in XML. */
  public WeixinPush with(String name, long number) {
    return with(name, LongNode.valueOf(number));
  }

  /** With any JSON in a field, such as a list, which XML repeats. */
  public WeixinPush with(String name, JsonNode value) {
    ObjectNode more = fields.deepCopy();
    ObjectNode at = more;
    String rest = name;
    for (int slash = rest.indexOf('/'); slash >= 0; slash = rest.indexOf('/')) {
      String holder = rest.substring(0, slash);
      at = at.get(holder) instanceof ObjectNode held ? held : at.putObject(holder);
      rest = rest.substring(slash + 1);
    }
    at.set(rest, value.deepCopy());
    return new WeixinPush(this.at, retries, xmlWrapper, more);
  }

  /** Without a field. */
  public WeixinPush without(String name) {
    ObjectNode less = fields.deepCopy();
    less.remove(name);
    return new WeixinPush(at, retries, xmlWrapper, less);
  }

  /** Sent again as its family is. */
  public WeixinPush retried(Retries retries) {
    return new WeixinPush(at, retries, xmlWrapper, fields);
  }

  /**
   * With a {@code List} as subscribe messages have it: in XML inside a field of its own; in JSON
   * outside, and an item alone is no list.
   */
  WeixinPush listed(String wrapper, List<ObjectNode> items) {
    JsonNode list = items.size() == 1 ? items.get(0) : Json.array().addAll(items);
    WeixinPush more = with("List", list);
    return new WeixinPush(at, retries, wrapper, more.fields);
  }

  /** The same on its nth sending again; some families count. */
  WeixinPush retry(int times) {
    return fields.has("RetryTimes") ? with("RetryTimes", times) : this;
  }

  /** When it happened, whatever it says itself. */
  public Instant at() {
    return at;
  }

  /** When it is sent while nobody acknowledges it, the first time included. */
  public List<Instant> attempts() {
    return retries.attempts(at);
  }

  /** In JSON. */
  public String json() {
    return fields.toString();
  }

  /** In XML, texts in CDATA. */
  public String xml() {
    ObjectNode all = fields.deepCopy();
    if (!xmlWrapper.isEmpty()) {
      all.putObject(xmlWrapper).set("List", all.remove("List"));
    }
    StringBuilder out = new StringBuilder("<xml>");
    elements(all, out);
    return out.append("</xml>").toString();
  }

  private static void elements(ObjectNode object, StringBuilder out) {
    object.properties().forEach(field -> element(field.getKey(), field.getValue(), out));
  }

  private static void element(String name, JsonNode value, StringBuilder out) {
    if (value instanceof ArrayNode array) {
      array.forEach(each -> element(name, each, out));
      return;
    }
    out.append('<').append(name).append('>');
    if (value instanceof ObjectNode object) {
      elements(object, out);
    } else if (value.isTextual()) {
      out.append("<![CDATA[").append(value.textValue()).append("]]>");
    } else {
      out.append(value.asText());
    }
    out.append("</").append(name).append('>');
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "WeixinPush[" + fields.path("Event").asText(fields.path("MsgType").asText()) + "]";
  }
}
