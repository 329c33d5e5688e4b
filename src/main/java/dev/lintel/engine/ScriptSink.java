package dev.lintel.engine;

import dev.lintel.finding.Reason;
import dev.lintel.rule.DroppedReport;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SqlScript;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Takes what a rule reports on SQL that a template writes some of, so that no rule has to think of
 * it. A finding in the middle of what a template makes, or that quotes it, may be untrue of what
 * the template makes: it is dropped. One that reaches over a template stands lower. One that
 * touches none is as good as any, but a fix that touches one is no fix: nobody knows what it would
 * change.
 *
 * <p>A rule whose finding follows from the whole statement asks {@link SqlScript#isMasked} itself.
 */
final class ScriptSink implements FindingSink {
  private final FindingSink sink;
  private final SqlScript script;
  private final Predicate<Span> isOwn;

  private ScriptSink(FindingSink sink, SqlScript script, Predicate<Span> isOwn) {
    this.sink = sink;
    this.script = script;
    this.isOwn = isOwn;
  }

  /** Runs a rule over a script, and over what the branches of its templates say instead. */
  static void check(BiConsumer<SqlScript, FindingSink> rule, SqlScript script, FindingSink sink) {
    boolean isPlain = script.masks().isEmpty() && script.references().isEmpty();
    rule.accept(script, isPlain ? sink : new ScriptSink(sink, script, span -> true));
    for (SqlScript.Alternative alternative : script.alternatives()) {
      SqlScript other = alternative.script();
      rule.accept(other, new ScriptSink(sink, other, alternative::isOwn));
    }
  }

  @Override
  public Report report(Span place, String message) {
    if (!isOwn.test(place)) {
      return DroppedReport.INSTANCE;
    }
    boolean isMasked = place.source() == script.source() && script.isMasked(place);
    if (!isMasked) {
      return checked(sink.report(place, message));
    }
    for (Span mask : script.masksIn(place)) {
      if (mask.contains(place) || message.contains(mask.text())) {
        return DroppedReport.INSTANCE;
      }
    }
    return checked(sink.report(place, message).lowered(Reason.TEMPLATE));
  }

  @Override
  public String option(String name) {
    return sink.option(name);
  }

  /** Gives a report that takes no fix which touches a template. */
  private Report checked(Report report) {
    return new FilteredReport(
        report,
        fix ->
            fix.edits().stream()
                .noneMatch(edit ->
                    edit.span().source() == script.source() && script.isTemplated(edit.span())));
  }
}
