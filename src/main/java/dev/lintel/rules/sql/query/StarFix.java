package dev.lintel.rules.sql.query;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.sql.validation.ColumnName;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.Star;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the columns out that a star stands for. It is no safe fix: the table may have other ones
 * by now, and whoever wrote the star may want just those.
 */
final class StarFix {
  /** A list that makes a line longer has each column on a line of its own. */
  private static final int MAX_LINE = 100;

  private StarFix() {}

  /** Gives the fix for a star of a select list, where all its columns are known. */
  static Optional<Fix> of(Select.Item item, Optional<ScriptAnalysis> tables) {
    return tables
        .flatMap(analysis -> analysis.check(item.span()))
        .flatMap(check -> check.columns((Star) item.expression()))
        .map(columns -> of(item.span(), columns));
  }

  private static Fix of(Span star, List<ColumnName> columns) {
    int column = star.region().start().column() - 1;
    int length = columns.stream().mapToInt(name -> name.toString().length() + 2).sum();
    // In a text within another language a line break may mean something else.
    boolean breaks = column + length > MAX_LINE && star.source().origins().isEmpty();
    String list =
        columns.stream()
            .map(ColumnName::toString)
            .collect(Collectors.joining(breaks ? ",\n" + " ".repeat(column) : ", "));
    return new Fix("Write the columns out", false, List.of(new Edit(star, list)));
  }
}
