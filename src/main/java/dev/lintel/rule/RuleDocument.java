package dev.lintel.rule;

import dev.lintel.finding.RuleId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the documents of rules, which the jar carries under {@code rules/}. */
public final class RuleDocument {
  private RuleDocument() {}

  /**
   * Gives the document's Markdown without its front matter; for a detector of secrets the page that
   * its row in the detector table makes.
   */
  public static String markdown(RuleId id) {
    String document = "/rules/" + id + ".md";
    if (RuleDocument.class.getResource(document) == null) {
      return DetectorPage.markdown(id, read("/rules/secret/detectors.ini"));
    }
    String text = read(document);
    int end = text.indexOf("\n---\n");
    return text.substring(end + "\n---\n".length());
  }

  /** Gives the Markdown of a rule, be it Lintel's or the user's. */
  public static String markdown(RuleMeta rule) {
    return rule.document().orElseGet(() -> markdown(rule.id()));
  }

  /** Gives the document's text before its first heading: why the rule exists. */
  public static String rationale(RuleId id) {
    return rationale(markdown(id));
  }

  /** Gives why a rule exists, be it Lintel's or the user's. */
  public static String rationale(RuleMeta rule) {
    return rationale(markdown(rule));
  }

  private static String rationale(String markdown) {
    int heading = markdown.indexOf("\n## ");
    return (heading < 0 ? markdown : markdown.substring(0, heading)).strip();
  }

  private static String read(String resource) {
    try (InputStream stream = RuleDocument.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no document " + resource);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
