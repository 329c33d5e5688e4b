package dev.lintel.rules.sql;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.DataType;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableElement;
import java.util.Locale;
import java.util.Set;

/** Finds columns for sums of money, by their names, that cannot hold a cent exactly. */
public final class FloatingMoney implements SqlRule {
  private static final Set<String> WORDS =
      Set.of(
          "amount",
          "balance",
          "cost",
          "discount",
          "fee",
          "fees",
          "gross",
          "net",
          "payment",
          "payout",
          "price",
          "refund",
          "revenue",
          "salary",
          "surcharge",
          "tax",
          "turnover",
          "wage");
  private static final Set<String> SHARES =
      Set.of(
          "factor",
          "index",
          "mean",
          "pct",
          "percent",
          "percentage",
          "rate",
          "ratio",
          "score",
          "share");

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (CreateTable table : script.all(CreateTable.class)) {
      for (TableElement.Column column : Definitions.columns(table)) {
        column
            .type()
            .filter(FloatingMoney::isFloating)
            .filter(type -> isMoney(TableNames.key(column.name())))
            .ifPresent(type ->
                sink.report(
                    type.span(),
                    "'%s' reads like money, and %s does not keep cents exactly"
                        .formatted(column.name(), type.span().text())));
      }
    }
  }

  private static boolean isFloating(DataType type) {
    return switch (type.name().value().toUpperCase(Locale.ROOT)) {
      case "DOUBLE", "FLOAT", "REAL" -> true;
      default -> false;
    };
  }

  private static boolean isMoney(String name) {
    boolean isMoney = false;
    for (String word : name.split("_")) {
      if (SHARES.contains(word)) {
        return false;
      }
      isMoney |= WORDS.contains(word);
    }
    return isMoney;
  }
}
