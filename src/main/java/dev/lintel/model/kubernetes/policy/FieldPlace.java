package dev.lintel.model.kubernetes.policy;

import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Tells the field that an expression speaks of, as far as its text shows: the deepest one that is
 * there of the first path behind {@code object}.
 */
final class FieldPlace {
  private static final String ROOT = "object.";

  private FieldPlace() {}

  /** Gives the place of the field, or where the object is named. */
  static Span of(String expression, KubernetesObject object) {
    int at = start(expression);
    YamlNode node = object.root();
    Span place = object.place();
    while (at >= 0 && at < expression.length()) {
      int end = at;
      while (end < expression.length() && Character.isJavaIdentifierPart(expression.charAt(end))) {
        end++;
      }
      String name = expression.substring(at, end);
      boolean isCall = end < expression.length() && expression.charAt(end) == '(';
      Optional<YamlEntry> entry =
          isCall ? Optional.empty() : node.mapping().flatMap(mapping -> mapping.find(name));
      if (entry.isEmpty()) {
        return place;
      }
      node = entry.get().value();
      place = node instanceof YamlScalar ? node.span() : entry.get().key().span();
      at = end < expression.length() && expression.charAt(end) == '.' ? next(expression, end) : -1;
    }
    return place;
  }

  /** Behind the dot, and the question mark of an optional field. */
  private static int next(String expression, int dot) {
    return expression.startsWith(".?", dot) ? dot + 2 : dot + 1;
  }

  private static int start(String expression) {
    int at = expression.indexOf(ROOT);
    while (at > 0 && Character.isJavaIdentifierPart(expression.charAt(at - 1))) {
      at = expression.indexOf(ROOT, at + 1);
    }
    return at < 0 ? -1 : next(expression, at + ROOT.length() - 1);
  }
}
