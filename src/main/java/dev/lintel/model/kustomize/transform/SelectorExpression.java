package dev.lintel.model.kustomize.transform;

import dev.lintel.model.kustomize.resource.BuildException;
import dev.lintel.model.kustomize.resource.Resource;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A selector of labels as one text, as {@code tier in (web, api),!legacy,stage=prod}; annotations
 * are selected alike. The language is that of kubectl's {@code --selector}
 * (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/, read 2026-11-27).
 *
 * @param requirements all have to hold; none select everything
 */
public record SelectorExpression(List<Requirement> requirements) {
  private static final Pattern TOKEN = Pattern.compile("==|!=|[=!(),<>]|[^\\s=!(),<>]++");
  private static final Pattern KEY =
      Pattern.compile(
          "(?:[a-z0-9][a-z0-9.-]{0,252}/)?[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");
  private static final Pattern VALUE =
      Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?");
  private static final Set<String> OPERATORS = Set.of("=", "==", "!=", "in", "notin", ">", "<");

  public SelectorExpression {
    requirements = List.copyOf(requirements);
  }

  /**
   * One condition.
   *
   * @param operator as written; {@code !} and {@code exists} have no values
   */
  public record Requirement(String key, String operator, Set<String> values) {
    private boolean isMetBy(YamlMapping labels) {
      Optional<String> value =
          labels.find(key).map(YamlEntry::value).flatMap(YamlNode::scalar).map(YamlScalar::value);
      return switch (operator) {
        case "exists" -> value.isPresent();
        case "!" -> value.isEmpty();
        case "=", "==", "in" -> value.filter(values::contains).isPresent();
        case ">" -> value.filter(v -> compare(v) > 0).isPresent();
        case "<" -> value.filter(v -> compare(v) < 0).isPresent();
        default -> value.filter(values::contains).isEmpty();
      };
    }

    /** Compares a label's number with the requirement's; what is no number is neither. */
    private int compare(String value) {
      try {
        return Long.compare(Long.parseLong(value), Long.parseLong(values.iterator().next()));
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }

  /** Reads an expression; one that cannot be read is an error at its place. */
  public static SelectorExpression of(String text, Span place) {
    Deque<String> tokens = new ArrayDeque<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    List<Requirement> requirements = new ArrayList<>();
    while (!tokens.isEmpty()) {
      requirements.add(requirement(tokens).orElseThrow(() -> unreadable(text, place)));
      String divider = tokens.isEmpty() ? "" : tokens.remove();
      if (!divider.isEmpty() && (!divider.equals(",") || tokens.isEmpty())) {
        throw unreadable(text, place);
      }
    }
    return new SelectorExpression(requirements);
  }

  private static BuildException unreadable(String text, Span place) {
    return ReplacementEntry.invalid(
        place, "'%s' is no selector such as 'app=web,tier in (api,ui),!legacy'", text);
  }

  private static Optional<Requirement> requirement(Deque<String> tokens) {
    boolean isAbsent = tokens.element().equals("!");
    if (isAbsent) {
      tokens.remove();
    }
    String key = tokens.isEmpty() ? "" : tokens.remove();
    if (!KEY.matcher(key).matches()) {
      return Optional.empty();
    }
    if (isAbsent || isEnd(tokens)) {
      return Optional.of(new Requirement(key, isAbsent ? "!" : "exists", Set.of()));
    }
    String operator = tokens.remove();
    Set<String> values =
        operator.equals("in") || operator.equals("notin")
            ? list(tokens)
            : Set.of(isEnd(tokens) ? "" : tokens.remove());
    boolean isReadable =
        OPERATORS.contains(operator)
            && !values.isEmpty()
            && values.stream().allMatch(value -> VALUE.matcher(value).matches())
            && (!"<>".contains(operator) || values.stream().allMatch(SelectorExpression::isNumber));
    return isReadable ? Optional.of(new Requirement(key, operator, values)) : Optional.empty();
  }

  private static boolean isEnd(Deque<String> tokens) {
    return tokens.isEmpty() || tokens.element().equals(",");
  }

  private static boolean isNumber(String value) {
    try {
      return Long.parseLong(value) >= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Reads values in parentheses, of which any may be empty; none where it is no such list. */
  private static Set<String> list(Deque<String> tokens) {
    Set<String> values = new HashSet<>();
    if (tokens.isEmpty() || !tokens.remove().equals("(")) {
      return Set.of();
    }
    String value = "";
    while (!tokens.isEmpty()) {
      String token = tokens.remove();
      if (token.equals(")") || token.equals(",")) {
        values.add(value);
        value = "";
        if (token.equals(")")) {
          return values;
        }
      } else if (value.isEmpty()) {
        value = token;
      } else {
        return Set.of();
      }
    }
    return Set.of();
  }

  /**
   * Tells whether what a resource has meets all requirements.
   *
   * @param field of its metadata: {@code labels} or {@code annotations}
   */
  public boolean selects(Resource resource, String field) {
    YamlMapping root = resource.root();
    YamlMapping held =
        root.mapping("metadata", field)
            .orElseGet(() -> new YamlMapping(root.span(), List.of(), List.of()));
    return requirements.stream().allMatch(requirement -> requirement.isMetBy(held));
  }
}
