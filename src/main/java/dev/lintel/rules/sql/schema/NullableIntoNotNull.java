package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.validation.RowType;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.SourceColumn;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.CaseWhen;
import dev.lintel.syntax.sql.Cast;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.NullLiteral;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.WindowCall;
import java.util.List;
import java.util.Optional;

/** Finds NULL on its way into a column that is NOT NULL. */
public final class NullableIntoNotNull implements SchemaRule {
  private static final int ARGUMENTS_WITH_DEFAULT = 3;

  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      List<StoredValue> found =
          StoredValue.of(
              analysis,
              check,
              stored -> !stored.column().nullable() && reason(stored, check).isPresent());
      for (StoredValue stored : found) {
        if (!analysis.script().isMasked(stored.place())) {
          sink.report(
              stored.place(),
              "%s, and '%s' is NOT NULL"
                  .formatted(reason(stored, check).orElseThrow(), stored.column().name()));
        }
      }
    }
  }

  private static Optional<String> reason(StoredValue stored, StatementCheck check) {
    return stored
        .value()
        .flatMap(value ->
            isFreed(value, stored, check)
                ? Optional.of("the outer join gives NULL for " + stored.described())
                : reason(value));
  }

  private static Optional<String> reason(Expression value) {
    return switch (value) {
      case NullLiteral _ -> Optional.of("NULL is written");
      case CaseWhen choice when choice.otherwise().isEmpty() ->
          Optional.of("CASE without ELSE gives NULL");
      case CaseWhen choice when choice.otherwise().get() instanceof NullLiteral ->
          Optional.of("CASE gives NULL");
      case Cast cast when cast.attempts() ->
          Optional.of("try_cast gives NULL for what does not convert");
      case FunctionCall call when call.calls("nullif") -> Optional.of("nullif gives NULL");
      case WindowCall(_, FunctionCall call, _)
          when (call.calls("lag") || call.calls("lead"))
              && call.arguments().size() < ARGUMENTS_WITH_DEFAULT ->
          Optional.of(
              "%s without a default gives NULL at the edge"
                  .formatted(call.name().getFirst().value()));
      case Cast cast -> reason(cast.operand());
      default -> Optional.empty();
    };
  }

  /** A condition on a column of the table that may be missing may well leave those rows out. */
  private static boolean isFreed(Expression value, StoredValue stored, StatementCheck check) {
    Optional<SourceColumn> origin = stored.given().flatMap(RowType.Column::origin);
    return value instanceof ColumnRef
        && stored.given().map(RowType.Column::nullable).orElse(false)
        && origin.isPresent()
        && !origin.get().column().nullable()
        && check.statement() instanceof Insert insert
        && insert.source().orElseThrow().body() instanceof Select select
        && select.from().stream().anyMatch(from -> reads(from, origin.get().table(), check))
        && select.where().stream()
            .flatMap(where -> where.all(ColumnRef.class).stream())
            .flatMap(column -> check.column(column).stream())
            .noneMatch(column -> column.table().equals(origin.get().table()));
  }

  private static boolean reads(TableReference from, CatalogTable table, StatementCheck check) {
    return from.all(TableName.class).stream()
        .flatMap(name -> check.table(name).stream())
        .anyMatch(table::equals);
  }
}
