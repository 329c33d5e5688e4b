package dev.lintel.rules.gitops;

import dev.lintel.model.gitops.Application;
import dev.lintel.model.gitops.GitOps;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/** The policy of an Application that is synced without a person. */
record AutomatedSync(Application application, YamlMapping policy) {
  /** What makes the cluster the same as the repository. */
  enum Part {
    PRUNE("prune", "what leaves the repository stays in the cluster, as 'prune' is not set"),
    SELF_HEAL("selfHeal", "what is changed by hand stays so, as 'selfHeal' is not set");

    private final String field;
    private final String loss;

    Part(String field, String loss) {
      this.field = field;
      this.loss = loss;
    }

    /** Gives what happens without it, as a clause. */
    String loss() {
      return loss;
    }

    String field() {
      return field;
    }
  }

  /** Gives the policies of all Applications that have one, in their order. */
  static List<AutomatedSync> allOf(GitOps gitOps) {
    return gitOps.applications().stream()
        .flatMap(application ->
            application.automated().stream().map(policy -> new AutomatedSync(application, policy)))
        .toList();
  }

  /** Tells whether a part is on, or may be. */
  boolean has(Part part) {
    return policy
        .get(part.field())
        .filter(value -> !value.isNull())
        .flatMap(YamlNode::scalar)
        .filter(value -> !value.isFalse())
        .isPresent();
  }

  /** Tells whether a part is switched off on purpose. */
  boolean isOff(Part part) {
    return policy
        .get(part.field())
        .flatMap(YamlNode::scalar)
        .filter(YamlScalar::isFalse)
        .isPresent();
  }

  Span place() {
    return application
        .root()
        .mapping("spec", "syncPolicy")
        .flatMap(holder -> holder.find("automated"))
        .map(entry -> entry.key().span())
        .orElseGet(policy::span);
  }

  String title() {
    return application.title();
  }
}
