package dev.lintel.rules.sql.schema;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.SourceColumn;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.IsNull;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TableReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Finds tests for NULL of columns that never are. */
public final class NullTestOfNotNull implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (StatementCheck check : analysis.checks()) {
      for (Select select : check.statement().all(Select.class)) {
        List<TableName> tables = tables(select);
        if (!tables.isEmpty() && !analysis.script().isMasked(select.span())) {
          walk(select, tables, check, sink);
        }
      }
    }
  }

  /** Gives what a block reads where that is tables alone, and all their rows are whole. */
  private static List<TableName> tables(Select select) {
    List<TableName> tables = new ArrayList<>();
    Deque<TableReference> open = new ArrayDeque<>(select.from());
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case TableName name -> tables.add(name);
        case Join join when keepsRows(join.type()) -> {
          open.push(join.right());
          open.push(join.left());
        }
        default -> {
          return List.of();
        }
      }
    }
    return tables;
  }

  private static boolean keepsRows(Join.Type type) {
    return switch (type) {
      case INNER, CROSS, SEMI, ANTI -> true;
      case LEFT, RIGHT, FULL -> false;
    };
  }

  /** Inner queries have tables of their own, and what they read of this one is left out. */
  private static void walk(
      Select select, List<TableName> tables, StatementCheck check, FindingSink sink) {
    Deque<SqlNode> open = new ArrayDeque<>(List.of(select));
    while (!open.isEmpty()) {
      SqlNode node = open.pop();
      switch (node) {
        case IsNull test -> report(test.operand(), tables, check, sink, "is never NULL");
        case FunctionCall call when call.calls("coalesce") && !call.arguments().isEmpty() ->
            report(
                call.arguments().getFirst(),
                tables,
                check,
                sink,
                "is never NULL, so coalesce always gives it");
        default -> {}
      }
      if (!(node instanceof Query)) {
        List<SqlNode> children = new ArrayList<>();
        node.forEachChild(children::add);
        children.reversed().forEach(open::push);
      }
    }
  }

  private static void report(
      Expression tested,
      List<TableName> tables,
      StatementCheck check,
      FindingSink sink,
      String outcome) {
    if (tested instanceof ColumnRef column) {
      Optional<SourceColumn> source = check.column(column);
      if (source.isPresent()
          && !source.get().column().nullable()
          && isOfTables(source.get().table(), tables, check)) {
        sink.report(column.span(), "'%s' is NOT NULL: it %s".formatted(column, outcome));
      }
    }
  }

  private static boolean isOfTables(
      CatalogTable table, List<TableName> tables, StatementCheck check) {
    return switch (table.kind()) {
      case TABLE, EXTERNAL_TABLE ->
          tables.stream()
              .flatMap(name -> check.table(name).stream())
              .anyMatch(read -> read.id().equals(table.id()));
      case VIEW, MATERIALIZED_VIEW, STREAMING_TABLE -> false;
    };
  }
}
