package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;

/** Finds views whose columns are those that a table happens to have. */
public final class SelectStarView implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (CreateView view : script.all(CreateView.class)) {
      if (view.query().isPresent() && !isTemporary(view)) {
        for (Select.Item star : Stars.overTables(view.query().get(), script)) {
          sink.report(
              star.span(),
              "'%s' makes the columns of %s those that its source has today"
                  .formatted(Texts.brief(star.span()), view.view()));
        }
      }
    }
  }

  /** A temporary view is gone with the session, and whoever reads it is near. */
  static boolean isTemporary(CreateView view) {
    return view.kinds().contains("TEMPORARY") || view.kinds().contains("TEMP");
  }
}
