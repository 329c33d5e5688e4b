package dev.lintel.model.kustomize.transform;

import dev.lintel.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;

/**
 * What part of a text a replacement reads or sets.
 *
 * @param delimiter what divides the text into parts; empty for the whole text
 * @param index which part, from 0; in a target, less stands for one before all parts and more for
 *     one behind them
 * @param create whether a target's field is made where it is missing
 */
record ReplacementOptions(String delimiter, int index, boolean create) {
  /**
   * Reads the options of a source or a target. {@code encoding} has a name and no meaning yet in
   * kustomize 5.7.1 (api/types/replacement.go).
   */
  static ReplacementOptions of(YamlMapping owner) {
    YamlMapping options =
        ReplacementEntry.mapping(owner, "options")
            .orElse(new YamlMapping(owner.span(), List.of(), List.of()));
    ReplacementEntry.text(options, "encoding");
    return new ReplacementOptions(
        ReplacementEntry.text(options, "delimiter"),
        ReplacementEntry.number(options, "index"),
        ReplacementEntry.flag(options, "create"));
  }

  boolean isWhole() {
    return delimiter.isEmpty();
  }

  /** Gives the parts of a text, at least one; empty ones count. */
  List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    int at = text.indexOf(delimiter);
    while (at >= 0) {
      parts.add(text.substring(from, at));
      from = at + delimiter.length();
      at = text.indexOf(delimiter, from);
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** Gives a target's text with a value as the part that is meant. */
  String put(String value, String text) {
    if (isWhole()) {
      return value;
    }
    List<String> parts = parts(text);
    if (index < 0) {
      parts.addFirst(value);
    } else if (index >= parts.size()) {
      parts.addLast(value);
    } else {
      parts.set(index, value);
    }
    return String.join(delimiter, parts);
  }
}
