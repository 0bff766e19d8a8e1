package io.siyu.examples.quickstart.html;

import com.google.common.html.HtmlEscapers;

/** The rows of an HTML table, cell by cell. Not thread-safe. */
final class Rows {
  private final StringBuilder out = new StringBuilder();

  /** Starts a row. */
  Rows row() {
    out.append("<tr>");
    return this;
  }

  /** Ends a row. */
  Rows end() {
    out.append("</tr>\n");
    return this;
  }

  /** Adds a cell of text. */
  Rows text(String text) {
    return html(HtmlEscapers.htmlEscaper().escape(text));
  }

  /** Adds a cell of two texts, the second one small. */
  Rows text(String text, String small) {
    return html(
        HtmlEscapers.htmlEscaper().escape(text)
            + " <small>"
            + HtmlEscapers.htmlEscaper().escape(small)
            + "</small>");
  }

  /** Adds a cell of a word in the language of the page. */
  Rows label(Label label) {
    return html(label.html());
  }

  /** Adds a cell of a word that stands below a figure's head. */
  Rows verdict(Label label) {
    out.append("<td class=\"n\">").append(label.html()).append("</td>");
    return this;
  }

  /** Adds a cell of HTML. */
  Rows html(String html) {
    out.append("<td>").append(html).append("</td>");
    return this;
  }

  /** Adds a cell of a figure. */
  Rows figure(String figure) {
    out.append("<td class=\"n\">")
        .append(HtmlEscapers.htmlEscaper().escape(figure))
        .append("</td>");
    return this;
  }

  /** Adds a cell of a figure with a colour behind it, by the class that gives it. */
  Rows figure(String figure, String style) {
    out.append("<td class=\"n ")
        .append(style)
        .append("\">")
        .append(HtmlEscapers.htmlEscaper().escape(figure))
        .append("</td>");
    return this;
  }

  /** Adds a cell of a count. */
  Rows count(long count) {
    return figure(Figures.count(count));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
