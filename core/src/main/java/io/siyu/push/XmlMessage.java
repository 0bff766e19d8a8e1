package io.siyu.push;

import io.siyu.spi.Reason;

/** A message that is XML and nothing else, sealed by nothing (明文 XML). */
public sealed interface XmlMessage {
  /** How many elements such messages have. */
  int USUAL_COUNT = 32;

  /**
   * It was read.
   *
   * @param root its element
   */
  record Read(Element root) implements XmlMessage {}

  /**
   * It was not.
   *
   * @param reason {@code DTD_FORBIDDEN} or {@code MALFORMED}
   */
  record Unreadable(Reason reason) implements XmlMessage {}

  /** Reads a body in UTF-8, which nobody changes any more. */
  static XmlMessage read(byte[] body) {
    XmlScanner.Scan scan = XmlScanner.scan(new Utf8(body, 0, body.length), USUAL_COUNT);
    return switch (scan.end()) {
      case WELL_FORMED -> new Read(scan.elements().element(0));
      case DTD -> new Unreadable(Reason.DTD_FORBIDDEN);
      case MALFORMED -> new Unreadable(Reason.MALFORMED);
    };
  }
}
