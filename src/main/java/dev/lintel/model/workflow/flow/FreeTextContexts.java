package dev.lintel.model.workflow.flow;

import dev.lintel.source.DataTable;
import dev.lintel.syntax.expression.ContextPath;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The context values that hold text which people choose freely. */
public final class FreeTextContexts {
  private static final Map<Author, List<ContextPath>> PATHS = new EnumMap<>(Author.class);

  static {
    List<String> rows = DataTable.rows("model/workflow/flow/free-text-contexts.txt");
    for (Author author : Author.values()) {
      String prefix = author.word + " ";
      PATHS.put(
          author,
          rows.stream()
              .filter(row -> row.startsWith(prefix))
              .map(row -> ContextPath.parse(row.substring(prefix.length())))
              .toList());
    }
  }

  /** Who writes a text. */
  public enum Author {
    /** Anyone who can open an issue or a pull request. */
    ANYONE("anyone"),
    /** Who calls the workflow or uses the action, which may hand on what strangers write. */
    CALLERS("callers"),
    /** People who may change the repository anyway. */
    WRITERS("writers");

    private final String word;

    Author(String word) {
      this.word = word;
    }
  }

  private FreeTextContexts() {}

  /**
   * Gives who writes the text that a path leads to, or that stands in the object it leads to, as in
   * {@code toJSON(github.event)}; empty for values without free text.
   */
  public static Optional<Author> author(ContextPath path) {
    return PATHS.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(known -> known.startsWith(path)))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
