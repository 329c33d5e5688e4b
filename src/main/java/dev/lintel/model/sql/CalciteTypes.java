package dev.lintel.model.sql;

import dev.lintel.model.sql.ColumnType.ArrayOf;
import dev.lintel.model.sql.ColumnType.Decimal;
import dev.lintel.model.sql.ColumnType.Field;
import dev.lintel.model.sql.ColumnType.MapOf;
import dev.lintel.model.sql.ColumnType.Simple;
import dev.lintel.model.sql.ColumnType.StructOf;
import dev.lintel.model.sql.ColumnType.Unknown;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.FunctionSqlType;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Spark's types as Calcite's, and back. Every type is nullable, as Spark's columns are. What
 * Calcite has no type for is ANY, with which it lets everything be done.
 */
final class CalciteTypes {
  private CalciteTypes() {}

  static RelDataType of(ColumnType type, RelDataTypeFactory factory) {
    RelDataType made =
        switch (type) {
          case Simple(String name) -> simple(name, factory);
          case Decimal(int precision, int scale) ->
              factory.createSqlType(SqlTypeName.DECIMAL, precision, scale);
          case ArrayOf(ColumnType element) -> factory.createArrayType(of(element, factory), -1);
          case MapOf(ColumnType key, ColumnType value) ->
              factory.createMapType(of(key, factory), of(value, factory));
          case StructOf(List<Field> fields) ->
              factory.createStructType(
                  StructKind.PEEK_FIELDS_NO_EXPAND,
                  fields.stream().map(field -> of(field.type(), factory)).toList(),
                  fields.stream().map(Field::name).toList());
          case Unknown _ -> factory.createSqlType(SqlTypeName.ANY);
        };
    return factory.createTypeWithNullability(made, true);
  }

  private static RelDataType simple(String name, RelDataTypeFactory factory) {
    int open = name.indexOf('(');
    if (open > 0) {
      int length = Integer.parseInt(name.substring(open + 1, name.length() - 1));
      boolean isFixed = name.startsWith("char");
      return factory.createSqlType(isFixed ? SqlTypeName.CHAR : SqlTypeName.VARCHAR, length);
    }
    return switch (name) {
      case "boolean" -> factory.createSqlType(SqlTypeName.BOOLEAN);
      case "tinyint" -> factory.createSqlType(SqlTypeName.TINYINT);
      case "smallint" -> factory.createSqlType(SqlTypeName.SMALLINT);
      case "int" -> factory.createSqlType(SqlTypeName.INTEGER);
      case "bigint" -> factory.createSqlType(SqlTypeName.BIGINT);
      case "float" -> factory.createSqlType(SqlTypeName.REAL);
      case "double" -> factory.createSqlType(SqlTypeName.DOUBLE);
      case "string" -> factory.createSqlType(SqlTypeName.VARCHAR);
      case "binary" -> factory.createSqlType(SqlTypeName.VARBINARY);
      case "date" -> factory.createSqlType(SqlTypeName.DATE);
      case "timestamp", "timestamp_ntz" -> factory.createSqlType(SqlTypeName.TIMESTAMP);
      case "void" -> factory.createSqlType(SqlTypeName.NULL);
      case "interval day" -> interval(TimeUnit.DAY, TimeUnit.DAY, factory);
      case "interval day to second" -> interval(TimeUnit.DAY, TimeUnit.SECOND, factory);
      case "interval year to month" -> interval(TimeUnit.YEAR, TimeUnit.MONTH, factory);
      default -> factory.createSqlType(SqlTypeName.ANY);
    };
  }

  private static RelDataType interval(TimeUnit from, TimeUnit to, RelDataTypeFactory factory) {
    return factory.createSqlIntervalType(
        new SqlIntervalQualifier(from, from == to ? null : to, SqlParserPos.ZERO));
  }

  /** Gives Spark's type; of a lambda, that of its body. */
  static ColumnType of(RelDataType type) {
    if (type instanceof FunctionSqlType function) {
      return of(function.getReturnType());
    }
    return switch (type.getSqlTypeName()) {
      case BOOLEAN -> new Simple("boolean");
      case TINYINT -> new Simple("tinyint");
      case SMALLINT -> new Simple("smallint");
      case INTEGER -> new Simple("int");
      case BIGINT -> new Simple("bigint");
      case REAL -> new Simple("float");
      case FLOAT, DOUBLE -> new Simple("double");
      case DECIMAL -> decimal(type);
      case CHAR, VARCHAR -> new Simple("string");
      case BINARY, VARBINARY -> new Simple("binary");
      case DATE -> new Simple("date");
      case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> new Simple("timestamp");
      case NULL -> new Simple("void");
      case ARRAY -> new ArrayOf(of(type.getComponentType()));
      case MAP -> new MapOf(of(type.getKeyType()), of(type.getValueType()));
      case ROW ->
          new StructOf(
              type.getFieldList().stream()
                  .map(field -> new Field(field.getName(), of(field.getType()), true))
                  .toList());
      default -> interval(type);
    };
  }

  private static ColumnType decimal(RelDataType type) {
    int precision = Math.min(type.getPrecision(), 38);
    return precision >= 1 && type.getScale() >= 0 && type.getScale() <= precision
        ? new Decimal(precision, type.getScale())
        : ColumnType.UNKNOWN;
  }

  private static ColumnType interval(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case INTERVAL_YEAR, INTERVAL_MONTH, INTERVAL_YEAR_MONTH ->
          new Simple("interval year to month");
      case INTERVAL_DAY -> new Simple("interval day");
      case INTERVAL_DAY_HOUR,
          INTERVAL_DAY_MINUTE,
          INTERVAL_DAY_SECOND,
          INTERVAL_HOUR,
          INTERVAL_HOUR_MINUTE,
          INTERVAL_HOUR_SECOND,
          INTERVAL_MINUTE,
          INTERVAL_MINUTE_SECOND,
          INTERVAL_SECOND ->
          new Simple("interval day to second");
      default -> ColumnType.UNKNOWN;
    };
  }
}
