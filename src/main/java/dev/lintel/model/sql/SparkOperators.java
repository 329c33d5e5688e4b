package dev.lintel.model.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/**
 * Spark's functions and operators for Calcite. Each is made when it is first asked for: a scan of
 * Calcite's own tables costs more than the validation of a query. A function that is not builtin is
 * one that takes and gives anything, so that the statement around it can be looked at. Thread-safe.
 */
public final class SparkOperators implements SqlOperatorTable {
  private static final SparkOperators INSTANCE = new SparkOperators();

  /** Calcite looks an operator up again by its name, so this one needs a name of its own. */
  private static final String BOOLEAN_SUFFIX = " (boolean)";

  private final Map<String, SqlOperator> functions = new ConcurrentHashMap<>();

  private SparkOperators() {}

  public static SparkOperators instance() {
    return INSTANCE;
  }

  /** Gives the operator of a builtin function; empty where there is none of the name. */
  public Optional<SqlOperator> builtin(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    return SparkFunctions.find(key)
        .filter(function -> function.kind() != SparkFunction.Kind.TABLE)
        .map(function -> functions.computeIfAbsent(key, some -> make(function)));
  }

  /** Gives the operator of a function that is not builtin: it takes and gives anything. */
  public SqlOperator unknown(String name) {
    return functions.computeIfAbsent(
        name.toLowerCase(Locale.ROOT), some -> unknown(name, ReturnType.UNKNOWN));
  }

  /** Gives the same for where only a condition may stand. */
  public SqlOperator unknownCondition(String name) {
    return functions.computeIfAbsent(
        name.toLowerCase(Locale.ROOT) + BOOLEAN_SUFFIX,
        some ->
            unknown(name + BOOLEAN_SUFFIX, new ReturnType.Fixed(new ColumnType.Simple("boolean"))));
  }

  private static SqlOperator unknown(String name, ReturnType type) {
    return new BuiltinOperator(
        name,
        SqlKind.OTHER_FUNCTION,
        SqlSyntax.FUNCTION,
        TypeInference.of(type),
        new LenientOperands(Arity.ANY));
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> found,
      SqlNameMatcher matcher) {
    if (syntax.family != SqlSyntax.FUNCTION) {
      SparkSyntax.find(name.getSimple(), syntax).ifPresent(found::add);
    } else if (category == null) {
      // Calcite asks so for every column, whether it is a call without parentheses, and for what
      // to say of a call that has a wrong number of arguments.
      if (name.isSimple()) {
        builtin(name.getSimple()).ifPresent(found::add);
      }
    } else if (name.isSimple() && name.getSimple().endsWith(BOOLEAN_SUFFIX)) {
      String plain = name.getSimple();
      found.add(unknownCondition(plain.substring(0, plain.length() - BOOLEAN_SUFFIX.length())));
    } else {
      found.add(
          builtin(name.isSimple() ? name.getSimple() : "")
              .orElseGet(() -> unknown(name.toString())));
    }
  }

  /** Gives none: nothing needs all of them, and there are as many as there are names. */
  @Override
  public List<SqlOperator> getOperatorList() {
    return List.of();
  }

  private static SqlOperator make(SparkFunction function) {
    switch (function.name()) {
      case "count":
        return SqlStdOperatorTable.COUNT;
      case "grouping":
        return SqlStdOperatorTable.GROUPING;
      case "grouping_id":
        return SqlStdOperatorTable.GROUPING_ID;
      default:
        break;
    }
    return switch (function.kind()) {
      case AGGREGATE, WINDOW ->
          new BuiltinAggregate(function, kind(function.name()), TypeInference.of(function));
      case SCALAR, GENERATOR, TABLE ->
          new BuiltinOperator(
              function.name(),
              SqlKind.OTHER_FUNCTION,
              function.bare() ? SqlSyntax.FUNCTION_ID : SqlSyntax.FUNCTION,
              TypeInference.of(function),
              new LenientOperands(function.arity()));
    };
  }

  /** The kinds by which Calcite knows more about an aggregate, as whether duplicates matter. */
  private static SqlKind kind(String name) {
    return switch (name) {
      case "sum" -> SqlKind.SUM;
      case "avg", "mean" -> SqlKind.AVG;
      case "min" -> SqlKind.MIN;
      case "max" -> SqlKind.MAX;
      case "any_value" -> SqlKind.ANY_VALUE;
      case "row_number" -> SqlKind.ROW_NUMBER;
      case "rank" -> SqlKind.RANK;
      case "dense_rank" -> SqlKind.DENSE_RANK;
      default -> SqlKind.OTHER_FUNCTION;
    };
  }
}
