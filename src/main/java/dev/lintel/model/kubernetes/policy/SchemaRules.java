package dev.lintel.model.kubernetes.policy;

import dev.lintel.cel.Budget;
import dev.lintel.cel.Compilation;
import dev.lintel.cel.ExpressionCompiler;
import dev.lintel.cel.Outcome;
import dev.lintel.model.kubernetes.schema.CheckedObject;
import dev.lintel.model.kubernetes.schema.RuledValue;
import dev.lintel.model.kubernetes.schema.Schema.CelRule;
import dev.lintel.model.kubernetes.schema.SchemaProblem;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evaluates the rules in CEL that definitions of resources have, as the API server does for an
 * object that is made: rules on how it may change have nothing to say. Belongs to one thread.
 */
public final class SchemaRules {
  private static final List<String> VARIABLES = List.of("self", "oldSelf");

  /** What may take a run seconds, however many rules meet however many objects. */
  private static final long ALL_STEPS = 30L * Budget.STEPS;

  private final Budget whole = new Budget(ALL_STEPS);
  private final IdentityHashMap<CelRule, Compilation> compiled = new IdentityHashMap<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private Optional<ExpressionCompiler> compiler = Optional.empty();

  /** Gives what the rules say against an object; nothing where its fields are wrong already. */
  public List<Verdict> check(CheckedObject object) {
    verdicts.clear();
    if (object.problems().stream().allMatch(SchemaRules::leavesValuesAlone)) {
      for (RuledValue value : object.ruled()) {
        value.schema().constraints().rules().stream()
            .filter(rule -> !rule.expression().contains("oldSelf") && !whole.isExceeded())
            .forEach(rule -> check(value, rule));
      }
    }
    return List.copyOf(verdicts);
  }

  private static boolean leavesValuesAlone(SchemaProblem problem) {
    return problem.kind() == SchemaProblem.Kind.UNKNOWN_FIELD;
  }

  private ExpressionCompiler compiler() {
    if (compiler.isEmpty()) {
      compiler = Optional.of(ExpressionCompiler.of(VARIABLES));
    }
    return compiler.get();
  }

  private void check(RuledValue value, CelRule rule) {
    Compilation compilation =
        compiled.computeIfAbsent(rule, r -> compiler().compile(text(r, "rule", r.expression())));
    if (!(compilation instanceof Compilation.Compiled(var expression))) {
      return;
    }
    Budget budget = whole.share(Budget.STEPS);
    Map<String, Object> variables =
        Map.of("self", new YamlValues(budget).of(value.value(), value.schema()));
    switch (expression.evaluate(variables, budget)) {
      case Outcome.Value(Object result) when result.equals(false) ->
          add(value, rule, message(rule, variables, budget), true);
      case Outcome.Failed(_, String message) when message.startsWith("key ") ->
          add(value, rule, "the rule '%s' fails: %s".formatted(rule.expression(), message), true);
      case Outcome.Exceeded _ ->
          add(
              value,
              rule,
              "the rule '%s' takes too many steps here and was not evaluated"
                  .formatted(rule.expression()),
              false);
      case Outcome.Value _, Outcome.Failed _, Outcome.Unknown _ -> {}
    }
  }

  private void add(RuledValue value, CelRule rule, String message, boolean isCertain) {
    String sentence = Messages.oneLine(message);
    verdicts.add(
        new Verdict(
            place(value, rule.fieldPath()),
            value.path().isEmpty() ? sentence : value.path() + ": " + sentence,
            rule.source().flatMap(source -> source.get("rule")).map(YamlNode::span),
            isCertain));
  }

  private String message(CelRule rule, Map<String, Object> variables, Budget budget) {
    Optional<String> made =
        rule.messageExpression().isEmpty()
            ? Optional.empty()
            : Messages.evaluate(
                text(rule, "messageExpression", rule.messageExpression()),
                compiler(),
                variables,
                budget);
    return made.orElseGet(() ->
        rule.message().isBlank()
            ? "the rule '%s' does not hold".formatted(rule.expression())
            : rule.message());
  }

  private static SourceText text(CelRule rule, String key, String otherwise) {
    return rule.source()
        .flatMap(source -> source.get(key))
        .flatMap(YamlNode::scalar)
        .map(YamlScalar::text)
        .orElseGet(() -> SourceText.of(key, otherwise));
  }

  /** Gives the field that a rule names below a value, as far as it is there; else the value. */
  private static Span place(RuledValue value, String fieldPath) {
    Span place =
        value.value() instanceof YamlScalar scalar && !value.path().isEmpty()
            ? scalar.span()
            : value.place();
    YamlNode node = value.value();
    for (String name : names(fieldPath)) {
      Optional<YamlEntry> entry =
          node.mapping().flatMap((YamlMapping mapping) -> mapping.find(name));
      if (entry.isEmpty()) {
        return place;
      }
      node = entry.get().value();
      place = node instanceof YamlScalar ? node.span() : entry.get().key().span();
    }
    return place;
  }

  /** Reads {@code .spec.replicas} or {@code .labels['a.b']}. */
  private static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    int at = 0;
    while (at < path.length()) {
      boolean isQuoted = path.startsWith("['", at);
      int start = isQuoted ? at + 2 : path.charAt(at) == '.' ? at + 1 : at;
      int end = isQuoted ? path.indexOf("']", start) : next(path, start);
      if (end <= start) {
        return names;
      }
      names.add(path.substring(start, end));
      at = isQuoted ? end + 2 : end;
    }
    return names;
  }

  private static int next(String path, int start) {
    int end = start;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    return end;
  }
}
