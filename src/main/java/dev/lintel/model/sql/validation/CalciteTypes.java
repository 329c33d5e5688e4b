package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.ColumnType.ArrayOf;
import dev.lintel.model.sql.ColumnType.Decimal;
import dev.lintel.model.sql.ColumnType.MapOf;
import dev.lintel.model.sql.ColumnType.Simple;
import dev.lintel.model.sql.ColumnType.StructOf;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/** Turns Spark's types into Calcite's. */
final class CalciteTypes {
  private final SqlTypeFactoryImpl factory = new SqlTypeFactoryImpl(SparkTypeSystem.INSTANCE);

  SqlTypeFactoryImpl factory() {
    return factory;
  }

  RelDataType of(ColumnType type, boolean nullable) {
    return factory.createTypeWithNullability(of(type), nullable);
  }

  private RelDataType of(ColumnType type) {
    return switch (type) {
      case Simple(String name) -> factory.createSqlType(typeName(name));
      case Decimal(int precision, int scale) ->
          factory.createSqlType(SqlTypeName.DECIMAL, precision, scale);
      case ArrayOf(ColumnType element) -> factory.createArrayType(of(element, true), -1);
      case MapOf(ColumnType key, ColumnType value) ->
          factory.createMapType(of(key, false), of(value, true));
      case StructOf(List<ColumnType.Field> fields) -> {
        List<RelDataType> types = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (ColumnType.Field field : fields) {
          types.add(of(field.type(), field.nullable()));
          names.add(field.name());
        }
        yield factory.createStructType(types, names);
      }
      case ColumnType.Unknown _ -> factory.createSqlType(SqlTypeName.ANY);
    };
  }

  /** Gives the name of a type without parts; ANY where Calcite has none like it. */
  private static SqlTypeName typeName(String name) {
    int parenthesis = name.indexOf('(');
    return switch (parenthesis < 0 ? name : name.substring(0, parenthesis)) {
      case "boolean" -> SqlTypeName.BOOLEAN;
      case "tinyint" -> SqlTypeName.TINYINT;
      case "smallint" -> SqlTypeName.SMALLINT;
      case "int" -> SqlTypeName.INTEGER;
      case "bigint" -> SqlTypeName.BIGINT;
      case "float" -> SqlTypeName.REAL;
      case "double" -> SqlTypeName.DOUBLE;
      case "string", "varchar", "char" -> SqlTypeName.VARCHAR;
      case "date" -> SqlTypeName.DATE;
      case "timestamp", "timestamp_ntz" -> SqlTypeName.TIMESTAMP;
      default -> SqlTypeName.ANY;
    };
  }
}
