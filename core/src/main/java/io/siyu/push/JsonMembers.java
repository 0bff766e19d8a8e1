package io.siyu.push;

import io.siyu.push.JsonValues.Kind;
import java.util.Optional;

/**
 * The members of a JSON object (JSON 成员), read where they stand, each by its exact name and as the
 * kind of value that it is. A {@link Part} is read more leniently. {@link #toString} shows no
 * content.
 */
public final class JsonMembers {
  private final JsonValues values;
  private final int object;

  private JsonMembers(JsonValues values, int object) {
    this.values = values;
    this.object = object;
  }

  /**
   * Reads a text that is one JSON object in UTF-8 and nothing else, not even a byte order mark;
   * empty where it is not.
   */
  public static Optional<JsonMembers> read(Utf8 text) {
    return JsonScanner.scanStrictly(text)
        .filter(root -> root.kind() == Kind.OBJECT)
        .map(root -> new JsonMembers(root.values(), root.number()));
  }

  /** Tells whether a member is there and not null. */
  public boolean has(String name) {
    int member = values.member(object, name);
    return member >= 0 && values.kind(member) != Kind.NULL;
  }

  /** A member that is a text, in well-formed Unicode. */
  public Optional<String> text(String name) {
    return read(name, Kind.TEXT);
  }

  /** A member that is a whole number of at most 18 digits and no sign. */
  public Optional<String> digits(String name) {
    return read(name, Kind.DIGITS);
  }

  /** A member that is an object. */
  public Optional<JsonMembers> object(String name) {
    int member = values.member(object, name);
    return member >= 0 && values.kind(member) == Kind.OBJECT
        ? Optional.of(new JsonMembers(values, member))
        : Optional.empty();
  }

  private Optional<String> read(String name, Kind kind) {
    int member = values.member(object, name);
    return member >= 0 && values.kind(member) == kind
        ? Optional.of(values.text(member).text())
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "JsonMembers[***]";
  }
}
