package dev.lintel.catalogs;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.ColumnType.Decimal;
import dev.lintel.model.sql.ColumnType.Simple;

/**
 * Gives what Spark makes of PostgreSQL's types, as its PostgresDialect does; only a timestamp
 * without a zone is one here, which Spark's reader gives where it is asked to.
 */
final class PostgresTypes {
  private PostgresTypes() {}

  /**
   * Reads a type as {@code format_type} prints it: {@code character varying(20)}, {@code
   * numeric(10,2)[]}.
   */
  static ColumnType of(String printed) {
    if (printed.endsWith("[]")) {
      ColumnType element = of(printed.substring(0, printed.length() - 2));
      return element.equals(ColumnType.UNKNOWN) ? element : new ColumnType.ArrayOf(element);
    }
    int open = printed.indexOf('(');
    int close = printed.indexOf(')', Math.max(0, open));
    String arguments = open < 0 || close < 0 ? "" : printed.substring(open + 1, close);
    String name =
        open < 0 || close < 0 ? printed : printed.substring(0, open) + printed.substring(close + 1);
    return switch (name) {
      case "boolean" -> new Simple("boolean");
      case "smallint" -> new Simple("smallint");
      case "integer" -> new Simple("int");
      case "bigint", "oid" -> new Simple("bigint");
      case "real" -> new Simple("float");
      case "double precision" -> new Simple("double");
      case "numeric" -> numeric(arguments);
      case "character varying" ->
          arguments.isEmpty() ? new Simple("string") : new Simple("varchar(" + arguments + ")");
      case "character" -> new Simple("char(" + (arguments.isEmpty() ? "1" : arguments) + ")");
      case "bytea", "bit" -> new Simple("binary");
      case "date" -> new Simple("date");
      case "timestamp without time zone" -> new Simple("timestamp_ntz");
      case "timestamp with time zone", "time without time zone", "time with time zone" ->
          new Simple("timestamp");
      default -> named(name);
    };
  }

  private static ColumnType named(String name) {
    return switch (name) {
      case "text", "name", "\"char\"", "uuid", "json", "jsonb", "xml", "money", "bit varying" ->
          new Simple("string");
      case "inet", "cidr", "macaddr", "macaddr8", "tsvector", "tsquery", "pg_lsn" ->
          new Simple("string");
      case "point", "line", "lseg", "box", "path", "polygon", "circle" -> new Simple("string");
      default -> name.startsWith("interval") ? new Simple("string") : ColumnType.UNKNOWN;
    };
  }

  /** One without digits holds any number; Spark then takes 38 digits, 18 of them for the part. */
  private static ColumnType numeric(String arguments) {
    if (arguments.isEmpty()) {
      return new Decimal(38, 18);
    }
    ColumnType type = ColumnType.of("decimal(" + arguments + ")");
    return type instanceof Decimal ? type : ColumnType.UNKNOWN;
  }
}
