package dev.lintel.rules.sql;

import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.TableFunction;
import dev.lintel.syntax.sql.TableName;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which of the two relations of a MERGE a column belongs to. */
final class MergeSides {
  private final Name target;
  private final Optional<Name> source;

  MergeSides(Merge merge) {
    this.target = merge.target().exposedName();
    this.source =
        switch (merge.source()) {
          case TableName table -> Optional.of(table.exposedName());
          case DerivedTable table -> table.alias();
          case OtherTable table -> table.alias();
          case TableFunction function -> function.alias();
          default -> Optional.empty();
        };
  }

  /** A side; UNKNOWN for a column without qualifier, or with that of neither. */
  enum Side {
    TARGET,
    SOURCE,
    UNKNOWN
  }

  Side of(ColumnRef column) {
    List<Name> qualifiers = column.parts().subList(0, column.parts().size() - 1);
    if (qualifiers.stream().anyMatch(target::matches)) {
      return Side.TARGET;
    }
    return source.isPresent() && qualifiers.stream().anyMatch(source.get()::matches)
        ? Side.SOURCE
        : Side.UNKNOWN;
  }

  /** Gives the sides of all columns of an expression. */
  Set<Side> of(Expression expression) {
    Set<Side> sides = EnumSet.noneOf(Side.class);
    expression.all(ColumnRef.class).forEach(column -> sides.add(of(column)));
    return sides;
  }

  /** Tells whether two values come one from each side; so may what is not known. */
  boolean mayLink(Expression one, Expression other) {
    Set<Side> left = of(one);
    Set<Side> right = of(other);
    return left.contains(Side.UNKNOWN)
        || right.contains(Side.UNKNOWN)
        || left.contains(Side.TARGET) && right.contains(Side.SOURCE)
        || left.contains(Side.SOURCE) && right.contains(Side.TARGET);
  }
}
