package dev.lintel.catalogs;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.ColumnType.Decimal;
import dev.lintel.model.sql.ColumnType.Simple;
import java.sql.Types;

/** Gives what Spark makes of the types that JDBC has names for. */
final class JdbcTypes {
  private static final int MAX_DIGITS = 38;

  /** Beyond it, a length says no more than that the text is long. */
  private static final int MAX_LENGTH = 65_535;

  private JdbcTypes() {}

  /**
   * Gives the type.
   *
   * @param type one of {@link Types}
   * @param size the length or the number of digits
   * @param digits the number of digits behind the point
   */
  static ColumnType of(int type, int size, int digits) {
    return switch (type) {
      case Types.BOOLEAN -> new Simple("boolean");
      case Types.BIT -> new Simple(size > 1 ? "binary" : "boolean");
      case Types.TINYINT -> new Simple("tinyint");
      case Types.SMALLINT -> new Simple("smallint");
      case Types.INTEGER -> new Simple("int");
      case Types.BIGINT -> new Simple("bigint");
      case Types.REAL -> new Simple("float");
      case Types.FLOAT, Types.DOUBLE -> new Simple("double");
      case Types.DECIMAL, Types.NUMERIC -> decimal(size, digits);
      case Types.CHAR, Types.NCHAR -> text("char", size);
      case Types.VARCHAR, Types.NVARCHAR -> text("varchar", size);
      case Types.LONGVARCHAR,
          Types.LONGNVARCHAR,
          Types.CLOB,
          Types.NCLOB,
          Types.SQLXML,
          Types.DATALINK,
          Types.ROWID ->
          new Simple("string");
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> new Simple("binary");
      case Types.DATE -> new Simple("date");
      case Types.TIMESTAMP -> new Simple("timestamp_ntz");
      case Types.TIMESTAMP_WITH_TIMEZONE, Types.TIME, Types.TIME_WITH_TIMEZONE ->
          new Simple("timestamp");
      default -> ColumnType.UNKNOWN;
    };
  }

  /** Oracle's NUMBER without digits has none or more than there can be: any number. */
  private static ColumnType decimal(int size, int digits) {
    return size <= 0 || size > MAX_DIGITS || digits < 0 || digits > size
        ? ColumnType.UNKNOWN
        : new Decimal(size, digits);
  }

  private static ColumnType text(String name, int length) {
    return new Simple(length > 0 && length <= MAX_LENGTH ? name + "(" + length + ")" : "string");
  }
}
