package dev.lintel.engine;

import dev.lintel.finding.RuleId;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.policy.ObjectRule;
import dev.lintel.model.kubernetes.policy.Verdict;
import dev.lintel.policy.CustomRule;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.PolicyDocument;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.Notice;
import dev.lintel.source.Root;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlParser;
import dev.lintel.syntax.yaml.YamlSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The facade of {@code lintel rules test}: holds the user's own rules to their tests. */
public final class CustomRuleTests {
  private final Path root;
  private final List<Result> results = new ArrayList<>();

  private CustomRuleTests(Path root) {
    this.root = root;
  }

  /**
   * What came of one object.
   *
   * @param place where lintel.yml names it
   * @param failure why the test failed; empty where it passed
   */
  public record Result(RuleId rule, Span place, Optional<String> failure) {}

  /**
   * What came of all tests.
   *
   * @param untested the rules without a test
   */
  public record Summary(List<Result> results, List<RuleId> untested) {
    public Summary {
      results = List.copyOf(results);
      untested = List.copyOf(untested);
    }

    /** Tells whether there are no rules that could have tests. */
    public boolean isWithoutRules() {
      return results.isEmpty() && untested.isEmpty();
    }
  }

  /** Runs the tests of the lintel.yml at a root, in the order of the file. */
  public static Summary run(Path root) throws InvalidPolicyException {
    Optional<PolicyDocument> document = Configuration.read(root, root.resolve(Root.CONFIGURATION));
    CustomRuleTests tests = new CustomRuleTests(root);
    List<RuleId> untested = new ArrayList<>();
    for (CustomRule rule : document.map(PolicyDocument::customRules).orElse(List.of())) {
      if (rule.passing().isEmpty() && rule.failing().isEmpty()) {
        untested.add(rule.id());
      }
      tests.run(rule);
    }
    return new Summary(tests.results, untested);
  }

  private void run(CustomRule rule) {
    ObjectRule expression = CustomRules.expression(rule);
    Predicate<KubernetesObject> match =
        CustomRules.match(
            new CustomRule.Match(
                rule.match().kinds(),
                rule.match().apiVersions(),
                rule.match().namespaces(),
                rule.match().labels(),
                Optional.empty()));
    for (YamlNode example : rule.passing()) {
      add(rule, example, object -> passes(object, expression, match));
    }
    for (YamlNode example : rule.failing()) {
      add(rule, example, object -> fails(object, expression, match));
    }
  }

  /** Tells why an object fails its test. */
  private interface Judge {
    Optional<String> judge(KubernetesObject object);
  }

  private static Optional<String> passes(
      KubernetesObject object, ObjectRule rule, Predicate<KubernetesObject> match) {
    return match.test(object)
        ? rule.check(List.of(object)).stream()
            .findFirst()
            .map(verdict -> "%s should pass: %s".formatted(object.title(), verdict.message()))
        : Optional.empty();
  }

  private static Optional<String> fails(
      KubernetesObject object, ObjectRule rule, Predicate<KubernetesObject> match) {
    if (!match.test(object)) {
      return Optional.of("%s should fail: 'match' leaves it out".formatted(object.title()));
    }
    List<Verdict> verdicts = rule.check(List.of(object));
    if (verdicts.isEmpty()) {
      return Optional.of("%s should fail: the expression holds".formatted(object.title()));
    }
    return verdicts.getFirst().isCertain()
        ? Optional.empty()
        : Optional.of(
            "%s should fail: %s".formatted(object.title(), verdicts.getFirst().message()));
  }

  private void add(CustomRule rule, YamlNode example, Judge judge) {
    Span place = place(example);
    Optional<YamlMapping> inline = example.mapping();
    if (inline.isPresent()) {
      add(rule, place, KubernetesObject.allOf(inline.get()), judge);
      return;
    }
    String path = example.scalar().orElseThrow().value();
    switch (new ExtendedFiles(root).read(path)) {
      case Decoded.Text(SourceText text) -> add(rule, place, objects(text), judge);
      case Decoded.Binary(String reason) ->
          results.add(
              new Result(
                  rule.id(), place, Optional.of("%s is no text: %s".formatted(path, reason))));
      case FileContent.Unread(Notice notice) ->
          results.add(new Result(rule.id(), place, Optional.of(path + " " + notice.message())));
    }
  }

  private void add(CustomRule rule, Span place, List<KubernetesObject> objects, Judge judge) {
    if (objects.isEmpty()) {
      results.add(
          new Result(
              rule.id(), place, Optional.of("no Kubernetes object; it needs apiVersion and kind")));
    }
    objects.forEach(object -> results.add(new Result(rule.id(), place, judge.judge(object))));
  }

  private static List<KubernetesObject> objects(SourceText text) {
    return KubernetesObject.allOf(YamlParser.parse(text, YamlSchema.YAML_1_1));
  }

  private static Span place(YamlNode example) {
    return example
        .mapping()
        .filter(mapping -> !mapping.entries().isEmpty())
        .map(mapping -> mapping.entries().getFirst().key().span())
        .orElseGet(example::span);
  }
}
