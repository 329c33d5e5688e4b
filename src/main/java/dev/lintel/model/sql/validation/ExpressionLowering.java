package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Between;
import dev.lintel.syntax.sql.BooleanLiteral;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.InList;
import dev.lintel.syntax.sql.IsNull;
import dev.lintel.syntax.sql.Like;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.Not;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.StringLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Turns expressions whose names are resolved into Calcite's. What a plan is asked about, which is
 * conditions on columns, is kept as it is; all else becomes a function of Spark's type over the
 * columns that it speaks of, so that no use of a column gets lost. Types that differ are not
 * compared: what Spark converts, and how, depends on its settings.
 */
final class ExpressionLowering {
  /** Longer lists say little, and Calcite goes through chains by calling itself. */
  private static final int MAX_VALUES = 100;

  private final Resolution resolution;
  private final CalciteTypes types;
  private final RexBuilder rex;
  private final LoweredFunctions functions;
  private final PlanLiterals literals;
  private final Consumer<Query> subqueries;
  private final Positions positions;

  /** Gives the position that stands for a place. */
  interface Positions {
    SqlParserPos of(Span span);
  }

  ExpressionLowering(
      Resolution resolution,
      CalciteTypes types,
      RexBuilder rex,
      LoweredFunctions functions,
      Consumer<Query> subqueries,
      Positions positions) {
    this.resolution = resolution;
    this.types = types;
    this.rex = rex;
    this.functions = functions;
    this.literals = new PlanLiterals(rex);
    this.subqueries = subqueries;
    this.positions = positions;
  }

  /** Lowers an expression. */
  RexNode lower(Expression expression, PlanScope scope) {
    Optional<Integer> value = scope.value(expression, resolution);
    if (value.isPresent()) {
      return rex.makeInputRef(scope.rel(), value.get());
    }
    return switch (expression) {
      case ColumnRef reference -> column(reference, scope);
      case Comparison comparison ->
          compare(
              comparison.span(),
              comparison.left(),
              comparison.operator(),
              comparison.right(),
              scope,
              comparison);
      case Logical(Span span, Logical.Operator operator, List<Expression> operands) ->
          chain(
              span,
              operator == Logical.Operator.AND,
              operands.stream().map(operand -> condition(operand, scope)).toList());
      case Not(Span span, Expression operand) ->
          rex.makeCall(positions.of(span), SqlStdOperatorTable.NOT, condition(operand, scope));
      case IsNull(Span span, Expression operand, boolean negated) ->
          rex.makeCall(
              positions.of(span),
              negated ? SqlStdOperatorTable.IS_NOT_NULL : SqlStdOperatorTable.IS_NULL,
              lower(operand, scope));
      case Between between -> between(between, scope);
      case InList in when in.values().size() <= MAX_VALUES -> in(in, scope);
      case Like(
              Span span,
              Expression operand,
              Like.Kind kind,
              boolean negated,
              Expression pattern,
              Like.Quantifier quantifier,
              var escape)
          when kind == Like.Kind.LIKE
              && !negated
              && quantifier == Like.Quantifier.NONE
              && escape.isEmpty()
              && pattern instanceof StringLiteral
              && isText(lower(operand, scope)) ->
          rex.makeCall(
              positions.of(span),
              SqlStdOperatorTable.LIKE,
              lower(operand, scope),
              opaque(pattern, scope));
      case BooleanLiteral(_, boolean value2) -> rex.makeLiteral(value2);
      case NumberLiteral _ -> literal(expression, resolution.type(expression), scope);
      case StringLiteral _ -> literal(expression, new ColumnType.Simple("string"), scope);
      default -> opaque(expression, scope);
    };
  }

  private RexNode literal(Expression expression, ColumnType type, PlanScope scope) {
    return literals
        .of(expression, types.of(type, false))
        .orElseGet(() -> opaque(expression, scope));
  }

  private static boolean isText(RexNode node) {
    return node.getType().getSqlTypeName() == SqlTypeName.VARCHAR;
  }

  /** Lowers what stands where a truth value must. */
  RexNode condition(Expression expression, PlanScope scope) {
    RexNode node = lower(expression, scope);
    return node.getType().getSqlTypeName() == SqlTypeName.BOOLEAN
        ? node
        : unknown(expression.span(), inputs(expression, scope), scope);
  }

  private RexNode column(ColumnRef reference, PlanScope scope) {
    Optional<Match.Found> found = resolution.column(reference).filter(Match.Found::isWhole);
    if (found.isEmpty()) {
      return opaque(reference, scope);
    }
    Object identity = found.get().column().identity();
    return scope
        .column(identity)
        .<RexNode>map(index -> rex.makeInputRef(scope.rel(), index))
        .or(() -> scope.alias(identity).map(meaning -> lower(meaning, scope)))
        .orElseGet(() -> opaque(reference, scope));
  }

  private RexNode compare(
      Span span,
      Expression left,
      Comparison.Operator operator,
      Expression right,
      PlanScope scope,
      Expression whole) {
    boolean isRightLiteral = PlanLiterals.isLiteral(right);
    boolean isLeftLiteral = !isRightLiteral && PlanLiterals.isLiteral(left);
    boolean isOrdered =
        PlanLiterals.isOrdered(left, operator) && PlanLiterals.isOrdered(right, operator);
    Optional<RexNode> first = Optional.empty();
    Optional<RexNode> second = Optional.empty();
    if (isRightLiteral) {
      first = Optional.of(lower(left, scope));
      second = literals.of(right, first.get().getType());
    } else if (isLeftLiteral) {
      second = Optional.of(lower(right, scope));
      first = literals.of(left, second.get().getType());
    } else {
      first = Optional.of(lower(left, scope));
      second = Optional.of(lower(right, scope));
    }
    return isOrdered && first.isPresent() && second.isPresent() && isSame(first.get(), second.get())
        ? rex.makeCall(positions.of(span), operator(operator), first.get(), second.get())
        : unknown(whole.span(), inputs(whole, scope), scope);
  }

  private boolean isSame(RexNode left, RexNode right) {
    RelDataType type = left.getType();
    return type.getSqlTypeName() != SqlTypeName.ANY
        && type.getSqlTypeName() == right.getType().getSqlTypeName()
        && (type.getSqlTypeName() != SqlTypeName.DECIMAL
            || type.getScale() == right.getType().getScale());
  }

  private static SqlOperator operator(Comparison.Operator operator) {
    return switch (operator) {
      case EQUAL -> SqlStdOperatorTable.EQUALS;
      case NOT_EQUAL -> SqlStdOperatorTable.NOT_EQUALS;
      case LESS -> SqlStdOperatorTable.LESS_THAN;
      case LESS_OR_EQUAL -> SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
      case GREATER -> SqlStdOperatorTable.GREATER_THAN;
      case GREATER_OR_EQUAL -> SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
      case NULL_SAFE_EQUAL -> SqlStdOperatorTable.IS_NOT_DISTINCT_FROM;
      case NULL_SAFE_NOT_EQUAL -> SqlStdOperatorTable.IS_DISTINCT_FROM;
    };
  }

  private RexNode between(Between between, PlanScope scope) {
    boolean negated = between.negated();
    List<RexNode> bounds = new ArrayList<>();
    bounds.add(
        compare(
            between.span(),
            between.operand(),
            negated ? Comparison.Operator.LESS : Comparison.Operator.GREATER_OR_EQUAL,
            between.low(),
            scope,
            between));
    bounds.add(
        compare(
            between.span(),
            between.operand(),
            negated ? Comparison.Operator.GREATER : Comparison.Operator.LESS_OR_EQUAL,
            between.high(),
            scope,
            between));
    return chain(between.span(), !negated, bounds);
  }

  private RexNode in(InList in, PlanScope scope) {
    Comparison.Operator operator =
        in.negated() ? Comparison.Operator.NOT_EQUAL : Comparison.Operator.EQUAL;
    List<RexNode> tests = new ArrayList<>();
    for (Expression value : in.values()) {
      tests.add(compare(in.span(), in.operand(), operator, value, scope, in));
    }
    return chain(in.span(), in.negated(), tests);
  }

  /** What all must hold is taken apart, and each part has its place; what one of must, is one. */
  private RexNode chain(Span span, boolean isAnd, List<RexNode> operands) {
    if (operands.size() == 1) {
      return operands.getFirst();
    }
    SqlOperator operator = isAnd ? SqlStdOperatorTable.AND : SqlStdOperatorTable.OR;
    return rex.makeCall(
        isAnd ? SqlParserPos.ZERO : positions.of(span),
        operator,
        RexUtil.flatten(operands, operator));
  }

  /** Gives a truth value of which nothing is known but the columns that it follows from. */
  RexNode unknown(Span span, NavigableSet<Integer> inputs, PlanScope scope) {
    RelDataType type = types.of(new ColumnType.Simple("boolean"), true);
    return call("CONDITION", type, span, inputs, scope);
  }

  private RexNode opaque(Expression expression, PlanScope scope) {
    RelDataType type = types.of(resolution.type(expression), true);
    String name = expression.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    return call(name, type, expression.span(), inputs(expression, scope), scope);
  }

  private RexNode call(
      String name, RelDataType type, Span span, NavigableSet<Integer> inputs, PlanScope scope) {
    List<RexNode> operands = new ArrayList<>();
    inputs.forEach(index -> operands.add(rex.makeInputRef(scope.rel(), index)));
    return rex.makeCall(positions.of(span), type, functions.scalar(name, type), operands);
  }

  /** Gives the columns that an expression speaks of, those in its subqueries included. */
  NavigableSet<Integer> inputs(SqlNode expression, PlanScope scope) {
    NavigableSet<Integer> inputs = new TreeSet<>();
    gather(expression, scope, inputs);
    return inputs;
  }

  private void gather(SqlNode node, PlanScope scope, NavigableSet<Integer> inputs) {
    if (node instanceof Expression expression) {
      Optional<Integer> value = scope.value(expression, resolution);
      if (value.isPresent()) {
        inputs.add(value.get());
        return;
      }
    }
    switch (node) {
      case ColumnRef reference ->
          resolution
              .column(reference)
              .map(found -> found.column().identity())
              .ifPresent(identity -> {
                scope.column(identity).ifPresent(inputs::add);
                scope.alias(identity).ifPresent(meaning -> gather(meaning, scope, inputs));
              });
      case Query query -> {
        subqueries.accept(query);
        query.all(ColumnRef.class).forEach(reference -> gather(reference, scope, inputs));
      }
      default -> node.forEachChild(child -> gather(child, scope, inputs));
    }
  }
}
