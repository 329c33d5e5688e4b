package dev.lintel.policy.foreign;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.lintel.finding.Finding;
import dev.lintel.rule.Peer;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.Glob;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of actionlint (its docs/config.md, read 2026-11-27) and of its fork
 * kjanat/actionlint, which adds {@code config-secrets} and {@code policy}. The lists of variables
 * and secrets are the options of the rule that asks for them. {@code paths.GLOB.ignore} holds
 * regular expressions over the text of actionlint's errors, because it has no other name for them.
 * Here they are matched with the rule's own message and with the text that actionlint has for the
 * same fault, as the rule's document gives it. That text does not know everything that actionlint
 * would say: an expression that asks for a name which our message does not hold, or for a line
 * number, accepts nothing.
 *
 * @param path of the file
 * @param labels of the user's own runners; patterns
 * @param settings the names of all configuration variables as {@code variables}, those of all
 *     secrets as {@code secrets}, with commas; without what the file does not say
 */
record ActionlintConfiguration(
    String path, List<String> labels, Map<String, String> settings, List<PathSettings> paths)
    implements ForeignMarks {
  static final String TOOL = "actionlint";

  /** How actionlint begins what it says of a label that its user may list. */
  private static final String UNKNOWN_LABEL = "label \"$1\" is unknown";

  /**
   * Where it is looked for, the first one counts: where actionlint itself looks, where Super-Linter
   * and MegaLinter have it, and at the root, from where users name it on the command line.
   */
  static final List<String> PATHS =
      List.of(
          ".github/actionlint.yaml",
          ".github/actionlint.yml",
          ".github/linters/actionlint.yml",
          ".github/linters/actionlint.yaml",
          "actionlint.yaml",
          "actionlint.yml");

  private static final List<String> KEYS =
      List.of("self-hosted-runner", "config-variables", "config-secrets", "paths");
  private static final List<String> RUNNER_KEYS = List.of("labels");
  private static final List<String> PATH_KEYS = List.of("ignore");

  private static final int MAX_LENGTH = 1000;
  private static final int MAX_REPEATS = 1000;
  private static final int MAX_GLOBS = 64;

  ActionlintConfiguration {
    labels = List.copyOf(labels);
    settings = Map.copyOf(settings);
    paths = List.copyOf(paths);
  }

  /** What holds for the files that a pattern describes. */
  record PathSettings(List<Glob> globs, List<Pattern> ignore) {
    boolean covers(String file) {
      return globs.stream().anyMatch(glob -> glob.matches(file));
    }
  }

  static ActionlintConfiguration read(SourceText source, ForeignNotes notes)
      throws ForeignFile.Broken {
    Optional<YamlMapping> root = ForeignFile.mapping(source);
    if (root.isEmpty()) {
      return new ActionlintConfiguration(source.path(), List.of(), Map.of(), List.of());
    }
    notes.unknown(root.get(), KEYS, "");
    root.get()
        .get("self-hosted-runner")
        .flatMap(YamlNode::mapping)
        .ifPresent(runner -> notes.unknown(runner, RUNNER_KEYS, " in 'self-hosted-runner'"));
    Map<String, String> settings = new HashMap<>();
    values(root.get(), "config-variables")
        .ifPresent(names -> settings.put("variables", String.join(",", names)));
    values(root.get(), "config-secrets")
        .ifPresent(names -> settings.put("secrets", String.join(",", names)));
    List<PathSettings> paths = new ArrayList<>();
    Optional<YamlNode> places = root.get().get("paths").filter(value -> !value.isNull());
    if (places.isPresent()) {
      for (YamlEntry entry : ForeignFile.mapping("'paths'", places.get()).entries()) {
        paths.add(settings(entry, notes));
      }
    }
    return new ActionlintConfiguration(
        source.path(),
        values(root.get(), "self-hosted-runner", "labels").orElse(List.of()),
        settings,
        paths);
  }

  private static Optional<List<String>> values(YamlMapping root, String... path)
      throws ForeignFile.Broken {
    Optional<YamlNode> node = root.get(path).filter(value -> !value.isNull());
    if (node.isEmpty()) {
      return Optional.empty();
    }
    List<YamlScalar> texts = ForeignFile.texts(path[path.length - 1], node.get());
    return Optional.of(texts.stream().map(YamlScalar::value).toList());
  }

  private static PathSettings settings(YamlEntry entry, ForeignNotes notes)
      throws ForeignFile.Broken {
    List<Pattern> ignore = new ArrayList<>();
    if (!entry.value().isNull()) {
      YamlMapping there = ForeignFile.mapping("'" + entry.name() + "'", entry.value());
      notes.unknown(there, PATH_KEYS, " in '" + ForeignNotes.shown(entry.name()) + "'");
      Optional<YamlNode> expressions = there.get("ignore");
      if (expressions.isPresent()) {
        for (YamlScalar expression : ForeignFile.texts("ignore", expressions.get())) {
          ignore.add(pattern(expression));
        }
      }
    }
    return new PathSettings(alternatives(entry).stream().map(Glob::of).toList(), ignore);
  }

  private static Pattern pattern(YamlScalar expression) throws ForeignFile.Broken {
    String text = expression.value();
    if (text.length() > MAX_LENGTH || repeats(text) > MAX_REPEATS) {
      throw ForeignFile.Broken.at(expression.span(), "the regular expression is too large");
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw ForeignFile.Broken.at(
          expression.span(), "'" + text + "' is no regular expression: " + e.getDescription());
    }
  }

  /** Gives how often the counts of an expression could repeat a part of it, at most. */
  private static long repeats(String expression) {
    long product = 1;
    for (int open = expression.indexOf('{'); open >= 0; open = expression.indexOf('{', open + 1)) {
      long count = 0;
      long largest = 1;
      int at = open + 1;
      while (at < expression.length() && "0123456789,".indexOf(expression.charAt(at)) >= 0) {
        char c = expression.charAt(at);
        count = c == ',' ? 0 : Math.min(count * 10 + c - '0', MAX_REPEATS + 1);
        largest = Math.max(largest, count);
        at++;
      }
      product = Math.min(product * largest, MAX_REPEATS + 1);
    }
    return product;
  }

  /** Writes out the alternatives of a pattern in braces, which other patterns do not have. */
  private static List<String> alternatives(YamlEntry entry) throws ForeignFile.Broken {
    List<String> written = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>(List.of(entry.name()));
    while (!open.isEmpty()) {
      String pattern = open.pop();
      int start = pattern.indexOf('{');
      int end = start < 0 ? -1 : pattern.indexOf('}', start);
      if (end < 0) {
        written.add(pattern);
        continue;
      }
      String[] choices = pattern.substring(start + 1, end).split(",", -1);
      if (written.size() + open.size() + choices.length > MAX_GLOBS) {
        throw ForeignFile.Broken.at(
            entry.key().span(), "the pattern has more than " + MAX_GLOBS + " alternatives");
      }
      for (String choice : choices) {
        open.add(pattern.substring(0, start) + choice + pattern.substring(end + 1));
      }
    }
    return written;
  }

  @Override
  public Optional<String> reason(Finding finding, RuleMeta rule) {
    Optional<String> label = ownLabel(finding, rule);
    if (label.isPresent()) {
      return label.map(own -> path + ": 'self-hosted-runner.labels' lists '" + own + "'");
    }
    for (PathSettings settings : paths) {
      if (settings.covers(finding.path())) {
        for (Pattern pattern : settings.ignore()) {
          if (texts(finding, rule).stream().anyMatch(text -> pattern.matcher(text).find())) {
            return Optional.of(path + ": " + pattern);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Gives the label that a finding calls unknown, where it is one of the user's own runners. */
  private Optional<String> ownLabel(Finding finding, RuleMeta rule) {
    boolean isAboutLabels =
        rule.peers().stream()
            .anyMatch(peer -> peer.tool().equals(TOOL) && peer.message().startsWith(UNKNOWN_LABEL));
    String[] parts = finding.message().split("'", -1);
    return isAboutLabels && parts.length > 1
        ? Optional.of(parts[1])
            .filter(label -> labels.stream().anyMatch(own -> Glob.of(own).matches(label)))
        : Optional.empty();
  }

  /** Gives the rule's message, and what actionlint writes about the same. */
  private static List<String> texts(Finding finding, RuleMeta rule) {
    List<String> texts = new ArrayList<>(List.of(finding.message()));
    for (Peer peer : rule.peers()) {
      if (peer.tool().equals(TOOL) && !peer.message().isEmpty()) {
        texts.add(filled(peer.message(), finding.message().split("'", -1)));
      }
    }
    return texts;
  }

  /**
   * @param parts of the rule's message, every other one of them a word in quotes
   */
  private static String filled(String text, String[] parts) {
    String filled = text;
    for (int number = 1; filled.contains("$" + number); number++) {
      int part = 2 * number - 1;
      filled = filled.replace("$" + number, part < parts.length ? parts[part] : "…");
    }
    return filled;
  }
}
