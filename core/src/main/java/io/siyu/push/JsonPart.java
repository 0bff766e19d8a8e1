package io.siyu.push;

import java.util.ArrayList;
import java.util.List;

/**
 * A part that is a JSON value (JSON 值). Name and text stand where they came, and become strings
 * when they are asked for, which most never are. An array is read as its elements, each under the
 * array's name. {@link #toString} shows no content.
 *
 * @param kind what it is
 * @param name the member's name, or that of the member in whose array it is; the root has none
 * @param text the text, or a number, true or false as it is written; else empty
 * @param values an object's members or an array's elements, in order
 */
record JsonPart(Kind kind, Utf8 name, Utf8 text, List<JsonPart> values) implements Part {
  /** What a value is. */
  enum Kind {
    OBJECT,
    ARRAY,
    TEXT,
    /** A number, true, false or null. */
    WORD
  }

  @Override
  public String first(String name) {
    for (JsonPart part : named(name)) {
      if (part.parts().isEmpty()) {
        return part.trimmed();
      }
    }
    return "";
  }

  @Override
  public List<Part> all(String name) {
    return List.copyOf(named(name));
  }

  @Override
  public List<Part> inside() {
    return List.copyOf(parts());
  }

  @Override
  public String trimmed() {
    return text.trimmed().text();
  }

  Element element() {
    return new Element(name.text(), text.text(), parts().stream().map(JsonPart::element).toList());
  }

  private List<JsonPart> named(String name) {
    List<JsonPart> named = new ArrayList<>(1);
    for (JsonPart member : values) {
      if (member.name.equalsIgnoreCase(name)) {
        named.add(member);
      }
    }
    return parts(named);
  }

  private List<JsonPart> parts() {
    return parts(values);
  }

  /** In the order of the canonical form: of two names that differ in case the first is read. */
  private static List<JsonPart> parts(List<JsonPart> members) {
    if (members.isEmpty() || members.size() == 1 && members.get(0).kind != Kind.ARRAY) {
      return members;
    }
    List<JsonPart> parts = new ArrayList<>(members.size());
    members.stream().sorted((a, b) -> a.name.compareTo(b.name)).forEach(each -> each.addTo(parts));
    return parts;
  }

  private void addTo(List<JsonPart> parts) {
    if (kind == Kind.ARRAY) {
      values.forEach(value -> value.addTo(parts));
    } else {
      parts.add(this);
    }
  }

  @Override
  public String toString() {
    return "JsonPart[" + kind + "]";
  }
}
