package io.siyu.push;

import io.siyu.push.JsonValues.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part that is one of a text's JSON values. An array is read as its elements, each under the
 * array's name. {@link #toString} shows no content.
 */
record JsonPart(JsonValues values, int number) implements Part {
  /** In the order of the canonical form: of two names that differ in case the first is read. */
  private static final Comparator<JsonPart> CANONICAL = (a, b) -> a.name().compareTo(b.name());

  @Override
  public String first(String name) {
    int found = values.next(number, name, number + 1);
    if (found < 0) {
      return "";
    }
    JsonPart part = new JsonPart(values, found);
    if (!part.isNested() && values.next(number, name, found + 1) < 0) {
      return part.trimmed();
    }
    for (JsonPart each : named(name)) {
      if (each.parts().isEmpty()) {
        return each.trimmed();
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
    return text().trimmed().text();
  }

  Kind kind() {
    return values.kind(number);
  }

  /** The member's name, or that of the member in whose array it is; the root has none. */
  Utf8 name() {
    return values.name(number);
  }

  Utf8 text() {
    return values.text(number);
  }

  Element element() {
    return new Element(
        name().text(), text().text(), parts().stream().map(JsonPart::element).toList());
  }

  /** An object's members or an array's elements, in the order in which they stand. */
  List<JsonPart> content() {
    List<JsonPart> content = new ArrayList<>();
    int end = values.after(number);
    for (int child = number + 1; child < end; child = values.after(child)) {
      content.add(new JsonPart(values, child));
    }
    return content;
  }

  private boolean isNested() {
    return kind() == Kind.OBJECT || kind() == Kind.ARRAY;
  }

  private List<JsonPart> named(String name) {
    List<JsonPart> named = new ArrayList<>(1);
    int found = values.next(number, name, number + 1);
    while (found >= 0) {
      named.add(new JsonPart(values, found));
      found = values.next(number, name, values.after(found));
    }
    return parts(named);
  }

  private List<JsonPart> parts() {
    return parts(content());
  }

  private static List<JsonPart> parts(List<JsonPart> members) {
    List<JsonPart> parts = new ArrayList<>(members.size());
    members.stream().sorted(CANONICAL).forEach(each -> each.addTo(parts));
    return parts;
  }

  private void addTo(List<JsonPart> parts) {
    if (kind() == Kind.ARRAY) {
      content().forEach(element -> element.addTo(parts));
    } else {
      parts.add(this);
    }
  }

  @Override
  public String toString() {
    return "JsonPart[" + kind() + "]";
  }
}
