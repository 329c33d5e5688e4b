package dev.lintel.policy.foreign;

import dev.lintel.finding.Finding;
import dev.lintel.rule.Peer;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.LineIndex;
import dev.lintel.source.Position;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The configuration of zizmor (docs.zizmor.sh/configuration, read 2026-11-26): {@code
 * rules.AUDIT.disable} and {@code rules.AUDIT.ignore}, a list of {@code file[:line[:column]]} where
 * the file is the name of a workflow without its directories.
 */
final class ZizmorConfiguration implements ForeignMarks {
  /** Where it is looked for, the first one counts. */
  static final List<String> PATHS =
      List.of(".github/zizmor.yml", ".github/zizmor.yaml", "zizmor.yml", "zizmor.yaml");

  private final String path;
  private final Map<String, Audit> audits;
  private final Function<SourceText, Optional<YamlStream>> trees;

  /**
   * What the file says of one audit.
   *
   * @param places as {@code ci.yml}, {@code ci.yml:12} or {@code ci.yml:12:5}
   */
  private record Audit(boolean isDisabled, Set<String> places) {}

  private ZizmorConfiguration(
      String path, Map<String, Audit> audits, Function<SourceText, Optional<YamlStream>> trees) {
    this.path = path;
    this.audits = audits;
    this.trees = trees;
  }

  /**
   * Reads the file.
   *
   * @param trees gives the tree of a workflow that was checked
   */
  static ForeignMarks read(SourceText source, Function<SourceText, Optional<YamlStream>> trees)
      throws ForeignFile.Broken {
    Map<String, Audit> audits = new HashMap<>();
    Optional<YamlNode> rules = ForeignFile.mapping(source).flatMap(root -> root.get("rules"));
    if (rules.isPresent() && !rules.get().isNull()) {
      for (YamlEntry entry : ForeignFile.mapping("'rules'", rules.get()).entries()) {
        audits.put(entry.name(), audit(entry));
      }
    }
    return new ZizmorConfiguration(source.path(), audits, trees);
  }

  private static Audit audit(YamlEntry entry) throws ForeignFile.Broken {
    if (entry.value().isNull()) {
      return new Audit(false, Set.of());
    }
    YamlMapping settings = ForeignFile.mapping("'" + entry.name() + "'", entry.value());
    boolean isDisabled =
        settings.get("disable").flatMap(YamlNode::scalar).filter(YamlScalar::isTrue).isPresent();
    Set<String> places = new HashSet<>();
    Optional<YamlNode> ignore = settings.get("ignore");
    if (ignore.isPresent()) {
      for (YamlScalar place : ForeignFile.texts("ignore", ignore.get())) {
        places.add(place.value());
      }
    }
    return new Audit(isDisabled, places);
  }

  @Override
  public Optional<String> reason(Finding finding, RuleMeta rule) {
    for (Peer peer : rule.peers()) {
      Audit audit = peer.tool().equals(ZizmorComments.TOOL) ? audits.get(peer.check()) : null;
      if (audit != null && audit.isDisabled()) {
        return Optional.of(path + ": " + peer.check() + " is disabled");
      }
      if (audit != null && !audit.places().isEmpty()) {
        Optional<String> place =
            places(finding.place()).stream().filter(audit.places()::contains).findFirst();
        if (place.isPresent()) {
          return Optional.of(path + ": " + peer.check() + " at " + place.get());
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Gives how the file may name a place. zizmor begins a finding at the value or at its key, so
   * both do; actions are not named at all.
   */
  private List<String> places(Span place) {
    String file = place.source().path();
    String name = file.substring(file.lastIndexOf('/') + 1);
    if (name.equals("action.yml") || name.equals("action.yaml")) {
      return List.of();
    }
    List<Integer> starts = new ArrayList<>(List.of(place.start()));
    List<Span> around =
        trees
            .apply(place.source())
            .map(stream -> YamlPlaces.around(stream, place.start()))
            .orElse(List.of());
    if (!around.isEmpty()) {
      starts.add(around.getLast().start());
    }
    LineIndex lines = place.source().lines();
    List<String> names = new ArrayList<>(List.of(name));
    for (int start : starts) {
      Position position = lines.position(start);
      names.add(name + ":" + position.line());
      names.add(name + ":" + position.line() + ":" + position.column());
    }
    return names;
  }
}
