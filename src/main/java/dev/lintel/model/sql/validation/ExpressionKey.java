package dev.lintel.model.sql.validation;

import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.DataType;
import dev.lintel.syntax.sql.FieldAccess;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Operation;
import dev.lintel.syntax.sql.OtherExpression;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What tells whether two expressions are the same: columns by what they mean, all else by its form.
 *
 * @param kind the class of the node with what of it is no child
 */
record ExpressionKey(Object kind, List<ExpressionKey> children) {
  private record Form(Class<?> type, String text) {}

  private record Column(Object identity, String field) {}

  static ExpressionKey of(SqlNode node, Resolution resolution) {
    if (node instanceof ColumnRef reference) {
      return new ExpressionKey(column(reference, resolution), List.of());
    }
    if (node instanceof Query query) {
      String text = query.span().text().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
      return new ExpressionKey(new Form(Query.class, text), List.of());
    }
    List<ExpressionKey> children = new ArrayList<>();
    node.forEachChild(child -> children.add(of(child, resolution)));
    return new ExpressionKey(new Form(node.getClass(), text(node, children.isEmpty())), children);
  }

  /** Gives the key of the column itself where a field of it is meant. */
  static ExpressionKey ofWhole(ScopeColumn column) {
    return new ExpressionKey(new Column(column.identity(), ""), List.of());
  }

  private static Object column(ColumnRef reference, Resolution resolution) {
    String name = reference.parts().getLast().value().toLowerCase(Locale.ROOT);
    return resolution
        .column(reference)
        .<Object>map(found -> new Column(found.column().identity(), found.isWhole() ? "" : name))
        .orElseGet(() -> new Form(ColumnRef.class, reference.toString().toLowerCase(Locale.ROOT)));
  }

  private static String text(SqlNode node, boolean isLeaf) {
    return switch (node) {
      case StringLiteral literal -> literal.span().text();
      case FunctionCall call ->
          call.name().getLast().value().toLowerCase(Locale.ROOT) + (call.distinct() ? " d" : "");
      case Operation operation -> operation.operator().toLowerCase(Locale.ROOT);
      case Comparison comparison -> comparison.operator().name();
      case DataType type -> type.span().text().toLowerCase(Locale.ROOT);
      case FieldAccess access -> access.field().value().toLowerCase(Locale.ROOT);
      case OtherExpression other -> tail(other);
      default -> isLeaf ? node.span().text().toLowerCase(Locale.ROOT) : "";
    };
  }

  /** What stands behind the first part tells a field from a subscript. */
  private static String tail(OtherExpression other) {
    if (other.parts().isEmpty()) {
      return other.span().text().toLowerCase(Locale.ROOT);
    }
    int end = Math.min(other.parts().getFirst().span().end(), other.span().end());
    int last = other.parts().getLast().span().end();
    String content = other.span().source().content();
    return content.substring(Math.max(end, Math.min(last, other.span().end())), other.span().end());
  }
}
