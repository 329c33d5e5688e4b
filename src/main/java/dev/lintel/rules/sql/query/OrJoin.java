package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.SqlScript;
import java.util.HashSet;
import java.util.Set;

/** Finds join conditions that leave Spark no key to join by. */
public final class OrJoin implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Join join : script.all(Join.class)) {
      if (join.on().isPresent()
          && join.on().get() instanceof Logical logical
          && logical.operator() == Logical.Operator.OR
          && isEqualityIn(logical)
          && !hasCommonPart(logical)
          && !script.isMasked(logical.span())) {
        sink.report(
            logical.span(),
            "OR leaves no key to join by, so every row is held against every other one");
      }
    }
  }

  /** Where no branch asks for equality there was no key to begin with. */
  private static boolean isEqualityIn(Logical logical) {
    return logical.disjuncts().stream()
        .flatMap(branch -> branch.conjuncts().stream())
        .anyMatch(part ->
            part instanceof Comparison comparison
                && comparison.operator() == Comparison.Operator.EQUAL
                && comparison.left() instanceof ColumnRef left
                && comparison.right() instanceof ColumnRef right
                && left.parts().size() > 1
                && right.parts().size() > 1
                && !left.parts().getFirst().matches(right.parts().getFirst()));
  }

  /** Spark takes out what all branches ask for, and joins by that. */
  private static boolean hasCommonPart(Logical logical) {
    Set<String> common = null;
    for (Expression branch : logical.disjuncts()) {
      Set<String> parts = new HashSet<>();
      for (Expression part : branch.conjuncts()) {
        Texts.key(part.span()).ifPresent(parts::add);
      }
      if (common == null) {
        common = parts;
      } else {
        common.retainAll(parts);
      }
    }
    return common != null && !common.isEmpty();
  }
}
