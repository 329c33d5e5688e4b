package dev.lintel.model.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.validate.SqlValidatorUtil;

/** Tells Calcite the types that Spark's functions give. */
final class TypeInference {
  private TypeInference() {}

  static SqlReturnTypeInference of(ReturnType type) {
    return binding -> CalciteTypes.of(type.of(arguments(binding)), binding.getTypeFactory());
  }

  /** The fields of these structs are named by the call, which a table cannot tell. */
  static SqlReturnTypeInference of(SparkFunction function) {
    return switch (function.name()) {
      case "struct" -> binding -> struct(binding);
      case "named_struct" -> binding -> namedStruct(binding);
      default -> of(function.returnType());
    };
  }

  static List<ColumnType> arguments(SqlOperatorBinding binding) {
    List<ColumnType> arguments = new ArrayList<>();
    for (int i = 0; i < binding.getOperandCount(); i++) {
      arguments.add(CalciteTypes.of(binding.getOperandType(i)));
    }
    return arguments;
  }

  private static RelDataType struct(SqlOperatorBinding binding) {
    List<ColumnType.Field> fields = new ArrayList<>();
    for (int i = 0; i < binding.getOperandCount(); i++) {
      String other = "col" + (i + 1);
      String name = binding instanceof SqlCallBinding call ? nameOf(call.operand(i), other) : other;
      fields.add(new ColumnType.Field(name, CalciteTypes.of(binding.getOperandType(i)), true));
    }
    return CalciteTypes.of(new ColumnType.StructOf(fields), binding.getTypeFactory());
  }

  /** Gives the alias of an argument or the last part of a column's name. */
  private static String nameOf(SqlNode argument, String other) {
    String name = SqlValidatorUtil.alias(argument);
    return name == null || name.isEmpty() ? other : name;
  }

  private static RelDataType namedStruct(SqlOperatorBinding binding) {
    List<ColumnType.Field> fields = new ArrayList<>();
    for (int i = 0; i + 1 < binding.getOperandCount(); i += 2) {
      String name =
          binding.isOperandLiteral(i, false)
              ? binding.getOperandLiteralValue(i, String.class)
              : null;
      if (name == null) {
        return CalciteTypes.of(ColumnType.UNKNOWN, binding.getTypeFactory());
      }
      ColumnType type = CalciteTypes.of(binding.getOperandType(i + 1));
      fields.add(new ColumnType.Field(name, type, true));
    }
    return CalciteTypes.of(new ColumnType.StructOf(fields), binding.getTypeFactory());
  }
}
