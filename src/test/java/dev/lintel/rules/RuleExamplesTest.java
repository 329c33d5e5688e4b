package dev.lintel.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.engine.Analysis;
import dev.lintel.engine.ArtifactParser;
import dev.lintel.engine.ArtifactSource;
import dev.lintel.engine.CommentedTexts;
import dev.lintel.engine.Reach;
import dev.lintel.finding.Edit;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Related;
import dev.lintel.finding.RuleId;
import dev.lintel.policy.ActiveRule;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Judge;
import dev.lintel.policy.Policy;
import dev.lintel.policy.Selection;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.ChartRule;
import dev.lintel.rule.PolicyRule;
import dev.lintel.rule.ProgramRule;
import dev.lintel.rule.ProjectRule;
import dev.lintel.rule.Rule;
import dev.lintel.rule.UnitRule;
import dev.lintel.rule.WorkloadRule;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.KindDetector;
import dev.lintel.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every example of every rule document: each alone with its own rule, then each with all
 * rules.
 */
class RuleExamplesTest {
  private static final Path RULES = Path.of(System.getProperty("lintel.basedir", "."), "rules");
  private static final Catalog CATALOG = RuleIndex.catalog();

  @TestFactory
  Stream<DynamicContainer> everyExampleHoldsForItsRule() throws IOException {
    return documents().entrySet().stream()
        .map(document ->
            DynamicContainer.dynamicContainer(
                document.getKey().toString(),
                document.getValue().stream()
                    .map(example ->
                        DynamicTest.dynamicTest(
                            example.title() + " (line " + example.line() + ")",
                            () -> verify(document.getKey(), example)))));
  }

  @Test
  void everyDocumentHasABadAndAGoodExample() throws IOException {
    documents()
        .forEach((id, examples) -> {
          assertTrue(examples.stream().anyMatch(RuleExample::isBad), id + " has no bad example");
          assertTrue(examples.stream().anyMatch(e -> !e.isBad()), id + " has no good example");
          for (RuleExample example : examples) {
            assertEquals(
                example.isBad(),
                !example.expected().isEmpty(),
                id + " line " + example.line() + ": bad examples have markers, good ones none");
          }
        });
  }

  @Test
  void noRuleFailsOnAnyExample() throws IOException {
    for (Map.Entry<RuleId, List<RuleExample>> document : documents().entrySet()) {
      for (RuleExample example : document.getValue()) {
        Analysis analysis = analyse(example.files(), all());
        assertEquals(
            List.of(),
            analysis.notifications().stream().filter(n -> n.rule().isPresent()).toList(),
            document.getKey() + " line " + example.line());
      }
    }
  }

  /** A check of what changed reads the other files of those kinds only. */
  @Test
  void rulesAcrossFilesReadTheKindsThatTheirAreaReaches() throws IOException {
    for (Map.Entry<RuleId, List<RuleExample>> document : documents().entrySet()) {
      Catalog.Entry entry = CATALOG.find(document.getKey()).orElseThrow();
      Rule rule = entry.rule().get();
      if (!isAcross(rule)) {
        continue;
      }
      Set<ArtifactKind> reach = Reach.readBy(document.getKey().area());
      for (RuleExample example : document.getValue()) {
        Map<String, String> reached = new LinkedHashMap<>(example.files());
        reached.entrySet().removeIf(f -> !reach.contains(kind(example.files(), f.getKey())));
        List<ActiveRule> alone = List.of(active(entry, example));
        assertEquals(
            analyse(example.files(), alone).findings().stream().map(Finding::message).toList(),
            analyse(example.files(), reached, alone).findings().stream()
                .map(Finding::message)
                .toList(),
            document.getKey() + " line " + example.line());
      }
    }
  }

  private static boolean isAcross(Rule rule) {
    return rule instanceof ProjectRule
        || rule instanceof WorkloadRule
        || rule instanceof UnitRule
        || rule instanceof ChartRule;
  }

  @Test
  void everyRuleClassHasADocument() throws IOException {
    Path classes =
        Path.of(System.getProperty("lintel.basedir", "."), "src/main/java/dev/lintel/rules");
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        if (source.contains("public final class") && source.contains("Rule {")) {
          String name = file.getFileName().toString().replace(".java", "");
          String kebab = name.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
          String area = classes.relativize(file).getName(0).toString();
          assertTrue(
              name.equals("Detectors") || Files.exists(RULES.resolve(area + "/" + kebab + ".md")),
              file + " has no document rules/" + area + "/" + kebab + ".md");
        }
      }
    }
  }

  private static void verify(RuleId id, RuleExample example) {
    Catalog.Entry entry = CATALOG.find(id).orElseThrow();
    boolean isPolicy = entry.rule().get() instanceof PolicyRule;
    ActiveRule rule = active(entry, example);
    Analysis analysis = analyse(example.files(), isPolicy ? all() : List.of(rule));
    assertEquals(
        List.of(),
        analysis.notifications().stream().filter(n -> n.rule().isPresent()).toList(),
        "the rule fails");
    Comparator<RuleExample.Expected> order =
        Comparator.comparing(RuleExample.Expected::path)
            .thenComparingInt(RuleExample.Expected::line)
            .thenComparingInt(RuleExample.Expected::column)
            .thenComparing(RuleExample.Expected::message);
    List<RuleExample.Expected> expected = example.expected().stream().sorted(order).toList();
    List<Finding> findings = isPolicy ? judged(id, analysis) : analysis.findings();
    List<RuleExample.Expected> found =
        findings.stream().map(RuleExamplesTest::found).sorted(order).toList();
    assertEquals(places(expected), places(found));
    for (int i = 0; i < expected.size(); i++) {
      if (!expected.get(i).related().isEmpty()) {
        assertEquals(expected.get(i).related(), found.get(i).related(), expected.get(i).message());
      }
      assertTrue(!found.get(i).message().endsWith("."), "a message ends without a period");
    }
    if (!example.fixed().isEmpty()) {
      Map<String, String> fixed = new LinkedHashMap<>(example.files());
      applySafeFixes(findings, fixed);
      example.fixed().forEach((path, content) -> assertEquals(content, fixed.get(path), "fixed"));
      assertEquals(
          List.of(),
          analyse(fixed, List.of(rule)).findings().stream().map(Finding::message).toList(),
          "what the fixes leave");
    }
  }

  /** Gives the rule as the example's lintel.yml sets it; as its document has it without one. */
  private static ActiveRule active(Catalog.Entry entry, RuleExample example) {
    String settings = example.files().get("lintel.yml");
    if (settings == null) {
      return ActiveRule.of(entry);
    }
    try {
      return Policy.load(Optional.of(SourceText.of("lintel.yml", settings)), CATALOG)
          .select(CATALOG, Selection.DEFAULT)
          .stream()
          .filter(rule -> rule.id().equals(entry.id()))
          .findFirst()
          .orElseThrow();
    } catch (InvalidPolicyException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static List<ActiveRule> all() {
    return CATALOG.entries().stream().map(ActiveRule::of).toList();
  }

  /** Gives what policy reports once all other rules have run. */
  private static List<Finding> judged(RuleId id, Analysis analysis) {
    List<ActiveRule> active =
        CATALOG.entries().stream()
            .map(entry -> new ActiveRule(entry, entry.meta().severity(), Map.of()))
            .toList();
    LocalDate today = LocalDate.of(2026, 11, 21);
    return new Judge(Policy.DEFAULT, Selection.DEFAULT, CATALOG, active, today)
            .judge(
                analysis.findings(),
                CommentedTexts.of(analysis),
                finding -> Optional.empty(),
                true,
                finding -> true)
            .findings()
            .stream()
            .filter(finding -> finding.rule().equals(id))
            .toList();
  }

  private static String places(List<RuleExample.Expected> findings) {
    return String.join("\n", findings.stream().map(RuleExample.Expected::place).toList());
  }

  private static RuleExample.Expected found(Finding finding) {
    return new RuleExample.Expected(
        finding.path(),
        finding.region().start().line(),
        finding.region().start().column(),
        finding.region().end().line(),
        finding.region().end().column(),
        finding.message(),
        finding.related().stream().map(RuleExamplesTest::place).toList());
  }

  private static String place(Related related) {
    return related.span().source().path() + ":" + related.span().region().start().line();
  }

  private static void applySafeFixes(List<Finding> findings, Map<String, String> files) {
    List<Edit> edits = new ArrayList<>();
    for (Finding finding : findings) {
      finding.fixes().stream()
          .filter(Fix::isSafe)
          .findFirst()
          .ifPresent(f -> edits.addAll(f.edits()));
    }
    edits.sort(Comparator.comparingInt((Edit e) -> e.span().start()).reversed());
    for (Edit edit : edits) {
      files.computeIfPresent(
          edit.span().source().path(),
          (path, content) ->
              content.substring(0, edit.span().start())
                  + edit.replacement()
                  + content.substring(edit.span().end()));
    }
  }

  static Analysis analyse(Map<String, String> files, List<ActiveRule> rules) {
    return analyse(files, files, rules);
  }

  /** Runs rules over some of the files of a tree. */
  private static Analysis analyse(
      Map<String, String> tree, Map<String, String> files, List<ActiveRule> rules) {
    Predicate<String> exists =
        path -> tree.keySet().stream().anyMatch(f -> f.equals(path) || f.startsWith(path + "/"));
    ArtifactParser parser = new ArtifactParser(exists);
    List<ArtifactSource> sources = new ArrayList<>();
    files.forEach((path, content) ->
        sources.add(new InMemory(parser, SourceText.of(path, content), kind(files, path))));
    boolean isBuilt =
        tree.keySet().stream().anyMatch(path -> kind(tree, path) == ArtifactKind.KUSTOMIZATION);
    return isBuilt
        ? onDisk(tree, root -> Analysis.of(sources, exists, root, rules, 1, false, done -> {}))
        : Analysis.of(sources, exists, Optional.empty(), rules, 1, false, done -> {});
  }

  /** Runs an analysis with the files in a directory, where the builds of kustomizations read. */
  private static Analysis onDisk(
      Map<String, String> tree, Function<Optional<Path>, Analysis> analysis) {
    try {
      Path root = Files.createTempDirectory("example");
      try {
        for (Map.Entry<String, String> file : tree.entrySet()) {
          Path path = root.resolve(file.getKey());
          Files.createDirectories(path.getParent());
          Files.writeString(path, file.getValue());
        }
        return analysis.apply(Optional.of(root));
      } finally {
        try (Stream<Path> files = Files.walk(root)) {
          files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArtifactKind kind(Map<String, String> files, String path) {
    Predicate<String> isChart =
        directory ->
            files.containsKey(directory.isEmpty() ? "Chart.yaml" : directory + "/Chart.yaml");
    return KindDetector.detect(path, files.get(path), isChart, Optional.empty());
  }

  private record InMemory(ArtifactParser parser, SourceText source, ArtifactKind kind)
      implements ArtifactSource {
    @Override
    public String path() {
      return source.path();
    }

    @Override
    public Loaded load() {
      return Loaded.of(source, kind, parser);
    }
  }

  /** What a program says that may not be installed has tests of its own, with one in its place. */
  static Map<RuleId, List<RuleExample>> documents() throws IOException {
    Map<RuleId, List<RuleExample>> documents = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(RULES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        RuleId id = RuleId.of(RULES.relativize(file).toString().replace(".md", ""));
        if (!(CATALOG.find(id).orElseThrow().rule().get() instanceof ProgramRule)) {
          documents.put(id, RuleExample.read(id.area(), Files.readAllLines(file)));
        }
      }
    }
    return documents;
  }
}
