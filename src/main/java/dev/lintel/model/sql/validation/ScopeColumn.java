package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.syntax.sql.Name;
import java.util.List;
import java.util.Optional;

/**
 * A column while names are resolved.
 *
 * @param identity what tells copies of one column, which are no two columns to choose between, from
 *     columns that happen to have one name
 * @param qualifier what may stand before its name, the widest part first; empty for an alias
 * @param name empty where Spark makes up a name
 * @param hidden whether a join by USING took it into another one, so that only a qualified name
 *     means it
 */
record ScopeColumn(
    Object identity,
    List<String> qualifier,
    Optional<String> name,
    ColumnType type,
    boolean nullable,
    Optional<SourceColumn> origin,
    boolean hidden) {
  /** Makes a column that is a value of its own. */
  static ScopeColumn computed(Optional<String> name, ColumnType type, boolean nullable) {
    return new ScopeColumn(new Object(), List.of(), name, type, nullable, Optional.empty(), false);
  }

  ScopeColumn withQualifier(List<String> other) {
    return new ScopeColumn(identity, other, name, type, nullable, origin, false);
  }

  ScopeColumn withIdentity(Object other) {
    return new ScopeColumn(other, qualifier, name, type, nullable, origin, hidden);
  }

  ScopeColumn named(String other) {
    return new ScopeColumn(identity, qualifier, Optional.of(other), type, nullable, origin, hidden);
  }

  ScopeColumn asHidden() {
    return new ScopeColumn(identity, qualifier, name, type, nullable, origin, true);
  }

  ScopeColumn asNullable() {
    return new ScopeColumn(identity, qualifier, name, type, true, origin, hidden);
  }

  boolean isNamed(Name other) {
    return name.isPresent() && name.get().equalsIgnoreCase(other.value());
  }

  /** Tells whether the parts written before a name can mean this column's relation. */
  boolean isQualifiedBy(List<Name> written) {
    return matches(qualifier, written);
  }

  static boolean matches(List<String> qualifier, List<Name> written) {
    int shared = Math.min(qualifier.size(), written.size());
    for (int i = 1; i <= shared; i++) {
      String part = qualifier.get(qualifier.size() - i);
      if (!part.equalsIgnoreCase(written.get(written.size() - i).value())) {
        return false;
      }
    }
    return shared > 0;
  }

  RowType.Column published() {
    return new RowType.Column(name, type, nullable, origin);
  }
}
