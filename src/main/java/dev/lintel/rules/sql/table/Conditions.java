package dev.lintel.rules.sql.table;

import dev.lintel.syntax.sql.Delete;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.PipeStep;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.Update;
import java.util.ArrayList;
import java.util.List;

/** Finds conditions. */
final class Conditions {
  private Conditions() {}

  /** Gives what decides about rows anywhere in a statement, in the order of the text. */
  static List<Expression> of(Statement statement) {
    List<Expression> conditions = new ArrayList<>();
    statement.walk(node -> {
      switch (node) {
        case Select select -> {
          select.where().ifPresent(conditions::add);
          select.having().ifPresent(conditions::add);
          select.qualify().ifPresent(conditions::add);
        }
        case Join join -> join.on().ifPresent(conditions::add);
        case PipeStep.Filter filter -> conditions.add(filter.condition());
        case PipeStep.JoinWith join -> join.on().ifPresent(conditions::add);
        case Update update -> update.where().ifPresent(conditions::add);
        case Delete delete -> delete.where().ifPresent(conditions::add);
        case Merge merge -> conditions.add(merge.on());
        case Merge.Clause clause -> clause.condition().ifPresent(conditions::add);
        default -> {}
      }
    });
    return conditions;
  }
}
