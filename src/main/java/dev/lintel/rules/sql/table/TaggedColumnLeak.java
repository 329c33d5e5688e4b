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
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Merge;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableElement;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Update;
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
  private static final Set<String> DENIALS = Set.of("0", "false", "no", "none");

  /** What a statement writes to: the table with the names of the columns in the query's order. */
  private record Target(CatalogTable table, TableName name, List<String> columns, Query query) {}

  private record Assigned(String column, Expression value) {}

  private record Settings(Set<String> tags, Set<String> masking) {
    Optional<String> tag(Collection<String> of) {
      return of.stream().filter(this::isMark).findFirst();
    }

    /** A tag is a mark by its name, as {@code pii=mail}, or by its value, as {@code class=pii}. */
    private boolean isMark(String tag) {
      String[] parts = tag.toLowerCase(Locale.ROOT).split("=", 2);
      boolean isDenied = parts.length > 1 && DENIALS.contains(parts[1].strip());
      return tags.contains(parts[0].strip()) && !isDenied
          || parts.length > 1 && tags.contains(parts[1].strip());
    }
  }

  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    Settings settings = new Settings(words(sink.option("tags")), words(sink.option("masking")));
    for (StatementCheck check : analysis.checks()) {
      switch (check.statement()) {
        case Update update ->
            check(update.table(), List.of(update.table()), check, analysis, settings, sink);
        case Merge merge ->
            check(merge.target(), List.of(merge.source()), check, analysis, settings, sink);
        default -> {}
      }
      target(check, analysis)
          .filter(target -> settings.tag(target.table.tags()).isEmpty())
          .filter(target -> !analysis.script().isMasked(target.name.span()))
          .ifPresent(target -> {
            for (Select select : Origins.selects(target.query.body())) {
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

  /** Gives the values that a MERGE or an UPDATE writes. */
  private static List<Assigned> assigned(Statement statement, CatalogTable table) {
    List<Assigned> values = new ArrayList<>();
    for (Update.Assignment assignment : statement.all(Update.Assignment.class)) {
      assignment.column().stream()
          .map(Name::value)
          .filter(part -> table.column(part).isPresent())
          .findFirst()
          .ifPresent(column -> values.add(new Assigned(column, assignment.value())));
    }
    for (Merge.Clause clause : statement.all(Merge.Clause.class)) {
      for (int i = 0; i < Math.min(clause.columns().size(), clause.values().size()); i++) {
        values.add(new Assigned(clause.columns().get(i).value(), clause.values().get(i)));
      }
    }
    return values;
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
      if (!isTagged) {
        check(item.expression(), select.from(), target.name, check, analysis, settings, sink);
      }
    }
  }

  /** Checks what a MERGE or an UPDATE assigns. */
  private static void check(
      TableName name,
      List<TableReference> from,
      StatementCheck check,
      ScriptAnalysis analysis,
      Settings settings,
      FindingSink sink) {
    Optional<CatalogTable> table =
        check
            .table(name)
            .flatMap(seen -> analysis.catalog().find(seen.id()))
            .filter(seen -> settings.tag(seen.tags()).isEmpty());
    if (table.isEmpty() || analysis.script().isMasked(name.span())) {
      return;
    }
    assigned(check.statement(), table.get())
        .forEach(assigned -> {
          boolean isTagged =
              table
                  .get()
                  .column(assigned.column)
                  .flatMap(written -> settings.tag(written.tags()))
                  .isPresent();
          if (!isTagged) {
            check(assigned.value, from, name, check, analysis, settings, sink);
          }
        });
  }

  private static void check(
      Expression value,
      List<TableReference> from,
      TableName target,
      StatementCheck check,
      ScriptAnalysis analysis,
      Settings settings,
      FindingSink sink) {
    if (!analysis.script().isMasked(value.span())) {
      new Origins(check, settings.masking)
          .of(value, from).stream()
              .filter(source -> settings.tag(tags(source, analysis)).isPresent())
              .findFirst()
              .ifPresent(source -> report(value.span(), source, target, analysis, settings, sink));
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
              report(item.span(), source.get(), target.name, analysis, settings, sink);
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
      TableName target,
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
                    target));
    source
        .table()
        .definition()
        .ifPresent(table -> report.related(table, "the marked column's table"));
  }
}
