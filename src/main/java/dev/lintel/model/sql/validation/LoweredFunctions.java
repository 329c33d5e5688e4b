package dev.lintel.model.sql.validation;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;

/**
 * Operators whose types Spark's table of functions tells: Calcite takes them as they are, and looks
 * none of them up.
 */
final class LoweredFunctions {
  private LoweredFunctions() {}

  /** Makes a call whose value has a type that is known already. */
  static SqlNode call(
      String name, RelDataType type, List<SqlNode> operands, SqlParserPos position) {
    return new Scalar(name, type).createCall(position, operands);
  }

  /** Makes an aggregate whose value has a type that is known already. */
  static SqlAggFunction aggregate(String name, RelDataType type) {
    return new Aggregate(name, type);
  }

  private static RelDataType derive(
      SqlFunction function, SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    for (SqlNode operand : call.getOperandList()) {
      validator.setValidatedNodeType(operand, validator.deriveType(scope, operand));
    }
    return function.validateOperands(validator, scope, call);
  }

  private static final class Scalar extends SqlFunction {
    Scalar(String name, RelDataType type) {
      super(
          name,
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.explicit(type),
          null,
          OperandTypes.VARIADIC,
          SqlFunctionCategory.USER_DEFINED_FUNCTION);
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
      return derive(this, validator, scope, call);
    }
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

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
      return derive(this, validator, scope, call);
    }
  }
}
