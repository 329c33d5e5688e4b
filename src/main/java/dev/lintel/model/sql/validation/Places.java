package dev.lintel.model.sql.validation;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.hint.HintStrategyTable;
import org.apache.calcite.rel.hint.RelHint;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * The places of one plan. A plan may come from several texts, and Calcite's positions know of one
 * only; so a position is no more than the number of a place, written as a line.
 */
final class Places {
  private static final String HINT = "AT";

  /** Without this Calcite refuses trees with hints. */
  static final HintStrategyTable HINTS =
      HintStrategyTable.builder().hintStrategy(HINT, (hint, rel) -> true).build();

  private final List<Place> places = new ArrayList<>();

  /** Gives the position that stands for a place. */
  SqlParserPos add(Span span, Optional<Span> reader) {
    places.add(new Place(span, reader));
    return new SqlParserPos(places.size(), 1);
  }

  /** Gives the hint that stands for a place, for what has no position. */
  RelHint hint(Span span, Optional<Span> reader) {
    return RelHint.builder(HINT)
        .hintOption(Integer.toString(add(span, reader).getLineNum()))
        .build();
  }

  /** Gives the place behind a position; empty for what Calcite made. */
  Optional<Place> find(SqlParserPos position) {
    return find(position.getLineNum());
  }

  Optional<Place> find(List<RelHint> hints) {
    return hints.stream()
        .filter(hint -> hint.hintName.equals(HINT))
        .findFirst()
        .flatMap(hint -> find(Integer.parseInt(hint.listOptions.getFirst())));
  }

  private Optional<Place> find(int number) {
    return number > 0 && number <= places.size()
        ? Optional.of(places.get(number - 1))
        : Optional.empty();
  }
}
