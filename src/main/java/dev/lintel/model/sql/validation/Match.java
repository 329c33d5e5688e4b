package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import java.util.List;

/** What a name turns out to mean. */
sealed interface Match {
  /** Nothing that is known, and there is nothing unknown that it could mean. */
  Match NONE = new None();

  /** Something that is not known may be meant. */
  Match UNSURE = new Unsure();

  /** See {@link #NONE}. */
  record None() implements Match {}

  /** See {@link #UNSURE}. */
  record Unsure() implements Match {}

  /**
   * A column, or a field of it.
   *
   * @param type the type of the field where one is meant
   * @param isWhole whether the column itself is meant
   */
  record Found(ScopeColumn column, ColumnType type, boolean isWhole) implements Match {}

  /** Several columns of that name. */
  record Ambiguous(List<ScopeColumn> columns) implements Match {}

  /**
   * A column that has no such field.
   *
   * @param part which part of the name is the field
   */
  record NoField(ScopeColumn column, ColumnType.StructOf type, int part) implements Match {}
}
