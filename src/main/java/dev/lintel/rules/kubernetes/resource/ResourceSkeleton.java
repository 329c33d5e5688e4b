package dev.lintel.rules.kubernetes.resource;

import dev.lintel.finding.Edit;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.source.LineIndex;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.Optional;

/** Writes {@code resources} for a container that has none. */
final class ResourceSkeleton {
  static final String TITLE =
      "Request 100m of cpu and 128Mi of memory, which is a start: measure and correct them";

  private ResourceSkeleton() {}

  /**
   * Gives the edit, in the style that the container is written in; empty where the container has
   * resources already, or its image is not on a line of its own.
   */
  static Optional<Edit> edit(Container container) {
    YamlMapping root = container.root();
    Optional<YamlEntry> image = root.find("image").filter(root.entries()::contains);
    if (root.find("resources").isPresent()
        || image.isEmpty()
        || image.get().value().span().source() != root.span().source()
        || root.span().source().origins().isPresent()) {
      return Optional.empty();
    }
    return root.span().text().startsWith("{") ? Optional.of(flow(image.get())) : block(image.get());
  }

  private static Edit flow(YamlEntry image) {
    String quote = image.key().span().text().startsWith("\"") ? "\"" : "";
    String text =
        (", 'resources': {'requests': {'cpu': '100m', 'memory': '128Mi'},"
                + " 'limits': {'memory': '128Mi'}}")
            .replace("'", quote);
    Span value = image.value().span();
    return new Edit(value.part(value.length(), value.length()), text);
  }

  /** The lines stand below that of the image, as deep as its key. */
  private static Optional<Edit> block(YamlEntry image) {
    Span value = image.value().span();
    String content = value.source().content();
    LineIndex lines = value.source().lines();
    int line = lines.lineAt(value.start());
    int keyLine = lines.lineAt(image.key().span().start());
    if (value.isEmpty() || lines.lineAt(value.end()) != line || keyLine != line) {
      return Optional.empty();
    }
    int end = lines.end(line);
    String lineBreak = end < content.length() && content.charAt(end) == '\r' ? "\r\n" : "\n";
    String indent = " ".repeat(image.key().span().start() - lines.start(line));
    String text =
        """
        resources:
          requests:
            cpu: 100m
            memory: 128Mi
          limits:
            memory: 128Mi\
        """
            .lines()
            .map(row -> lineBreak + indent + row)
            .reduce("", String::concat);
    return Optional.of(new Edit(value.source().span(end, end), text));
  }
}
