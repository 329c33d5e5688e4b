package dev.lintel.model.sql.validation;

import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Star;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns that a star stands for.
 *
 * @param row the columns
 * @param scope what the relations of the query offer
 */
record StarColumns(Star star, Row row, Scope scope) {
  /**
   * Gives for each column a name that means it alone: behind the qualifier of the star, or behind
   * the name of its relation where there are several of them. Empty where not all columns are
   * known, their order is not, or one cannot be named.
   */
  Optional<List<ColumnName>> names() {
    boolean isWhole =
        !row.open()
            && (star.qualifier().isEmpty() || scope.knowsRelation(star.qualifier()))
            && star.except().stream().allMatch(this::isLeftOut)
            && row.columns().stream()
                .flatMap(column -> column.origin().stream())
                .allMatch(origin -> origin.table().hasPartitionsLast());
    List<ColumnName> names = new ArrayList<>();
    for (ScopeColumn column : isWhole ? row.columns() : List.<ScopeColumn>of()) {
      Optional<ColumnName> name = column.name().flatMap(own -> name(column, own));
      if (name.isEmpty()) {
        return Optional.empty();
      }
      names.add(name.get());
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  /** {@code EXCEPT (a.b)} leaves a field out, and the column stays. */
  private boolean isLeftOut(Name excepted) {
    return SelectNames.isColumn(star, excepted);
  }

  private Optional<ColumnName> name(ScopeColumn column, String own) {
    List<ColumnName> candidates = new ArrayList<>();
    if (!star.qualifier().isEmpty()) {
      List<String> parts = new ArrayList<>(star.qualifier().stream().map(Name::value).toList());
      parts.add(own);
      candidates.add(new ColumnName(parts));
    } else if (scope.relations().size() == 1 || isMerged(own)) {
      candidates.add(ColumnName.of(own));
    } else if (!column.qualifier().isEmpty()) {
      candidates.add(new ColumnName(List.of(column.qualifier().getLast(), own)));
    }
    return candidates.stream().filter(name -> means(name, column)).findFirst();
  }

  /** A join by USING makes one column of two, which a qualifier would tell apart again. */
  private boolean isMerged(String name) {
    return scope.columns().stream()
        .anyMatch(column -> column.hidden() && name.equalsIgnoreCase(column.name().orElse("")));
  }

  private boolean means(ColumnName name, ScopeColumn column) {
    List<Name> parts = name.parts().stream().map(part -> new Name(null, part)).toList();
    return scope.find(parts) instanceof Match.Found found
        && found.isWhole()
        && found.column().identity().equals(column.identity());
  }
}
