package dev.lintel.syntax.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Prints trees for tests: the kind of each node, and the text of those without children. */
final class Outline {
  private Outline() {}

  static String of(SqlNode node) {
    List<SqlNode> children = new ArrayList<>();
    node.forEachChild(children::add);
    String kind = node.getClass().getSimpleName() + detail(node);
    if (children.isEmpty()) {
      return kind + "<" + node.span().text() + ">";
    }
    StringJoiner joiner = new StringJoiner(" ", kind + "(", ")");
    children.forEach(child -> joiner.add(of(child)));
    return joiner.toString();
  }

  /** Gives what tells nodes of one kind apart. */
  private static String detail(SqlNode node) {
    return switch (node) {
      case Comparison comparison -> ":" + comparison.operator();
      case Logical logical -> ":" + logical.operator();
      case Operation operation -> ":" + operation.operator();
      case InList in when in.negated() -> ":NOT";
      case InSubquery in when in.negated() -> ":NOT";
      case Between between when between.negated() -> ":NOT";
      case Like like -> (like.negated() ? ":NOT_" : ":") + like.kind();
      case IsNull is when is.negated() -> ":NOT";
      case FunctionCall call -> ":" + call.name().getLast();
      case SetOperation operation -> ":" + operation.operator();
      case Join join -> ":" + join.type();
      case Lambda lambda -> ":" + lambda.parameters();
      case FunctionCall.NamedArgument argument -> ":" + argument.name();
      case Select.Item item -> item.alias().map(name -> ":" + name).orElse("");
      default -> "";
    };
  }
}
