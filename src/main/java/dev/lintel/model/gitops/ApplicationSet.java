package dev.lintel.model.gitops;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An ApplicationSet of Argo CD, which makes Applications of one template. */
public record ApplicationSet(ToldObject told) {
  public KubernetesObject object() {
    return told.object();
  }

  /** Tells whether the template is one of Go, in which parameters have a dot before them. */
  public boolean isGoTemplate() {
    return object()
        .root()
        .get("spec", "goTemplate")
        .flatMap(YamlNode::scalar)
        .filter(YamlScalar::isTrue)
        .isPresent();
  }

  public List<Generator> generators() {
    return Generator.allOf(object().root(), "spec", "generators");
  }

  /** Gives these generators and all that they are made of. */
  public List<Generator> allGenerators() {
    return generators().stream().flatMap(Generator::all).toList();
  }

  public Optional<YamlMapping> template() {
    return object().root().mapping("spec", "template");
  }

  /**
   * Gives the Applications that it makes, as far as the repository tells; where it does not, one
   * whose parameters are still in it.
   *
   * @param here the keys of this repository
   */
  List<Application> applications(RepositoryFiles files, Set<String> here) {
    Optional<YamlMapping> template = template();
    if (template.isEmpty() || object().root().get("spec", "templatePatch").isPresent()) {
      return List.of();
    }
    List<Application> made = new ArrayList<>();
    for (Generator generator : generators()) {
      List<ParameterSet> sets = generator.sets(files, here, isGoTemplate());
      sets.forEach(
          set -> made.add(new Application(told, set.render(template.get(), isGoTemplate()))));
    }
    return made.isEmpty() ? List.of(new Application(told, template.get())) : made;
  }
}
