package dev.lintel.policy.foreign;

import com.google.re2j.Pattern;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Peer;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.DataTable;
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
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The configuration of zizmor (docs.zizmor.sh/configuration, read 2026-11-27). {@code
 * rules.AUDIT.disable} and {@code rules.AUDIT.ignore}, a list of {@code file[:line[:column]]} where
 * the file is the name of a workflow without its directories, accept findings; {@code
 * rules.AUDIT.config} and {@code rules.AUDIT.remap.severity} change what is found.
 */
final class ZizmorConfiguration {
  /** Where it is looked for, the first one counts. */
  static final List<String> PATHS =
      List.of(".github/zizmor.yml", ".github/zizmor.yaml", "zizmor.yml", "zizmor.yaml");

  private static final List<String> KEYS = List.of("rules");
  private static final List<String> AUDIT_KEYS = List.of("disable", "ignore", "config", "remap");
  private static final List<String> REMAP_KEYS = List.of("severity");
  private static final List<String> POLICIES = List.of("hash-pin", "ref-pin", "any");

  private static final Map<String, Severity> SEVERITIES =
      Map.of(
          "informational", Severity.INFO,
          "low", Severity.LOW,
          "medium", Severity.MEDIUM,
          "high", Severity.HIGH);

  private static final Pattern DAYS = Pattern.compile("[0-9]{1,4}");

  private final String path;
  private final Map<String, Audit> audits;

  /**
   * What the file says of one audit.
   *
   * @param places as {@code ci.yml}, {@code ci.yml:12} or {@code ci.yml:12:5}
   * @param settings by their keys, lists with commas
   */
  private record Audit(
      boolean isDisabled,
      Set<String> places,
      Map<String, String> settings,
      Optional<Severity> severity) {
    static final Audit NONE = new Audit(false, Set.of(), Map.of(), Optional.empty());
  }

  private ZizmorConfiguration(String path, Map<String, Audit> audits) {
    this.path = path;
    this.audits = Map.copyOf(audits);
  }

  /** Reads the file. */
  static ZizmorConfiguration read(SourceText source, ForeignNotes notes) throws ForeignFile.Broken {
    Map<String, Audit> audits = new HashMap<>();
    Optional<YamlMapping> root = ForeignFile.mapping(source);
    if (root.isPresent()) {
      notes.unknown(root.get(), KEYS, "");
      Optional<YamlMapping> rules = mapping(root.get(), "rules");
      if (rules.isPresent()) {
        Map<String, List<String>> known = knownAudits();
        notes.unknown(rules.get(), known.keySet(), " as an audit");
        for (YamlEntry entry : rules.get().entries()) {
          audits.put(
              entry.name(), audit(entry, Optional.ofNullable(known.get(entry.name())), notes));
        }
      }
    }
    return new ZizmorConfiguration(source.path(), audits);
  }

  /** Gives the keys of {@code config} of each audit that there is. */
  private static Map<String, List<String>> knownAudits() {
    Map<String, List<String>> audits = new TreeMap<>();
    for (String row : DataTable.rows("policy/zizmor-audits.txt")) {
      List<String> words = List.of(row.split(" "));
      audits.put(words.getFirst(), words.subList(1, words.size()));
    }
    return audits;
  }

  /**
   * @param known the keys of its {@code config}; empty for an audit that is not known
   */
  private static Audit audit(YamlEntry entry, Optional<List<String>> known, ForeignNotes notes)
      throws ForeignFile.Broken {
    if (entry.value().isNull()) {
      return Audit.NONE;
    }
    YamlMapping said = ForeignFile.mapping("'" + entry.name() + "'", entry.value());
    notes.unknown(said, AUDIT_KEYS, " in '" + ForeignNotes.shown(entry.name()) + "'");
    boolean isDisabled =
        said.get("disable").flatMap(YamlNode::scalar).filter(YamlScalar::isTrue).isPresent();
    Set<String> places = new HashSet<>();
    Optional<YamlNode> ignore = said.get("ignore");
    if (ignore.isPresent()) {
      for (YamlScalar place : ForeignFile.texts("ignore", ignore.get())) {
        places.add(place.value());
      }
    }
    Optional<YamlMapping> config = mapping(said, "config");
    Map<String, String> settings = new HashMap<>();
    if (config.isPresent() && known.isPresent()) {
      notes.unknown(config.get(), known.get(), " in 'config' of '" + entry.name() + "'");
      for (String key : known.get()) {
        Optional<YamlNode> value = config.get().get(key).filter(node -> !node.isNull());
        if (value.isPresent()) {
          settings.put(key, setting(key, value.get()));
        }
      }
    }
    return new Audit(isDisabled, places, settings, severity(said, notes));
  }

  /** Gives a value of {@code config} as lintel.yml has it for the option of the same name. */
  private static String setting(String key, YamlNode value) throws ForeignFile.Broken {
    return switch (key) {
      case "days" ->
          value
              .scalar()
              .map(YamlScalar::value)
              .filter(days -> DAYS.matcher(days).matches())
              .orElseThrow(
                  () -> ForeignFile.Broken.at(value.span(), "'days' takes a number of days"));
      case "policies" -> policies(ForeignFile.mapping("'policies'", value));
      default ->
          String.join(",", ForeignFile.texts(key, value).stream().map(YamlScalar::value).toList());
    };
  }

  private static String policies(YamlMapping policies) throws ForeignFile.Broken {
    List<String> written = new ArrayList<>();
    for (YamlEntry entry : policies.entries()) {
      String policy = entry.value().scalar().map(YamlScalar::value).orElse("");
      if (!POLICIES.contains(policy)) {
        throw ForeignFile.Broken.at(
            entry.value().span(),
            "'%s' takes one of %s"
                .formatted(ForeignNotes.shown(entry.name()), String.join(", ", POLICIES)));
      }
      written.add(entry.name() + "=" + policy);
    }
    return String.join(",", written);
  }

  private static Optional<Severity> severity(YamlMapping audit, ForeignNotes notes)
      throws ForeignFile.Broken {
    Optional<YamlMapping> remap = mapping(audit, "remap");
    if (remap.isEmpty()) {
      return Optional.empty();
    }
    notes.unknown(remap.get(), REMAP_KEYS, " in 'remap'");
    Optional<YamlNode> value = remap.get().get("severity");
    Optional<Severity> severity =
        value.flatMap(YamlNode::scalar).map(word -> SEVERITIES.get(word.value()));
    if (value.isPresent() && severity.isEmpty()) {
      throw ForeignFile.Broken.at(
          value.get().span(), "'severity' takes one of informational, low, medium, high");
    }
    return severity;
  }

  /** Gives the mapping behind a key; empty where the value is missing or left empty. */
  private static Optional<YamlMapping> mapping(YamlMapping parent, String key)
      throws ForeignFile.Broken {
    Optional<YamlNode> value = parent.get(key).filter(node -> !node.isNull());
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(ForeignFile.mapping("'" + key + "'", value.get()));
  }

  /** Gives what {@code config} of an audit says, by its keys. */
  Map<String, String> settings(String audit) {
    return audits.getOrDefault(audit, Audit.NONE).settings();
  }

  /** Gives the severity that users want the findings of an audit to have. */
  Optional<Severity> severity(String audit) {
    return audits.getOrDefault(audit, Audit.NONE).severity();
  }

  /**
   * Gives what the file accepts.
   *
   * @param trees gives the tree of a workflow that was checked
   */
  ForeignMarks marks(Function<SourceText, Optional<YamlStream>> trees) {
    return (finding, rule) -> reason(finding, rule, trees);
  }

  private Optional<String> reason(
      Finding finding, RuleMeta rule, Function<SourceText, Optional<YamlStream>> trees) {
    for (Peer peer : rule.peers()) {
      Audit audit = peer.tool().equals(ZizmorComments.TOOL) ? audits.get(peer.check()) : null;
      if (audit != null && audit.isDisabled()) {
        return Optional.of(path + ": " + peer.check() + " is disabled");
      }
      if (audit != null && !audit.places().isEmpty()) {
        Optional<String> place =
            places(finding.place(), trees).stream().filter(audit.places()::contains).findFirst();
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
  private static List<String> places(Span place, Function<SourceText, Optional<YamlStream>> trees) {
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
