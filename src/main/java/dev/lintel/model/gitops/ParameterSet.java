package dev.lintel.model.gitops;

import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a generator of an ApplicationSet hands the template once.
 *
 * @param values by their names with dots, as {@code path.basename}; those of which only the name is
 *     known are left out
 */
record ParameterSet(Map<String, YamlScalar> values) {
  ParameterSet {
    values = Map.copyOf(values);
  }

  /** Reads the element of a list. */
  static ParameterSet of(YamlMapping element) {
    Map<String, YamlScalar> values = new LinkedHashMap<>();
    add("", element, values);
    return new ParameterSet(values);
  }

  private static void add(String prefix, YamlMapping mapping, Map<String, YamlScalar> values) {
    for (YamlEntry entry : mapping.entries()) {
      String name = prefix + entry.name();
      entry.value().mapping().ifPresent(inner -> add(name + ".", inner, values));
      entry.value().scalar().filter(FixedText::isFixed).ifPresent(s -> values.put(name, s));
    }
  }

  /**
   * Reads a directory that a git generator found.
   *
   * @param pattern what found it
   */
  static ParameterSet ofDirectory(String directory, YamlScalar pattern, boolean isGoTemplate) {
    String name = directory.substring(directory.lastIndexOf('/') + 1);
    return new ParameterSet(
        Map.of(
            isGoTemplate ? "path.path" : "path",
            YamlScalar.built(pattern.span(), directory, YamlType.STRING),
            "path.basename",
            YamlScalar.built(pattern.span(), name, YamlType.STRING)));
  }

  /** Gives what two generators hand over together. */
  ParameterSet with(ParameterSet other) {
    Map<String, YamlScalar> all = new LinkedHashMap<>(values);
    all.putAll(other.values);
    return new ParameterSet(all);
  }

  /** Gives a template with the parameters put in; the others stay as they are. */
  YamlMapping render(YamlMapping template, boolean isGoTemplate) {
    List<YamlEntry> entries = new ArrayList<>();
    for (YamlEntry entry : template.entries()) {
      entries.add(new YamlEntry(entry.key(), render(entry.value(), isGoTemplate)));
    }
    return new YamlMapping(template.span(), entries, template.merged());
  }

  private YamlNode render(YamlNode node, boolean isGoTemplate) {
    return switch (node.content()) {
      case YamlMapping mapping -> render(mapping, isGoTemplate);
      case YamlSequence sequence ->
          new YamlSequence(
              sequence.span(),
              sequence.items().stream().map(item -> render(item, isGoTemplate)).toList());
      case YamlScalar scalar -> render(scalar, isGoTemplate);
      default -> node;
    };
  }

  private YamlScalar render(YamlScalar scalar, boolean isGoTemplate) {
    YamlScalar rendered = scalar;
    for (TemplateAction action : TemplateAction.in(scalar.value())) {
      YamlScalar value = action.name(isGoTemplate).map(values::get).orElse(null);
      if (value != null) {
        rendered =
            rendered.changedTo(
                rendered.value().replace(action.text(), value.value()),
                YamlType.STRING,
                value.span());
      }
    }
    return rendered;
  }
}
