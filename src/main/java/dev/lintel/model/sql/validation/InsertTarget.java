package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Name;
import java.util.List;
import java.util.Optional;

/** Compares what an INSERT gives with what its table takes. */
final class InsertTarget {
  private InsertTarget() {}

  static void check(Insert insert, Scope target, Optional<Row> source, Resolution resolution) {
    List<ScopeColumn> columns = target.columns();
    boolean isKnown = true;
    for (Insert.PartitionValue partition : insert.partition()) {
      isKnown &= require(partition.column(), target, resolution);
    }
    for (Name column : insert.columns()) {
      isKnown &= require(column, target, resolution);
    }
    if (!isKnown || source.isEmpty() || source.get().open()) {
      return;
    }
    if (insert.byName()) {
      source.get().columns().stream()
          .filter(column -> column.name().isPresent())
          .filter(column -> columns.stream().noneMatch(c -> isSame(c, column)))
          .findFirst()
          .ifPresent(column -> unknownByName(insert, column.name().get(), target, resolution));
      return;
    }
    long fixed = insert.partition().stream().filter(p -> p.value().isPresent()).count();
    int expected =
        insert.columns().isEmpty() ? (int) (columns.size() - fixed) : insert.columns().size();
    int given = source.get().columns().size();
    if (given != expected) {
      resolution.report(
          Kind.INSERT_COLUMN_COUNT,
          insert.table().nameSpan(),
          "INSERT gives %s, but '%s' takes %d here"
              .formatted(Counts.columns(given), Resolution.text(insert.table().parts()), expected));
    }
  }

  private static boolean isSame(ScopeColumn one, ScopeColumn other) {
    return one.name().isPresent() && one.name().get().equalsIgnoreCase(other.name().orElse(""));
  }

  private static void unknownByName(
      Insert insert, String name, Scope target, Resolution resolution) {
    List<String> known = target.all().flatMap(c -> c.name().stream()).toList();
    resolution.report(
        Kind.UNKNOWN_TARGET_COLUMN,
        insert.table().nameSpan(),
        "INSERT BY NAME gives '%s', which the table has not".formatted(name),
        Suggestion.of(name, known));
  }

  private static boolean require(Name column, Scope target, Resolution resolution) {
    if (!(target.find(List.of(column)) instanceof Match.None)) {
      return true;
    }
    List<String> known = target.all().flatMap(c -> c.name().stream()).toList();
    resolution.report(
        Kind.UNKNOWN_TARGET_COLUMN,
        column.span(),
        "the target has no column '%s'".formatted(column.value()),
        Suggestion.of(column.value(), known));
    return false;
  }
}
