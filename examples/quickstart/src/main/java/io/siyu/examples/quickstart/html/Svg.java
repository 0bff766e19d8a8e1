package io.siyu.examples.quickstart.html;

import com.google.common.html.HtmlEscapers;
import java.util.Locale;

/**
 * A drawing within the page (SVG), element by element. It takes its colours from the page's style
 * by classes, so that it follows the dark. Not thread-safe.
 */
final class Svg {
  private final StringBuilder out = new StringBuilder();

  /** Where a text begins, lies or ends. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** What numbers that run across are in: nothing for pixels. */
  private final String across;

  private Svg(String width, String across, int height, Label about) {
    this.across = across;
    out.append("  <div class=\"table\"><svg class=\"drawing\" role=\"img\" width=\"")
        .append(width)
        .append("\" height=\"")
        .append(height)
        .append("\" aria-label=\"")
        .append(escaped(about.zh() + " / " + about.en()))
        .append("\">\n");
  }

  /**
   * Starts a drawing that keeps its size, so that its letters stay readable on a small screen,
   * where it scrolls.
   */
  static Svg fixed(int width, int height, Label about) {
    return new Svg(Integer.toString(width), "", height, about);
  }

  /** Starts a drawing as wide as the page, of which numbers that run across are in percent. */
  static Svg wide(int height, Label about) {
    return new Svg("100%", "%", height, about);
  }

  /** A number of the drawing, to a tenth. */
  private static String at(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static String escaped(String text) {
    return HtmlEscapers.htmlEscaper().escape(text);
  }

  /** Draws a filled box. */
  Svg box(String style, double x, double y, double width, double height) {
    out.append("<rect class=\"").append(style).append('"');
    across("x", x);
    attribute("y", y);
    across("width", width);
    attribute("height", height);
    out.append("/>\n");
    return this;
  }

  /** Draws a dot. */
  Svg dot(String style, double x, double y, double radius) {
    out.append("<circle class=\"").append(style).append('"');
    across("cx", x);
    attribute("cy", y);
    attribute("r", radius);
    out.append("/>\n");
    return this;
  }

  /** Draws a dot that says what it is when it is pointed at. */
  Svg dot(String style, double x, double y, double radius, String about) {
    dot(style, x, y, radius);
    out.setLength(out.length() - "/>\n".length());
    out.append("><title>").append(escaped(about)).append("</title></circle>\n");
    return this;
  }

  /** Draws a straight line. */
  Svg line(String style, double x1, double y1, double x2, double y2) {
    out.append("<line class=\"").append(style).append('"');
    across("x1", x1);
    attribute("y1", y1);
    across("x2", x2);
    attribute("y2", y2);
    out.append("/>\n");
    return this;
  }

  /** Draws a line from point to point, given as pairs. */
  Svg path(String style, double... points) {
    out.append("<path class=\"").append(style).append("\" d=\"");
    for (int i = 0; i < points.length; i += 2) {
      out.append(i == 0 ? "M" : "L").append(at(points[i])).append(' ').append(at(points[i + 1]));
    }
    out.append("\"/>\n");
    return this;
  }

  /** Draws a band that runs from one upright line to another. */
  Svg band(String style, double x1, double y1, double x2, double y2, double width, String about) {
    double middle = (x1 + x2) / 2;
    out.append("<path class=\"").append(style).append("\" d=\"M");
    out.append(at(x1)).append(' ').append(at(y1));
    curve(middle, y1, middle, y2, x2, y2);
    out.append('V').append(at(y2 + width));
    curve(middle, y2 + width, middle, y1 + width, x1, y1 + width);
    out.append("Z\"><title>").append(escaped(about)).append("</title></path>\n");
    return this;
  }

  private void curve(double x1, double y1, double x2, double y2, double x, double y) {
    out.append('C');
    for (double number : new double[] {x1, y1, x2, y2, x, y}) {
      out.append(at(number)).append(' ');
    }
  }

  /** Writes a text in the language of the page, with a soft one behind it. */
  Svg text(Label label, String behind, double x, double y, Anchor anchor) {
    out.append("<text text-anchor=\"").append(anchor.name().toLowerCase(Locale.ROOT)).append('"');
    across("x", x);
    attribute("y", y);
    out.append('>');
    if (label.zh().equals(label.en())) {
      out.append("<tspan>").append(escaped(label.zh())).append("</tspan>");
    } else {
      out.append("<tspan lang=\"zh\">").append(escaped(label.zh())).append("</tspan>");
      out.append("<tspan lang=\"en\">").append(escaped(label.en())).append("</tspan>");
    }
    if (!behind.isEmpty()) {
      out.append("<tspan class=\"soft\" dx=\"6\">").append(escaped(behind)).append("</tspan>");
    }
    out.append("</text>\n");
    return this;
  }

  /** Writes a text that is the same in every language. */
  Svg text(String text, double x, double y, Anchor anchor) {
    out.append("<text class=\"soft\" text-anchor=\"")
        .append(anchor.name().toLowerCase(Locale.ROOT))
        .append('"');
    across("x", x);
    attribute("y", y);
    out.append('>').append(escaped(text)).append("</text>\n");
    return this;
  }

  private void across(String name, double value) {
    out.append(' ').append(name).append("=\"").append(at(value)).append(across).append('"');
  }

  private void attribute(String name, double value) {
    out.append(' ').append(name).append("=\"").append(at(value)).append('"');
  }

  /** Ends the drawing. */
  String html() {
    return out + "</svg></div>\n";
  }
}
