package dev.lintel.syntax.sql;

/**
 * A Databricks notebook that was exported as SQL: a comment parts its cells, and a cell in another
 * language is comments throughout.
 */
final class Notebook {
  private static final String HEAD = "-- Databricks notebook source";
  private static final String BREAK = "-- COMMAND ----------";

  private Notebook() {}

  /** Gives a text of the same length in which each cell ends its last statement. */
  static String separated(String text) {
    if (!text.startsWith(HEAD)) {
      return text;
    }
    StringBuilder separated = new StringBuilder(text);
    for (int at = text.indexOf(BREAK); at >= 0; at = text.indexOf(BREAK, at + 1)) {
      char before = text.charAt(at - 1);
      if (before == '\n' || before == '\r') {
        separated.setCharAt(at, ';');
        separated.setCharAt(at + 1, ' ');
        for (int i = at + 2; i < at + BREAK.length(); i++) {
          separated.setCharAt(i, ' ');
        }
      }
    }
    return separated.toString();
  }
}
