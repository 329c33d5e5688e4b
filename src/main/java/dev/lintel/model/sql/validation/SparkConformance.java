package dev.lintel.model.sql.validation;

import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/**
 * What Spark allows. The lowering has resolved all names and aliases before, so nothing of
 * Calcite's own leniency with them is wanted.
 */
final class SparkConformance extends SqlDelegatingConformance {
  static final SparkConformance INSTANCE = new SparkConformance();

  private SparkConformance() {
    super(SqlConformanceEnum.DEFAULT);
  }

  @Override
  public boolean isSortByOrdinal() {
    return true;
  }

  @Override
  public boolean allowLenientCoercion() {
    return true;
  }

  @Override
  public boolean isPercentRemainderAllowed() {
    return true;
  }
}
