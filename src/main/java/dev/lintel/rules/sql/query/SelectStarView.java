package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import java.util.regex.Pattern;

/** Finds views whose columns are those that a table happens to have. */
public final class SelectStarView implements SqlRule {
  private static final Pattern TEMPORARY =
      Pattern.compile("\\bTEMP(ORARY)?\\b", Pattern.CASE_INSENSITIVE);

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (CreateView view : script.all(CreateView.class)) {
      Span words = view.span().part(0, view.view().span().start() - view.span().start());
      if (view.query().isPresent() && !TEMPORARY.matcher(words.text()).find()) {
        for (Select.Item star : Stars.overTables(view.query().get(), script)) {
          sink.report(
              star.span(),
              "'%s' makes the columns of %s those that its source has today"
                  .formatted(Texts.brief(star.span()), view.view()));
        }
      }
    }
  }
}
