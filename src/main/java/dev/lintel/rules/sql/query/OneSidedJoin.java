package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Cte;
import dev.lintel.syntax.sql.DerivedTable;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Lambda;
import dev.lintel.syntax.sql.LateralView;
import dev.lintel.syntax.sql.OtherTable;
import dev.lintel.syntax.sql.Pivot;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableFunction;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import dev.lintel.syntax.sql.Unpivot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds joins whose condition speaks of one side alone. */
public final class OneSidedJoin implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      Set<String> ofOneRow =
          statement.all(Cte.class).stream()
              .filter(cte -> cte.query().givesOneRow())
              .map(cte -> Relations.key(cte.name()))
              .collect(Collectors.toSet());
      for (Select select : statement.all(Select.class)) {
        List<Join> joins = Relations.joins(select);
        if (!joins.isEmpty() && !script.isMasked(select.span())) {
          check(select, joins, ofOneRow, sink);
        }
      }
    }
  }

  private static void check(
      Select select, List<Join> joins, Set<String> ofOneRow, FindingSink sink) {
    Set<String> names = Relations.of(select).byName().keySet();
    Set<String> linked = linkedByTwo(select, joins, names);
    for (Join join : joins) {
      Optional<String> right = Relations.name(join.right()).map(Relations::key);
      if (join.on().isPresent()
          && join.type() != Join.Type.SEMI
          && join.type() != Join.Type.ANTI
          && right.isPresent()
          && !linked.contains(right.get())
          && !isOneRow(join.right(), ofOneRow)) {
        check(join, join.on().get(), right.get(), names, sink);
      }
    }
  }

  private static void check(
      Join join, Expression on, String right, Set<String> names, FindingSink sink) {
    Optional<Set<String>> spokenOf = qualifiers(on, names);
    if (spokenOf.isEmpty() || spokenOf.get().isEmpty()) {
      return;
    }
    boolean isOfRight = spokenOf.get().equals(Set.of(right));
    if (isOfRight || !spokenOf.get().contains(right)) {
      String name = Relations.name(join.right()).orElseThrow().value();
      sink.report(
          on.span(),
          isOfRight
              ? "the condition speaks of '%s' alone, so nothing links it to the tables before it"
                  .formatted(name)
              : "the condition says nothing of '%s', so each of its rows meets all that pass"
                  .formatted(name));
    }
  }

  /** Gives the relations of a condition; empty where one of its columns may be of any of them. */
  private static Optional<Set<String>> qualifiers(Expression condition, Set<String> names) {
    Set<String> found = new HashSet<>();
    for (SqlNode node : condition.allOfQuery(SqlNode.class)) {
      if (node instanceof Query || node instanceof Lambda) {
        return Optional.empty();
      }
      if (node instanceof ColumnRef column) {
        Optional<String> qualifier = Relations.qualifier(column, names);
        if (qualifier.isEmpty()) {
          return Optional.empty();
        }
        found.add(qualifier.get());
      }
    }
    return Optional.of(found);
  }

  /** Gives the relations that some condition of the query brings together with another one. */
  private static Set<String> linkedByTwo(Select select, List<Join> joins, Set<String> names) {
    Set<String> linked = new HashSet<>();
    Stream<Expression> conditions =
        Stream.concat(joins.stream().flatMap(join -> join.on().stream()), select.where().stream());
    conditions
        .flatMap(condition -> condition.conjuncts().stream())
        .forEach(condition -> {
          Set<String> found = new HashSet<>();
          boolean isOpen = false;
          for (SqlNode node : condition.allOfQuery(SqlNode.class)) {
            if (node instanceof ColumnRef column) {
              Optional<String> qualifier = Relations.qualifier(column, names);
              qualifier.ifPresent(found::add);
              isOpen |= qualifier.isEmpty();
            }
            isOpen |= node instanceof Query;
          }
          if (found.size() > 1 || isOpen) {
            linked.addAll(found);
          }
        });
    return linked;
  }

  private static boolean isOneRow(TableReference relation, Set<String> ofOneRow) {
    return switch (relation) {
      case TableName table ->
          table.parts().size() == 1 && ofOneRow.contains(Relations.key(table.parts().getFirst()));
      case DerivedTable table -> table.lateral() || table.query().givesOneRow();
      case TableFunction _, LateralView _, OtherTable _, Pivot _, Unpivot _, Join _ -> true;
    };
  }
}
