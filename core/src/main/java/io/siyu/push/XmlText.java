package io.siyu.push;

import io.siyu.spi.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A decrypted message in XML, of which only what is asked for is decoded. */
final class XmlText implements Plaintext {
  private static final int ROOT = 0;
  private static final int USUAL_COUNT = 12;

  private final Utf8 text;
  private final XmlElements elements;

  private final Vocabulary vocabulary;

  private XmlText(Utf8 text, XmlElements elements, Vocabulary vocabulary) {
    this.text = text;
    this.elements = elements;
    this.vocabulary = vocabulary;
  }

  static Optional<Plaintext> parse(Utf8 text, Vocabulary vocabulary) {
    XmlScanner.Scan scan = XmlScanner.scan(text, USUAL_COUNT);
    return scan.end() == XmlScanner.End.WELL_FORMED
        ? Optional.of(new XmlText(text, scan.elements(), vocabulary))
        : Optional.empty();
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public Part root() {
    return new XmlPart(elements, ROOT);
  }

  @Override
  public Element element() {
    return elements.element(ROOT);
  }

  @Override
  public List<Leaf> leaves() {
    List<Leaf> leaves = new ArrayList<>();
    collect(ROOT, "", leaves);
    return leaves;
  }

  private void collect(int number, String path, List<Leaf> out) {
    for (int child = number + 1; child < elements.after(number); child = elements.after(child)) {
      String name = elements.name(child);
      String below = path.isEmpty() ? name : path + "/" + name;
      if (elements.isLeaf(child)) {
        out.add(new Leaf(below, elements.text(child)));
      } else {
        collect(child, below, out);
      }
    }
  }

  @Override
  public List<Secret> secrets(Instant handedOver) {
    SecretNames names = vocabulary.secrets();
    List<Secret> secrets = new ArrayList<>();
    for (int child = 1; child < elements.after(ROOT); child = elements.after(child)) {
      if (elements.isLeaf(child) && elements.mayBeNamed(child, names.marks())) {
        names
            .secret(elements.name(child), elements.trimmed(child).text(), handedOver)
            .ifPresent(secrets::add);
      }
    }
    return secrets;
  }

  @Override
  public String blanked() {
    StringBuilder out = new StringBuilder();
    int done = blank(ROOT, false, text.from(), out);
    return out.append(new Utf8(text.bytes(), done, text.to()).text()).toString();
  }

  /**
   * Writes the text up to the last value blanked inside an element, returning where that ends.
   *
   * @param covered whether the element is to be blanked or lies inside one that is
   * @param from where what is written ends
   */
  private int blank(int number, boolean covered, int from, StringBuilder out) {
    int done = from;
    for (int child = number + 1; child < elements.after(number); child = elements.after(child)) {
      boolean blank = covered || vocabulary.blank(elements.name(child));
      if (!elements.isLeaf(child)) {
        done = blank(child, blank, done, out);
      } else if (blank && elements.insideFrom(child) < elements.insideTo(child)) {
        out.append(new Utf8(text.bytes(), done, elements.insideFrom(child)).text());
        out.append(SecretNames.BLANK);
        done = elements.insideTo(child);
      }
    }
    return done;
  }
}
