package dev.lintel.engine;

import dev.lintel.finding.RuleId;
import dev.lintel.policy.CustomRule;
import dev.lintel.policy.FilePolicyText;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.Policy;
import dev.lintel.policy.PolicyDocument;
import dev.lintel.policy.PolicySchema;
import dev.lintel.policy.PolicyText;
import dev.lintel.rule.Catalog;
import dev.lintel.source.ArtifactKind;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.FoundFile;
import dev.lintel.source.KindDetector;
import dev.lintel.source.Root;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The facade of {@code lintel config}: what lintel.yml may say, whether it is right, what holds.
 */
public final class Configuration {
  private Configuration() {}

  /** Gives the JSON schema of lintel.yml. */
  public static String schema() {
    return PolicySchema.of(Checker.catalog());
  }

  /**
   * Reads a lintel.yml with what it extends and gives what was read; empty where there is none at
   * the root.
   */
  public static Optional<PolicyDocument> read(Path root, Path file) throws InvalidPolicyException {
    return PolicyLoader.find(root, file, Checker.catalog());
  }

  /** Gives all rules, with those of the lintel.yml at a root among them. */
  public static Catalog catalog(Path root) throws InvalidPolicyException {
    return CustomRules.catalog(
        Checker.catalog(),
        read(root, root.resolve(Root.CONFIGURATION))
            .map(PolicyDocument::customRules)
            .orElse(List.of()));
  }

  /** Gives the policy of a root as it holds, as a lintel.yml. */
  public static String show(Path root) throws InvalidPolicyException {
    return PolicyText.of(read(root, root.resolve(Root.CONFIGURATION)));
  }

  /** Gives what holds for one file below the root. */
  public static String show(Path root, Path file) throws InvalidPolicyException {
    Catalog catalog = Checker.catalog();
    Optional<PolicyDocument> document = read(root, root.resolve(Root.CONFIGURATION));
    Policy policy =
        document.isPresent() ? PolicyLoader.policy(document.get(), catalog) : Policy.DEFAULT;
    ArtifactKind kind = kind(root, file);
    Set<String> areas = new HashSet<>(List.of(RuleSet.areas(kind)));
    if (!areas.isEmpty()) {
      // Rules of these areas read across files, whatever kind the files are.
      areas.addAll(List.of("gitops", "promotion"));
    }
    if (kind == ArtifactKind.KUBERNETES) {
      areas.add(CustomRule.AREA);
    }
    areas.add("secret");
    return FilePolicyText.of(
        policy,
        CustomRules.catalog(catalog, policy.customRules()),
        name(root, file),
        kind,
        (RuleId rule) -> areas.contains(rule.area()));
  }

  /** A file that is not there, or is no text, is told by its name. */
  private static ArtifactKind kind(Path root, Path file) {
    FoundFile found = new FoundFile(name(root, file), file);
    String content =
        FileContent.read(found, FileContent.DEFAULT_LIMIT_BYTES) instanceof Decoded.Text text
            ? text.source().content()
            : "";
    return KindDetector.detect(
        found.path(), content, FileTree.onDisk(root)::isChart, Optional.empty());
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString();
  }
}
