package dev.lintel.model.kustomize.build;

import dev.lintel.model.kustomize.build.Target.Step;
import dev.lintel.model.kustomize.generate.ObjectGenerator;
import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.BuildProblem;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.transform.PolicyGenerator;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a target that make resources: those of its fields, then those of files. */
final class Generators {
  private final Target target;
  private final List<Step> steps = new ArrayList<>();

  Generators(Target target) {
    this.target = target;
  }

  List<Step> steps() {
    Optional<YamlMapping> options = target.file().mapping("generatorOptions");
    target
        .entries("configMapGenerator")
        .forEach(entry ->
            add(
                entry.span(),
                target.note("ConfigMapGenerator"),
                () -> ObjectGenerator.configMap(entry, options, target.files())));
    target
        .entries("secretGenerator")
        .forEach(entry ->
            add(
                entry.span(),
                target.note("SecretGenerator"),
                () -> ObjectGenerator.secret(entry, options, target.files())));
    for (String field : List.of("helmCharts", "helmChartInflationGenerator")) {
      target
          .entries(field)
          .findFirst()
          .ifPresent(entry -> {
            throw notRendered(entry);
          });
    }
    target.configurationsOf("generators").forEach(this::add);
    return steps;
  }

  private static BuildException notRendered(YamlMapping entry) {
    return BuildException.of(
        entry.span(),
        BuildProblem.Kind.NOT_RUN,
        "a chart is not rendered in the build of a kustomization");
  }

  private interface Generation {
    Resource make();
  }

  private void add(Span entry, String note, Generation generation) {
    steps.add(
        new Step(
            entry,
            "",
            list -> {
              Resource made = generation.make();
              boolean isNoted = !note.isEmpty() && Origins.of(made).isEmpty();
              list.absorb(isNoted ? Origins.withOrigin(made, note, entry) : made, entry);
            }));
  }

  private void add(Resource configuration) {
    YamlMapping root = configuration.root();
    if (!configuration.gvk().apiVersion().equals("builtin")) {
      throw Target.notRun(configuration);
    }
    Span place = root.get("kind").orElse(root).span();
    switch (configuration.gvk().kind()) {
      case "ConfigMapGenerator" ->
          add(
              place,
              target.note(configuration),
              () -> ObjectGenerator.configMap(flattened(root), Optional.empty(), target.files()));
      case "SecretGenerator" ->
          add(
              place,
              target.note(configuration),
              () -> ObjectGenerator.secret(flattened(root), Optional.empty(), target.files()));
      case "IAMPolicyGenerator" ->
          add(
              place,
              target.note(configuration),
              () -> target.run().reader().resource(PolicyGenerator.generate(root)));
      case "HelmChartInflationGenerator" -> throw notRendered(root);
      default -> throw Target.notRun(configuration);
    }
  }

  /** A generator's file has name and namespace in its metadata. */
  private static YamlMapping flattened(YamlMapping root) {
    YamlMapping flat = root;
    for (String field : List.of("name", "namespace")) {
      Optional<YamlEntry> entry =
          root.mapping("metadata").flatMap(metadata -> metadata.find(field));
      if (entry.isPresent() && root.text(field).isEmpty()) {
        flat = flat.with(entry.get());
      }
    }
    return flat;
  }
}
