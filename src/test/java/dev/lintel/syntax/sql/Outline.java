package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      case Like like ->
          (like.negated() ? ":NOT_" : ":")
              + like.kind()
              + (like.quantifier() == Like.Quantifier.NONE ? "" : "_" + like.quantifier());
      case IsTruth is -> (is.negated() ? ":NOT_" : ":") + is.value();
      case FieldAccess access -> ":" + access.field();
      case PathAccess access -> access.key().map(key -> ":" + key).orElse("");
      case Collate collate -> ":" + collate.collation();
      case Grouping grouping -> ":" + grouping.kind();
      case Hint hint -> ":" + hint.name();
      case DataType type when !type.parameters().isEmpty() -> ":" + texts(type.parameters());
      case IntervalLiteral interval -> ":" + interval(interval);
      case TableSample sample -> ":" + sample.kind();
      case TableVersion version when version.byTime() -> ":TIME";
      case TableName table -> alias(table.alias());
      case Pivot pivot -> alias(pivot.alias());
      case Unpivot unpivot -> alias(unpivot.alias());
      case SortItem item when item.nulls() != SortItem.Nulls.DEFAULT -> ":" + item.nulls();
      case Window.Frame frame -> frame.byRange() ? ":RANGE" : ":ROWS";
      case Window.Bound bound -> ":" + bound.kind();
      case PipeStep.Project project -> ":" + project.kind();
      case IsNull is when is.negated() -> ":NOT";
      case FunctionCall call ->
          ":"
              + call.name().getLast()
              + (call.nulls() == FunctionCall.Nulls.DEFAULT ? "" : ":" + call.nulls())
              + (call.separators().isEmpty() ? "" : texts(call.separators()));
      case SetOperation operation -> ":" + operation.operator();
      case Join join -> ":" + join.type();
      case Lambda lambda -> ":" + lambda.parameters();
      case FunctionCall.NamedArgument argument -> ":" + argument.name();
      case Select.Item item -> item.alias().map(name -> ":" + name).orElse("");
      default -> "";
    };
  }

  private static String alias(Optional<Name> alias) {
    return alias.map(name -> ":" + name).orElse("");
  }

  private static String texts(List<Span> spans) {
    return spans.stream().map(Span::text).toList().toString();
  }

  private static String interval(IntervalLiteral interval) {
    if (interval.text().isPresent()) {
      return interval.text().get().text();
    }
    List<String> parts = new ArrayList<>();
    boolean negative = interval.negative();
    for (IntervalLiteral.Part part : interval.parts()) {
      parts.add(
          (negative || part.negative() ? "-" : "")
              + part.value().text()
              + " "
              + part.unit()
              + part.toUnit().map(unit -> " TO " + unit).orElse(""));
      negative = false;
    }
    return parts.toString();
  }
}
