package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.LateralView;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.Pivot;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableFunction;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Unpivot;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds two relations of one FROM clause with one name. */
public final class DuplicateAlias implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Select select : script.all(Select.class)) {
      Map<String, Name> names = new HashMap<>();
      select.from().forEach(relation -> add(relation, names, script, sink));
    }
  }

  private static void add(
      TableReference relation, Map<String, Name> names, SqlScript script, FindingSink sink) {
    if (relation instanceof Join join) {
      join.relations().forEach(joined -> add(joined, names, script, sink));
      return;
    }
    alias(relation)
        .filter(name -> !script.isMasked(name.span()))
        .ifPresent(name -> {
          Name first = names.putIfAbsent(name.value().toLowerCase(Locale.ROOT), name);
          if (first != null) {
            sink.report(name.span(), "'%s' names two relations of one FROM clause".formatted(name))
                .related(first.span(), "the other one");
          }
        });
  }

  private static Optional<Name> alias(TableReference relation) {
    return switch (relation) {
      case TableName table ->
          table.alias().isPresent() || table.parts().size() == 1
              ? Optional.of(table.exposedName())
              : Optional.empty();
      case DerivedTable table -> table.alias();
      case TableFunction function -> function.alias();
      case LateralView view -> view.alias();
      case Pivot table -> table.alias();
      case Unpivot table -> table.alias();
      case OtherTable table -> table.alias();
      case Join _ -> Optional.empty();
    };
  }
}
