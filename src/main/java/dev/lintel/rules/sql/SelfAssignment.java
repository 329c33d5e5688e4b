package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.Update;
import java.util.List;

/** Finds assignments that leave a column as it is. */
public final class SelfAssignment implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      switch (statement) {
        case Update update ->
            update.assignments().forEach(one -> check(one, update.table(), true, script, sink));
        case Merge merge ->
            merge.clauses().stream()
                .flatMap(clause -> clause.assignments().stream())
                .forEach(one -> check(one, merge.target(), false, script, sink));
        default -> {}
      }
    }
  }

  /**
   * @param isAlone whether no other table is there for a column without a qualifier to come from
   */
  private static void check(
      Update.Assignment assignment,
      TableName target,
      boolean isAlone,
      SqlScript script,
      FindingSink sink) {
    List<Name> column = assignment.column();
    if (assignment.value() instanceof ColumnRef(_, List<Name> value)
        && value.getLast().matches(column.getLast())
        && isOf(target, column, true)
        && isOf(target, value, isAlone)
        && !script.isMasked(assignment.span())) {
      sink.report(assignment.span(), "'%s' is set to itself".formatted(column.getLast()));
    }
  }

  /** Tells whether a name is of the target's column: alone, or with the target's name before it. */
  private static boolean isOf(TableName target, List<Name> name, boolean mayStandAlone) {
    return switch (name.size()) {
      case 1 -> mayStandAlone;
      case 2 -> name.getFirst().matches(target.exposedName());
      default -> false;
    };
  }
}
