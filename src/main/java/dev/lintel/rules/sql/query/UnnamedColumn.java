package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Between;
import dev.lintel.syntax.sql.BooleanLiteral;
import dev.lintel.syntax.sql.CaseWhen;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.InList;
import dev.lintel.syntax.sql.IsNull;
import dev.lintel.syntax.sql.Like;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.Not;
import dev.lintel.syntax.sql.NullLiteral;
import dev.lintel.syntax.sql.NumberLiteral;
import dev.lintel.syntax.sql.Operation;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.StringLiteral;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.TypedLiteral;
import dev.lintel.syntax.sql.WindowCall;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds columns of a new table or view that have no name but the text that makes them. */
public final class UnnamedColumn implements SqlRule {
  private static final Set<String> GENERATORS =
      Set.of(
          "explode",
          "explode_outer",
          "inline",
          "inline_outer",
          "json_tuple",
          "posexplode",
          "posexplode_outer",
          "stack",
          "variant_explode",
          "variant_explode_outer");

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SqlNode statement : script.steps()) {
      switch (statement) {
        case CreateTable table when table.elements().isEmpty() ->
            check(table.table(), table.query(), script, sink);
        case CreateView view when view.columns().isEmpty() && !SelectStarView.isTemporary(view) ->
            check(view.view(), view.query(), script, sink);
        default -> {}
      }
    }
  }

  private static void check(
      TableName table, Optional<Query> query, SqlScript script, FindingSink sink) {
    if (query.isPresent() && query.get().body() instanceof Select select) {
      for (Select.Item item : select.items()) {
        if (isUnnamed(item) && !script.isMasked(item.span())) {
          sink.report(
              item.span(),
              "this column of %s has no name but '%s'".formatted(table, Texts.brief(item.span())));
        }
      }
    }
  }

  /** A generator and a field of a struct bring names along; other items may have several. */
  private static boolean isUnnamed(Select.Item item) {
    if (item.alias().isPresent() || item.span().end() > item.expression().span().end() + 1) {
      return false;
    }
    return switch (item.expression()) {
      case FunctionCall call ->
          !GENERATORS.contains(call.name().getLast().value().toLowerCase(Locale.ROOT));
      case WindowCall _,
          Operation _,
          CaseWhen _,
          Comparison _,
          Logical _,
          Not _,
          IsNull _,
          InList _,
          Between _,
          Like _,
          StringLiteral _,
          NumberLiteral _,
          BooleanLiteral _,
          NullLiteral _,
          TypedLiteral _ ->
          true;
      default -> false;
    };
  }
}
