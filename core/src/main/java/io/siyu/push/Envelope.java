package io.siyu.push;

import io.siyu.spi.Reason;
import java.util.Optional;

/** The outside of a push (信封): the ciphertext is all that is read, since nothing else is signed. */
sealed interface Envelope {
  /** The name of the ciphertext, in any case. */
  String ENCRYPT = "Encrypt";

  /** An envelope's elements: the root, ToUserName, AgentID and the ciphertext. */
  int USUAL_COUNT = 4;

  /** The ciphertext, trimmed, otherwise as received. */
  record Sealed(Utf8 ciphertext) implements Envelope {}

  /** There is none. */
  record Unreadable(Reason reason) implements Envelope {}

  /** Reads XML or JSON, whichever the first visible character says. */
  static Envelope read(byte[] body) {
    Utf8 text = Utf8.of(body);
    if (text.begins('<')) {
      return xml(text);
    }
    return text.begins('{') ? json(text) : new Unreadable(Reason.MALFORMED);
  }

  private static Envelope xml(Utf8 text) {
    XmlScanner.Scan scan = XmlScanner.scan(text, USUAL_COUNT);
    if (scan.end() != XmlScanner.End.WELL_FORMED) {
      boolean dtd = scan.end() == XmlScanner.End.DTD;
      return new Unreadable(dtd ? Reason.DTD_FORBIDDEN : Reason.MALFORMED);
    }
    XmlElements elements = scan.elements();
    int child = elements.next(0, ENCRYPT, 1);
    while (child >= 0) {
      Utf8 found = elements.trimmed(child);
      if (!found.isEmpty()) {
        return new Sealed(found);
      }
      child = elements.next(0, ENCRYPT, elements.after(child));
    }
    return new Unreadable(Reason.MALFORMED);
  }

  private static Envelope json(Utf8 text) {
    Optional<JsonPart> root = JsonScanner.scan(text);
    return root.flatMap(Envelope::ciphertext)
        .<Envelope>map(Sealed::new)
        .orElse(new Unreadable(Reason.MALFORMED));
  }

  private static Optional<Utf8> ciphertext(JsonPart root) {
    JsonValues values = root.values();
    int member = values.next(0, ENCRYPT, 1);
    while (member >= 0) {
      Utf8 found = values.text(member).trimmed();
      if (values.kind(member) == JsonValues.Kind.TEXT && !found.isEmpty()) {
        return Optional.of(found);
      }
      member = values.next(0, ENCRYPT, values.after(member));
    }
    return Optional.empty();
  }
}
