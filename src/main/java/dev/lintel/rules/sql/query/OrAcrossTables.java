package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.IsNull;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds OR between conditions on several tables, which none of them can filter by. */
public final class OrAcrossTables implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      Set<String> names = Relations.of(select).byName().keySet();
      if (select.where().isPresent() && names.size() > 1 && !script.isMasked(select.span())) {
        for (Expression condition : select.where().get().conjuncts()) {
          if (condition instanceof Logical or && isAcross(or, names)) {
            sink.report(
                or.span(),
                "OR over several tables is tested after the join, so neither side is filtered"
                    + " first");
          }
        }
      }
    }
  }

  /** Tells whether each branch is about one table, and not all about the same one. */
  private static boolean isAcross(Logical or, Set<String> names) {
    Set<String> found = new HashSet<>();
    for (Expression branch : or.disjuncts()) {
      Set<String> ofBranch = new HashSet<>();
      for (SqlNode node : branch.allOfQuery(SqlNode.class)) {
        if (node instanceof Query) {
          return false;
        }
        if (node instanceof IsNull) {
          // The NULL of an outer join: only the joined row has it.
          return false;
        }
        if (node instanceof ColumnRef column) {
          Optional<String> qualifier = Relations.qualifier(column, names);
          if (qualifier.isEmpty()) {
            return false;
          }
          ofBranch.add(qualifier.get());
        }
      }
      if (ofBranch.size() != 1) {
        return false;
      }
      found.addAll(ofBranch);
    }
    return found.size() > 1;
  }
}
