package dev.lintel.model.workflow.update;

import dev.lintel.model.workflow.grammar.GrammarProblem;
import dev.lintel.model.workflow.grammar.GrammarProblem.MissingKey;
import dev.lintel.model.workflow.grammar.GrammarProblem.UnfitValue;
import dev.lintel.model.workflow.grammar.GrammarProblem.Where;
import dev.lintel.source.DataTable;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What GitHub asks of dependabot.yml that depends on two keys at once (the schema of SchemaStore
 * and GitHub's reference of the options, both read on 2026-11-27).
 */
final class UpdateRequirements {
  /** Who signs in by one of these has no credentials in the file. */
  private static final Set<String> OIDC_KEYS =
      Set.of(
          "tenant-id",
          "client-id",
          "jfrog-oidc-provider-name",
          "identity-mapping-name",
          "audience",
          "aws-region",
          "account-id",
          "role-name");

  private final List<GrammarProblem> problems = new ArrayList<>();

  private UpdateRequirements() {}

  /** What a registry needs beside its type: these keys, and one of these ways to sign in. */
  private record Credentials(List<String> keys, List<List<String>> ways) {
    static final Map<String, Credentials> BY_TYPE = new HashMap<>();

    static {
      for (String row : DataTable.rows("model/workflow/registry-credentials.txt")) {
        String[] words = row.split(" ");
        BY_TYPE.put(
            words[0],
            new Credentials(
                List.of(words[1]),
                Arrays.stream(words).skip(2).map(way -> List.of(way.split("\\+"))).toList()));
      }
    }
  }

  static List<GrammarProblem> of(YamlMapping root) {
    UpdateRequirements requirements = new UpdateRequirements();
    for (YamlNode item : root.items("updates")) {
      item.mapping().ifPresent(requirements::update);
    }
    entries(root, "multi-ecosystem-groups")
        .forEach(entry ->
            entry.value().mapping().ifPresent(group -> requirements.schedule(group, entry.name())));
    entries(root, "registries").forEach(requirements::registry);
    return requirements.problems;
  }

  private static List<YamlEntry> entries(YamlMapping root, String key) {
    return root.get(key).flatMap(YamlNode::mapping).map(YamlMapping::entries).orElse(List.of());
  }

  private void update(YamlMapping update) {
    if (update.find("schedule").isEmpty() && update.find("multi-ecosystem-group").isEmpty()) {
      missing(update, "update", "updates", "schedule");
    }
    schedule(update, "updates");
    update
        .get("directory")
        .flatMap(YamlNode::scalar)
        .filter(directory -> directory.value().indexOf('*') >= 0)
        .ifPresent(directory ->
            problems.add(
                new UnfitValue(
                    directory.span(), "'directory' takes no pattern, 'directories' does")));
  }

  private void schedule(YamlMapping parent, String key) {
    Optional<YamlMapping> schedule = parent.get("schedule").flatMap(YamlNode::mapping);
    if (schedule.isPresent()
        && schedule.get().text("interval").filter("cron"::equals).isPresent()
        && schedule.get().find("cronjob").isEmpty()) {
      missing(schedule.get(), "schedule", key, "cronjob");
    }
  }

  private void registry(YamlEntry entry) {
    Optional<YamlMapping> registry = entry.value().mapping();
    Credentials asked =
        registry
            .flatMap(mapping -> mapping.text("type"))
            .map(Credentials.BY_TYPE::get)
            .orElse(null);
    if (asked == null) {
      return;
    }
    YamlMapping mapping = registry.get();
    asked.keys().stream()
        .filter(key -> mapping.find(key).isEmpty())
        .forEach(key -> missing(mapping, "registry", entry.name(), key));
    boolean signsIn =
        mapping.keys().stream().anyMatch(OIDC_KEYS::contains)
            || asked.ways().stream().anyMatch(way -> mapping.keys().containsAll(way));
    if (!signsIn) {
      List<String> begun =
          asked.ways().stream()
              .filter(way -> way.stream().anyMatch(mapping.keys()::contains))
              .findFirst()
              .orElseGet(() -> asked.ways().stream().map(List::getFirst).toList());
      missing(
          mapping,
          "registry",
          entry.name(),
          begun.stream().filter(key -> mapping.find(key).isEmpty()).toArray(String[]::new));
    }
  }

  private void missing(YamlMapping mapping, String owner, String parent, String... keys) {
    problems.add(new MissingKey(mapping, owner, new Where(parent, ""), List.of(keys)));
  }
}
