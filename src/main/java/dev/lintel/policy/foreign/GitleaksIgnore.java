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
 * The file .gitleaksignore (README of gitleaks, read 2026-11-26): one fingerprint {@code
 * [commit:]file:rule:line} in a line, comments with {@code #}. The commit is passed over: what is
 * checked here is the tree, and a secret that was accepted in its commit is the same there.
 */
final class GitleaksIgnore implements ForeignMarks {
  /** Where it is looked for. */
  static final List<String> PATHS = List.of(".gitleaksignore");

  private static final int MIN_COMMIT_DIGITS = 7;
  private static final int MAX_COMMIT_DIGITS = 40;

  /** By {@code file:rule:line}, the line of .gitleaksignore. */
  private final Map<String, Integer> fingerprints;

  private GitleaksIgnore(Map<String, Integer> fingerprints) {
    this.fingerprints = fingerprints;
  }

  static ForeignMarks read(SourceText source, ForeignNotes notes) throws ForeignFile.Broken {
    Map<String, Integer> fingerprints = new HashMap<>();
    LineIndex lines = source.lines();
    for (int number = 1; number <= lines.count(); number++) {
      String line = lines.text(number).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        fingerprints.putIfAbsent(fingerprint(line, number), number);
      }
    }
    return new GitleaksIgnore(fingerprints);
  }

  private static String fingerprint(String line, int number) throws ForeignFile.Broken {
    int lineColon = line.lastIndexOf(':');
    int ruleColon = line.lastIndexOf(':', lineColon - 1);
    boolean isWhole =
        ruleColon > 0
            && lineColon > ruleColon + 1
            && lineColon + 1 < line.length()
            && line.substring(lineColon + 1).chars().allMatch(Character::isDigit);
    if (!isWhole) {
      throw new ForeignFile.Broken(
          "line " + number + " is no fingerprint; gitleaks writes them as file:rule:line");
    }
    String file = withoutCommit(line.substring(0, ruleColon)).replace('\\', '/');
    return (file.startsWith("./") ? file.substring(2) : file) + line.substring(ruleColon);
  }

  private static String withoutCommit(String file) {
    int colon = file.indexOf(':');
    boolean isCommit =
        colon >= MIN_COMMIT_DIGITS
            && colon <= MAX_COMMIT_DIGITS
            && file.substring(0, colon).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return isCommit ? file.substring(colon + 1) : file;
  }

  @Override
  public Optional<String> reason(Finding finding, RuleMeta rule) {
    String fingerprint = finding.path() + ":" + rule.id().pattern() + ":" + finding.start().line();
    return Optional.ofNullable(fingerprints.get(fingerprint))
        .map(line -> PATHS.getFirst() + ":" + line);
  }
}
