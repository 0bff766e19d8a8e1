package io.siyu.push;

import java.util.ArrayList;
import java.util.List;

/** A part that is one of a text's XML elements. {@link #toString} shows no content. */
record XmlPart(XmlElements elements, int number) implements Part {
  @Override
  public String first(String name) {
    int found = elements.next(number, name, number + 1);
    while (found >= 0 && !elements.isLeaf(found)) {
      found = elements.next(number, name, elements.after(found));
    }
    return found < 0 ? "" : elements.trimmed(found).text();
  }

  @Override
  public List<Part> all(String name) {
    List<Part> parts = new ArrayList<>();
    int found = elements.next(number, name, number + 1);
    while (found >= 0) {
      parts.add(new XmlPart(elements, found));
      found = elements.next(number, name, elements.after(found));
    }
    return parts;
  }

  @Override
  public List<Part> inside() {
    List<Part> parts = new ArrayList<>();
    int end = elements.after(number);
    for (int child = number + 1; child < end; child = elements.after(child)) {
      parts.add(new XmlPart(elements, child));
    }
    return parts;
  }

  @Override
  public String trimmed() {
    return elements.trimmed(number).text();
  }

  @Override
  public String toString() {
    return "XmlPart[" + number + "]";
  }
}
