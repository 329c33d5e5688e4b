package dev.lintel.rules.sql.table;

import dev.lintel.model.sql.CatalogColumn;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.TableId;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.SourceColumn;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryBody;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.TableElement;
import dev.lintel.syntax.sql.TableName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds columns that are marked as personal and written where nothing says so any more. */
public final class TaggedColumnLeak implements SchemaRule {
  /** What a statement writes to: the table with the names of the columns in the query's order. */
  private record Target(CatalogTable table, TableName name, List<String> columns, Query query) {}

  private record Settings(Set<String> tags, Set<String> masking) {
    Optional<String> tag(Collection<String> of) {
      return of.stream()
          .filter(tag -> tags.contains(tag.replaceFirst("=.*", "").toLowerCase(Locale.ROOT)))
          .findFirst();
    }
  }

  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    Settings settings = new Settings(words(sink.option("tags")), words(sink.option("masking")));
    for (StatementCheck check : analysis.checks()) {
      target(check, analysis)
          .filter(target -> settings.tag(target.table.tags()).isEmpty())
          .filter(target -> !analysis.script().isMasked(target.name.span()))
          .ifPresent(target -> {
            for (Select select : selects(target.query.body())) {
              check(select, target, check, analysis, settings, sink);
            }
          });
    }
  }

  private static Set<String> words(String list) {
    return Arrays.stream(list.split(","))
        .map(word -> word.strip().toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Optional<Target> target(StatementCheck check, ScriptAnalysis analysis) {
    return switch (check.statement()) {
      case Insert insert ->
          insert
              .source()
              .flatMap(query ->
                  check
                      .table(insert.table())
                      .flatMap(seen -> analysis.catalog().find(seen.id()))
                      .map(table ->
                          new Target(table, insert.table(), columns(insert, table), query)));
      case CreateTable create ->
          create.query().flatMap(query -> made(create.table(), create.elements(), query, analysis));
      case CreateView create when create.kinds().stream().noneMatch(k -> k.startsWith("TEMP")) ->
          create.query().flatMap(query -> made(create.view(), create.columns(), query, analysis));
      default -> Optional.empty();
    };
  }

  private static Optional<Target> made(
      TableName name, List<TableElement> elements, Query query, ScriptAnalysis analysis) {
    List<String> columns =
        elements.stream()
            .filter(TableElement.Column.class::isInstance)
            .map(element -> ((TableElement.Column) element).name().value())
            .toList();
    TableId id = new TableId(name.parts().stream().map(Name::value).toList());
    return analysis.catalog().find(id).map(table -> new Target(table, name, columns, query));
  }

  /** Gives the columns that are filled by position; none where the query's names count. */
  private static List<String> columns(Insert insert, CatalogTable table) {
    if (!insert.columns().isEmpty() || insert.byName() || table.open()) {
      return insert.columns().stream().map(Name::value).toList();
    }
    return table.columns().stream()
        .map(CatalogColumn::name)
        .filter(column ->
            insert.partition().stream()
                .noneMatch(
                    p -> p.value().isPresent() && p.column().value().equalsIgnoreCase(column)))
        .toList();
  }

  /** Gives the blocks whose rows a query gives; of a chain of unions, thousands long, all. */
  private static List<Select> selects(QueryBody body) {
    List<Select> selects = new ArrayList<>();
    QueryBody last = body;
    while (last instanceof SetOperation union) {
      if (union.right() instanceof Select select) {
        selects.addFirst(select);
      }
      last = union.left();
    }
    if (last instanceof Select select) {
      selects.addFirst(select);
    }
    return selects;
  }

  private static void check(
      Select select,
      Target target,
      StatementCheck check,
      ScriptAnalysis analysis,
      Settings settings,
      FindingSink sink) {
    boolean isPositional = true;
    for (int i = 0; i < select.items().size(); i++) {
      Select.Item item = select.items().get(i);
      if (item.expression() instanceof Star) {
        isPositional = false;
        if (select.items().size() == 1 && target.query.body().equals(select)) {
          star(item, target, check, analysis, settings, sink);
        }
        continue;
      }
      Optional<String> column =
          isPositional && i < target.columns.size()
              ? Optional.of(target.columns.get(i))
              : item.outputName().map(Name::value).filter(name -> target.columns.isEmpty());
      boolean isTagged =
          column
              .flatMap(target.table::column)
              .flatMap(written -> settings.tag(written.tags()))
              .isPresent();
      if (!isTagged && !analysis.script().isMasked(item.span())) {
        Exposed.in(item.expression(), settings.masking).stream()
            .flatMap(reference -> check.column(reference).stream())
            .filter(source -> settings.tag(tags(source, analysis)).isPresent())
            .findFirst()
            .ifPresent(source ->
                report(item.expression().span(), source, target, analysis, settings, sink));
      }
    }
  }

  /** A star alone gives all columns of the relations, plainly. */
  private static void star(
      Select.Item item,
      Target target,
      StatementCheck check,
      ScriptAnalysis analysis,
      Settings settings,
      FindingSink sink) {
    check
        .row(target.query)
        .filter(row -> !row.open())
        .ifPresent(row -> {
          for (int i = 0; i < row.columns().size(); i++) {
            Optional<SourceColumn> source = row.columns().get(i).origin();
            Optional<String> column =
                i < target.columns.size()
                    ? Optional.of(target.columns.get(i))
                    : row.columns().get(i).name();
            boolean isTagged =
                column
                    .flatMap(target.table::column)
                    .flatMap(written -> settings.tag(written.tags()))
                    .isPresent();
            if (!isTagged
                && source.isPresent()
                && settings.tag(tags(source.get(), analysis)).isPresent()) {
              report(item.span(), source.get(), target, analysis, settings, sink);
              return;
            }
          }
        });
  }

  private static Collection<String> tags(SourceColumn source, ScriptAnalysis analysis) {
    List<String> tags = new ArrayList<>(source.column().tags());
    if (source.table().kind() != CatalogTable.Kind.VIEW) {
      analysis
          .catalog()
          .find(source.table().id())
          .flatMap(table -> table.column(source.column().name()))
          .ifPresent(column -> tags.addAll(column.tags()));
    }
    return tags;
  }

  private static void report(
      Span place,
      SourceColumn source,
      Target target,
      ScriptAnalysis analysis,
      Settings settings,
      FindingSink sink) {
    Report report =
        sink.report(
            place,
            "'%s' of %s is marked as %s, and what %s makes of it is not"
                .formatted(
                    source.column().name(),
                    source.table().id(),
                    settings.tag(tags(source, analysis)).orElseThrow(),
                    target.name));
    source
        .table()
        .definition()
        .ifPresent(table -> report.related(table, "the marked column's table"));
  }
}
