package dev.lintel.model.kubernetes.policy;

import dev.lintel.cel.Budget;
import dev.lintel.cel.ExpressionCompiler;
import dev.lintel.cel.Values;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.LabelSelector;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Evaluates the ValidatingAdmissionPolicies of a project on its objects, as the API server would
 * when it makes them. A policy that no binding takes up does nothing; who asks, and what the
 * cluster holds beside the project, is not known. Source: Kubernetes documentation, Validating
 * Admission Policy, read 2026-11-27.
 */
public final class AdmissionPolicies {
  private static final long ALL_STEPS = 30L * Budget.STEPS;

  /** What it takes to evaluate anything at all. */
  private static final int STEPS_OF_A_START = 150;

  private final List<KubernetesObject> objects;
  private final List<KubernetesObject> around;
  private final Namespaces namespaces;
  private final Budget whole = new Budget(ALL_STEPS);

  private AdmissionPolicies(List<KubernetesObject> objects, List<KubernetesObject> around) {
    this.objects = objects;
    this.around = around;
    this.namespaces = new Namespaces(around);
  }

  /**
   * A verdict of a policy.
   *
   * @param isEnforced whether a binding has the request refused; else it warns or is recorded
   */
  public record Denial(Verdict verdict, boolean isEnforced) {}

  /**
   * Gives what the policies say against the objects; nothing is loaded where there is none.
   *
   * @param others policies, bindings, parameters and namespaces beside those among the objects
   */
  public static List<Denial> check(List<KubernetesObject> objects, List<KubernetesObject> others) {
    List<KubernetesObject> around = Stream.concat(objects.stream(), others.stream()).toList();
    List<KubernetesObject> policies =
        PolicyObjects.inForce(objects, others).filter(AdmissionPolicy::isPolicy).toList();
    return policies.isEmpty()
        ? List.of()
        : new AdmissionPolicies(objects, around).denials(policies);
  }

  private List<Denial> denials(List<KubernetesObject> policies) {
    ExpressionCompiler compiler = ExpressionCompiler.of(AdmissionPolicy.VARIABLES);
    Map<String, List<YamlMapping>> bindings = new HashMap<>();
    for (KubernetesObject object : around) {
      if (object.kind().equals("ValidatingAdmissionPolicyBinding")) {
        object
            .root()
            .mapping("spec")
            .ifPresent(spec ->
                bindings
                    .computeIfAbsent(spec.text("policyName").orElse(""), n -> new ArrayList<>())
                    .add(spec));
      }
    }
    List<Denial> denials = new ArrayList<>();
    for (KubernetesObject object : policies) {
      AdmissionPolicy policy = AdmissionPolicy.of(object, compiler);
      for (YamlMapping binding : bindings.getOrDefault(object.name(), List.of())) {
        check(policy, binding, denials);
      }
    }
    return denials;
  }

  private void check(AdmissionPolicy policy, YamlMapping binding, List<Denial> denials) {
    boolean isEnforced =
        binding.items("validationActions").stream()
            .flatMap(action -> action.scalar().stream())
            .map(YamlScalar::value)
            .anyMatch("Deny"::equals);
    ResourceMatch meant = policy.match();
    ResourceMatch bound = new ResourceMatch(binding.mapping("matchResources"));
    for (KubernetesObject object : objects) {
      if (whole.isExceeded()
          || !meant.matches(object, namespaces)
          || !bound.matches(object, namespaces)) {
        continue;
      }
      for (Optional<KubernetesObject> parameter : parameters(policy, binding, object)) {
        Budget budget = whole.share(Budget.STEPS);
        budget.charge(STEPS_OF_A_START);
        policy
            .check(object, variables(object, parameter, namespaces, budget), budget)
            .forEach(verdict -> denials.add(new Denial(verdict, isEnforced)));
      }
    }
  }

  /**
   * Gives the parameters that a policy is evaluated with, one time for each: one that is empty
   * where it takes none, and none where the project does not have them.
   */
  private List<Optional<KubernetesObject>> parameters(
      AdmissionPolicy policy, YamlMapping binding, KubernetesObject object) {
    Optional<YamlMapping> kind = policy.spec().mapping("paramKind");
    Optional<YamlMapping> reference = binding.mapping("paramRef");
    if (kind.isEmpty() || reference.isEmpty()) {
      return List.of(Optional.empty());
    }
    Optional<String> namespace =
        reference.get().text("namespace").or(() -> Optional.of(object.namespace()));
    return around.stream()
        .filter(o -> o.apiVersion().equals(kind.get().text("apiVersion").orElse("")))
        .filter(o -> o.kind().equals(kind.get().text("kind").orElse("")))
        .filter(o -> o.namespace().isEmpty() || o.namespace().equals(namespace.get()))
        .filter(o -> isMeant(o, reference.get()))
        .map(Optional::of)
        .toList();
  }

  private static boolean isMeant(KubernetesObject object, YamlMapping reference) {
    Optional<YamlMapping> selector = reference.mapping("selector");
    return selector.isPresent()
        ? LabelSelector.of(selector.get()).matches(object.labels())
        : reference.text("name").orElse("").equals(object.name());
  }

  /** Gives what a policy without parameters says against one object. */
  static List<Verdict> check(
      AdmissionPolicy policy, KubernetesObject object, Namespaces namespaces, Budget budget) {
    return policy.check(object, variables(object, Optional.empty(), namespaces, budget), budget);
  }

  private static Map<String, Object> variables(
      KubernetesObject object,
      Optional<KubernetesObject> parameter,
      Namespaces namespaces,
      Budget budget) {
    YamlValues values = new YamlValues(budget);
    Map<String, Object> variables = new HashMap<>();
    variables.put("object", values.of(object.root()));
    variables.put("oldObject", Values.NULL);
    variables.put("request", request(object));
    variables.put("params", parameter.map(p -> values.of(p.root())).orElse(Values.NULL));
    namespaces
        .find(object.namespace())
        .ifPresent(namespace -> variables.put("namespaceObject", values.of(namespace.root())));
    return variables;
  }

  private static Map<String, Object> request(KubernetesObject object) {
    String version = ResourceMatch.version(object);
    Map<String, Object> kind =
        Map.of("group", object.group(), "version", version, "kind", object.kind());
    Map<String, Object> resource =
        Map.of(
            "group",
            object.group(),
            "version",
            version,
            "resource",
            ResourceMatch.resource(object.kind()));
    Map<String, Object> known = new HashMap<>();
    known.put("operation", "CREATE");
    known.put("kind", kind);
    known.put("requestKind", kind);
    known.put("resource", resource);
    known.put("requestResource", resource);
    known.put("subResource", "");
    known.put("dryRun", false);
    known.put("name", object.name());
    known.put("namespace", object.namespace());
    Set<String> unknown =
        object.namespace().isEmpty()
            ? Set.of("userInfo", "uid", "options", "namespace")
            : Set.of("userInfo", "uid", "options");
    return Values.partlyKnown("request", known, unknown);
  }
}
