package dev.lintel.model.sql.validation;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.util.Optionality;

/**
 * Functions of which no more is known than the type of their value. Each has a name of its own: to
 * Calcite two calls of one function with the same arguments are one value.
 */
final class LoweredFunctions {
  private int next;

  /** Makes a function whose value has a type that is known already. */
  SqlOperator scalar(String name, RelDataType type) {
    return new SqlFunction(
        name + "#" + next++,
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.explicit(type),
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
  }

  /** Makes an aggregate whose value has a type that is known already. */
  SqlAggFunction aggregate(String name, RelDataType type) {
    return new Aggregate(name + "#" + next++, type);
  }

  private static final class Aggregate extends SqlAggFunction {
    Aggregate(String name, RelDataType type) {
      super(
          name,
          null,
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.explicit(type),
          null,
          OperandTypes.VARIADIC,
          SqlFunctionCategory.USER_DEFINED_FUNCTION,
          false,
          false,
          Optionality.OPTIONAL);
    }
  }
}
