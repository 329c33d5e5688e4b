package dev.lintel.catalogs;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV as RFC 4180 has it: commas, quotes around what needs them, doubled inside. */
final class CsvRows {
  private final String text;
  private int at;

  private CsvRows(String text) {
    this.text = text;
  }

  /** Gives the rows with their fields; a row without any text is left out. */
  static List<List<String>> of(String text) {
    CsvRows rows = new CsvRows(text);
    List<List<String>> all = new ArrayList<>();
    while (rows.at < text.length()) {
      List<String> row = rows.row();
      if (row.size() > 1 || !row.getFirst().isBlank()) {
        all.add(row);
      }
    }
    return all;
  }

  private List<String> row() {
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      fields.add(field());
    }
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    return fields;
  }

  private String field() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    for (at++; at < text.length(); at++) {
      if (text.charAt(at) == '"') {
        if (!text.startsWith("\"\"", at)) {
          break;
        }
        at++;
      }
      field.append(text.charAt(at));
    }
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return field.toString();
  }
}
