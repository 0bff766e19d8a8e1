package io.siyu.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.siyu.event.Fact;
import io.siyu.json.Json;
import io.siyu.wecom.event.WeComEvent;
import io.siyu.wecom.kit.Push;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

  /** The push as apps get it, where they do. */
  Optional<Push> toApp() {
    return switch (comes) {
      case AS_MESSAGE -> Optional.of(filled(Push.message(family, Connection.CORP, "", "", AT)));
      case TO_APPS, TO_BOTH -> Optional.of(filled(push()));
      case TO_SUITES -> Optional.empty();
    };
  }

  /** The push as suites get it, where they do. */
  Optional<Push> toSuite() {
    return comes == Comes.TO_SUITES || comes == Comes.TO_BOTH
        ? Optional.of(filled(push().toSuite(Connection.SUITE)))
        : Optional.empty();
  }

  private Push push() {
    return Push.of(family, change, Connection.CORP, AT);
  }

  private Push filled(Push push) {
    SetMultimap<String, String> values = LinkedHashMultimap.create();
    for (String field : fields.isEmpty() ? new String[0] : fields.split(";")) {
      values.put(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
    }
    for (String name : values.keySet()) {
      List<String> all = List.copyOf(values.get(name));
      push = REPEATED.contains(name) ? push.repeated(name, all) : push.with(name, all.get(0));
    }
    return push;
  }

  private static final Set<String> REPEATED =
      Set.of("MemChangeList/Item", "AuthAddOpenKfId", "AuthDelOpenKfId");

  /** Each of them in XML with CDATA and without, and in JSON with texts and with numbers. */
  List<String> forms() {
    List<String> forms = new ArrayList<>();
    for (Push push : Stream.of(toApp(), toSuite()).flatMap(Optional::stream).toList()) {
      String xml = push.xml();
      forms.add(xml);
      forms.add("\uFEFF " + xml.replace("<![CDATA[", " \n").replace("]]>", " "));
      forms.add(push.json());
      forms.add(inLowerCase(Connection.parse(push.json())).toString());
    }
    return forms;
  }

  /** In lower case digits are numbers, otherwise mostly texts: both happen. */
  private static JsonNode inLowerCase(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode out = Json.object();
      object
          .properties()
          .forEach(it -> out.set(it.getKey().toLowerCase(Locale.ROOT), inLowerCase(it.getValue())));
      return out;
    } else if (node instanceof ArrayNode array) {
      ArrayNode out = Json.array();
      array.forEach(each -> out.add(inLowerCase(each)));
      return out;
    }
    return node.asText().matches("[1-9][0-9]{0,17}|0") ? LongNode.valueOf(node.asLong()) : node;
  }

  @Override
  public String toString() {
    return change.isEmpty() ? family : family + "/" + change;
  }
}
