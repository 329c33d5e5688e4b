package dev.lintel.model.kubernetes.policy;

import dev.lintel.cel.Budget;
import dev.lintel.cel.Compilation;
import dev.lintel.cel.ExpressionCompiler;
import dev.lintel.cel.Outcome;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ValidatingAdmissionPolicy, compiled when it first meets an object. Belongs to one thread. */
final class AdmissionPolicy {
  static final List<String> VARIABLES =
      List.of(
          "object", "oldObject", "request", "params", "namespaceObject", "variables", "authorizer");

  private final String title;
  private final YamlMapping spec;
  private final String validations;
  private final ExpressionCompiler compiler;
  private final Map<YamlScalar, Compilation> compiled = new HashMap<>();

  /**
   * @param title names the policy in messages
   * @param validations the key of what must hold
   */
  AdmissionPolicy(String title, YamlMapping spec, String validations, ExpressionCompiler compiler) {
    this.title = title;
    this.spec = spec;
    this.validations = validations;
    this.compiler = compiler;
  }

  static AdmissionPolicy of(KubernetesObject policy, ExpressionCompiler compiler) {
    return new AdmissionPolicy(
        "policy '%s'".formatted(policy.name()),
        policy.root().mapping("spec").orElse(policy.root()),
        "validations",
        compiler);
  }

  static boolean isPolicy(KubernetesObject object) {
    return object.kind().equals("ValidatingAdmissionPolicy")
        && object.isIn("admissionregistration.k8s.io");
  }

  /** Gives the expressions of a policy, in the order of evaluation. */
  static List<YamlScalar> expressions(KubernetesObject policy) {
    List<YamlScalar> expressions = new ArrayList<>();
    for (String list : List.of("matchConditions", "variables", "validations", "auditAnnotations")) {
      for (YamlNode item : policy.root().items("spec", list)) {
        for (String key : List.of("expression", "messageExpression", "valueExpression")) {
          item.mapping()
              .flatMap(mapping -> mapping.get(key))
              .flatMap(YamlNode::scalar)
              .ifPresent(expressions::add);
        }
      }
    }
    return expressions;
  }

  YamlMapping spec() {
    return spec;
  }

  ResourceMatch match() {
    return new ResourceMatch(spec().mapping("matchConstraints"));
  }

  /**
   * Gives what the policy says against an object.
   *
   * @param known the variables that do not come from the policy
   */
  List<Verdict> check(KubernetesObject subject, Map<String, Object> known, Budget budget) {
    Map<String, Object> variables = new HashMap<>(known);
    variables.put("variables", new PolicyVariables(this, variables, budget));
    for (YamlNode condition : spec().items("matchConditions")) {
      boolean isMet =
          expression(condition, "expression")
              .map(text -> evaluate(text, variables, budget))
              .filter(new Outcome.Value(true)::equals)
              .isPresent();
      if (!isMet) {
        return List.of();
      }
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (YamlNode validation : spec().items(validations)) {
      Optional<YamlScalar> expression = expression(validation, "expression");
      if (expression.isPresent()) {
        verdict(subject, validation, expression.get(), variables, budget).ifPresent(verdicts::add);
      }
    }
    return verdicts;
  }

  static Optional<YamlScalar> expression(YamlNode holder, String key) {
    return holder.mapping().flatMap(mapping -> mapping.get(key)).flatMap(YamlNode::scalar);
  }

  Outcome evaluate(YamlScalar text, Map<String, Object> variables, Budget budget) {
    Compilation compilation = compiled.computeIfAbsent(text, t -> compiler.compile(t.text()));
    return compilation instanceof Compilation.Compiled(var expression)
        ? expression.evaluate(variables, budget)
        : new Outcome.Unknown("an expression that does not compile");
  }

  private Optional<Verdict> verdict(
      KubernetesObject subject,
      YamlNode validation,
      YamlScalar expression,
      Map<String, Object> variables,
      Budget budget) {
    return switch (evaluate(expression, variables, budget)) {
      case Outcome.Value(Object holds) when holds.equals(false) ->
          Optional.of(
              new Verdict(
                  FieldPlace.of(expression.value(), subject),
                  titled(message(validation, expression, variables, budget)),
                  Optional.of(expression.span()),
                  true));
      case Outcome.Failed(_, String why)
          when why.startsWith("key ")
              && !spec().text("failurePolicy").orElse("Fail").equals("Ignore") ->
          // The API server may fill the field in, of which no schema of Kubernetes tells.
          Optional.of(
              new Verdict(
                  FieldPlace.of(expression.value(), subject),
                  titled("an expression fails: " + why),
                  Optional.of(expression.span()),
                  false));
      case Outcome.Exceeded _ ->
          Optional.of(
              new Verdict(
                  subject.place(),
                  titled("an expression takes too many steps here and was not evaluated"),
                  Optional.of(expression.span()),
                  false));
      case Outcome.Value _, Outcome.Failed _, Outcome.Unknown _ -> Optional.empty();
    };
  }

  private String titled(String message) {
    return title + ": " + Messages.oneLine(message);
  }

  private String message(
      YamlNode validation, YamlScalar expression, Map<String, Object> variables, Budget budget) {
    Optional<String> made =
        expression(validation, "messageExpression")
            .flatMap(text -> Messages.evaluate(text.text(), compiler, variables, budget));
    return made.or(() -> validation.mapping().flatMap(mapping -> mapping.text("message")))
        .orElseGet(() -> "the expression '%s' does not hold".formatted(expression.value()));
  }
}
