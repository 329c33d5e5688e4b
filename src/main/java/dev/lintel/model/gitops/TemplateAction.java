package dev.lintel.model.gitops;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands between double braces in the template of an ApplicationSet.
 *
 * @param text with the braces, as written
 * @param start where it stands in the scalar's value
 */
public record TemplateAction(String text, int start) {
  /** Gives the actions of a text, in their order. */
  public static List<TemplateAction> in(String value) {
    List<TemplateAction> actions = new ArrayList<>();
    int at = value.indexOf("{{");
    while (at >= 0) {
      int end = value.indexOf("}}", at);
      if (end < 0) {
        return actions;
      }
      actions.add(new TemplateAction(value.substring(at, end + 2), at));
      at = value.indexOf("{{", end);
    }
    return actions;
  }

  /** Gives what stands between the braces, without blanks and trim marks around it. */
  public String content() {
    String inner = text.substring(2, text.length() - 2);
    String left = inner.startsWith("- ") ? inner.substring(1) : inner;
    return (left.endsWith(" -") ? left.substring(0, left.length() - 1) : left).strip();
  }

  /**
   * Gives the parameter that the action stands for; empty where it is anything but one parameter.
   *
   * @param isGoTemplate whether parameters have a dot before them
   */
  public Optional<String> name(boolean isGoTemplate) {
    String content = content();
    if (isGoTemplate != content.startsWith(".")) {
      return Optional.empty();
    }
    String name = isGoTemplate ? content.substring(1) : content;
    return isName(name) ? Optional.of(name) : Optional.empty();
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_-./[]".indexOf(c) >= 0);
  }
}
