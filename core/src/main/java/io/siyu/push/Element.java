package io.siyu.push;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A part of a push as it came (原始元素), XML element or JSON member. {@link #toString} shows no
 * content.
 *
 * <p>A JSON array is its elements, each under the array's name. Names are found in any case.
 *
 * @param name the name as it stands
 * @param text the text as it stands, spaces included; empty where there are parts inside
 * @param children the parts inside, in order
 */
public record Element(String name, String text, List<Element> children) {
  /** Copies the list. */
  public Element {
    children = ImmutableList.copyOf(children);
  }

  /** The parts of a name, in order. */
  public List<Element> all(String name) {
    return children.stream().filter(child -> child.name.equalsIgnoreCase(name)).toList();
  }

  /**
   * The trimmed text of the first part of a name that holds no others; empty where there is none.
   */
  public String first(String name) {
    for (Element child : children) {
      if (child.children.isEmpty() && child.name.equalsIgnoreCase(name)) {
        return child.trimmed();
      }
    }
    return "";
  }

  /** The text without the stray spaces that samples carry inside ids and around CDATA. */
  public String trimmed() {
    return text.trim();
  }

  @Override
  public String toString() {
    return "Element[" + children.size() + " parts]";
  }
}
