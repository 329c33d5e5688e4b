package dev.lintel.model.workflow;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/** What a {@code uses:} names: an action or a reusable workflow. */
public sealed interface UsedCode {
  /** Gives the whole text of the {@code uses:}. */
  Span span();

  /**
   * Code in a repository, as {@code owner/name/path@ref}.
   *
   * @param path below the repository's root; empty for the root itself
   * @param ref a branch, tag or commit, with its own span
   */
  record InRepository(Span span, String owner, String name, String path, Span ref)
      implements UsedCode {
    /** Gives owner, repository and path, without the ref. */
    public String slug() {
      return owner + "/" + name + (path.isEmpty() ? "" : "/" + path);
    }

    /** Tells whether the ref is a commit in full, which alone cannot be moved. */
    public boolean isPinned() {
      String text = ref.text();
      return text.length() == 40 && text.chars().allMatch(UsedCode::isHexadecimal);
    }
  }

  /** Code in the same repository, as {@code ./path}. */
  record Local(Span span) implements UsedCode {}

  /**
   * A container image, as {@code docker://image}.
   *
   * @param image without the scheme
   */
  record Image(Span span, Span image) implements UsedCode {}

  /** Reads a {@code uses:}; empty where it has an expression or breaks the form. */
  static Optional<UsedCode> of(YamlScalar scalar) {
    SourceText text = scalar.text();
    String content = text.content();
    if (content.contains("${{")) {
      return Optional.empty();
    }
    if (content.startsWith("./") || content.startsWith("$/")) {
      return Optional.of(new Local(text.all()));
    }
    if (content.startsWith("docker://")) {
      return Optional.of(new Image(text.all(), text.span(9, content.length())));
    }
    int at = content.indexOf('@');
    String[] parts = content.substring(0, Math.max(0, at)).split("/", 3);
    if (parts.length < 2
        || parts[0].isEmpty()
        || parts[1].isEmpty()
        || at + 1 == content.length()) {
      return Optional.empty();
    }
    return Optional.of(
        new InRepository(
            text.all(),
            parts[0],
            parts[1],
            parts.length == 3 ? parts[2] : "",
            text.span(at + 1, content.length())));
  }

  private static boolean isHexadecimal(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }
}
