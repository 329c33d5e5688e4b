package dev.lintel.model.workflow.action;

import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** An action of the repository, by its action.yml. */
public record LocalAction(ActionDefinition definition) {
  /** Gives where its action.yml lies, relative to the root of the check. */
  public String directory() {
    return SourceText.directory(path());
  }

  public String path() {
    return definition.stream().source().path();
  }

  /** Gives the name that it has in the Marketplace, if it has any. */
  public Optional<String> name() {
    return definition.root().text("name").filter(name -> !name.isBlank());
  }

  /** Tells whether everything that is declared stands there. */
  public boolean isReadable() {
    return definition.stream().problems().isEmpty()
        && definition.inputs().stream().noneMatch(input -> input.name().equals("<<"))
        && definition
            .root()
            .get("inputs")
            .filter(i -> !i.isNull() && i.mapping().isEmpty())
            .isEmpty();
  }

  /** Gives what those that use the action see of it. */
  public ActionMetadata metadata(String usedAs) {
    return new ActionMetadata(
        usedAs,
        definition.using().orElse(""),
        definition.inputs().stream().map(LocalAction::input).toList(),
        definition.root().mapping("outputs").stream()
            .flatMap(outputs -> outputs.keys().stream())
            .toList(),
        ActionMetadata.Relation.SAME);
  }

  private static ActionInput input(YamlEntry entry) {
    Optional<YamlMapping> declared = entry.value().mapping();
    boolean isRequired =
        declared
            .flatMap(input -> input.get("required"))
            .flatMap(YamlNode::scalar)
            .filter(required -> required.value().equalsIgnoreCase("true"))
            .isPresent();
    boolean hasDefault = declared.flatMap(input -> input.find("default")).isPresent();
    Optional<String> deprecation =
        declared
            .flatMap(input -> input.find("deprecationMessage"))
            .map(message -> message.value().scalar().map(YamlScalar::value).orElse("").strip());
    return new ActionInput(entry.name(), isRequired && !hasDefault, deprecation);
  }

  /**
   * Gives what is wrong with the files beside its action.yml that it names to be run.
   *
   * @param exists tells whether a path, relative to the root of the check, is a file
   */
  public List<ActionProblem> fileProblems(Predicate<String> exists) {
    List<String> keys =
        switch (kind()) {
          case NODE -> List.of("pre", "main", "post");
          case DOCKER -> List.of("image", "pre-entrypoint", "entrypoint", "post-entrypoint");
          case COMPOSITE, OTHER -> List.of();
        };
    List<ActionProblem> problems = new ArrayList<>();
    for (String key : keys) {
      definition
          .root()
          .get("runs", key)
          .flatMap(YamlNode::scalar)
          .filter(file -> !file.isNull() && !file.value().isBlank())
          .flatMap(file -> fileProblem(key, file, exists))
          .ifPresent(problems::add);
    }
    return problems;
  }

  private Optional<ActionProblem> fileProblem(
      String key, YamlScalar file, Predicate<String> exists) {
    String name = file.value();
    if (key.equals("image") && !isDockerfile(name) && isNamedAsDockerfile(name)) {
      return problem(
          file, "'%s' is not built: the file must have the name 'Dockerfile'".formatted(name));
    }
    return isFileOfAction(key, name)
            && LocalPath.resolve(directory(), name)
                .filter(exists.negate())
                .filter(path -> isBesideOthers(path, exists))
                .isPresent()
        ? problem(file, "the action runs '%s', and there is no such file".formatted(name))
        : Optional.empty();
  }

  /** A directory that is not there at all, as {@code dist}, is made before the action runs. */
  private boolean isBesideOthers(String path, Predicate<String> exists) {
    String directory = SourceText.directory(path);
    return directory.equals(directory()) || exists.test(directory);
  }

  private static Optional<ActionProblem> problem(YamlScalar file, String message) {
    return Optional.of(new ActionProblem(ActionProblem.Kind.FILE, file.span(), message));
  }

  /**
   * An image is a file only where it is named as one; an absolute path lies in the image, as does a
   * command of an image that is not built here.
   */
  private boolean isFileOfAction(String key, String value) {
    if (value.startsWith("/") || value.contains("${{")) {
      return false;
    }
    return switch (key) {
      case "image" -> isDockerfile(value);
      case "entrypoint", "pre-entrypoint", "post-entrypoint" ->
          value.endsWith(".sh")
              && definition
                  .root()
                  .text("runs", "image")
                  .filter(LocalAction::isDockerfile)
                  .isPresent();
      default -> true;
    };
  }

  /** Tells whether an image is a file to be built, by the name that GitHub asks of it. */
  private static boolean isDockerfile(String image) {
    return image.equals("Dockerfile") || image.endsWith("/Dockerfile") && !image.contains("://");
  }

  private static boolean isNamedAsDockerfile(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return !image.contains(":") && (name.startsWith("dockerfile") || name.endsWith(".dockerfile"));
  }

  /** What kind of action it is, by what it runs on. */
  public enum Kind {
    NODE,
    DOCKER,
    COMPOSITE,
    /** None of those, or none named. */
    OTHER
  }

  public Kind kind() {
    String using = definition.using().orElse("");
    return switch (using) {
      case "docker" -> Kind.DOCKER;
      case "composite" -> Kind.COMPOSITE;
      default -> NodeRuntime.of(using).isPresent() ? Kind.NODE : Kind.OTHER;
    };
  }
}
