package dev.lintel.finding;

import java.util.List;

/**
 * A repair that a tool can apply.
 *
 * @param title what it does, in the imperative
 * @param isSafe whether it keeps the meaning of everything but the defect
 * @param edits at least one; they do not overlap
 */
public record Fix(String title, boolean isSafe, List<Edit> edits) {
  public Fix {
    edits = List.copyOf(edits);
    if (edits.isEmpty()) {
      throw new IllegalArgumentException("a fix has at least one edit: " + title);
    }
  }
}
