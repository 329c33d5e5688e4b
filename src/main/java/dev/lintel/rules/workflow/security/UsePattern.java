package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.source.Glob;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * A pattern over actions and reusable workflows, as zizmor has them (docs.zizmor.sh/configuration,
 * "Repository patterns", read 2026-11-27): {@code owner/repository/path@ref} with its parts from
 * the right left out, {@code owner/repository/*}, {@code owner/*} and {@code *}. Case does not
 * matter.
 *
 * @param text without the reference
 * @param names over owner, repository and path
 * @param root over owner and repository, for the action at the root of what a star stands below
 */
record UsePattern(String text, Glob names, Optional<Glob> root, Optional<String> ref) {
  private static final String ALL = "*";
  private static final String BELOW = "/*";

  /**
   * The most specific first: those with a reference, those without a star at their end, long ones.
   */
  static final Comparator<UsePattern> SPECIFIC_FIRST =
      Comparator.comparing((UsePattern pattern) -> pattern.ref().isEmpty())
          .thenComparing(pattern -> pattern.text().endsWith(ALL))
          .thenComparingInt(pattern -> -pattern.text().length());

  static UsePattern of(String pattern) {
    int at = pattern.indexOf('@');
    String text = (at < 0 ? pattern : pattern.substring(0, at)).toLowerCase(Locale.ROOT);
    Optional<String> ref = at < 0 ? Optional.empty() : Optional.of(pattern.substring(at + 1));
    if (text.equals(ALL)) {
      return new UsePattern(text, Glob.of("**"), Optional.empty(), ref);
    }
    if (text.endsWith(BELOW)) {
      String above = text.substring(0, text.length() - BELOW.length());
      return new UsePattern(text, Glob.of(above + "/**"), Optional.of(Glob.of(above)), ref);
    }
    return new UsePattern(text, Glob.of(text), Optional.empty(), ref);
  }

  boolean isAll() {
    return text.equals(ALL);
  }

  boolean covers(InRepository code) {
    String slug = code.slug().toLowerCase(Locale.ROOT);
    return (names.matches(slug) || root.filter(glob -> glob.matches(slug)).isPresent())
        && ref.map(code.ref().text()::equals).orElse(true);
  }
}
