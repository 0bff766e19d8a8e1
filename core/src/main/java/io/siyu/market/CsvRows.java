package io.siyu.market;

import java.util.ArrayList;
import java.util.List;

/** Reads a CSV text by RFC 4180 row by row, whatever it holds. Not thread-safe. */
final class CsvRows {
  private static final char BOM = '\uFEFF';
  private static final char END = '\n';

  private final String text;
  private int at;
  private long line = 1;
  private String damage = "";

  private CsvRows(String text) {
    this.text = text;
    this.at = !text.isEmpty() && text.charAt(0) == BOM ? 1 : 0;
  }

  /**
   * A row.
   *
   * @param line the line on which it begins, counted from 1
   * @param cells its cells, without space around them
   * @param damage how it breaks the rules of CSV; empty where it does not
   */
  record Row(long line, List<String> cells, String damage) {}

  /** Returns the rows of a text but for those that are empty. */
  static List<Row> of(String text) {
    CsvRows rows = new CsvRows(text);
    List<Row> out = new ArrayList<>();
    while (rows.at < text.length()) {
      Row row = rows.row();
      if (!row.damage().isEmpty() || row.cells().stream().anyMatch(cell -> !cell.isEmpty())) {
        out.add(row);
      }
    }
    return out;
  }

  private Row row() {
    long begun = line;
    damage = "";
    List<String> cells = new ArrayList<>();
    do {
      cells.add(cell().strip());
    } while (take(','));
    takeEnd();
    return new Row(begun, List.copyOf(cells), damage);
  }

  private String cell() {
    if (take('"')) {
      String quoted = quoted();
      if (!isAtEndOfCell()) {
        damage = "must have nothing between a closing quote and the next comma";
        return quoted + plain();
      }
      return quoted;
    }
    return plain();
  }

  private String quoted() {
    StringBuilder cell = new StringBuilder();
    while (at < text.length()) {
      if (take('"')) {
        if (!take('"')) {
          return cell.toString();
        }
        cell.append('"');
      } else if (isAtEnd()) {
        takeEnd();
        cell.append(END);
      } else {
        cell.append(text.charAt(at++));
      }
    }
    damage = "must close its quote, or else it goes on to the end of the export";
    return cell.toString();
  }

  private String plain() {
    int from = at;
    while (!isAtEndOfCell()) {
      if (text.charAt(at) == '"') {
        damage = "must have no quote inside a cell that is not quoted";
      }
      at++;
    }
    return text.substring(from, at);
  }

  private boolean isAtEndOfCell() {
    return at == text.length() || text.charAt(at) == ',' || isAtEnd();
  }

  private boolean isAtEnd() {
    return text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private boolean take(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  /** Goes beyond an end of line, of one kind or another. */
  private void takeEnd() {
    boolean returned = take('\r');
    if (take('\n') || returned) {
      line++;
    }
  }
}
