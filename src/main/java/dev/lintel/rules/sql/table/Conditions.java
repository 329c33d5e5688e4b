package dev.lintel.rules.sql.table;

import dev.lintel.syntax.sql.Delete;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.PipeStep;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.Update;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Finds conditions, and takes them apart. */
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

  /** Gives what must all hold, nested ANDs too, in the order of the text. */
  static List<Expression> conjuncts(Expression condition) {
    List<Expression> parts = new ArrayList<>();
    Deque<Expression> open = new ArrayDeque<>(List.of(condition));
    while (!open.isEmpty()) {
      Expression next = open.pop();
      if (next instanceof Logical(_, Logical.Operator operator, List<Expression> operands)
          && operator == Logical.Operator.AND) {
        operands.reversed().forEach(open::push);
      } else {
        parts.add(next);
      }
    }
    return parts;
  }

  /** Gives the nodes of one kind that no inner query holds, in the order of the text. */
  static <T> List<T> own(SqlNode root, Class<T> kind) {
    List<T> found = new ArrayList<>();
    Deque<SqlNode> open = new ArrayDeque<>(List.of(root));
    boolean isRoot = true;
    while (!open.isEmpty()) {
      SqlNode node = open.pop();
      if (kind.isInstance(node)) {
        found.add(kind.cast(node));
      }
      if (isRoot || !(node instanceof Query)) {
        List<SqlNode> children = new ArrayList<>();
        node.forEachChild(children::add);
        children.reversed().forEach(open::push);
      }
      isRoot = false;
    }
    return found;
  }
}
