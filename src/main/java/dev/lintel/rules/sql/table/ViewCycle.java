package dev.lintel.rules.sql.table;

import dev.lintel.model.Project;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;

/** Finds views that need each other. */
public final class ViewCycle implements ProjectRule {
  @Override
  public void check(Project project, FindingSink sink) {
    for (List<Span> cycle : project.tables().get().cycles()) {
      List<String> names = cycle.stream().map(place -> name(place, project)).toList();
      String message =
          names.size() == 1
              ? "view '%s' reads itself".formatted(names.getFirst())
              : "views %s need each other, so none of them can be created first"
                  .formatted(joined(names));
      Report report = sink.report(firstLine(cycle.getFirst()), message);
      for (Span other : cycle.subList(1, cycle.size())) {
        report.related(firstLine(other), "the view '%s'".formatted(name(other, project)));
      }
    }
  }

  private static String name(Span place, Project project) {
    return project.catalog().tables().stream()
        .filter(table -> table.definition().equals(Optional.of(place)))
        .map(CatalogTable::id)
        .findFirst()
        .map(Object::toString)
        .orElse(place.text());
  }

  private static String joined(List<String> names) {
    List<String> quoted = names.stream().map("'%s'"::formatted).toList();
    int last = quoted.size() - 1;
    return String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last);
  }

  /** A model of dbt is all of its query. */
  private static Span firstLine(Span place) {
    int end = place.text().indexOf('\n');
    return end < 0 ? place : place.part(0, end);
  }
}
