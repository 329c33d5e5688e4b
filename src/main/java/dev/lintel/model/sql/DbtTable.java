package dev.lintel.model.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.template.TemplateReference;
import java.util.List;
import java.util.Optional;

/**
 * What dbt names in the place of a table's name.
 *
 * @param name of the model in one part, or of the source and the table in it; empty for the table
 *     of the model itself, which is another one before each run
 */
public record DbtTable(List<String> name) {
  public DbtTable {
    name = List.copyOf(name);
  }

  /** Gives what a template names in the place of a name; empty where none does. */
  public static Optional<DbtTable> of(TableName table, SqlScript script) {
    Span place = table.nameSpan();
    return script.isTemplated(place)
        ? script.references().stream()
            .filter(reference -> reference.isTable() && reference.span().equals(place))
            .findFirst()
            .map(DbtTable::of)
        : Optional.empty();
  }

  private static DbtTable of(TemplateReference reference) {
    return new DbtTable(
        switch (reference.kind()) {
          case REF -> List.of(reference.name().getLast());
          case SOURCE -> reference.name();
          case THIS, VARIABLE -> List.of();
        });
  }

  /** Tells whether a table of the catalog is certainly meant. */
  public boolean means(CatalogTable table) {
    return name.size() == 1 ? table.id().equals(new TableId(name)) : table.id().parts().size() > 1;
  }
}
