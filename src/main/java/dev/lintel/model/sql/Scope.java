package dev.lintel.model.sql;

import dev.lintel.syntax.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that an expression sees: those of its own FROM clause, then the names that the select
 * list has given so far, then those around a subquery.
 */
final class Scope {
  private final Optional<Scope> outer;
  private final List<Relation> relations;
  private final List<OutputColumn> aliases = new ArrayList<>();

  Scope(Optional<Scope> outer, List<Relation> relations) {
    this.outer = outer;
    this.relations = List.copyOf(relations);
  }

  List<Relation> relations() {
    return relations;
  }

  /** Gives what a star stands for. */
  QueryOutput output() {
    return new QueryOutput(
        relations.stream().flatMap(relation -> relation.plainColumns().stream()).toList(),
        relations.stream().anyMatch(Relation::open));
  }

  /** Makes a name of the select list visible to what follows it. */
  void alias(OutputColumn column) {
    aliases.add(column);
  }

  /**
   * Gives the column that a name means, or the field of one; empty where nothing or more than one
   * thing can be meant.
   */
  Optional<OutputColumn> find(List<Name> parts) {
    for (int qualifiers = Math.min(parts.size() - 1, 3); qualifiers >= 0; qualifiers--) {
      List<OutputColumn> found =
          columns(parts.subList(0, qualifiers), parts.get(qualifiers).value());
      if (found.size() > 1) {
        return Optional.empty();
      }
      if (!found.isEmpty()) {
        return Optional.of(field(found.getFirst(), parts.subList(qualifiers + 1, parts.size())));
      }
    }
    return findAlias(parts).or(() -> findAround(parts));
  }

  /** Gives the columns of a name; an open relation has each one that is asked of it by its name. */
  private List<OutputColumn> columns(List<Name> qualifier, String column) {
    List<OutputColumn> found = new ArrayList<>();
    for (Relation relation : relations) {
      if (qualifier.isEmpty()) {
        relation.plainColumn(column).ifPresent(found::add);
      } else if (relation.isNamed(qualifier)) {
        relation
            .column(column)
            .or(() -> relation.open() ? Optional.of(relation.assumed(column)) : Optional.empty())
            .ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<OutputColumn> findAlias(List<Name> parts) {
    String first = parts.getFirst().value();
    return aliases.reversed().stream()
        .filter(column -> column.name().equalsIgnoreCase(first))
        .findFirst()
        .map(column -> field(column, parts.subList(1, parts.size())));
  }

  /** A column that no listed one is may be one of an open relation, or come from outside. */
  private Optional<OutputColumn> findAround(List<Name> parts) {
    Optional<OutputColumn> around = outer.flatMap(scope -> scope.find(parts));
    List<Relation> open = relations.stream().filter(Relation::open).toList();
    if (open.isEmpty()) {
      return around;
    }
    return open.size() == 1 && relations.size() == 1 && around.isEmpty()
        ? Optional.of(open.getFirst().assumed(parts.getFirst().value()))
        : Optional.empty();
  }

  private static OutputColumn field(OutputColumn column, List<Name> path) {
    if (path.isEmpty()) {
      return column;
    }
    ColumnType type = column.type();
    for (Name name : path) {
      type = fieldType(type, name.value());
    }
    return new OutputColumn(path.getLast().value(), type, true, column.origins());
  }

  private static ColumnType fieldType(ColumnType type, String name) {
    return switch (type) {
      case ColumnType.StructOf(List<ColumnType.Field> fields) ->
          fields.stream()
              .filter(field -> field.name().equalsIgnoreCase(name))
              .findFirst()
              .map(ColumnType.Field::type)
              .orElse(ColumnType.UNKNOWN);
      case ColumnType.MapOf(_, ColumnType value) -> value;
      case ColumnType.ArrayOf(ColumnType element) -> {
        ColumnType inner = fieldType(element, name);
        yield inner.equals(ColumnType.UNKNOWN) ? inner : new ColumnType.ArrayOf(inner);
      }
      default -> ColumnType.UNKNOWN;
    };
  }

  /** Gives a scope in which some names are bound to values of no column, as those of a lambda. */
  Scope binding(List<Name> names) {
    List<OutputColumn> bound =
        names.stream()
            .map(name -> new OutputColumn(name.value(), ColumnType.UNKNOWN, true, Set.of()))
            .toList();
    Relation parameters = new Relation(List.of(), bound, false, Optional.empty());
    return new Scope(Optional.of(this), List.of(parameters));
  }
}
