package dev.lintel.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.finding.Finding;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.rule.Persona;
import dev.lintel.source.GitException;
import dev.lintel.source.Root;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.testing.Golden;
import dev.lintel.testing.Requests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every fix of every rule must hold, on all files that the tests have: the pipelines, the
 * silent corpus and the examples of the rules, as they are and mutated.
 */
class FixPropertiesTest {
  private static final Path BASE = Path.of(System.getProperty("lintel.basedir"));
  private static final Pattern FENCE =
      Pattern.compile("```(yaml|sql)(?: title=(\\S+))?\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path scratch;

  /** The rules that bring a fix in a tree that was fixed. */
  private final Set<String> rulesWithFixes = new TreeSet<>();

  /** Files by path, of one small repository. */
  private record Tree(String name, Map<String, byte[]> files) {
    void writeTo(Path root) throws IOException {
      Files.createDirectories(root.resolve(".git"));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = root.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    }
  }

  private static Tree read(Path root) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return new Tree(root.getFileName().toString(), files);
  }

  private static List<Tree> corpus() throws IOException {
    return corpus(document -> true);
  }

  /**
   * One of six parts, which together are the corpus: what is tried in six ways need not be tried on
   * all of it in each.
   */
  private static List<Tree> corpus(int part) throws IOException {
    return corpus(path -> Math.floorMod(path.hashCode(), 6) == part);
  }

  private static List<Tree> corpus(Predicate<String> isTaken) throws IOException {
    List<Tree> trees = new ArrayList<>(List.of(part(read(Golden.testdata("silent")), isTaken)));
    try (Stream<Path> pipelines = Files.list(Golden.testdata("pipelines"))) {
      for (Path pipeline : pipelines.filter(Files::isDirectory).sorted().toList()) {
        trees.add(read(pipeline));
      }
    }
    trees.add(examples(isTaken));
    return trees;
  }

  /** Takes directories of a tree whole, since their files belong together. */
  private static Tree part(Tree tree, Predicate<String> isTaken) {
    Map<String, byte[]> files = new TreeMap<>(tree.files());
    files.keySet().removeIf(path -> !isTaken.test(path.substring(0, path.lastIndexOf('/') + 1)));
    return new Tree(tree.name(), files);
  }

  /** The code of documents; markers are dropped, so all of it parses as it should. */
  private static Tree examples(Predicate<String> isTaken) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(BASE.resolve("rules"))) {
      for (Path document : walk.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
        if (!isTaken.test(document.getFileName().toString())) {
          continue;
        }
        String area = document.getParent().getFileName().toString();
        String text = Files.readString(document).replaceAll("(?m)^ *(\\^+|\\|) \\S.*\\n", "");
        String[] sections = text.split("(?m)^## ");
        for (int i = 0; i < sections.length; i++) {
          Matcher fence = FENCE.matcher(sections[i]);
          String directory = area + "/" + document.getFileName() + "/" + i + "/";
          while (fence.find()) {
            String name = Optional.ofNullable(fence.group(2)).orElse(defaultName(area));
            files.put(directory + name, fence.group(3).getBytes(StandardCharsets.UTF_8));
          }
        }
      }
    }
    assertTrue(files.size() > 100, () -> files.size() + " examples");
    return new Tree("examples", files);
  }

  private static String defaultName(String area) {
    return switch (area) {
      case "sql" -> "example.sql";
      case "workflow", "promotion" -> ".github/workflows/example.yml";
      case "kustomize" -> "kustomization.yaml";
      case "helm" -> "Chart.yaml";
      default -> "example.yaml";
    };
  }

  /** Fixes what a person with the given persona is told of. */
  private static FixResult fix(Path root, boolean withUnsafe, Persona persona) {
    CheckRequest check =
        Requests.whole(
            root,
            Optional.of(root.resolve(Root.CONFIGURATION)),
            Requests.rules(persona),
            LocalDate.of(2026, 11, 21));
    try {
      return Fixer.fix(new FixRequest(check, withUnsafe, false), (_, _) -> {});
    } catch (InvalidPolicyException | GitException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Fixes a tree and holds what must be; gives the tree afterwards. */
  private Tree fixAndVerify(Tree tree, boolean withUnsafe) throws IOException {
    Path root = Files.createTempDirectory(scratch, "tree").resolve(tree.name());
    tree.writeTo(root);
    FixResult result = fix(root, withUnsafe, Persona.AUDITOR);
    result.run().before().active().stream()
        .filter(finding -> !finding.fixes().isEmpty())
        .forEach(finding -> rulesWithFixes.add(finding.rule().toString()));
    Tree fixed = read(root);
    assertEquals(tree.files().keySet(), fixed.files().keySet());
    result.run().files().forEach(file -> verifySyntax(result, file.path()));
    for (Finding finding : result.run().after().active()) {
      boolean isNamed =
          result.run().after().notifications().stream()
              .anyMatch(n -> n.path().equals(Optional.of(finding.path())));
      boolean isFixable = FixChooser.candidate(finding, withUnsafe).isPresent() && !isNamed;
      assertEquals(
          false, isFixable, () -> tree.name() + ": " + finding.path() + " " + finding.message());
    }
    FixResult second = fix(root, withUnsafe, Persona.AUDITOR);
    assertEquals(0, second.run().fixed());
    verifySame(fixed, read(root));
    assertEquals(findings(result), findings(second), tree.name());
    return fixed;
  }

  private static void verifySyntax(FixResult result, String path) {
    var file =
        result.run().files().stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow();
    ArtifactParser parser = new ArtifactParser(name -> true);
    var kind = result.check().kinds().get(path);
    List<String> before =
        new ArrayList<>(
            parser.parse(file.before(), kind).problems().stream()
                .map(SyntaxProblem::message)
                .toList());
    for (SyntaxProblem problem : parser.parse(file.after(), kind).problems()) {
      assertTrue(before.remove(problem.message()), path + ": " + problem.message());
    }
  }

  private static void verifySame(Tree expected, Tree actual) {
    expected
        .files()
        .forEach((path, bytes) -> assertArrayEquals(bytes, actual.files().get(path), path));
  }

  private static List<String> findings(FixResult result) {
    return result.run().after().findings().stream()
        .map(f -> f.path() + " " + f.region() + " " + f.rule() + " " + f.message())
        .toList();
  }

  @Test
  void theCorpusIsFixedOnceAndForAll() throws IOException {
    for (Tree tree : corpus()) {
      fixAndVerify(tree, false);
    }
  }

  /** Every rule that brings a fix brings it somewhere in the corpus. */
  @Test
  void theCorpusHasAllFixesAndIsFixedOnceAndForAll() throws IOException {
    for (Tree tree : corpus()) {
      fixAndVerify(tree, true);
    }
    assertEquals(
        List.of(
            "helm/duplicate-key",
            "helm/invalid-chart",
            "kubernetes/default-service-account",
            "kubernetes/deprecated-service-account-field",
            "kubernetes/duplicate-key",
            "kubernetes/invalid-spark-size",
            "kubernetes/invalid-value",
            "kubernetes/missing-key",
            "kubernetes/missing-object",
            "kubernetes/missing-resource-limits",
            "kubernetes/unknown-field",
            "kubernetes/unquoted-string",
            "kubernetes/unserved-api",
            "kubernetes/unused-service-account-token",
            "kubernetes/wrong-type",
            "kustomize/deprecated-field",
            "kustomize/unknown-field",
            "kustomize/unquoted-tag",
            "promotion/unused-suppression",
            "sql/comma-join",
            "sql/distinct-parenthesis",
            "sql/drop-without-if-exists",
            "sql/function-on-filtered-column",
            "sql/implicit-cast-filter",
            "sql/incompatible-assignment",
            "sql/lossy-assignment",
            "sql/negated-is-null",
            "sql/nested-case",
            "sql/non-idempotent-ddl",
            "sql/not-in-subquery",
            "sql/null-comparison",
            "sql/positional-insert",
            "sql/redundant-distinct",
            "sql/select-star",
            "sql/select-star-insert",
            "sql/select-star-view",
            "sql/union-distinct",
            "workflow/default-permissions",
            "workflow/deprecated-action-input",
            "workflow/deprecated-command",
            "workflow/dropped-pipe-status",
            "workflow/duplicate-key",
            "workflow/external-code-execution",
            "workflow/hasty-update",
            "workflow/obfuscated-reference",
            "workflow/overwritten-file",
            "workflow/persisted-credentials",
            "workflow/spoofable-bot-condition",
            "workflow/template-injection",
            "workflow/unavailable-context",
            "workflow/undefined-action-input",
            "workflow/undefined-call-input",
            "workflow/undefined-output",
            "workflow/undefined-property",
            "workflow/unknown-key",
            "workflow/unknown-needs",
            "workflow/unpinned-action",
            "workflow/unsafe-workflow-commands",
            "workflow/unset-output",
            "workflow/unsound-condition"),
        List.copyOf(rulesWithFixes));
  }

  @Test
  void theSilentCorpusStaysAsItIs() throws IOException {
    Path root = scratch.resolve("silent");
    Tree silent = read(Golden.testdata("silent"));
    silent.writeTo(root);
    fix(root, true, Persona.REGULAR);
    verifySame(silent, read(root));
  }

  @ParameterizedTest
  @CsvSource({
    "0, UTF-8, '', true",
    "1, UTF-8, \uFEFF, false",
    "2, UTF-8, \uFEFF, true",
    "3, UTF-16LE, \uFEFF, false",
    "4, UTF-16BE, \uFEFF, true",
    "5, UTF-32LE, \uFEFF, false"
  })
  void everyEncodingAndLineEndGivesTheSameText(
      int part, String charset, String mark, boolean isCrLf) throws IOException {
    for (Tree tree : corpus(part)) {
      Tree plain = fixAndVerify(onlyText(tree), false);
      Map<String, byte[]> encoded = new TreeMap<>();
      plain
          .files()
          .keySet()
          .forEach(path ->
              encoded.put(path, encode(onlyText(tree).files().get(path), charset, mark, isCrLf)));
      Tree fixed = fixAndVerify(new Tree(tree.name(), encoded), false);
      plain
          .files()
          .forEach((path, bytes) ->
              assertArrayEquals(
                  encode(bytes, charset, mark, isCrLf), fixed.files().get(path), path));
    }
  }

  /** Leaves out what is no UTF-8 with LF ends, and configuration, which has its own reader. */
  private static Tree onlyText(Tree tree) {
    Map<String, byte[]> files = new TreeMap<>();
    tree.files()
        .forEach((path, bytes) -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          boolean isCode = path.endsWith(".sql") || path.endsWith(".yaml") || path.endsWith(".yml");
          if (isCode
              && !text.isEmpty()
              && !path.endsWith("lintel.yml")
              && text.indexOf('\r') < 0
              && text.indexOf('\uFFFD') < 0
              && !text.startsWith("\uFEFF")) {
            files.put(path, bytes);
          }
        });
    return new Tree(tree.name(), files);
  }

  private static byte[] encode(byte[] utf8, String charset, String mark, boolean isCrLf) {
    String text = new String(utf8, StandardCharsets.UTF_8);
    return (mark + (isCrLf ? text.replace("\n", "\r\n") : text)).getBytes(Charset.forName(charset));
  }

  /** Lines dropped, doubled and swapped, bytes broken, ends cut: nothing of it breaks a promise. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void mutatedFilesKeepThePromisesToo(int seed) throws IOException {
    Random random = new Random(seed);
    for (Tree tree : corpus(seed - 1)) {
      Map<String, byte[]> mutated = new TreeMap<>();
      tree.files()
          .forEach((path, bytes) ->
              mutated.put(path, path.endsWith("lintel.yml") ? bytes : mutate(bytes, random)));
      fixAndVerify(new Tree(tree.name(), mutated), seed % 2 == 0);
    }
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n' || i == bytes.length - 1) {
        lines.add(java.util.Arrays.copyOfRange(bytes, start, i + 1));
        start = i + 1;
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      switch (random.nextInt(40)) {
        case 0 -> {}
        case 1 -> {
          out.writeBytes(line);
          out.writeBytes(line);
        }
        case 2 -> out.write(line, 0, random.nextInt(line.length));
        case 3 -> out.writeBytes(lines.get(random.nextInt(lines.size())));
        case 4 -> {
          byte[] broken = line.clone();
          broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
          out.writeBytes(broken);
        }
        case 5 -> {
          out.write(line, 0, line.length - 1);
          out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        default -> out.writeBytes(line);
      }
    }
    return out.toByteArray();
  }
}
