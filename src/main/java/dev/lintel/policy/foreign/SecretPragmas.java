package dev.lintel.policy.foreign;

import dev.lintel.finding.Finding;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The marks of gitleaks and detect-secrets (their READMEs, read 2026-11-26): {@code gitleaks:allow}
 * in a line of the secret, whatever stands around it; a comment {@code pragma: allowlist secret} in
 * its line, or {@code pragma: allowlist nextline secret} in the line before. Both tools look at
 * lines and know no language, so a string and a block scalar may hold these marks.
 */
final class SecretPragmas implements ForeignMarks {
  private static final String ALLOW = "gitleaks:allow";
  private static final String PRAGMA = "pragma:";
  private static final List<String> LISTS = List.of("allowlist", "whitelist");
  private static final String COMMENT_MARKS = "#/*-;";

  /** No pragma is longer. */
  private static final int MAX_PRAGMA = 40;

  private final LineIndex lines;

  /** What stands in a line, by its number. */
  private final Map<Integer, Optional<String>> known = new HashMap<>();

  private SecretPragmas(SourceText source) {
    this.lines = source.lines();
  }

  static ForeignMarks of(SourceText source) {
    boolean hasMark = source.content().contains(ALLOW) || source.content().contains(PRAGMA);
    return hasMark ? new SecretPragmas(source) : NONE;
  }

  @Override
  public Optional<String> reason(Finding finding, RuleMeta rule) {
    int first = lines.lineAt(finding.place().start());
    int last = lines.lineAt(finding.place().end());
    Optional<String> reason = Optional.empty();
    for (int line = first; line <= last && reason.isEmpty(); line++) {
      reason = known.computeIfAbsent(line, this::mark);
    }
    return reason;
  }

  private Optional<String> mark(int line) {
    String text = lines.text(line);
    if (text.contains(ALLOW)) {
      return Optional.of(ALLOW);
    }
    return pragma(text, "")
        .or(() -> line == 1 ? Optional.empty() : pragma(lines.text(line - 1), " nextline"));
  }

  /** Gives the pragma in a comment of a line; the word is what stands before {@code secret}. */
  private static Optional<String> pragma(String line, String word) {
    for (int at = line.indexOf(PRAGMA); at >= 0; at = line.indexOf(PRAGMA, at + 1)) {
      if (opensComment(line, at)) {
        int rest = at + PRAGMA.length();
        rest += rest < line.length() && line.charAt(rest) == ' ' ? 1 : 0;
        int end = Math.min(line.length(), rest + MAX_PRAGMA);
        String said = line.substring(rest, end).replace('-', ' ');
        for (String list : LISTS) {
          String wanted = list + word + " secret";
          if (said.startsWith(wanted)) {
            return Optional.of(PRAGMA + " " + wanted);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean opensComment(String line, int at) {
    int before = at - 1;
    while (before >= 0 && line.charAt(before) == ' ') {
      before--;
    }
    return before >= 0 && COMMENT_MARKS.indexOf(line.charAt(before)) >= 0;
  }
}
