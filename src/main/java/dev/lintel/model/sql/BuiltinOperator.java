package dev.lintel.model.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLambda;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlLambdaScope;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * A function of one row, or an operator that Spark types otherwise than Calcite does. An operator
 * is a function here as well, since Calcite makes plans of every function, but of no operator that
 * it does not know.
 */
final class BuiltinOperator extends SqlFunction {
  private final SqlSyntax syntax;

  BuiltinOperator(
      String name,
      SqlKind kind,
      SqlSyntax syntax,
      SqlReturnTypeInference type,
      SqlOperandTypeChecker operands) {
    super(name, kind, type, null, operands, SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.syntax = syntax;
  }

  @Override
  public SqlSyntax getSyntax() {
    return syntax;
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    nameParameters(validator, scope, call);
    return super.deriveType(validator, scope, call);
  }

  /** What a lambda's parameters are must be known before its body is looked at. */
  private void nameParameters(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    for (SqlNode operand : call.getOperandList()) {
      if (operand instanceof SqlLambda lambda
          && validator.getLambdaScope(lambda) instanceof SqlLambdaScope parameters) {
        List<ColumnType> others = others(validator, scope, call);
        for (int i = 0; i < lambda.getParameters().size(); i++) {
          ColumnType type = LambdaParameters.of(getName(), i, others);
          parameters
              .getParameterTypes()
              .put(
                  lambda.getParameters().get(i).toString(),
                  CalciteTypes.of(type, validator.getTypeFactory()));
        }
        forgetTypes(validator, lambda.getExpression());
      }
    }
  }

  /** Calcite has given some of the body's parameters the type ANY before. */
  private static void forgetTypes(SqlValidator validator, SqlNode body) {
    body.accept(
        new SqlBasicVisitor<Void>() {
          @Override
          public Void visit(SqlIdentifier id) {
            validator.removeValidatedNodeType(id);
            return null;
          }

          @Override
          public Void visit(SqlCall call) {
            validator.removeValidatedNodeType(call);
            return super.visit(call);
          }
        });
  }

  private static List<ColumnType> others(
      SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    return call.getOperandList().stream()
        .map(operand ->
            operand instanceof SqlLambda
                ? ColumnType.UNKNOWN
                : CalciteTypes.of(validator.deriveType(scope, operand)))
        .toList();
  }
}
