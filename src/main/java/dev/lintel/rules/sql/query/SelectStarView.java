package dev.lintel.rules.sql.query;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlFixRule;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds views whose columns are those that a table happens to have. */
public final class SelectStarView implements SqlFixRule {
  @Override
  public void check(SqlScript script, Supplier<Optional<ScriptAnalysis>> tables, FindingSink sink) {
    for (CreateView view : script.all(CreateView.class)) {
      if (view.query().isPresent() && !isTemporary(view)) {
        for (Select.Item star : Stars.overTables(view.query().get(), script)) {
          Report report =
              sink.report(
                  star.span(),
                  "'%s' makes the columns of %s those that its source has today"
                      .formatted(Texts.brief(star.span()), view.view()));
          StarFix.of(star, tables.get()).ifPresent(report::fix);
        }
      }
    }
  }

  /** A temporary view is gone with the session, and whoever reads it is near. */
  static boolean isTemporary(CreateView view) {
    return view.kinds().contains("TEMPORARY") || view.kinds().contains("TEMP");
  }
}
