package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.syntax.sql.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns that a FROM clause, or a part of it, offers.
 *
 * @param relations the qualifiers of its relations
 * @param open those of them that may have further columns
 */
record Scope(List<ScopeColumn> columns, List<List<String>> relations, List<List<String>> open)
    implements Names {
  static final Scope EMPTY = new Scope(List.of(), List.of(), List.of());

  /** What may hold anything, under any name. */
  static final Scope ANYTHING = new Scope(List.of(), List.of(List.of()), List.of(List.of()));

  Scope {
    columns = List.copyOf(columns);
    relations = List.copyOf(relations);
    open = List.copyOf(open);
  }

  /** Makes the scope of one relation, whose columns are qualified already. */
  static Scope of(Row row, List<String> qualifier) {
    List<List<String>> self = List.of(qualifier);
    return new Scope(row.columns(), self, row.open() ? self : List.of());
  }

  Scope plus(Scope other) {
    return new Scope(
        joined(columns, other.columns),
        joined(relations, other.relations),
        joined(open, other.open));
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first.size() + second.size());
    all.addAll(first);
    all.addAll(second);
    return all;
  }

  boolean isOpen() {
    return !open.isEmpty();
  }

  Scope opened() {
    return plus(ANYTHING);
  }

  Scope asNullable() {
    return new Scope(columns.stream().map(ScopeColumn::asNullable).toList(), relations, open);
  }

  /** Gives what a star stands for. */
  Row row() {
    return new Row(columns.stream().filter(column -> !column.hidden()).toList(), isOpen());
  }

  /** Gives what a star behind a qualifier stands for: keys of USING first, as in Spark. */
  Row row(List<Name> qualifier) {
    List<ScopeColumn> own = new ArrayList<>();
    Set<Object> identities = Collections.newSetFromMap(new IdentityHashMap<>());
    for (boolean hidden : List.of(true, false)) {
      columns.stream()
          .filter(column -> column.hidden() == hidden && column.isQualifiedBy(qualifier))
          .filter(column -> identities.add(column.identity()))
          .forEach(own::add);
    }
    return new Row(own, isOpen(qualifier));
  }

  private boolean isOpen(List<Name> qualifier) {
    return open.stream()
        .anyMatch(relation -> relation.isEmpty() || ScopeColumn.matches(relation, qualifier));
  }

  @Override
  public boolean knowsRelation(List<Name> qualifier) {
    return relations.stream().anyMatch(relation -> ScopeColumn.matches(relation, qualifier));
  }

  @Override
  public Stream<ScopeColumn> all() {
    return columns.stream();
  }

  /** The widest qualifier that fits counts, as in Spark; what follows the column are fields. */
  @Override
  public Match find(List<Name> parts) {
    for (int before = Math.min(parts.size() - 1, 3); before >= 1; before--) {
      List<Name> qualifier = parts.subList(0, before);
      Name name = parts.get(before);
      List<ScopeColumn> found =
          columns.stream().filter(c -> c.isNamed(name) && c.isQualifiedBy(qualifier)).toList();
      if (!found.isEmpty()) {
        return match(found, parts, before);
      }
      if (isOpen(qualifier)) {
        return Match.UNSURE;
      }
    }
    Name name = parts.getFirst();
    List<ScopeColumn> found = columns.stream().filter(c -> !c.hidden() && c.isNamed(name)).toList();
    if (!found.isEmpty()) {
      return match(found, parts, 0);
    }
    return isOpen() || isMadeUp(name) ? Match.UNSURE : Match.NONE;
  }

  /** A column that Spark names itself is meant by the text of its expression, in backquotes. */
  private boolean isMadeUp(Name name) {
    return columns.stream().anyMatch(column -> column.name().isEmpty())
        && isExpression(name.value());
  }

  /** Such a text is a call or a value, or holds a blank, a quote or a bracket. */
  private static boolean isExpression(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case ' ', '\'', '[' -> {
          return true;
        }
        case '(' -> {
          if (i > 0 && Character.isLetterOrDigit(text.charAt(i - 1))) {
            return true;
          }
        }
        default -> {}
      }
    }
    return !text.isEmpty()
        && Character.isDigit(text.charAt(text.length() - 1))
        && text.charAt(0) == '-';
  }

  private static Match match(List<ScopeColumn> found, List<Name> parts, int at) {
    Set<Object> identities = Collections.newSetFromMap(new IdentityHashMap<>());
    found.forEach(column -> identities.add(column.identity()));
    if (identities.size() > 1) {
      return new Match.Ambiguous(found);
    }
    return field(found.getFirst(), parts, at);
  }

  private static Match field(ScopeColumn column, List<Name> parts, int at) {
    ColumnType type = column.type();
    for (int i = at + 1; i < parts.size(); i++) {
      Name part = parts.get(i);
      boolean isArray = false;
      while (type instanceof ColumnType.ArrayOf(ColumnType element)) {
        type = element;
        isArray = true;
      }
      switch (type) {
        case ColumnType.StructOf struct -> {
          List<ColumnType> fields =
              struct.fields().stream()
                  .filter(field -> field.name().equalsIgnoreCase(part.value()))
                  .map(ColumnType.Field::type)
                  .toList();
          if (fields.isEmpty()) {
            return new Match.NoField(column, struct, i);
          }
          type = isArray ? new ColumnType.ArrayOf(fields.getFirst()) : fields.getFirst();
        }
        case ColumnType.MapOf map -> type = map.value();
        default -> type = ColumnType.UNKNOWN;
      }
    }
    return new Match.Found(column, type, at == parts.size() - 1);
  }
}
