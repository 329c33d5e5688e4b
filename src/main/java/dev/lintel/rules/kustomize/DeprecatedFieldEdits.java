package dev.lintel.rules.kustomize;

import dev.lintel.finding.Edit;
import dev.lintel.source.LineIndex;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlScalar.Style;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rewrites a deprecated field as what replaces it: in its place, or into the field where that is
 * there already. Comments stay with the lines that they stand on.
 */
final class DeprecatedFieldEdits {
  private static final String PATCHES = "patchesStrategicMerge";

  private final YamlEntry entry;
  private final SourceText source;
  private final LineIndex lines;

  private DeprecatedFieldEdits(YamlEntry entry) {
    this.entry = entry;
    this.source = entry.key().span().source();
    this.lines = source.lines();
  }

  /** Gives the edits; none where a person has to decide. */
  static List<Edit> of(YamlMapping root, YamlEntry entry, String other) {
    DeprecatedFieldEdits edits = new DeprecatedFieldEdits(entry);
    long claims =
        root.keys().stream()
            .map(key -> DeprecatedField.replacement(key).orElse(key))
            .filter(other::equals)
            .count();
    Optional<YamlEntry> there = root.find(other);
    if (claims == 1) {
      return edits.rename(other);
    }
    return claims == 2 && there.isPresent() ? edits.moveInto(there.get()) : List.of();
  }

  private List<Edit> rename(String other) {
    return switch (entry.name()) {
      case "bases", "imageTags", "patchesJson6902" -> List.of(new Edit(entry.key().span(), other));
      case PATCHES -> wrapPatches(other);
      case "commonLabels" -> wrapLabels(other);
      default -> List.of();
    };
  }

  private List<Edit> wrapPatches(String other) {
    Optional<YamlSequence> list = entry.value().sequence();
    if (list.isEmpty() || !isWritten(entry.value())) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(entry.key().span(), other));
    for (YamlNode item : list.get().items()) {
      boolean isBlock = isBlockPatch(item);
      if (!isBlock && !isPath(item)) {
        return List.of();
      }
      edits.add(new Edit(item.span().part(0, 0), isBlock ? "patch: " : "path: "));
      if (isBlock) {
        indent(lines.lineAt(item.span().start()) + 1, item.span(), "  ", edits);
      }
    }
    return edits;
  }

  /** A block whose header tells no indent can be moved to the right as a whole. */
  private static boolean isBlockPatch(YamlNode item) {
    return item instanceof YamlScalar scalar
        && (scalar.style() == Style.LITERAL || scalar.style() == Style.FOLDED)
        && !scalar.hasProperties()
        && scalar
            .span()
            .text()
            .lines()
            .findFirst()
            .orElse("")
            .chars()
            .noneMatch(Character::isDigit);
  }

  private static boolean isPath(YamlNode item) {
    return item instanceof YamlScalar scalar
        && scalar.span().text().equals(scalar.value())
        && !scalar.hasProperties()
        && scalar.value().indexOf(' ') < 0;
  }

  /** Labels are one entry of a list, which says that selectors get them too. */
  private List<Edit> wrapLabels(String other) {
    YamlNode value = entry.value();
    Span key = entry.key().span();
    boolean isFlow = lines.lineAt(key.start()) == lines.lineAt(value.span().end());
    boolean isLabels = value.mapping().filter(labels -> !labels.entries().isEmpty()).isPresent();
    if (!isLabels || !isWritten(value) || !isAlone(key) || !isFlow && isFlow(value)) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    edits.add(new Edit(key, other));
    edits.add(new Edit(source.span(key.end() + 1, key.end() + 1), "\n  - pairs:"));
    if (!isFlow) {
      indent(lines.lineAt(key.start()) + 1, value.span(), "    ", edits);
    }
    edits.add(new Edit(lineEnd(value.span()), "\n    includeSelectors: true"));
    return edits;
  }

  private static boolean isWritten(YamlNode node) {
    return !(node instanceof YamlAlias);
  }

  private static boolean isFlow(YamlNode node) {
    String text = node.span().text();
    return text.startsWith("{") || text.startsWith("[");
  }

  /** Tells whether a key begins its line and the colon stands right behind it. */
  private boolean isAlone(Span key) {
    return lines.start(lines.lineAt(key.start())) == key.start()
        && source.content().startsWith(":", key.end());
  }

  private Span lineEnd(Span span) {
    int end = lines.end(lines.lineAt(span.end()));
    return source.span(end, end);
  }

  /** Moves the lines from one to the end of a span to the right; empty ones stay. */
  private void indent(int from, Span to, String blanks, List<Edit> edits) {
    for (int line = from; line <= lines.lineAt(to.end()); line++) {
      if (!lines.text(line).isBlank()) {
        edits.add(new Edit(source.span(lines.start(line), lines.start(line)), blanks));
      }
    }
  }

  /**
   * Moves the items of a list into that of another field: strategic merges before the others, as
   * kustomize applies them first.
   */
  private List<Edit> moveInto(YamlEntry target) {
    if (!isBlockList(entry) || !isBlockList(target) || entry.name().equals("commonLabels")) {
      return List.of();
    }
    YamlSequence moved = entry.value().sequence().orElseThrow();
    YamlSequence kept = target.value().sequence().orElseThrow();
    boolean isFirst = entry.name().equals(PATCHES);
    if (isFirst && !moved.items().stream().allMatch(DeprecatedFieldEdits::isPath)) {
      return List.of();
    }
    Span gone = entry.key().span().to(moved.span()).wholeLines();
    int start = lines.start(lines.lineAt(kept.span().start()));
    Span place = isFirst ? source.span(start, start) : lineEnd(kept.span());
    if (gone.start() <= place.start() && place.start() <= gone.end()) {
      return List.of();
    }
    String text = text(moved, column(kept));
    return List.of(new Edit(gone, ""), new Edit(place, isFirst ? text + "\n" : "\n" + text));
  }

  private boolean isBlockList(YamlEntry field) {
    Span key = field.key().span();
    int line = lines.lineAt(key.start());
    return field.value() instanceof YamlSequence list
        && list.span().text().startsWith("-")
        && isAlone(key)
        && lines.text(line).substring(key.length() + 1).isBlank();
  }

  private int column(YamlSequence list) {
    return lines.position(list.span().start()).column() - 1;
  }

  /** Gives the lines of a list with its dashes at another column; paths become entries. */
  private String text(YamlSequence list, int column) {
    int from = column(list);
    List<String> moved = new ArrayList<>();
    int last = lines.lineAt(list.span().end());
    for (int line = lines.lineAt(entry.key().span().start()) + 1; line <= last; line++) {
      String text = lines.text(line);
      int blanks = text.length() - text.stripLeading().length();
      String rest = text.substring(blanks);
      if (entry.name().equals(PATCHES) && rest.startsWith("-")) {
        rest = "- path: " + rest.substring(1).stripLeading();
      }
      moved.add(rest.isEmpty() ? "" : " ".repeat(Math.max(0, blanks - from + column)) + rest);
    }
    return String.join("\n", moved);
  }
}
