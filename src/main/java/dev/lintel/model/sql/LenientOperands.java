package dev.lintel.model.sql;

import java.util.Collections;
import java.util.Optional;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;

/**
 * Counts arguments and lets every type pass: Spark casts where the SQL standard refuses, so what
 * Calcite thinks of types says nothing of a script for Spark. A checker of Calcite's own is asked
 * nevertheless where there is one, since asking it makes the casts visible that Spark makes too.
 */
record LenientOperands(Arity arity, Optional<SqlOperandTypeChecker> coercing)
    implements SqlOperandTypeChecker {
  LenientOperands(Arity arity) {
    this(arity, Optional.empty());
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
    try {
      coercing.ifPresent(checker -> checker.checkOperandTypes(binding, false));
    } catch (CalciteException e) {
      // Some checkers throw although they were told not to; then nothing is cast.
    }
    return true;
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return new SqlOperandCountRange() {
      @Override
      public boolean isValidCount(int count) {
        return arity.allows(count);
      }

      @Override
      public int getMin() {
        return arity.minimum();
      }

      @Override
      public int getMax() {
        return arity.maximum().orElse(-1);
      }
    };
  }

  @Override
  public String getAllowedSignatures(SqlOperator operator, String name) {
    return SqlUtil.getAliasedSignature(
        operator, name, Collections.nCopies(Math.max(arity.minimum(), 1), "ANY"));
  }
}
