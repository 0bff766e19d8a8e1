package io.siyu.event;

import com.google.common.collect.ImmutableList;
import io.siyu.json.JsonObject;
import java.util.List;

/**
 * An authentic push that this version does not understand (未识别): kept, not dropped.
 *
 * @param what the platform's own name of it, such as {@code change_external_tag/create}
 * @param text the decrypted text with known secrets blanked
 * @param mentions the id-like values in it, sorted, so that an erasure finds them
 */
public record Unmapped(String what, String text, List<String> mentions) implements Fact {
  /** Copies the list. */
  public Unmapped {
    mentions = ImmutableList.copyOf(mentions);
  }

  @Override
  public FactKind kind() {
    return FactKind.UNMAPPED;
  }

  void describe(FactWriter out) {
    out.text("what", what);
    out.personal("text", text);
    out.personal("mentions", mentions);
  }

  static Unmapped read(JsonObject in) {
    return new Unmapped(in.optionalText("what"), in.optionalText("text"), in.texts("mentions"));
  }

  /** Shows the kind and the length only: the text is personal. */
  @Override
  public String toString() {
    return "Unmapped[what=" + what + ", " + text.length() + " characters]";
  }
}
