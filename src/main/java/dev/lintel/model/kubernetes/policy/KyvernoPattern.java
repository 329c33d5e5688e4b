package dev.lintel.model.kubernetes.policy;

import dev.lintel.cel.Budget;
import dev.lintel.model.kubernetes.schema.SchemaCheck;
import dev.lintel.source.Span;
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
 * Holds an object against a pattern of Kyverno with its anchors. Source: Kyverno documentation,
 * Validate Rules, Patterns and Anchors, read 2026-11-27.
 */
final class KyvernoPattern {
  private static final int DEEPEST = 100;

  private final Budget budget;

  KyvernoPattern(Budget budget) {
    this.budget = budget;
  }

  /** What came of it. */
  sealed interface Fit {}

  /** The object is as the pattern wants it. */
  record Matched() implements Fit {}

  /** The pattern is not for the object, or a value is put in later. */
  record Skipped(boolean isWhole) implements Fit {}

  /**
   * The object differs.
   *
   * @param place what a person edits
   * @param pattern the part of the pattern that does not match
   */
  record Differs(Span place, Span pattern) implements Fit {}

  private static final Fit MATCHED = new Matched();
  private static final Fit SKIPPED = new Skipped(false);

  /** What a key of a pattern asks for. */
  private enum Anchor {
    NONE(""),
    CONDITION("("),
    GLOBAL("<("),
    EQUALITY("=("),
    EXISTENCE("^("),
    NEGATION("X("),
    ADDITION("+(");

    private final String start;

    Anchor(String start) {
      this.start = start;
    }

    static Anchor of(String key) {
      if (key.endsWith(")")) {
        for (Anchor anchor : values()) {
          if (anchor != NONE && key.startsWith(anchor.start)) {
            return anchor;
          }
        }
      }
      return NONE;
    }

    String name(String key) {
      return this == NONE ? key : key.substring(start.length(), key.length() - 1);
    }
  }

  /**
   * Compares a value.
   *
   * @param place where to point when something is missing in the value
   */
  Fit match(YamlNode value, YamlNode pattern, Span place) {
    return match(value, pattern, place, 0);
  }

  private Fit match(YamlNode value, YamlNode pattern, Span place, int depth) {
    budget.charge(1);
    YamlNode content = value.content();
    if (depth > DEEPEST || budget.isExceeded() || SchemaCheck.isPlaceholder(content)) {
      return SKIPPED;
    }
    return switch (pattern.content()) {
      case YamlMapping wanted ->
          content instanceof YamlMapping mapping
              ? mapping(mapping, wanted, place, depth)
              : new Differs(at(content, place), pattern.span());
      case YamlSequence wanted ->
          content instanceof YamlSequence sequence
              ? sequence(sequence, wanted, place, depth)
              : new Differs(at(content, place), pattern.span());
      case YamlScalar wanted ->
          fits(content, wanted) ? MATCHED : new Differs(at(content, place), pattern.span());
      default -> MATCHED;
    };
  }

  private static Span at(YamlNode value, Span place) {
    return value instanceof YamlScalar ? value.span() : place;
  }

  private static boolean fits(YamlNode value, YamlScalar pattern) {
    if (pattern.type() == YamlType.NULL) {
      return value.isNull();
    }
    if (value instanceof YamlScalar scalar) {
      return !scalar.isNull() && KyvernoValue.fits(scalar.value(), pattern.value());
    }
    // A star stands for whatever is there; a list of texts must fit one by one.
    return pattern.value().equals("*")
        || value instanceof YamlSequence sequence
            && sequence.items().stream().allMatch(item -> fits(item.content(), pattern));
  }

  private Fit mapping(YamlMapping value, YamlMapping pattern, Span place, int depth) {
    Map<String, YamlEntry> entries = SchemaCheck.entries(value);
    List<YamlEntry> rest = new ArrayList<>();
    for (YamlEntry entry : pattern.entries()) {
      Anchor anchor = Anchor.of(entry.name());
      if (anchor != Anchor.CONDITION && anchor != Anchor.GLOBAL) {
        rest.add(entry);
        continue;
      }
      YamlEntry own = entries.get(anchor.name(entry.name()));
      boolean isMet =
          own != null
              && match(own.value(), entry.value(), own.key().span(), depth + 1) instanceof Matched;
      if (!isMet) {
        return new Skipped(anchor == Anchor.GLOBAL);
      }
    }
    Fit result = MATCHED;
    for (YamlEntry entry : rest) {
      Fit fit = entry(entries, entry, place, depth);
      if (fit instanceof Differs || fit instanceof Skipped(boolean isWhole) && isWhole) {
        return fit;
      }
      result = fit instanceof Skipped ? fit : result;
    }
    return result;
  }

  private Fit entry(Map<String, YamlEntry> entries, YamlEntry pattern, Span place, int depth) {
    Anchor anchor = Anchor.of(pattern.name());
    YamlEntry own = find(entries, anchor.name(pattern.name()));
    boolean isThere = own != null && !own.value().isNull();
    return switch (anchor) {
      case NEGATION -> isThere ? new Differs(own.key().span(), pattern.key().span()) : MATCHED;
      case EQUALITY ->
          isThere ? match(own.value(), pattern.value(), own.key().span(), depth + 1) : MATCHED;
      case EXISTENCE ->
          isThere ? any(own, pattern.value(), depth) : new Differs(place, pattern.key().span());
      case ADDITION -> MATCHED;
      default -> {
        if (isThere) {
          yield match(own.value(), pattern.value(), own.key().span(), depth + 1);
        }
        yield pattern.value().isNull() ? MATCHED : new Differs(place, pattern.key().span());
      }
    };
  }

  /** Keys may have wildcards too, as those of labels and annotations do. */
  private static YamlEntry find(Map<String, YamlEntry> entries, String name) {
    if (name.indexOf('*') < 0 && name.indexOf('?') < 0) {
      return entries.get(name);
    }
    return entries.values().stream()
        .filter(entry -> KyvernoValue.isMatch(entry.name(), name))
        .findFirst()
        .orElse(null);
  }

  private Fit sequence(YamlSequence value, YamlSequence pattern, Span place, int depth) {
    if (pattern.items().isEmpty()) {
      return MATCHED;
    }
    YamlNode wanted = pattern.items().getFirst();
    for (YamlNode item : value.items()) {
      Fit fit = match(item, wanted, place(item, place), depth + 1);
      if (fit instanceof Differs || fit instanceof Skipped(boolean isWhole) && isWhole) {
        return fit;
      }
    }
    return MATCHED;
  }

  private Fit any(YamlEntry own, YamlNode pattern, int depth) {
    List<YamlNode> patterns = pattern.sequence().map(YamlSequence::items).orElse(List.of(pattern));
    List<YamlNode> items =
        own.value().sequence().map(YamlSequence::items).orElse(List.of(own.value()));
    for (YamlNode wanted : patterns) {
      boolean isFound = false;
      for (YamlNode item : items) {
        Fit fit = match(item, wanted, place(item, own.key().span()), depth + 1);
        isFound |= !(fit instanceof Differs);
      }
      if (!isFound) {
        return new Differs(own.key().span(), wanted.span());
      }
    }
    return MATCHED;
  }

  /** Items are told by their names, where they have one. */
  private static Span place(YamlNode item, Span otherwise) {
    return item.mapping()
        .map(mapping ->
            mapping
                .find("name")
                .map(entry -> entry.value().span())
                .orElseGet(() ->
                    mapping.entries().isEmpty()
                        ? otherwise
                        : mapping.entries().getFirst().key().span()))
        .orElse(otherwise);
  }
}
