package dev.lintel.policy.foreign;

import dev.lintel.finding.Finding;
import dev.lintel.finding.RuleId;
import dev.lintel.policy.comment.CommentedText;
import dev.lintel.rule.Peer;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.Comment;
import dev.lintel.source.Glob;
import dev.lintel.source.LineIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The comments of sqlfluff (docs.sqlfluff.com, "Ignoring Errors &amp; Files", read 2026-11-26):
 * {@code -- noqa} and {@code -- noqa: AM02,ambiguous.union} for their line, {@code -- noqa:
 * disable=AM02} and {@code disable=all} from their line on until {@code enable=} says the same
 * name. A name is a code, a rule's name, a group or a pattern over them.
 */
final class NoqaComments implements ForeignMarks {
  static final String TOOL = "sqlfluff";

  static final String WORD = "noqa";
  private static final String DISABLE = "disable=";
  private static final String ENABLE = "enable=";

  private final List<Noqa> all;

  /** What holds of a rule, made when it is first asked for. */
  private final Map<RuleId, Verdicts> verdicts = new HashMap<>();

  private enum Kind {
    LINE,
    DISABLE,
    ENABLE
  }

  /**
   * One comment.
   *
   * @param names empty for every rule
   * @param written the comment without its mark
   */
  private record Noqa(int line, Kind kind, List<String> names, String written) {
    boolean names(RuleMeta rule) {
      return names.isEmpty() || names.stream().anyMatch(name -> isName(name, rule));
    }

    private static boolean isName(String name, RuleMeta rule) {
      return name.equals("all")
          || rule.peers().stream()
              .filter(peer -> peer.tool().equals(TOOL))
              .map(Peer::check)
              .anyMatch(check ->
                  check.equals(name)
                      || check.startsWith(name + ".")
                      || name.indexOf('*') >= 0 && Glob.of(name).matches(check));
    }
  }

  /**
   * What the comments say of one rule.
   *
   * @param lines the comments for single lines
   * @param ranges those that begin or end a range, the later of one line
   */
  private record Verdicts(NavigableMap<Integer, Noqa> lines, NavigableMap<Integer, Noqa> ranges) {
    Optional<String> at(int firstLine, int lastLine) {
      Map.Entry<Integer, Noqa> line = lines.ceilingEntry(firstLine);
      if (line != null && line.getKey() <= lastLine) {
        return Optional.of(line.getValue().written());
      }
      Map.Entry<Integer, Noqa> range = ranges.floorEntry(firstLine);
      return Optional.ofNullable(range)
          .map(Map.Entry::getValue)
          .filter(noqa -> noqa.kind() == Kind.DISABLE)
          .map(Noqa::written);
    }
  }

  private NoqaComments(List<Noqa> all) {
    this.all = all;
  }

  static ForeignMarks of(CommentedText text) {
    if (!text.source().content().contains(WORD)) {
      return NONE;
    }
    List<Noqa> all = new ArrayList<>();
    for (Comment comment : text.comments()) {
      noqa(comment).ifPresent(all::add);
    }
    return all.isEmpty() ? NONE : new NoqaComments(all);
  }

  /** Reads a comment, of which only the last part counts where it holds another one. */
  private static Optional<Noqa> noqa(Comment comment) {
    String text = comment.text().strip();
    String said =
        text.startsWith("/*") && text.endsWith("*/") && text.length() >= 4
            ? text.substring(2, text.length() - 2)
            : text.substring(text.lastIndexOf("--") < 0 ? 0 : text.lastIndexOf("--") + 2);
    said = said.strip();
    String rest = said.startsWith(WORD) ? said.substring(WORD.length()).strip() : "?";
    int line = comment.span().source().lines().lineAt(comment.span().start());
    if (rest.isEmpty()) {
      return Optional.of(new Noqa(line, Kind.LINE, List.of(), said));
    }
    if (!rest.startsWith(":")) {
      return Optional.empty();
    }
    String names = rest.substring(1).strip();
    Kind kind =
        names.startsWith(DISABLE)
            ? Kind.DISABLE
            : names.startsWith(ENABLE) ? Kind.ENABLE : Kind.LINE;
    List<String> list =
        Arrays.stream(names.substring(names.indexOf('=') + 1).split("[,\\s]+"))
            .filter(name -> !name.isEmpty())
            .toList();
    return Optional.of(new Noqa(line, kind, list, said));
  }

  @Override
  public Optional<String> reason(Finding finding, RuleMeta rule) {
    LineIndex lines = finding.place().source().lines();
    return verdicts
        .computeIfAbsent(rule.id(), id -> verdicts(rule))
        .at(lines.lineAt(finding.place().start()), lines.lineAt(finding.place().end()));
  }

  private Verdicts verdicts(RuleMeta rule) {
    Verdicts found = new Verdicts(new TreeMap<>(), new TreeMap<>());
    for (Noqa noqa : all) {
      if (noqa.names(rule)) {
        (noqa.kind() == Kind.LINE ? found.lines() : found.ranges()).put(noqa.line(), noqa);
      }
    }
    return found;
  }
}
