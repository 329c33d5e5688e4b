package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.ColumnType.Decimal;
import java.util.Optional;

/**
 * What becomes of a value that is written into a column of another type, by the policy ANSI, which
 * is the default of Spark and Databricks.
 *
 * <p>Source: spark.apache.org/docs/4.0.0/sql-ref-ansi-compliance.html, store assignment, read
 * 2026-11-26.
 */
enum StoreAssignment {
  /** Every value is kept as it is. */
  KEEPS,
  /** A value that is too large ends the job, or digits behind the point are rounded. */
  NARROWS,
  /** A part of the value is dropped, and nothing tells. */
  DROPS,
  /** The statement is refused. */
  REFUSED;

  private static final int INT_DIGITS = 10;

  static StoreAssignment of(ColumnType from, ColumnType to) {
    Optional<TypeFamily> given = TypeFamily.of(from);
    Optional<TypeFamily> taken = TypeFamily.of(to);
    if (given.isEmpty() || taken.isEmpty() || taken.get() == TypeFamily.TEXT) {
      return KEEPS;
    }
    if (given.get() != taken.get()) {
      return REFUSED;
    }
    return switch (given.get()) {
      case NUMBER -> ofNumbers(from, to);
      case DAY -> to.toString().equals("date") && !from.toString().equals("date") ? DROPS : KEEPS;
      case TEXT, TRUTH, BYTES -> KEEPS;
    };
  }

  private static StoreAssignment ofNumbers(ColumnType from, ColumnType to) {
    boolean isWhole = !(to instanceof Decimal) && !TypeFamily.isFloating(to);
    if (TypeFamily.isFloating(from)) {
      boolean isNarrower = to instanceof Decimal || to.toString().equals("float");
      return isWhole ? DROPS : isNarrower && !from.equals(to) ? NARROWS : KEEPS;
    }
    if (TypeFamily.isFloating(to)) {
      return KEEPS;
    }
    if (isWhole && from instanceof Decimal(_, int scale) && scale > 0) {
      return DROPS;
    }
    return holds(to, from) ? KEEPS : NARROWS;
  }

  /** Tells whether an exact type holds all values of another. */
  private static boolean holds(ColumnType to, ColumnType from) {
    if (to instanceof Decimal wide) {
      int scale = from instanceof Decimal(_, int digits) ? digits : 0;
      int whole = from instanceof Decimal narrow ? narrow.precision() - scale : digits(from);
      return wide.scale() >= scale && wide.precision() - wide.scale() >= whole;
    }
    // A type of ten digits does not hold all numbers of ten digits.
    return from instanceof Decimal narrow
        ? narrow.precision() < digits(to)
        : digits(from) <= digits(to);
  }

  private static int digits(ColumnType integral) {
    return switch (integral.toString()) {
      case "tinyint" -> 3;
      case "smallint" -> 5;
      case "bigint" -> 19;
      default -> INT_DIGITS;
    };
  }
}
