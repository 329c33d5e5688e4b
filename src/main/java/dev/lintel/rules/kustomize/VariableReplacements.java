package dev.lintel.rules.kustomize;

import dev.lintel.finding.Edit;
import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kustomize.Kustomization;
import dev.lintel.model.kustomize.build.Build;
import dev.lintel.model.kustomize.output.JsonWriter;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes replacements for the variables of a kustomization.
 *
 * <p>Steps: build the kustomization without its variables, which leaves {@code $(NAME)} in the
 * fields that say them; write a replacement for each, whose targets are those fields, or the parts
 * between delimiters of them; build all overlays with these replacements. Only what builds the same
 * is an edit: a value that gets its last form later, as a name with a hash, is none.
 */
final class VariableReplacements {
  /** Each overlay is built once more, and a base of many may have many of them. */
  private static final int MOST_OVERLAYS = 20;

  private static final String DELIMITERS = "/:=,@ ;.-_|&?#+";

  private final Project project;
  private final Kustomization kustomization;
  private final YamlEntry vars;
  private final SourceText source;

  private VariableReplacements(Project project, Kustomization kustomization, YamlEntry vars) {
    this.project = project;
    this.kustomization = kustomization;
    this.vars = vars;
    this.source = kustomization.stream().source();
  }

  /**
   * Gives the edits.
   *
   * @param vars the entry of the kustomization's variables
   */
  static List<Edit> of(Project project, Kustomization kustomization, YamlEntry vars) {
    return new VariableReplacements(project, kustomization, vars).edits();
  }

  private List<Edit> edits() {
    Span gone = vars.key().span().to(vars.value().span()).wholeLines();
    List<Build.Built> overlays = overlays();
    boolean isSimple =
        kustomization.root().find("replacements").isEmpty()
            && vars.value() instanceof YamlSequence list
            && list.span().text().startsWith("-")
            && source.lines().position(vars.key().span().start()).column() == 1
            && gone.text().indexOf('#') < 0;
    if (!isSimple || overlays.isEmpty() || overlays.size() > MOST_OVERLAYS) {
      return List.of();
    }
    List<YamlMapping> before = built(kustomization.directory(), source.content());
    List<YamlMapping> bare = built(kustomization.directory(), replaced(gone, ""));
    if (before.isEmpty() || before.size() != bare.size()) {
      return List.of();
    }
    List<Use> uses = new ArrayList<>();
    for (int i = 0; i < bare.size(); i++) {
      Optional<KubernetesObject> object = KubernetesObject.of(bare.get(i));
      if (object.isPresent()) {
        collect(object.get(), bare.get(i), before.get(i), "", uses);
      }
    }
    String lines = text(uses);
    // The last line of a file has no break, and gives up the one before it.
    String text = gone.text().endsWith("\n") ? lines : "\n" + lines.stripTrailing();
    boolean isSame =
        !lines.isEmpty()
            && overlays.stream()
                .allMatch(overlay ->
                    json(overlay.objects())
                        .equals(json(built(overlay.directory(), replaced(gone, text)))));
    return isSame ? List.of(new Edit(gone, text)) : List.of();
  }

  private List<Build.Built> overlays() {
    return project.builds().stream()
        .filter(build -> build instanceof Build.Built)
        .map(build -> (Build.Built) build)
        .filter(built -> built.directories().contains(kustomization.directory()))
        .toList();
  }

  private String replaced(Span gone, String text) {
    String content = source.content();
    return content.substring(0, gone.start()) + text + content.substring(gone.end());
  }

  private List<YamlMapping> built(String directory, String text) {
    Build build = project.trial().build(directory, SourceText.of(source.path(), text));
    return build instanceof Build.Built built ? built.objects() : List.of();
  }

  private static List<String> json(List<YamlMapping> objects) {
    return objects.stream().map(JsonWriter::json).toList();
  }

  /**
   * A field that says a variable.
   *
   * @param delimiter what parts the field, with the variable as the part of that index; empty where
   *     it is all of the field
   */
  private record Use(
      String variable, KubernetesObject object, String path, String delimiter, int index) {
    /** Gives what is the same for the fields of one target. */
    List<Object> target() {
      return List.of(object.title(), object.namespace(), delimiter, index);
    }
  }

  private void collect(
      KubernetesObject object, YamlNode bare, YamlNode before, String path, List<Use> uses) {
    switch (bare.content()) {
      case YamlMapping mapping -> {
        for (YamlEntry entry : mapping.entries()) {
          before
              .mapping()
              .flatMap(m -> m.get(entry.name()))
              .ifPresent(other ->
                  collect(object, entry.value(), other, below(path, key(entry.name())), uses));
        }
      }
      case YamlSequence list -> {
        List<YamlNode> others = before.sequence().map(YamlSequence::items).orElse(List.of());
        for (int i = 0; i < Math.min(others.size(), list.items().size()); i++) {
          collect(object, list.items().get(i), others.get(i), below(path, item(list, i)), uses);
        }
      }
      case YamlScalar scalar -> {
        String now = before.scalar().map(YamlScalar::value).orElse("");
        if (!now.equals(scalar.value())) {
          variables().keySet().forEach(name -> collect(object, scalar.value(), name, path, uses));
        }
      }
      default -> {}
    }
  }

  private static String below(String path, String part) {
    return path.isEmpty() ? part : path + "." + part;
  }

  private static String key(String name) {
    return name.replace(".", "\\.");
  }

  /** An item is known by its name, where all have one, so that it may move. */
  private static String item(YamlSequence list, int index) {
    List<String> names =
        list.items().stream()
            .map(item -> item.mapping().flatMap(m -> m.text("name")).orElse(""))
            .toList();
    boolean isNamed =
        names.stream().allMatch(name -> name.matches("[A-Za-z0-9_-]+"))
            && names.stream().distinct().count() == names.size();
    return isNamed ? "[name=" + names.get(index) + "]" : Integer.toString(index);
  }

  /** Finds the variable as a part of a text; a place that no delimiter parts off is left out. */
  private static void collect(
      KubernetesObject object, String text, String variable, String path, List<Use> uses) {
    String reference = "$(" + variable + ")";
    if (text.equals(reference)) {
      uses.add(new Use(variable, object, path, "", 0));
      return;
    }
    int at = text.indexOf(reference);
    while (at >= 0) {
      int end = at + reference.length();
      int start = at;
      delimiter(text, start, end)
          .ifPresent(delimiter -> {
            int index = (int) text.substring(0, start).chars().filter(c -> c == delimiter).count();
            uses.add(new Use(variable, object, path, Character.toString(delimiter), index));
          });
      at = text.indexOf(reference, end);
    }
  }

  /** Gives what stands on both sides of a part, as far as the text has any there. */
  private static OptionalInt delimiter(String text, int start, int end) {
    return DELIMITERS
        .chars()
        .filter(c -> start == 0 || text.charAt(start - 1) == c)
        .filter(c -> end == text.length() || text.charAt(end) == c)
        .findFirst();
  }

  private Map<String, YamlMapping> variables() {
    Map<String, YamlMapping> variables = new LinkedHashMap<>();
    for (YamlNode item : kustomization.root().items("vars")) {
      item.mapping()
          .ifPresent(m -> m.text("name").ifPresent(name -> variables.putIfAbsent(name, m)));
    }
    return variables;
  }

  private String text(List<Use> uses) {
    StringBuilder text = new StringBuilder();
    variables()
        .forEach((name, variable) -> {
          List<Use> own = uses.stream().filter(use -> use.variable().equals(name)).toList();
          if (!own.isEmpty()) {
            addSource(variable, text);
            addTargets(own, text);
          }
        });
    return text.isEmpty() ? "" : "replacements:\n" + text;
  }

  private static void addSource(YamlMapping variable, StringBuilder text) {
    text.append("- source:\n");
    variable
        .text("objref", "apiVersion")
        .ifPresent(apiVersion -> {
          int slash = apiVersion.indexOf('/');
          if (slash > 0) {
            add("    group", apiVersion.substring(0, slash), text);
          }
          add("    version", apiVersion.substring(slash + 1), text);
        });
    for (String field : List.of("group", "version", "kind", "name", "namespace")) {
      variable
          .text("objref", field)
          .filter(value -> !value.isEmpty())
          .ifPresent(value -> add("    " + field, value, text));
    }
    // An index stands in brackets in the one and behind a dot in the other.
    String path =
        variable
            .text("fieldref", "fieldPath")
            .or(() -> variable.text("fieldref", "fieldpath"))
            .filter(value -> !value.isEmpty())
            .orElse("metadata.name")
            .replaceAll("\\[(\\d+)\\]", ".$1");
    add("    fieldPath", path, text);
  }

  private static void addTargets(List<Use> uses, StringBuilder text) {
    Map<List<Object>, List<Use>> targets = new LinkedHashMap<>();
    uses.forEach(use -> targets.computeIfAbsent(use.target(), t -> new ArrayList<>()).add(use));
    text.append("  targets:\n");
    for (List<Use> same : targets.values()) {
      Use first = same.getFirst();
      text.append("  - select:\n");
      add("      kind", first.object().kind(), text);
      add("      name", first.object().name(), text);
      if (!first.object().namespace().isEmpty()) {
        add("      namespace", first.object().namespace(), text);
      }
      text.append("    fieldPaths:\n");
      same.forEach(use -> text.append("    - ").append(quoted(use.path())).append('\n'));
      if (!first.delimiter().isEmpty()) {
        text.append("    options:\n");
        add("      delimiter", first.delimiter(), text);
        text.append("      index: ").append(first.index()).append('\n');
      }
    }
  }

  private static void add(String key, String value, StringBuilder text) {
    text.append(key).append(": ").append(quoted(value)).append('\n');
  }

  private static String quoted(String value) {
    boolean isPlain =
        value.matches("[A-Za-z][A-Za-z0-9_./\\[\\]=\\\\-]*")
            && !value.matches("(?i)y|yes|n|no|true|false|on|off|null");
    return isPlain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
