package io.siyu.miniprogram.pay;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import com.google.common.xml.XmlEscapers;
import io.siyu.push.Element;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The XML of WeChat Pay v2: one element, whose children hold a text each and have different names.
 * Empty ones are left out, as they are of the signature.
 *
 * @param root the name of the element
 * @param fields the texts by name, as they stand
 */
record FlatXml(String root, SortedMap<String, String> fields) {
  FlatXml {
    fields = ImmutableSortedMap.copyOf(fields);
  }

  /**
   * Reads an element; empty where it is not of this form, since of two fields with one name it
   * could not be told which was meant.
   */
  static Optional<FlatXml> of(Element root) {
    Set<String> names = new HashSet<>();
    SortedMap<String, String> fields = new TreeMap<>();
    for (Element child : root.children()) {
      if (!child.children().isEmpty() || !names.add(child.name())) {
        return Optional.empty();
      }
      if (!child.text().isEmpty()) {
        fields.put(child.name(), child.text());
      }
    }
    return Optional.of(new FlatXml(root.name(), fields));
  }

  /** A text, which is never empty. */
  Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  FlatXml without(Set<String> names) {
    return new FlatXml(root, Maps.filterKeys(fields, name -> !names.contains(name)));
  }

  /** Writes it in one way, whatever order and spacing it came in. */
  String write() {
    StringBuilder out = new StringBuilder("<" + root + ">");
    fields.forEach(
        (name, text) -> {
          String escaped = XmlEscapers.xmlContentEscaper().escape(text);
          out.append('<').append(name).append('>').append(escaped);
          out.append("</").append(name).append('>');
        });
    return out.append("</" + root + ">").toString();
  }

  /** Shows no content. */
  @Override
  public String toString() {
    return "FlatXml[" + fields.size() + " fields]";
  }
}
