package dev.lintel.rules.sql.table;

import dev.lintel.syntax.sql.Between;
import dev.lintel.syntax.sql.CaseWhen;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Exists;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.InList;
import dev.lintel.syntax.sql.InSubquery;
import dev.lintel.syntax.sql.IsNull;
import dev.lintel.syntax.sql.IsTruth;
import dev.lintel.syntax.sql.Like;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.Not;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.Window;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the columns whose values can be seen in the value of an expression. */
final class Exposed {
  private Exposed() {}

  /**
   * Gives the columns that no function hides and no comparison turns into a truth value.
   *
   * @param masking the functions that hide what they take, in lower case
   */
  static List<ColumnRef> in(Expression expression, Set<String> masking) {
    List<ColumnRef> found = new ArrayList<>();
    Deque<SqlNode> open = new ArrayDeque<>(List.of(expression));
    while (!open.isEmpty()) {
      SqlNode node = open.pop();
      switch (node) {
        case ColumnRef column -> found.add(column);
        case FunctionCall call -> {
          String name = call.name().getLast().value().toLowerCase(Locale.ROOT);
          if (!masking.contains(name)) {
            call.arguments().reversed().forEach(open::push);
          }
        }
        case CaseWhen choice -> {
          choice.otherwise().ifPresent(open::push);
          choice.branches().reversed().forEach(branch -> open.push(branch.result()));
        }
        case Comparison _,
            Logical _,
            Not _,
            IsNull _,
            IsTruth _,
            InList _,
            InSubquery _,
            Like _,
            Between _,
            Exists _,
            Query _,
            Window _ -> {}
        default -> {
          List<SqlNode> children = new ArrayList<>();
          node.forEachChild(children::add);
          children.reversed().forEach(open::push);
        }
      }
    }
    return found;
  }
}
