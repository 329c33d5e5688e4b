package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.FieldSpec;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.model.kustomize.transform.FieldEdits.Made;
import dev.lintel.model.kustomize.transform.TransformerConfig.Part;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import dev.lintel.syntax.yaml.YamlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts the values of variables where {@code $(NAME)} stands. A text that is nothing else becomes
 * the value itself, with its type; {@code $$} is one dollar sign; a name that is no variable, or
 * whose value is no scalar, stays as it is.
 *
 * @param place where errors stand: the variables of the kustomization
 * @param values of the variables by their names
 * @param fields those that are looked at: texts, mappings and lists of texts
 */
// What is not changed is the same node.
@SuppressWarnings("ReferenceEquality")
public record Variables(Span place, Map<String, Value> values, List<FieldSpec> fields)
    implements Transformer {
  /**
   * What a variable stands for.
   *
   * @param entry where the variable is defined
   */
  public record Value(Span entry, YamlNode node) {}

  public Variables {
    values = Map.copyOf(values);
    fields = List.copyOf(fields);
  }

  /** Makes the step that looks at the variable references of a configuration. */
  public static Variables of(Span place, Map<String, Value> values, TransformerConfig config) {
    return new Variables(place, values, config.fields(Part.VARIABLE_REFERENCES));
  }

  @Override
  public List<Resource> transform(List<Resource> resources) {
    FieldEdits edits = new FieldEdits(Made.NOTHING, place, this::expanded);
    return resources.stream().map(resource -> edits.apply(resource, fields)).toList();
  }

  private YamlNode expanded(YamlNode field) {
    return switch (field) {
      case YamlScalar scalar -> expanded(scalar);
      case YamlMapping mapping -> expanded(mapping);
      case YamlSequence sequence -> expanded(sequence);
      case YamlAlias alias -> expanded(alias.content());
    };
  }

  private YamlMapping expanded(YamlMapping mapping) {
    YamlMapping changed = mapping;
    for (YamlEntry entry : mapping.entries()) {
      if (!isText(entry.key())) {
        throw Settings.wrong(
            entry.key().span(),
            "variables may stand in this mapping, so that its keys are texts; quote '%s'",
            entry.name());
      }
      if (entry.value() instanceof YamlScalar scalar && isText(scalar)) {
        YamlScalar value = expanded(scalar);
        changed = value == scalar ? changed : changed.with(new YamlEntry(entry.key(), value));
      }
    }
    return changed;
  }

  private YamlSequence expanded(YamlSequence sequence) {
    return sequence.map(item -> {
      if (!(item instanceof YamlScalar scalar) || !isText(scalar)) {
        throw Settings.wrong(
            item.span(), "variables may stand in this list, so that its items are texts");
      }
      return expanded(scalar);
    });
  }

  private static boolean isText(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.type() == YamlType.STRING;
  }

  private YamlScalar expanded(YamlScalar text) {
    String input = text.value();
    if (text.type() != YamlType.STRING || input.indexOf('$') < 0) {
      return text;
    }
    if (input.startsWith("$(") && input.indexOf(')') == input.length() - 1) {
      YamlScalar value = value(input.substring(2, input.length() - 1));
      return value == null ? text : text.replacedBy(value);
    }
    StringBuilder output = new StringBuilder();
    List<YamlScalar> used = new ArrayList<>();
    int at = 0;
    while (at < input.length()) {
      at = readPart(input, at, output, used);
    }
    if (output.toString().equals(input)) {
      return text;
    }
    YamlScalar changed =
        used.isEmpty() ? text.changedTo(output.toString(), YamlType.STRING, place) : text;
    for (YamlScalar value : used) {
      changed = changed.changedTo(output.toString(), YamlType.STRING, value);
    }
    return changed;
  }

  /** Copies a character, an escape or a variable; gives where the next one starts. */
  private int readPart(String input, int at, StringBuilder output, List<YamlScalar> used) {
    char next = at + 1 < input.length() ? input.charAt(at + 1) : ' ';
    if (input.charAt(at) != '$' || next != '$' && next != '(') {
      output.append(input.charAt(at));
      return at + 1;
    }
    if (next == '$') {
      output.append('$');
      return at + 2;
    }
    int end = input.indexOf(')', at);
    if (end < 0) {
      output.append("$(");
      return at + 2;
    }
    YamlScalar value = value(input.substring(at + 2, end));
    if (value == null) {
      output.append(input, at, end + 1);
    } else {
      output.append(Numbers.insideText(value));
      used.add(value);
    }
    return end + 1;
  }

  /**
   * Gives the value of a variable, with the variable among its places; null where there is none, or
   * it is no scalar.
   */
  private YamlScalar value(String name) {
    Value value = values.get(name);
    return value != null && value.node() instanceof YamlScalar scalar && !scalar.isNull()
        ? scalar.alsoFrom(value.entry())
        : null;
  }
}
