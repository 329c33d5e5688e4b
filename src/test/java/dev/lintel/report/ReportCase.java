package dev.lintel.report;

import dev.lintel.finding.BaselineResult;
import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Gate;
import dev.lintel.finding.GateResult;
import dev.lintel.finding.Notification;
import dev.lintel.finding.Reason;
import dev.lintel.finding.Related;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.RunResult;
import dev.lintel.finding.Severity;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hand-made result, written as text. The head has one fact on a line: {@code finding: SEVERITY
 * RULE MESSAGE}, and below it what belongs to that finding ({@code related: MESSAGE}, {@code fix:
 * TITLE => REPLACEMENT}, {@code unsafe-fix: ..}, {@code step: MESSAGE}, {@code seen: DAY}, {@code
 * lowered: REASON}, {@code suppressed: WHY}), and {@code incomplete: PATH MESSAGE}, {@code warning:
 * MESSAGE} or {@code baseline: PATH KNOWN OVERDUE GONE DAY=ENTRIES..}. Then the files, each below a
 * line {@code --- PATH}: the n-th {@code «..»} is the place of the n-th finding, the n-th {@code
 * ‹..›} that of the n-th related line or step. <code>&#92;u{1b}</code> is the character of that
 * code.
 */
final class ReportCase {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u\\{([0-9a-f]+)}");

  private final Deque<Span> places = new ArrayDeque<>();
  private final Deque<Span> relatedPlaces = new ArrayDeque<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Notification> notifications = new ArrayList<>();
  private Optional<BaselineResult> baseline = Optional.empty();
  private int files;

  private ReportCase() {}

  static RunResult parse(String text) {
    return new ReportCase().read(text);
  }

  private RunResult read(String text) {
    String[] parts = text.split("(?m)^--- ");
    Arrays.stream(parts).skip(1).forEach(this::readFile);
    List<String> head = new ArrayList<>();
    for (String line : parts[0].lines().toList()) {
      if (line.startsWith("incomplete: ")) {
        String[] words = line.split(" ", 3);
        notifications.add(Notification.incomplete(decoded(words[1]), decoded(words[2])));
      } else if (line.startsWith("warning: ")) {
        notifications.add(Notification.warning(line.substring("warning: ".length())));
      } else if (line.startsWith("baseline: ")) {
        baseline = Optional.of(baseline(line.split(" ")));
      } else {
        if (line.startsWith("finding: ")) {
          readFinding(head);
          head.clear();
        }
        head.add(line);
      }
    }
    readFinding(head);
    findings.sort(Finding.ORDER);
    notifications.sort(Notification.ORDER);
    return new RunResult(findings, notifications, gates(findings), files, baseline);
  }

  private static BaselineResult baseline(String[] words) {
    SortedMap<LocalDate, Integer> entries = new TreeMap<>();
    for (String word : List.of(words).subList(5, words.length)) {
      int equals = word.indexOf('=');
      entries.put(
          LocalDate.parse(word.substring(0, equals)), Integer.valueOf(word.substring(equals + 1)));
    }
    return new BaselineResult(
        decoded(words[1]),
        Integer.parseInt(words[2]),
        Integer.parseInt(words[3]),
        Integer.parseInt(words[4]),
        entries);
  }

  private void readFile(String part) {
    int lineEnd = part.indexOf('\n');
    StringBuilder content = new StringBuilder();
    Map<Character, Integer> opened = new HashMap<>();
    List<int[]> primary = new ArrayList<>();
    List<int[]> related = new ArrayList<>();
    for (char c : decoded(part.substring(lineEnd + 1)).toCharArray()) {
      switch (c) {
        case '«', '‹' -> opened.put(c, content.length());
        case '»' -> primary.add(new int[] {opened.get('«'), content.length()});
        case '›' -> related.add(new int[] {opened.get('‹'), content.length()});
        default -> content.append(c);
      }
    }
    SourceText source = SourceText.of(decoded(part.substring(0, lineEnd)), content.toString());
    primary.forEach(ends -> places.add(source.span(ends[0], ends[1])));
    related.forEach(ends -> relatedPlaces.add(source.span(ends[0], ends[1])));
    files++;
  }

  private void readFinding(List<String> head) {
    if (head.isEmpty()) {
      return;
    }
    String[] words = head.getFirst().split(" ", 4);
    RuleMeta meta = SampleRules.meta(RuleId.of(words[2]));
    Span place = places.remove();
    List<Related> related = new ArrayList<>();
    List<Related> flow = new ArrayList<>();
    List<Fix> fixes = new ArrayList<>();
    Optional<LocalDate> seen = Optional.empty();
    Optional<Reason> lowered = Optional.empty();
    Optional<String> suppressed = Optional.empty();
    for (String line : head.subList(1, head.size())) {
      String value = decoded(line.substring(line.indexOf(' ') + 1));
      switch (line.substring(0, line.indexOf(':'))) {
        case "related" -> related.add(new Related(relatedPlaces.remove(), value));
        case "step" -> flow.add(new Related(relatedPlaces.remove(), value));
        case "seen" -> seen = Optional.of(LocalDate.parse(value));
        case "fix" -> fixes.add(fix(true, value, place));
        case "unsafe-fix" -> fixes.add(fix(false, value, place));
        case "lowered" -> lowered = Optional.of(Reason.valueOf(value));
        case "suppressed" -> suppressed = Optional.of(value);
        default -> throw new IllegalArgumentException(line);
      }
    }
    findings.add(
        new Finding(
            meta.id(),
            Severity.valueOf(words[1]),
            meta.gate(),
            place,
            decoded(words[3]),
            meta.tags(),
            related,
            flow,
            fixes,
            lowered,
            seen,
            suppressed));
  }

  private static Fix fix(boolean isSafe, String value, Span place) {
    String[] words = value.split(" => ", 2);
    return new Fix(words[0], isSafe, List.of(new Edit(place, words[1])));
  }

  private static String decoded(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16))));
  }

  /** Counts the findings as the policy does. */
  static List<GateResult> gates(List<Finding> findings) {
    List<GateResult> gates = new ArrayList<>();
    for (Gate gate : Gate.values()) {
      Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
      findings.stream()
          .filter(f -> f.gate() == gate && f.suppressed().isEmpty())
          .forEach(f -> counts.merge(f.severity(), 1, Integer::sum));
      gates.add(new GateResult(gate, SampleRules.blockAt(gate), SampleRules.alertAt(gate), counts));
    }
    return gates;
  }
}
