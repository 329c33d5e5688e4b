package dev.lintel.model.kubernetes.policy;

import dev.lintel.cel.Budget;
import dev.lintel.cel.ExpressionCompiler;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.policy.AdmissionPolicies.Denial;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Evaluates the policies of Kyverno in a project on its objects: patterns without variables, and
 * expressions in CEL. A pattern for pods is held against the templates of pods too, as Kyverno
 * does. Source: Kyverno documentation, Validate Rules and Auto-Gen Rules, read 2026-11-27.
 */
public final class KyvernoPolicies {
  private static final long ALL_STEPS = 30L * Budget.STEPS;

  /** What it takes to hold an object against a rule at all. */
  private static final int STEPS_OF_A_START = 30;

  private static final String POD = "Pod";
  private static final String AUTOGEN = "pod-policies.kyverno.io/autogen-controllers";

  /** The controllers that Kyverno makes rules for out of those for pods. */
  private static final Set<String> CONTROLLERS =
      Set.of(
          "DaemonSet",
          "Deployment",
          "Job",
          "ReplicaSet",
          "ReplicationController",
          "StatefulSet",
          "CronJob");

  private final List<KubernetesObject> objects;
  private final Namespaces namespaces;
  private final Budget whole = new Budget(ALL_STEPS);
  private final List<Denial> denials = new ArrayList<>();

  private KyvernoPolicies(List<KubernetesObject> objects, Namespaces namespaces) {
    this.objects = objects;
    this.namespaces = namespaces;
  }

  /** A rule of a policy that is not evaluated. */
  public record Unevaluated(Span place, String message) {}

  /**
   * Gives what the policies say against the objects; nothing is loaded where there is none.
   *
   * @param others policies and namespaces beside those among the objects
   */
  public static List<Denial> check(List<KubernetesObject> objects, List<KubernetesObject> others) {
    List<KubernetesObject> around = Stream.concat(objects.stream(), others.stream()).toList();
    List<KubernetesObject> policies =
        PolicyObjects.inForce(objects, others).filter(KyvernoPolicies::isPolicy).toList();
    if (policies.isEmpty()) {
      return List.of();
    }
    KyvernoPolicies evaluation = new KyvernoPolicies(objects, new Namespaces(around));
    policies.forEach(evaluation::check);
    return List.copyOf(evaluation.denials);
  }

  /**
   * Gives the rules of an object that judge others and are not evaluated; none where it is no
   * policy. One that changes or makes objects judges none.
   */
  public static List<Unevaluated> unevaluated(KubernetesObject object) {
    List<Unevaluated> all = new ArrayList<>();
    if (isPolicy(object)) {
      for (YamlNode item : object.root().items("spec", "rules")) {
        item.mapping()
            .filter(rule -> rule.find("mutate").isEmpty() && rule.find("generate").isEmpty())
            .ifPresent(rule ->
                obstacle(rule)
                    .ifPresent(why -> all.add(new Unevaluated(place(rule), message(rule, why)))));
      }
    }
    return all;
  }

  private static boolean isPolicy(KubernetesObject object) {
    return object.isIn("kyverno.io")
        && (object.kind().equals("ClusterPolicy") || object.kind().equals("Policy"));
  }

  private static String message(YamlMapping rule, String why) {
    return "the rule '%s' is not evaluated: %s".formatted(rule.text("name").orElse(""), why);
  }

  private static Span place(YamlMapping rule) {
    return rule.find("name").map(entry -> entry.value().span()).orElseGet(rule::span);
  }

  /** Gives why a rule is not evaluated; empty where it is. */
  private static Optional<String> obstacle(YamlMapping rule) {
    Optional<YamlMapping> validate = rule.mapping("validate");
    if (validate.isEmpty()) {
      return Optional.of(
          rule.find("verifyImages").isPresent()
              ? "it asks a registry for signatures"
              : "it validates nothing");
    }
    for (String key : List.of("context", "preconditions", "celPreconditions")) {
      if (rule.get(key).isPresent()) {
        return Optional.of("it has " + (key.equals("context") ? "a context" : "preconditions"));
      }
    }
    if (validate.get().get("cel").isPresent()) {
      return Optional.empty();
    }
    for (String key : List.of("pattern", "anyPattern")) {
      Optional<YamlNode> pattern = validate.get().get(key);
      if (pattern.isPresent()) {
        String text = pattern.get().span().text();
        return text.contains("{{") || text.contains("$(")
            ? Optional.of("its pattern has variables")
            : Optional.empty();
      }
    }
    return Optional.of("it has neither a pattern nor expressions in CEL");
  }

  private void check(KubernetesObject policy) {
    for (YamlNode item : policy.root().items("spec", "rules")) {
      Optional<YamlMapping> rule = item.mapping().filter(r -> obstacle(r).isEmpty());
      if (rule.isPresent()) {
        check(policy, rule.get());
      }
    }
  }

  private void check(KubernetesObject policy, YamlMapping rule) {
    YamlMapping validate = rule.mapping("validate").orElseThrow();
    String action =
        validate
            .text("failureAction")
            .or(() -> policy.root().text("spec", "validationFailureAction"))
            .orElse("Audit");
    boolean isEnforced = action.equalsIgnoreCase("Enforce");
    String title = "policy '%s', rule '%s'".formatted(policy.name(), rule.text("name").orElse(""));
    KyvernoMatch match = new KyvernoMatch(rule);
    Optional<YamlMapping> cel = validate.mapping("cel");
    Optional<AdmissionPolicy> expressions =
        cel.map(spec ->
            new AdmissionPolicy(
                title, spec, "expressions", ExpressionCompiler.of(AdmissionPolicy.VARIABLES)));
    for (KubernetesObject object : objects) {
      boolean isElsewhere =
          policy.kind().equals("Policy") && !object.namespace().equals(policy.namespace());
      if (isElsewhere || object.isIn("kyverno.io") || whole.isExceeded()) {
        continue;
      }
      Budget budget = whole.share(Budget.STEPS);
      budget.charge(STEPS_OF_A_START);
      if (expressions.isPresent()) {
        if (match.matches(object, object.kind(), namespaces)) {
          AdmissionPolicies.check(expressions.get(), object, namespaces, budget)
              .forEach(verdict -> denials.add(new Denial(verdict, isEnforced)));
        }
      } else {
        pattern(policy, match, validate, object, budget)
            .map(differs -> verdict(differs, title, validate))
            .ifPresent(verdict -> denials.add(new Denial(verdict, isEnforced)));
      }
    }
  }

  private static Verdict verdict(
      KyvernoPattern.Differs differs, String title, YamlMapping validate) {
    String message =
        validate
            .text("message")
            .filter(text -> !text.contains("{{"))
            .orElse("the object does not match the pattern");
    return new Verdict(
        differs.place(),
        title + ": " + Messages.oneLine(message),
        Optional.of(differs.pattern()),
        true);
  }

  /** Gives how an object, or the template of pods in it, differs from what is wanted. */
  private Optional<KyvernoPattern.Differs> pattern(
      KubernetesObject policy,
      KyvernoMatch match,
      YamlMapping validate,
      KubernetesObject object,
      Budget budget) {
    if (match.matches(object, object.kind(), namespaces)) {
      return differs(validate, object.root(), object.place(), budget);
    }
    boolean isForPods =
        CONTROLLERS.contains(object.kind())
            && match.kinds().stream().allMatch(kind -> kind.equals(POD) || kind.endsWith("/Pod"))
            && !match.isByName()
            && isGenerated(policy, object.kind())
            && match.matches(object, POD, namespaces);
    if (!isForPods) {
      return Optional.empty();
    }
    Optional<YamlMapping> template =
        object.kind().equals("CronJob")
            ? object.root().mapping("spec", "jobTemplate", "spec", "template")
            : object.root().mapping("spec", "template");
    return template.flatMap(pod -> differs(validate, pod, object.place(), budget));
  }

  private static boolean isGenerated(KubernetesObject policy, String kind) {
    String controllers = policy.annotations().getOrDefault(AUTOGEN, "all");
    return controllers.equals("all") || List.of(controllers.split(",")).contains(kind);
  }

  private static Optional<KyvernoPattern.Differs> differs(
      YamlMapping validate, YamlMapping value, Span place, Budget budget) {
    List<YamlNode> patterns =
        validate.get("pattern").map(List::of).orElseGet(() -> validate.items("anyPattern"));
    KyvernoPattern comparison = new KyvernoPattern(budget);
    Optional<KyvernoPattern.Differs> first = Optional.empty();
    for (YamlNode pattern : patterns) {
      if (!(comparison.match(value, pattern, place) instanceof KyvernoPattern.Differs differs)) {
        return Optional.empty();
      }
      first = first.or(() -> Optional.of(differs));
    }
    return first;
  }
}
