package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Window;
import dev.lintel.syntax.sql.WindowCall;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds functions that go by the order of a window that has none. */
public final class UnorderedWindow implements SqlRule {
  /** Those that Spark refuses without an order. */
  private static final Set<String> RANKS =
      Set.of(
          "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead");

  private static final Set<String> PICKS = Set.of("first_value", "last_value", "nth_value");
  private static final Pattern ORDER =
      Pattern.compile("\\b(ORDER|SORT)\\b", Pattern.CASE_INSENSITIVE);

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (WindowCall call : script.all(WindowCall.class)) {
      Name function = call.function().name().getLast();
      String name = function.value().toLowerCase(Locale.ROOT);
      if (isUnordered(call.window()) && !script.isMasked(call.span())) {
        if (RANKS.contains(name)) {
          sink.report(
              call.function().span(), "%s needs a window with ORDER BY".formatted(function));
        } else if (PICKS.contains(name)) {
          sink.report(
              call.function().span(),
              "without ORDER BY in its window %s gives any row's value".formatted(function));
        }
      }
    }
  }

  /** ORDER BY ALL leaves no items, and a named window may bring an order along. */
  private static boolean isUnordered(Window window) {
    return window.orderBy().isEmpty()
        && window.base().isEmpty()
        && !ORDER.matcher(window.span().text()).find();
  }
}
