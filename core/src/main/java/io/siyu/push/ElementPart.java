package io.siyu.push;

import java.util.List;

/** A part that is an element already. */
record ElementPart(Element element) implements Part {
  @Override
  public String first(String name) {
    return element.first(name);
  }

  @Override
  public List<Part> all(String name) {
    return parts(element.all(name));
  }

  @Override
  public List<Part> inside() {
    return parts(element.children());
  }

  @Override
  public String trimmed() {
    return element.trimmed();
  }

  private static List<Part> parts(List<Element> elements) {
    return elements.stream().<Part>map(ElementPart::new).toList();
  }
}
