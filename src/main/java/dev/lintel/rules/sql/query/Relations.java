package dev.lintel.rules.sql.query;

import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.LateralView;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.Pivot;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.TableFunction;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Unpivot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The relations of one FROM clause, joined or side by side, in the order of the text. */
record Relations(List<TableReference> all) {
  Relations {
    all = List.copyOf(all);
  }

  static Relations of(Select select) {
    return of(select.from());
  }

  static Relations of(List<TableReference> from) {
    List<TableReference> all = new ArrayList<>();
    for (TableReference relation : from) {
      if (relation instanceof Join join) {
        all.addAll(join.relations());
      } else {
        all.add(relation);
      }
    }
    return new Relations(all);
  }

  /** Gives the joins of a FROM clause, each chain from its first join on. */
  static List<Join> joins(Select select) {
    List<Join> joins = new ArrayList<>();
    for (TableReference relation : select.from()) {
      List<Join> chain = new ArrayList<>();
      TableReference last = relation;
      while (last instanceof Join join) {
        chain.add(join);
        last = join.left();
      }
      joins.addAll(chain.reversed());
    }
    return joins;
  }

  /** Gives the name that the columns of a relation are qualified with. */
  static Optional<Name> name(TableReference relation) {
    return switch (relation) {
      case TableName table -> Optional.of(table.exposedName());
      case DerivedTable table -> table.alias();
      case TableFunction function -> function.alias();
      case LateralView view -> view.alias();
      case OtherTable table -> table.alias();
      case Pivot pivot -> pivot.alias();
      case Unpivot unpivot -> unpivot.alias();
      case Join _ -> Optional.empty();
    };
  }

  /** Gives a name as relations are looked up by. */
  static String key(Name name) {
    return name.value().toLowerCase(Locale.ROOT);
  }

  /** Gives the relations by their names; of two with one name the first. */
  Map<String, TableReference> byName() {
    Map<String, TableReference> named = new LinkedHashMap<>();
    for (TableReference relation : all) {
      name(relation).ifPresent(name -> named.putIfAbsent(key(name), relation));
    }
    return named;
  }

  /**
   * Gives the name that qualifies a column, where it is one of those given: {@code o.id}, or {@code
   * shop.orders.id} by the table's last name.
   */
  static Optional<String> qualifier(ColumnRef column, Set<String> names) {
    List<Name> parts = column.parts();
    if (parts.size() < 2) {
      return Optional.empty();
    }
    return parts.subList(0, Math.min(3, parts.size() - 1)).stream()
        .map(Relations::key)
        .filter(names::contains)
        .findFirst();
  }
}
