package dev.lintel.policy.foreign;

import dev.lintel.finding.Notification;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Peer;
import dev.lintel.rule.RuleDefaults;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rule.RuleOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configurations of other tools that a repository brings, read once. What they say of findings
 * is honoured by {@link ForeignSuppressions}; what they say of a check holds for the rules that
 * have this check for a peer, where lintel.yml does not say otherwise: a setting is the rule's
 * option of the same name. Immutable.
 */
public final class ForeignConfigurations implements RuleDefaults {
  private final ForeignFiles files;
  private final Optional<ZizmorConfiguration> zizmor;
  private final Optional<ActionlintConfiguration> actionlint;
  private final List<Notification> notifications;

  private ForeignConfigurations(
      ForeignFiles files,
      Optional<ZizmorConfiguration> zizmor,
      Optional<ActionlintConfiguration> actionlint,
      List<Notification> notifications) {
    this.files = files;
    this.zizmor = zizmor;
    this.actionlint = actionlint;
    this.notifications = List.copyOf(notifications);
  }

  /** Reads what there is. A file that is broken says nothing. */
  public static ForeignConfigurations read(ForeignFiles files) {
    List<Notification> notifications = new ArrayList<>();
    return new ForeignConfigurations(
        files,
        ForeignFile.first(
            ZizmorConfiguration.PATHS, files, ZizmorConfiguration::read, notifications),
        ForeignFile.first(
            ActionlintConfiguration.PATHS, files, ActionlintConfiguration::read, notifications),
        notifications);
  }

  /** Gives what is wrong or unknown in the files, which are about workflows. */
  public List<Notification> notifications() {
    return notifications;
  }

  ForeignFiles files() {
    return files;
  }

  Optional<ZizmorConfiguration> zizmor() {
    return zizmor;
  }

  Optional<ActionlintConfiguration> actionlint() {
    return actionlint;
  }

  @Override
  public Optional<Severity> severity(RuleMeta rule) {
    if (zizmor.isPresent()) {
      for (Peer peer : rule.peers()) {
        Optional<Severity> severity =
            peer.tool().equals(ZizmorComments.TOOL)
                ? zizmor.get().severity(peer.check())
                : Optional.empty();
        if (severity.isPresent()) {
          return severity;
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public Map<String, String> options(RuleMeta rule) {
    if (rule.options().isEmpty() || zizmor.isEmpty() && actionlint.isEmpty()) {
      return Map.of();
    }
    Map<String, String> options = new HashMap<>();
    for (Peer peer : rule.peers()) {
      Map<String, String> settings = settings(peer);
      for (RuleOption option : rule.options()) {
        String value = settings.get(option.name());
        if (value != null) {
          options.put(option.name(), value);
        }
      }
    }
    return options;
  }

  private Map<String, String> settings(Peer peer) {
    return switch (peer.tool()) {
      case ZizmorComments.TOOL -> zizmor.map(z -> z.settings(peer.check())).orElse(Map.of());
      case ActionlintConfiguration.TOOL ->
          actionlint.map(ActionlintConfiguration::settings).orElse(Map.of());
      default -> Map.of();
    };
  }
}
