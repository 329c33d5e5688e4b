package dev.lintel.model.gitops;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.promotion.Stage;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An Application of Argo CD: an object of its own, or one that an ApplicationSet makes.
 *
 * @param told the Application, or the ApplicationSet that makes it
 * @param root the mapping that holds metadata and spec; of a made one the template with the
 *     generators' parameters put in, as far as they are known
 */
public record Application(ToldObject told, YamlMapping root) {
  /** Gives what stands in the file: the Application, or the ApplicationSet. */
  public KubernetesObject object() {
    return told.object();
  }

  public Optional<YamlScalar> name() {
    return FixedText.at(root, "metadata", "name");
  }

  /** Gives what to call it in messages: the object that stands in the file. */
  public String title() {
    return object().title();
  }

  /** Gives the sources, whichever of the two fields holds them. */
  public List<ApplicationSource> sources() {
    Stream<YamlMapping> one = root.mapping("spec", "source").stream();
    Stream<YamlMapping> many =
        root.items("spec", "sources").stream().flatMap(item -> item.mapping().stream());
    return Stream.concat(one, many).map(ApplicationSource::new).toList();
  }

  /**
   * Gives the release of Helm that a source makes, which is called as the Application by default.
   */
  public Optional<YamlScalar> releaseName(ApplicationSource source) {
    return FixedText.isUnset(source.root(), "helm", "releaseName")
        ? name()
        : FixedText.at(source.root(), "helm", "releaseName");
  }

  public Optional<Destination> destination() {
    return root.mapping("spec", "destination").map(Destination::new);
  }

  /** Gives the project; empty where it is not known, or none is named, which means default. */
  public Optional<YamlScalar> project() {
    return FixedText.at(root, "spec", "project");
  }

  /** Gives the policy of automated syncs; empty where syncs are not automated. */
  public Optional<YamlMapping> automated() {
    return root.mapping("spec", "syncPolicy", "automated").filter(policy -> !isOff(policy));
  }

  private static boolean isOff(YamlMapping policy) {
    return policy.get("enabled").flatMap(YamlNode::scalar).filter(YamlScalar::isFalse).isPresent();
  }

  public List<YamlScalar> syncOptions() {
    return FixedText.items(root, "spec", "syncPolicy", "syncOptions");
  }

  /** Gives the stage that name, paths, namespace and file agree on; empty where they do not. */
  public Optional<Stage> stage() {
    return StageOf.all(
        Stream.of(
                name().map(YamlScalar::value).stream(),
                sources().stream().flatMap(s -> s.path().stream()).map(YamlScalar::value),
                destination().flatMap(Destination::namespace).map(YamlScalar::value).stream(),
                Stream.of(told.file()))
            .flatMap(texts -> texts));
  }
}
