package dev.lintel.policy;

import static dev.lintel.policy.Key.optional;
import static dev.lintel.policy.Key.required;

import dev.lintel.finding.Gate;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Persona;
import dev.lintel.rule.RuleMeta;
import dev.lintel.rule.RuleOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every key of lintel.yml: the one place that says what is accepted, from which the reader, its
 * suggestions, the JSON schema and the table in docs/configuration.md follow.
 */
final class PolicyKeys {
  static final String EXTENDS = "extends";
  static final String EXCLUDE = "exclude";
  static final String PERSONA = "persona";
  static final String RULES = "rules";
  static final String OVERRIDES = "overrides";
  static final String FAIL_ON = "fail-on";
  static final String GATES = "gates";
  static final String SUPPRESS = "suppress";
  static final String SEVERITY = "severity";
  static final String PATHS = "paths";
  static final String PATH = "path";
  static final String OBJECT = "object";
  static final String RULE = "rule";
  static final String REASON = "reason";
  static final String UNTIL = "until";
  static final String BLOCK = "block";
  static final String ALERT = "alert";
  static final String BASELINE = "baseline";
  static final String FILE = "file";
  static final String DEADLINES = "deadlines";
  static final String KUBERNETES = "kubernetes";
  static final String VERSION = "version";
  static final String POLICIES = "policies";
  static final String SQL = "sql";
  static final String CUSTOM = "custom";
  static final String ID = "id";
  static final String TITLE = "title";
  static final String EXPRESSION = "expression";
  static final String MESSAGE = "message";
  static final String MESSAGE_EXPRESSION = "message-expression";
  static final String GATE = "gate";
  static final String MATCH = "match";
  static final String KIND = "kind";
  static final String API_VERSION = "api-version";
  static final String NAMESPACE = "namespace";
  static final String LABELS = "labels";
  static final String TESTS = "tests";
  static final String PASS = "pass";
  static final String FAIL = "fail";
  static final String CATALOG = "catalog";

  /** Takes a rule out. */
  static final String OFF = "off";

  /** Switches a level of a gate off. */
  static final String NEVER = "never";

  private static final Shape.Word SEVERITY_WORD = severity();

  /** What may stand for a rule in place of a mapping. */
  static final Shape.Word RULE_WORD = severity(OFF);

  private static final Shape.Word GATE_LEVEL = severity(NEVER);
  private static final Shape.Text TEXT = new Shape.Text();

  private static final Key SEVERITY_KEY =
      optional(SEVERITY, SEVERITY_WORD, "the severity of the rule's findings", "the rule's own");

  private static final Key PATH_KEY =
      optional(
          PATH,
          new Shape.Texts(false),
          "the files that it is for, as patterns of .gitignore",
          "all files");

  private static final Key OBJECT_KEY =
      optional(
          OBJECT,
          TEXT,
          "the Kubernetes object that it is for, as Kind/name; globs work",
          "everything in the files");

  /** What is said of rules everywhere. */
  static final Shape.Rules RULE_SETTINGS =
      new Shape.Rules(
          "rule-setting",
          List.of(
              SEVERITY_KEY,
              optional(
                  PATHS,
                  new Shape.Texts(false),
                  "the only files that the rule looks at, as patterns of .gitignore",
                  "all files"),
              optional(
                  EXCLUDE,
                  new Shape.Texts(true),
                  "files that the rule does not look at, as patterns of .gitignore",
                  "")));

  /** What is said of rules in a place. */
  static final Shape.Rules LOCAL_SETTINGS =
      new Shape.Rules("override-setting", List.of(SEVERITY_KEY));

  /** An item of {@link #OVERRIDES}. */
  static final Shape.Mapping OVERRIDE =
      new Shape.Mapping(
          "an override",
          List.of(
              PATH_KEY,
              OBJECT_KEY,
              required(
                  RULES,
                  LOCAL_SETTINGS,
                  "what holds there, by rule id or glob: off, a severity, or a mapping of severity"
                      + " and options")),
          List.of(PATH, OBJECT));

  /** An item of {@link #CUSTOM}. */
  private static final Shape.Mapping CUSTOM_RULE =
      new Shape.Mapping(
          "a custom rule",
          List.of(
              required(ID, new Shape.Name(), "its name behind 'custom/', as team-label"),
              optional(TITLE, TEXT, "what it finds, in a few words", "the message"),
              required(
                  EXPRESSION,
                  TEXT,
                  "what must hold of a Kubernetes object, in CEL; the object is called object"),
              optional(MESSAGE, TEXT, "what is said where it does not hold", ""),
              optional(
                  MESSAGE_EXPRESSION, TEXT, "makes the message of the object, in CEL", "message"),
              optional(SEVERITY, SEVERITY_WORD, "the severity of its findings", "medium"),
              optional(
                  GATE,
                  new Shape.Word(GATE, ids(Gate.values(), Gate::id)),
                  "the gate that it belongs to",
                  "lint"),
              optional(
                  MATCH,
                  new Shape.Mapping(
                      MATCH,
                      List.of(
                          optional(KIND, new Shape.Texts(false), "kinds; globs work", "all"),
                          optional(
                              API_VERSION,
                              new Shape.Texts(false),
                              "API versions, as apps/v1; globs work",
                              "all"),
                          optional(
                              NAMESPACE,
                              new Shape.Texts(false),
                              "namespaces as written in the objects; globs work",
                              "all, and none"),
                          optional(
                              LABELS, new Shape.Labels(), "labels that an object must have", ""),
                          PATH_KEY),
                      List.of()),
                  "the objects that it is for",
                  "all objects"),
              optional(
                  TESTS,
                  new Shape.Mapping(
                      TESTS,
                      List.of(
                          optional(
                              PASS,
                              new Shape.Items(new Shape.Example()),
                              "objects that it must leave alone",
                              ""),
                          optional(
                              FAIL,
                              new Shape.Items(new Shape.Example()),
                              "objects that it must find",
                              "")),
                      List.of()),
                  "what lintel rules test holds it to",
                  "")),
          List.of(MESSAGE, MESSAGE_EXPRESSION));

  private static final Shape.Mapping SUPPRESSION =
      new Shape.Mapping(
          "a suppression",
          List.of(
              required(
                  RULE, new Shape.RuleGlob(), "the rule whose findings are accepted, or a glob"),
              PATH_KEY,
              OBJECT_KEY,
              required(REASON, TEXT, "why the findings are accepted"),
              optional(UNTIL, new Shape.Day(), "the last day that it holds", "no end")),
          List.of());

  /** The whole file; its keys in the order in which they are shown. */
  static final Shape.Mapping TOP =
      new Shape.Mapping(
          "lintel.yml",
          List.of(
              optional(
                  EXTENDS,
                  new Shape.Texts(false),
                  "what this file builds on: presets, as lintel:gitops, and files, relative to this"
                      + " one; later ones override earlier ones",
                  ""),
              optional(
                  EXCLUDE,
                  new Shape.Texts(true),
                  "files that are not checked, as patterns of .gitignore",
                  ""),
              optional(
                  PERSONA,
                  new Shape.Word(PERSONA, ids(Persona.values(), Persona::id)),
                  "who the rules speak to",
                  Persona.REGULAR.id()),
              optional(
                  RULES,
                  RULE_SETTINGS,
                  "what holds everywhere, by rule id or glob: off, a severity, or a mapping",
                  "every rule as its document has it"),
              optional(
                  OVERRIDES,
                  new Shape.Items(OVERRIDE),
                  "what holds for some files or objects; later ones override earlier ones",
                  ""),
              optional(
                  FAIL_ON,
                  SEVERITY_WORD,
                  "the severity from which on every gate fails that has no block of its own",
                  ""),
              optional(
                  GATES,
                  new Shape.Mapping("gates", gates(), List.of()),
                  "when each gate fails, and what it counts",
                  ""),
              optional(
                  SUPPRESS,
                  new Shape.Items(SUPPRESSION),
                  "findings that are accepted, with a reason",
                  ""),
              optional(
                  BASELINE,
                  new Shape.Mapping(
                      BASELINE,
                      List.of(
                          optional(
                              FILE,
                              new Shape.Path(),
                              "where the known findings are kept",
                              BaselineSettings.FILE),
                          optional(
                              DEADLINES,
                              new Shape.Mapping(DEADLINES, deadlines(), List.of()),
                              "how long known findings of a severity may stay: a number of days,"
                                  + " next-release or never",
                              "")),
                      List.of()),
                  "what holds for the findings that are known",
                  ""),
              optional(
                  KUBERNETES,
                  new Shape.Mapping(
                      KUBERNETES,
                      List.of(
                          optional(
                              VERSION,
                              new Shape.Text(),
                              "the versions of Kubernetes that manifests are for, as '1.33' or"
                                  + " '1.30-1.33', in quotes",
                              "the newest one that is known"),
                          optional(
                              POLICIES,
                              new Shape.Items(new Shape.Path()),
                              "files with admission policies, bindings and parameters that hold"
                                  + " beside those that are checked",
                              "")),
                      List.of()),
                  "what holds for manifests",
                  ""),
              optional(
                  SQL,
                  new Shape.Mapping(
                      SQL,
                      List.of(
                          optional(
                              CATALOG,
                              new Shape.Items(new Shape.Path()),
                              "files of lintel catalog import, where they are not at the root",
                              "lintel-catalog.json")),
                      List.of()),
                  "what holds for SQL",
                  ""),
              optional(
                  CUSTOM,
                  new Shape.Items(CUSTOM_RULE),
                  "rules of your own for Kubernetes objects",
                  "")),
          List.of());

  private PolicyKeys() {}

  private static List<Key> deadlines() {
    List<Key> deadlines = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      String meaning = "how long a known finding of this severity may stay";
      String otherwise = Deadlines.DEFAULT.of(severity).id();
      deadlines.add(optional(severity.id(), new Shape.Time(), meaning, otherwise));
    }
    return deadlines;
  }

  private static List<Key> gates() {
    List<Key> gates = new ArrayList<>();
    for (Gate gate : Gate.values()) {
      GateLevels levels = GateLevels.defaults(gate);
      Shape.Mapping shape =
          new Shape.Mapping(
              gate.id(),
              List.of(
                  optional(BLOCK, GATE_LEVEL, "the gate fails from here on", word(levels.block())),
                  optional(
                      ALERT, GATE_LEVEL, "the gate counts from here on", word(levels.alert()))),
              List.of());
      gates.add(optional(gate.id(), shape, "the gate " + gate.id(), ""));
    }
    return gates;
  }

  /**
   * Gives the keys of one rule's mapping.
   *
   * @param rule null for a glob, which has no options
   */
  static List<Key> ofRule(List<Key> common, RuleMeta rule) {
    if (rule == null || rule.options().isEmpty()) {
      return common;
    }
    List<Key> keys = new ArrayList<>(common);
    for (RuleOption option : rule.options()) {
      keys.add(
          optional(
              option.name(), new Shape.Option(option), option.meaning(), option.defaultValue()));
    }
    return keys;
  }

  /** Gives a level as it is written. */
  static String word(Optional<Severity> level) {
    return level.map(Severity::id).orElse(NEVER);
  }

  private static Shape.Word severity(String... otherWords) {
    List<String> ids = ids(Severity.values(), Severity::id);
    return new Shape.Word(SEVERITY, Stream.concat(ids.stream(), Stream.of(otherWords)).toList());
  }

  private static <E> List<String> ids(E[] constants, Function<E, String> id) {
    return Arrays.stream(constants).map(id).toList();
  }
}
