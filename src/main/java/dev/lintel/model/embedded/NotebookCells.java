package dev.lintel.model.embedded;

import dev.lintel.source.LineIndex;
import dev.lintel.source.OriginMap;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the cells in SQL of a Databricks notebook that was exported as Python: comments in which
 * each line begins with {@code # MAGIC}, the first with {@code # MAGIC %sql}.
 */
final class NotebookCells {
  private static final String HEAD = "# Databricks notebook source";
  private static final String BREAK = "# COMMAND ----------";
  private static final String SQL = EmbeddedSql.MAGIC + " %sql";

  private final SourceText source;
  private final LineIndex lines;
  private final List<SqlScript> scripts = new ArrayList<>();
  private Optional<Cell> cell = Optional.empty();

  /** A cell whose lines are read. */
  private static final class Cell {
    private final StringBuilder text = new StringBuilder();
    private final OriginMap.Builder origins = new OriginMap.Builder();
  }

  private NotebookCells(SourceText source) {
    this.source = source;
    this.lines = source.lines();
  }

  static List<SqlScript> scripts(SourceText source) {
    String content = source.content();
    if (!content.startsWith(HEAD) || !content.contains(SQL)) {
      return List.of();
    }
    NotebookCells cells = new NotebookCells(source);
    for (int line = 1; line <= cells.lines.count(); line++) {
      cells.read(line);
    }
    cells.close();
    return cells.scripts;
  }

  private void read(int line) {
    int start = lines.start(line);
    String content = source.content();
    if (content.startsWith(BREAK, start)) {
      close();
    } else if (content.startsWith(EmbeddedSql.MAGIC, start)) {
      int from = start + EmbeddedSql.MAGIC.length();
      if (content.startsWith(SQL, start)) {
        close();
        cell = Optional.of(new Cell());
        from = start + SQL.length();
      } else if (content.startsWith(" %", from)) {
        close();
      }
      int next = line < lines.count() ? lines.start(line + 1) : content.length();
      boolean isSpaced = from < next && content.charAt(from) == ' ';
      add(isSpaced ? from + 1 : from, next);
    }
  }

  private void add(int start, int end) {
    cell.ifPresent(open -> {
      open.text.append(source.content(), start, end);
      open.origins.append(end - start, source.span(start, end));
    });
  }

  private void close() {
    if (cell.isPresent() && !cell.get().text.toString().isBlank()) {
      SourceText text =
          SourceText.derived(
              source.path(), cell.get().text.toString(), cell.get().origins.build(source.all()));
      scripts.add(EmbeddedSql.spark(text, List.of()));
    }
    cell = Optional.empty();
  }
}
