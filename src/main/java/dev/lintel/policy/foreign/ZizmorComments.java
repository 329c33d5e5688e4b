package dev.lintel.policy.foreign;

import dev.lintel.finding.Finding;
import dev.lintel.policy.comment.CommentedText;
import dev.lintel.rule.Peer;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.Comment;
import dev.lintel.source.LineIndex;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The comments of zizmor (docs.zizmor.sh, "Ignoring results", read 2026-11-26): {@code # zizmor:
 * ignore[audit,other-audit] why}. They stand anywhere in what zizmor marks as the finding: here the
 * lines of the place, those of the key with its value around it, and the first line of each step,
 * job or key around that.
 */
final class ZizmorComments implements ForeignMarks {
  static final String TOOL = "zizmor";

  static final String WORD = "zizmor:";
  private static final String VERB = "ignore[";

  private final YamlStream stream;

  /** By audit, what is written at which line. */
  private final Map<String, NavigableMap<Integer, String>> ignored;

  private ZizmorComments(YamlStream stream, Map<String, NavigableMap<Integer, String>> ignored) {
    this.stream = stream;
    this.ignored = ignored;
  }

  static ForeignMarks of(CommentedText text) {
    if (text.yaml().isEmpty() || !text.source().content().contains(WORD)) {
      return NONE;
    }
    Map<String, NavigableMap<Integer, String>> ignored = new HashMap<>();
    LineIndex lines = text.source().lines();
    for (Comment comment : text.comments()) {
      int line = lines.lineAt(comment.span().start());
      for (String audit : audits(comment.text())) {
        ignored
            .computeIfAbsent(audit, a -> new TreeMap<>())
            .put(line, "zizmor: ignore[" + audit + "]");
      }
    }
    return ignored.isEmpty() ? NONE : new ZizmorComments(text.yaml().get(), ignored);
  }

  private static List<String> audits(String comment) {
    List<String> audits = new ArrayList<>();
    int word = comment.indexOf(WORD);
    while (word >= 0) {
      int verb = word + WORD.length();
      while (verb < comment.length() && comment.charAt(verb) == ' ') {
        verb++;
      }
      int open = verb + VERB.length();
      int next = comment.indexOf(WORD, verb);
      int limit = next < 0 ? comment.length() : next;
      int close = comment.startsWith(VERB, verb) ? comment.indexOf(']', open, limit) : -1;
      if (close >= 0 && comment.substring(0, word).stripTrailing().endsWith("#")) {
        for (String audit : comment.substring(open, close).split(",")) {
          audits.add(audit.strip());
        }
      }
      word = next;
    }
    return audits;
  }

  @Override
  public Optional<String> reason(Finding finding, RuleMeta rule) {
    for (Peer peer : rule.peers()) {
      NavigableMap<Integer, String> lines =
          peer.tool().equals(TOOL) ? ignored.get(peer.check()) : null;
      if (lines != null) {
        Optional<String> reason = at(finding.place(), lines);
        if (reason.isPresent()) {
          return reason;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> at(Span place, NavigableMap<Integer, String> ignoredLines) {
    LineIndex lines = place.source().lines();
    List<Span> around = YamlPlaces.around(stream, place.start());
    Span whole = around.isEmpty() ? place : place.to(around.getLast());
    Map.Entry<Integer, String> inside = ignoredLines.ceilingEntry(lines.lineAt(whole.start()));
    if (inside != null && inside.getKey() <= lines.lineAt(whole.end())) {
      return Optional.of(inside.getValue());
    }
    return around.stream()
        .map(span -> ignoredLines.get(lines.lineAt(span.start())))
        .filter(written -> written != null)
        .findFirst();
  }
}
