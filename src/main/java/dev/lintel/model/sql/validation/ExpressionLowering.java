package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.ColumnType.Decimal;
import dev.lintel.model.sql.ColumnType.Simple;
import dev.lintel.model.sql.SparkFunction;
import dev.lintel.model.sql.SparkFunctions;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Between;
import dev.lintel.syntax.sql.BooleanLiteral;
import dev.lintel.syntax.sql.CaseWhen;
import dev.lintel.syntax.sql.Cast;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.Exists;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.InList;
import dev.lintel.syntax.sql.InSubquery;
import dev.lintel.syntax.sql.IsNull;
import dev.lintel.syntax.sql.IsTruth;
import dev.lintel.syntax.sql.Lambda;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.Not;
import dev.lintel.syntax.sql.NullLiteral;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Operation;
import dev.lintel.syntax.sql.ScalarSubquery;
import dev.lintel.syntax.sql.SortItem;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.StringLiteral;
import dev.lintel.syntax.sql.Tuple;
import dev.lintel.syntax.sql.Window;
import dev.lintel.syntax.sql.WindowCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Turns expressions whose names are resolved into Calcite's. What Calcite has no like of becomes a
 * call of a function of Spark's type over the same operands, so that no column gets lost.
 */
final class ExpressionLowering {
  /** Longer lists say no more about types, and Calcite goes through them by calling itself. */
  private static final int MAX_OPERANDS = 500;

  private final Resolution resolution;
  private final CalciteTypes types;
  private final Lowering lowering;

  ExpressionLowering(Resolution resolution, CalciteTypes types, Lowering lowering) {
    this.resolution = resolution;
    this.types = types;
    this.lowering = lowering;
  }

  org.apache.calcite.sql.SqlNode lower(Expression expression, Bindings bindings) {
    return lowering.isGivenUp(expression.span()) ? any(expression) : known(expression, bindings);
  }

  List<org.apache.calcite.sql.SqlNode> all(
      List<? extends Expression> expressions, Bindings bindings) {
    List<org.apache.calcite.sql.SqlNode> nodes = new ArrayList<>(expressions.size());
    for (Expression expression : expressions) {
      nodes.add(lower(expression, bindings));
    }
    return nodes;
  }

  /** Lowers what stands where a truth value must. */
  org.apache.calcite.sql.SqlNode condition(Expression expression, Bindings bindings) {
    org.apache.calcite.sql.SqlNode node = lower(expression, bindings);
    boolean isBoolean =
        switch (expression) {
          case Comparison _, Logical _, Not _, IsNull _, IsTruth _, InSubquery _, Exists _ -> true;
          case BooleanLiteral _, Between _, InList _ -> true;
          default -> false;
        };
    return isBoolean && !lowering.isGivenUp(expression.span())
        ? node
        : call("BOOLEAN", new Simple("boolean"), List.of(node), expression.span());
  }

  /** Gives a value of which no more than Spark's own type is known. */
  org.apache.calcite.sql.SqlNode any(Expression expression) {
    return call("ANY", resolution.type(expression), List.of(), expression.span());
  }

  private org.apache.calcite.sql.SqlNode call(
      String name, ColumnType type, List<org.apache.calcite.sql.SqlNode> operands, Span span) {
    return LoweredFunctions.call(name, types.of(type, true), operands, Positions.of(span));
  }

  private org.apache.calcite.sql.SqlNode known(Expression expression, Bindings bindings) {
    SqlParserPos position = Positions.of(expression.span());
    return switch (expression) {
      case ColumnRef reference -> column(reference, bindings);
      case NumberLiteral(Span span) -> number(expression, span.text(), position);
      case StringLiteral literal -> text(literal, position);
      case BooleanLiteral(_, boolean value) -> SqlLiteral.createBoolean(value, position);
      case NullLiteral _ -> SqlLiteral.createNull(position);
      case Comparison(_, Expression left, Comparison.Operator operator, _, Expression right) ->
          operator(operator).createCall(position, lower(left, bindings), lower(right, bindings));
      case Logical(_, Logical.Operator operator, List<Expression> operands) ->
          chain(
              operator == Logical.Operator.AND ? SqlStdOperatorTable.AND : SqlStdOperatorTable.OR,
              operands.stream().map(operand -> condition(operand, bindings)).toList(),
              position);
      case Not(_, Expression operand) ->
          SqlStdOperatorTable.NOT.createCall(position, condition(operand, bindings));
      case IsNull(_, Expression operand, boolean negated) ->
          (negated ? SqlStdOperatorTable.IS_NOT_NULL : SqlStdOperatorTable.IS_NULL)
              .createCall(position, lower(operand, bindings));
      case IsTruth(_, Expression operand, _, _) ->
          call("IS", new Simple("boolean"), List.of(lower(operand, bindings)), expression.span());
      case InList(_, Expression operand, boolean negated, List<Expression> values)
          when values.size() <= MAX_OPERANDS ->
          (negated ? SqlStdOperatorTable.NOT_IN : SqlStdOperatorTable.IN)
              .createCall(
                  position,
                  lower(operand, bindings),
                  new SqlNodeList(all(values, bindings), position));
      case InSubquery(_, Expression operand, boolean negated, var query) ->
          (negated ? SqlStdOperatorTable.NOT_IN : SqlStdOperatorTable.IN)
              .createCall(
                  position, lower(operand, bindings), lowering.query(query, Optional.of(bindings)));
      case Exists(_, var query) ->
          SqlStdOperatorTable.EXISTS.createCall(
              position, lowering.query(query, Optional.of(bindings)));
      case ScalarSubquery(_, var query) ->
          SqlStdOperatorTable.SCALAR_QUERY.createCall(
              position, lowering.query(query, Optional.of(bindings)));
      case Between(_, Expression operand, boolean negated, Expression low, Expression high) ->
          (negated ? SqlStdOperatorTable.NOT_BETWEEN : SqlStdOperatorTable.BETWEEN)
              .createCall(
                  position, lower(operand, bindings), lower(low, bindings), lower(high, bindings));
      case Operation operation -> operation(operation, bindings, position);
      case CaseWhen choice -> choice(choice, bindings, position);
      case Cast(_, Expression operand, var type, boolean attempts) ->
          cast(expression, operand, ColumnType.of(type.span().text()), attempts, bindings);
      case Tuple(_, List<Expression> values) when values.size() > 1 ->
          SqlStdOperatorTable.ROW.createCall(position, all(values, bindings));
      case FunctionCall function -> function(function, bindings);
      case WindowCall(_, FunctionCall function, Window window) ->
          SqlStdOperatorTable.OVER.createCall(
              position, function(function, bindings), window(window, bindings));
      case Lambda _, Star _ -> any(expression);
      default -> other(expression, bindings);
    };
  }

  private org.apache.calcite.sql.SqlNode column(ColumnRef reference, Bindings bindings) {
    Optional<Match.Found> found = resolution.column(reference);
    Optional<org.apache.calcite.sql.SqlNode> node =
        found.flatMap(match -> bindings.find(match.column().identity()));
    if (node.isEmpty()) {
      return any(reference);
    }
    org.apache.calcite.sql.SqlNode placed = node.get().clone(Positions.of(reference.span()));
    return found.get().isWhole()
        ? placed
        : call("FIELD", found.get().type(), List.of(placed), reference.span());
  }

  private org.apache.calcite.sql.SqlNode number(
      Expression expression, String text, SqlParserPos position) {
    String digits = text.toLowerCase(Locale.ROOT).replaceAll("(bd|[lsydf])$", "");
    return digits.indexOf('e') >= 0 || text.matches(".*[dDfF]")
        ? call("NUMBER", resolution.type(expression), List.of(), expression.span())
        : SqlLiteral.createExactNumeric(digits, position);
  }

  private org.apache.calcite.sql.SqlNode text(StringLiteral literal, SqlParserPos position) {
    String text = literal.span().text();
    boolean isPlain =
        text.length() > 1
            && text.charAt(0) == '\''
            && text.chars().allMatch(c -> c >= ' ' && c < 127 && c != '\\');
    return isPlain
        ? SqlLiteral.createCharString(text.substring(1, text.length() - 1), position)
        : call("TEXT", new Simple("string"), List.of(), literal.span());
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

  /** A balanced tree, since Calcite walks down trees by calling itself. */
  private static org.apache.calcite.sql.SqlNode chain(
      SqlOperator operator, List<org.apache.calcite.sql.SqlNode> operands, SqlParserPos position) {
    int middle = operands.size() / 2;
    return operands.size() == 1
        ? operands.getFirst()
        : operator.createCall(
            position,
            chain(operator, operands.subList(0, middle), position),
            chain(operator, operands.subList(middle, operands.size()), position));
  }

  private org.apache.calcite.sql.SqlNode operation(
      Operation operation, Bindings bindings, SqlParserPos position) {
    SqlOperator operator =
        switch (operation.operator()) {
          case "+" -> SqlStdOperatorTable.PLUS;
          case "-" -> SqlStdOperatorTable.MINUS;
          case "*" -> SqlStdOperatorTable.MULTIPLY;
          case "%" -> SqlStdOperatorTable.PERCENT_REMAINDER;
          default -> null;
        };
    boolean isPlain =
        operator != null
            && operation.operands().size() > 1
            && operation.operands().size() <= MAX_OPERANDS
            && operation.operands().stream().allMatch(operand -> isNumber(operand));
    if (!isPlain) {
      return other(operation, bindings);
    }
    org.apache.calcite.sql.SqlNode left = lower(operation.operands().getFirst(), bindings);
    for (Expression operand : operation.operands().subList(1, operation.operands().size())) {
      left = operator.createCall(position, left, lower(operand, bindings));
    }
    return left;
  }

  private boolean isNumber(Expression expression) {
    return switch (resolution.type(expression)) {
      case Decimal _ -> true;
      case Simple(String name) ->
          switch (name) {
            case "tinyint", "smallint", "int", "bigint", "float", "double" -> true;
            default -> false;
          };
      default -> false;
    };
  }

  private org.apache.calcite.sql.SqlNode choice(
      CaseWhen choice, Bindings bindings, SqlParserPos position) {
    if (choice.operand().isPresent() || choice.branches().size() > MAX_OPERANDS) {
      return other(choice, bindings);
    }
    SqlNodeList conditions = new SqlNodeList(position);
    SqlNodeList results = new SqlNodeList(position);
    for (CaseWhen.Branch branch : choice.branches()) {
      conditions.add(condition(branch.condition(), bindings));
      results.add(lower(branch.result(), bindings));
    }
    org.apache.calcite.sql.SqlNode otherwise =
        choice
            .otherwise()
            .map(value -> lower(value, bindings))
            .orElseGet(() -> SqlLiteral.createNull(position));
    return new SqlCase(position, null, conditions, results, otherwise);
  }

  private org.apache.calcite.sql.SqlNode cast(
      Expression whole, Expression operand, ColumnType type, boolean attempts, Bindings bindings) {
    SqlParserPos position = Positions.of(whole.span());
    org.apache.calcite.sql.SqlNode value = lower(operand, bindings);
    SqlTypeName name =
        type instanceof Simple(String simple) ? CalciteTypes.typeName(simple) : SqlTypeName.ANY;
    boolean isPlain = !attempts && (name != SqlTypeName.ANY || type instanceof Decimal);
    if (!isPlain) {
      return call("CAST", type, List.of(value), whole.span());
    }
    SqlBasicTypeNameSpec spec =
        type instanceof Decimal(int precision, int scale)
            ? new SqlBasicTypeNameSpec(SqlTypeName.DECIMAL, precision, scale, position)
            : new SqlBasicTypeNameSpec(name, position);
    return SqlStdOperatorTable.CAST.createCall(
        position, value, new SqlDataTypeSpec(spec, position));
  }

  private org.apache.calcite.sql.SqlNode function(FunctionCall function, Bindings bindings) {
    SqlParserPos position = Positions.of(function.span());
    String name = function.name().getLast().value().toUpperCase(Locale.ROOT);
    Optional<SparkFunction.Kind> kind =
        function.name().size() > 1
            ? Optional.empty()
            : SparkFunctions.find(name).map(SparkFunction::kind);
    boolean isAggregate =
        kind.filter(k -> k == SparkFunction.Kind.AGGREGATE || k == SparkFunction.Kind.WINDOW)
            .isPresent();
    if (!isAggregate) {
      return call(
          name, resolution.type(function), all(function.arguments(), bindings), function.span());
    }
    SqlLiteral quantifier = function.distinct() ? SqlSelectKeyword.DISTINCT.symbol(position) : null;
    boolean isOfAll =
        name.equals("COUNT") && function.arguments().stream().anyMatch(Star.class::isInstance);
    List<org.apache.calcite.sql.SqlNode> operands =
        isOfAll ? List.of(SqlIdentifier.star(position)) : all(function.arguments(), bindings);
    org.apache.calcite.sql.SqlNode call =
        aggregate(name, function)
            .createCall(
                quantifier, position, operands.toArray(org.apache.calcite.sql.SqlNode[]::new));
    return function
        .filter()
        .<org.apache.calcite.sql.SqlNode>map(filter ->
            SqlStdOperatorTable.FILTER.createCall(position, call, condition(filter, bindings)))
        .orElse(call);
  }

  private SqlAggFunction aggregate(String name, FunctionCall function) {
    return switch (name) {
      case "COUNT" -> SqlStdOperatorTable.COUNT;
      case "MIN" -> SqlStdOperatorTable.MIN;
      case "MAX" -> SqlStdOperatorTable.MAX;
      default -> {
        RelDataType type = types.of(resolution.type(function), true);
        yield LoweredFunctions.aggregate(name, type);
      }
    };
  }

  private SqlWindow window(Window window, Bindings bindings) {
    SqlParserPos position = Positions.of(window.span());
    SqlNodeList order = new SqlNodeList(position);
    for (SortItem item : window.orderBy()) {
      org.apache.calcite.sql.SqlNode key = lower(item.expression(), bindings);
      order.add(item.descending() ? SqlStdOperatorTable.DESC.createCall(position, key) : key);
    }
    return SqlWindow.create(
        null,
        null,
        new SqlNodeList(all(window.partitionBy(), bindings), position),
        order,
        SqlLiteral.createBoolean(true, position),
        null,
        null,
        null,
        position);
  }

  /** Keeps the operands, and Spark's type. */
  private org.apache.calcite.sql.SqlNode other(Expression expression, Bindings bindings) {
    List<org.apache.calcite.sql.SqlNode> operands = new ArrayList<>();
    gather(expression, bindings, operands);
    String name = expression.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    return call(name, resolution.type(expression), operands, expression.span());
  }

  private void gather(
      SqlNode node, Bindings bindings, List<org.apache.calcite.sql.SqlNode> operands) {
    node.forEachChild(child -> {
      if (operands.size() > MAX_OPERANDS) {
        return;
      }
      if (child instanceof Expression expression) {
        operands.add(lower(expression, bindings));
      } else if (child instanceof CaseWhen.Branch branch) {
        gather(branch, bindings, operands);
      }
    });
  }
}
