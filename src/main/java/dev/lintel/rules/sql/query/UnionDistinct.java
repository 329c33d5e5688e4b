package dev.lintel.rules.sql.query;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Star;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds UNION that leaves open whether duplicates are to go. */
public final class UnionDistinct implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SetOperation operation : script.all(SetOperation.class)) {
      if (operation.operator() == SetOperation.Operator.UNION
          && operation.quantifier() == SetOperation.Quantifier.NONE) {
        Span verb = operation.verb();
        String quantifier = hasNoDuplicates(operation) ? "ALL" : "DISTINCT";
        Edit edit = new Edit(verb.part(verb.length(), verb.length()), " " + quantifier);
        sink.report(verb, "UNION drops duplicate rows without saying so")
            .fix(new Fix("Write UNION " + quantifier, true, List.of(edit)));
      }
    }
  }

  /** Tells whether no two rows of a UNION are alike: none of a side, and none of both. */
  private static boolean hasNoDuplicates(SetOperation operation) {
    return operation.left() instanceof Select left
        && operation.right() instanceof Select right
        && isUnique(left)
        && isUnique(right)
        && left.items().size() == right.items().size()
        && IntStream.range(0, left.items().size())
            .anyMatch(i -> differ(left.items().get(i), right.items().get(i)));
  }

  private static boolean isUnique(Select select) {
    return (select.distinct() || RedundantDistinct.isUnique(select))
        && select.items().stream().noneMatch(item -> item.expression() instanceof Star);
  }

  /** Tells whether two columns hold one value each, and not the same. */
  private static boolean differ(Select.Item left, Select.Item right) {
    Optional<Literals.Value> one = Literals.value(left.expression());
    Optional<Literals.Value> other = Literals.value(right.expression());
    return one.isPresent() && other.isPresent() && one.get().differsFrom(other.get());
  }
}
