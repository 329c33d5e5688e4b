package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Exists;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.InSubquery;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.LateralView;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.Pivot;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.ScalarSubquery;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SortItem;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.TableFunction;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.Unpivot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds outer joins of a table that nothing but their own condition speaks of. */
public final class UnusedJoin implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (Query query : script.all(Query.class)) {
      if (query.body() instanceof Select select && !script.isMasked(query.span())) {
        List<Join> joins = Relations.joins(select);
        if (joins.stream().anyMatch(UnusedJoin::isOuter)) {
          check(joins, new Uses(query, select), sink);
        }
      }
    }
  }

  private static void check(List<Join> joins, Uses uses, FindingSink sink) {
    for (Join join : joins) {
      Optional<Name> name = Relations.name(join.right());
      if (isOuter(join)
          && name.isPresent()
          && uses.areOnlyIn(join.on().orElseThrow(), name.get())) {
        sink.report(name.get().span(), "nothing but its join speaks of '%s'".formatted(name.get()));
      }
    }
  }

  /** A LEFT JOIN drops no row, so without a use of its columns it can only double some. */
  private static boolean isOuter(Join join) {
    return join.type() == Join.Type.LEFT
        && join.on().isPresent()
        && (join.right() instanceof TableName
            || join.right() instanceof DerivedTable table && !table.lateral());
  }

  /** Where the relations of a query are spoken of. */
  private static final class Uses {
    private final Set<String> names;
    private final Map<String, List<Span>> places = new HashMap<>();

    /** Whether each column is of a relation that is known. */
    private boolean isClear = true;

    Uses(Query query, Select select) {
      names = Relations.of(select).byName().keySet();
      select.walkQuery(node -> true, this::add);
      query.windows().forEach(window -> window.walkQuery(node -> true, this::add));
      Set<String> outputs =
          select.items().stream()
              .flatMap(item -> item.outputName().stream())
              .map(Relations::key)
              .collect(Collectors.toSet());
      for (SortItem item : query.orderBy()) {
        item.walkQuery(
            node -> true,
            node -> {
              boolean isOutput =
                  node instanceof ColumnRef(_, List<Name> parts)
                      && parts.size() == 1
                      && outputs.contains(Relations.key(parts.getFirst()));
              if (!isOutput) {
                add(node);
              }
            });
      }
    }

    private void add(SqlNode node) {
      switch (node) {
        case ColumnRef column ->
            Relations.qualifier(column, names)
                .ifPresentOrElse(name -> add(name, column.span()), () -> isClear = false);
        case Star star when !star.qualifier().isEmpty() ->
            add(Relations.key(star.qualifier().getLast()), star.span());
        case Select.Item item
            when item.expression() instanceof Star star && star.qualifier().isEmpty() ->
            isClear = false;
        case Join join when join.natural() || !join.using().isEmpty() -> isClear = false;
        case DerivedTable table when table.lateral() -> isClear = false;
        case Exists _,
            InSubquery _,
            ScalarSubquery _,
            LateralView _,
            TableFunction _,
            OtherTable _,
            Pivot _,
            Unpivot _ ->
            isClear = false;
        default -> {}
      }
    }

    private void add(String name, Span place) {
      places.computeIfAbsent(name, _ -> new ArrayList<>()).add(place);
    }

    boolean areOnlyIn(Expression on, Name name) {
      return isClear
          && places.getOrDefault(Relations.key(name), List.of()).stream()
              .allMatch(on.span()::contains);
    }
  }
}
