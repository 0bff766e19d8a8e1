package io.siyu.store;

import io.siyu.event.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts of an event that stand somewhere already, so that its business key and other fields may
 * refer to them. Reader and writer find the same texts in the same order.
 */
final class Known {
  /** Further texts are not worth looking through. */
  private static final int SIZE_MAX = 32;

  private final List<String> texts = new ArrayList<>();

  Known(Name subject) {
    add(subject.value());
    add(subject.issuer());
  }

  void add(String text) {
    if (!text.isEmpty() && texts.size() < SIZE_MAX) {
      texts.add(text);
    }
  }

  void add(Source source) {
    String text = source.text();
    add(text);
    add(text.substring(text.lastIndexOf('/') + 1));
  }

  void add(Name name) {
    add(name.value());
    add(name.issuer());
  }

  /** Where a text is, or -1. */
  int find(String text) {
    return texts.indexOf(text);
  }

  String get(int index) {
    if (index >= texts.size()) {
      throw ByteSource.damaged("it refers to a text that is not there");
    }
    return texts.get(index);
  }
}
