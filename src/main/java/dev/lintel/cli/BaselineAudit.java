package dev.lintel.cli;

import dev.lintel.engine.Baselines;
import dev.lintel.engine.UnwrittenException;
import dev.lintel.policy.BaselineEntry;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Verdict;
import dev.lintel.report.FindingFrames;
import dev.lintel.report.ReportSettings;
import dev.lintel.report.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Goes through the entries of a baseline, by file, from the first without a verdict on. Each letter
 * that is read is an answer, so that a person types one and Enter, and a script pipes a row of
 * them. A verdict is in the file before the next entry is shown.
 */
final class BaselineAudit {
  private static final String QUESTION = "t true, f false, s test, n next, b back, q quit > ";

  private final Baselines.Audit audit;
  private final FindingFrames frames;
  private final Terminal terminal;
  private final List<Item> items = new ArrayList<>();

  /** An entry, the place of its finding in the run or -1, and what was said of it. */
  private record Item(BaselineEntry entry, int index, Optional<Verdict> verdict) {
    boolean isGone() {
      return index < 0;
    }
  }

  BaselineAudit(Baselines.Audit audit, ReportSettings settings, Terminal terminal) {
    this.audit = audit;
    this.frames = new FindingFrames(audit.result().run(), settings);
    this.terminal = terminal;
    for (int i = 0; i < audit.entries().size(); i++) {
      BaselineEntry entry = audit.entries().get(i);
      items.add(new Item(entry, audit.indexes().get(i), entry.verdict()));
    }
    items.sort(
        Comparator.comparing((Item item) -> item.entry().path())
            .thenComparingInt(Item::index)
            .thenComparing(item -> item.entry().rule()));
  }

  ExitCode run(InputStream answers) throws IOException, InvalidPolicyException, UnwrittenException {
    int at = 0;
    while (at < items.size() && items.get(at).verdict().isPresent()) {
      at++;
    }
    while (at < items.size()) {
      show(at);
      int answer = answer(answers);
      Optional<Verdict> verdict = verdict(answer);
      if (answer < 0 || answer == 'q') {
        break;
      } else if (answer == 'b') {
        at = Math.max(0, at - 1);
      } else if (answer == 'n') {
        at++;
      } else if (verdict.isPresent()) {
        Item item = items.get(at);
        audit.judging().judge(item.entry(), verdict.get());
        items.set(at, new Item(item.entry(), item.index(), verdict));
        at++;
      } else {
        terminal.print("'" + VisibleText.of(Character.toString(answer)) + "' is no answer\n");
      }
    }
    terminal.print(summary());
    return audit.result().run().isIncomplete() ? ExitCode.INCOMPLETE : ExitCode.PASSED;
  }

  private void show(int at) throws IOException {
    Item item = items.get(at);
    BaselineEntry entry = item.entry();
    terminal.print(
        "\n%d of %d, known since %s%s%n"
            .formatted(
                at + 1,
                items.size(),
                entry.firstSeen(),
                item.verdict().map(v -> ", judged " + v.id()).orElse("")));
    terminal.print(
        item.isGone()
            ? "gone: " + entry.rule() + " in " + VisibleText.of(entry.path()) + "\n"
            : frames.of(item.index()));
    terminal.print(QUESTION);
    terminal.finish();
  }

  /** Gives the next letter; -1 at the end. */
  private int answer(InputStream answers) throws IOException {
    int answer = answers.read();
    while (answer >= 0 && Character.isWhitespace(answer)) {
      answer = answers.read();
    }
    terminal.print("\n");
    return answer;
  }

  private static Optional<Verdict> verdict(int answer) {
    return switch (answer) {
      case 't' -> Optional.of(Verdict.TRUE);
      case 'f' -> Optional.of(Verdict.FALSE);
      case 's' -> Optional.of(Verdict.TEST);
      default -> Optional.empty();
    };
  }

  /** Gives how often each rule was right, of what was judged so far. */
  private String summary() {
    Map<String, Map<Verdict, Integer>> byRule = new TreeMap<>();
    for (Item item : items) {
      item.verdict()
          .ifPresent(verdict ->
              byRule
                  .computeIfAbsent(
                      item.entry().rule().toString(), rule -> new EnumMap<>(Verdict.class))
                  .merge(verdict, 1, Integer::sum));
    }
    StringBuilder summary = new StringBuilder();
    byRule.forEach((rule, counts) -> summary.append(line(rule, counts)));
    long judged = items.stream().filter(item -> item.verdict().isPresent()).count();
    return summary.append("%d of %d judged%n".formatted(judged, items.size())).toString();
  }

  private static String line(String rule, Map<Verdict, Integer> counts) {
    int right = counts.getOrDefault(Verdict.TRUE, 0) + counts.getOrDefault(Verdict.TEST, 0);
    int wrong = counts.getOrDefault(Verdict.FALSE, 0);
    return "%3d %% right: %s (%d true, %d test, %d false)%n"
        .formatted(
            100 * right / (right + wrong),
            rule,
            counts.getOrDefault(Verdict.TRUE, 0),
            counts.getOrDefault(Verdict.TEST, 0),
            wrong);
  }
}
