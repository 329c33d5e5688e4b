package dev.lintel.model.workflow.flow;

import dev.lintel.model.workflow.flow.FreeTextContexts.Author;
import dev.lintel.source.DataTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Outputs of actions that hold text which people choose freely. */
final class ForeignOutputs {
  private static final List<String> ROWS =
      DataTable.rows("model/workflow/flow/foreign-outputs.txt").stream()
          .map(row -> row.toLowerCase(Locale.ROOT))
          .toList();

  private ForeignOutputs() {}

  /** Gives who writes an output; empty where nobody does who is not trusted, or it is unknown. */
  static Optional<Author> author(String action, String output) {
    return ROWS.contains(action + " " + output) || ROWS.contains(action + " *")
        ? Optional.of(Author.ANYONE)
        : Optional.empty();
  }
}
