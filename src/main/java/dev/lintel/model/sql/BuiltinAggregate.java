package dev.lintel.model.sql;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.util.Optionality;

/**
 * An aggregate, or a function of a window. Spark lets every aggregate have DISTINCT, FILTER, IGNORE
 * NULLS, OVER and an order of its rows, or refuses it for reasons that are not looked at here.
 */
final class BuiltinAggregate extends SqlAggFunction {
  private final boolean isOfWindow;

  BuiltinAggregate(SparkFunction function, SqlKind kind, SqlReturnTypeInference type) {
    super(
        function.name(),
        null,
        kind,
        type,
        null,
        new LenientOperands(function.arity()),
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        function.kind() == SparkFunction.Kind.WINDOW,
        Optionality.OPTIONAL);
    this.isOfWindow = function.kind() == SparkFunction.Kind.WINDOW;
  }

  @Override
  public boolean allowsNullTreatment() {
    return true;
  }

  @Override
  public boolean allowsFilter() {
    return !isOfWindow;
  }

  @Override
  public boolean allowsFraming() {
    return true;
  }
}
