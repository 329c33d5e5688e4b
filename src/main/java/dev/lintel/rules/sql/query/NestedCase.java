package dev.lintel.rules.sql.query;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SqlRule;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CaseWhen;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.SqlScript;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds CASE expressions that go on in the ELSE of another one, or are nested too deep to read. */
public final class NestedCase implements SqlRule {
  private static final Pattern ELSE_CASE =
      Pattern.compile("\\s+ELSE\\s+CASE\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern END = Pattern.compile("\\s*END\\s*END", Pattern.CASE_INSENSITIVE);

  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (CaseWhen outer : script.all(CaseWhen.class)) {
      if (outer.operand().isEmpty()
          && outer.otherwise().isPresent()
          && outer.otherwise().get() instanceof CaseWhen inner
          && inner.operand().isEmpty()
          && !script.isMasked(outer.span())) {
        Span word = inner.span().part(0, "CASE".length());
        Report report =
            sink.report(word, "the branches of this CASE can stand in the one around it");
        fix(outer, inner).ifPresent(report::fix);
      }
    }
  }

  /** Takes the inner CASE and its END away; nothing but blanks may stand around them. */
  private static Optional<Fix> fix(CaseWhen outer, CaseWhen inner) {
    Span whole = outer.span();
    int start = whole.start();
    Span before =
        whole.part(
            outer.branches().getLast().span().end() - start,
            inner.branches().getFirst().span().start() - start);
    SqlNode last =
        inner.otherwise().isPresent() ? inner.otherwise().get() : inner.branches().getLast();
    Span behind = whole.part(last.span().end() - start, whole.length());
    if (!ELSE_CASE.matcher(before.text()).matches() || !END.matcher(behind.text()).matches()) {
      return Optional.empty();
    }
    Span innerEnd = whole.part(last.span().end() - start, inner.span().end() - start);
    return Optional.of(
        new Fix(
            "Take the inner CASE away",
            true,
            List.of(new Edit(before, " "), new Edit(innerEnd, ""))));
  }
}
