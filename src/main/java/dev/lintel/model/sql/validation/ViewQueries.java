package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The queries of the views that scripts create, by where their names stand. Only a view that is
 * created in one place is sure to be what its name means, and none of whose text a template makes.
 */
final class ViewQueries {
  /** The views of no script. */
  static final ViewQueries NONE = new ViewQueries(List.of());

  private final Map<Span, View> views = new HashMap<>();

  /** The query of a view with what its names mean. */
  record View(Query query, Resolution resolution) {}

  ViewQueries(List<StatementCheck> checks) {
    Set<String> seen = new HashSet<>();
    Set<String> several = new HashSet<>();
    for (StatementCheck check : checks) {
      created(check)
          .map(name -> name.parts().getLast().value().toLowerCase(Locale.ROOT))
          .filter(name -> !seen.add(name))
          .ifPresent(several::add);
    }
    for (StatementCheck check : checks) {
      if (check.statement() instanceof CreateView create
          && create.query().isPresent()
          && !several.contains(create.view().parts().getLast().value().toLowerCase(Locale.ROOT))) {
        check
            .planned()
            .ifPresent(resolution ->
                views.put(create.view().nameSpan(), new View(create.query().get(), resolution)));
      }
    }
  }

  private static Optional<TableName> created(StatementCheck check) {
    return switch (check.statement()) {
      case CreateView create -> Optional.of(create.view());
      case CreateTable create -> Optional.of(create.table());
      default -> Optional.empty();
    };
  }

  /** Gives the query of a view. */
  Optional<View> find(CatalogTable table) {
    return table.definition().map(views::get);
  }
}
