package io.siyu.wecom;

import io.siyu.event.Fact;
import io.siyu.json.Json;
import io.siyu.wecom.event.WeComEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One row of the platform's tables: a push, in every form in which it comes, and what it is read
 * as.
 *
 * @param family the Event, the InfoType, or for a message its MsgType
 * @param change the ChangeType; empty where there is none
 * @param comes in which envelopes
 * @param fields name=value, separated by semicolons; a slash leads into an element
 * @param event what it is read as
 * @param fact what it is translated to
 */
record Row(
    String family,
    String change,
    Comes comes,
    String fields,
    WeComEvent event,
    Class<? extends Fact> fact) {
  static final Instant AT = Instant.ofEpochSecond(1403610513);

  /** Who gets such pushes. */
  enum Comes {
    TO_APPS,
    TO_SUITES,
    TO_BOTH,
    AS_MESSAGE
  }

  /** The push in each envelope that it has, in XML with CDATA and without, and in JSON. */
  List<String> forms() {
    List<String> forms = new ArrayList<>();
    if (comes != Comes.TO_SUITES) {
      String type = comes == Comes.AS_MESSAGE ? family : "event";
      String named = comes == Comes.AS_MESSAGE ? "" : ";Event=" + family;
      String sender = fields.contains("FromUserName=") ? "" : ";FromUserName=sys";
      String head = "ToUserName=" + Connection.CORP + sender + ";CreateTime=" + seconds();
      addForms(head + ";MsgType=" + type + named, forms);
    }
    if (comes == Comes.TO_SUITES || comes == Comes.TO_BOTH) {
      String corp = fields.contains("AuthCorpId=") ? "" : ";AuthCorpId=" + Connection.CORP;
      String head = "SuiteId=" + Connection.SUITE + corp + ";TimeStamp=" + seconds();
      addForms(head + ";InfoType=" + family, forms);
    }
    return forms;
  }

  private static String seconds() {
    return Long.toString(AT.getEpochSecond());
  }

  private void addForms(String head, List<String> forms) {
    String all = head + (change.isEmpty() ? "" : ";ChangeType=" + change);
    List<String> parts = List.of((fields.isEmpty() ? all : all + ";" + fields).split(";"));
    forms.add(xml(parts, "<![CDATA[", "]]>"));
    forms.add("\uFEFF " + xml(parts, " \n", " "));
    forms.add(json(parts, false));
    forms.add(json(parts, true));
  }

  private static String xml(List<String> parts, String before, String after) {
    StringBuilder out = new StringBuilder("<xml>");
    String open = "";
    for (String part : parts) {
      String path = part.substring(0, part.indexOf('='));
      String value = part.substring(part.indexOf('=') + 1);
      int slash = path.indexOf('/');
      String holder = slash < 0 ? "" : path.substring(0, slash);
      if (!holder.equals(open)) {
        out.append(open.isEmpty() ? "" : "</" + open + ">");
        out.append(holder.isEmpty() ? "" : "<" + holder + ">");
        open = holder;
      }
      String name = path.substring(slash + 1);
      out.append('<').append(name).append('>').append(before).append(value).append(after);
      out.append("</").append(name).append('>');
    }
    return out.append(open.isEmpty() ? "" : "</" + open + ">").append("</xml>").toString();
  }

  /** In lower case digits are numbers, otherwise texts: both happen. */
  private static String json(List<String> parts, boolean lower) {
    var root = Json.object();
    for (String part : parts) {
      String path = part.substring(0, part.indexOf('='));
      path = lower ? path.toLowerCase(Locale.ROOT) : path;
      String value = part.substring(part.indexOf('=') + 1);
      int slash = path.indexOf('/');
      var holder = slash < 0 ? root : root.withObjectProperty(path.substring(0, slash));
      String name = path.substring(slash + 1);
      var node =
          lower && value.matches("[1-9][0-9]{0,17}|0")
              ? Json.object().numberNode(Long.parseLong(value))
              : Json.object().textNode(value);
      if (holder.has(name)) {
        holder.withArrayProperty(name).add(node);
      } else if (REPEATED.contains(name.toLowerCase(Locale.ROOT))) {
        holder.putArray(name).add(node);
      } else {
        holder.set(name, node);
      }
    }
    return root.toString();
  }

  private static final List<String> REPEATED =
      List.of("item", "authaddopenkfid", "authdelopenkfid");

  @Override
  public String toString() {
    return change.isEmpty() ? family : family + "/" + change;
  }
}
