package dev.lintel.policy;

import dev.lintel.finding.Plural;
import dev.lintel.rule.Catalog;
import dev.lintel.source.SourceText;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;

/**
 * A lintel.yml with everything that it extends merged into it, and nothing in it that is not
 * accepted.
 *
 * @param top the merged tree, each value with the span of the file that says it
 * @param files what was read, in the order in which later ones override earlier ones; the
 *     lintel.yml is the last
 */
public record PolicyDocument(YamlMapping top, List<String> files) {
  public PolicyDocument {
    files = List.copyOf(files);
  }

  /** Reads a lintel.yml; throws for anything that is not accepted, all problems at once. */
  public static PolicyDocument read(SourceText lintelYml, PolicyFiles files, Catalog catalog)
      throws InvalidPolicyException {
    return new PolicyExtender(files, catalog).read(lintelYml);
  }

  /** Says in one line what was read. */
  public String summary() {
    Setting setting = new Setting(top);
    String extended =
        files.size() == 1
            ? ""
            : ", extends " + String.join(", ", files.subList(0, files.size() - 1));
    int custom = setting.find(PolicyKeys.CUSTOM).items().size();
    return "%s is valid%s: %s excluded, %s set, %s, %s%s"
        .formatted(
            files.getLast(),
            extended,
            Plural.of(setting.find(PolicyKeys.EXCLUDE).texts().size(), "pattern"),
            Plural.of(setting.find(PolicyKeys.RULES).entries().size(), "rule"),
            Plural.of(setting.find(PolicyKeys.OVERRIDES).items().size(), "override"),
            Plural.of(setting.find(PolicyKeys.SUPPRESS).items().size(), "suppression"),
            custom == 0 ? "" : ", " + Plural.of(custom, "custom rule"));
  }

  /** Gives the user's own rules, which belong to the catalog that {@link #policy} is given. */
  public List<CustomRule> customRules() {
    return new Setting(top).find(PolicyKeys.CUSTOM).items().stream().map(CustomRule::of).toList();
  }

  /** Gives what the document says. */
  public Policy policy(Catalog catalog) {
    return new PolicyReader(catalog).read(new Setting(top));
  }
}
