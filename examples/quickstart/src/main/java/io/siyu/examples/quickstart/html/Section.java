package io.siyu.examples.quickstart.html;

import java.util.List;

/** A section of the page and the table in it, as HTML. */
final class Section {
  private Section() {}

  static String of(Label title, Label below, String content) {
    return "<section>\n  <h2>"
        + title.html()
        + "</h2>\n  <p>"
        + below.html()
        + "</p>\n"
        + content
        + "</section>\n\n";
  }

  /** A table of which the first column holds names and the others figures. */
  static String table(List<Label> heads, Rows rows) {
    return table(1, heads, rows);
  }

  /** A table of which the first columns, so many, hold words and the others figures. */
  static String table(int words, List<Label> heads, Rows rows) {
    StringBuilder out = new StringBuilder("  <div class=\"table\"><table>\n    <thead><tr>");
    for (int i = 0; i < heads.size(); i++) {
      out.append(i < words ? "<th>" : "<th class=\"n\">")
          .append(heads.get(i).html())
          .append("</th>");
    }
    return out.append("</tr></thead>\n    <tbody>\n")
        .append(rows)
        .append("    </tbody>\n  </table></div>\n")
        .toString();
  }
}
