package dev.lintel.model.workflow;

import dev.lintel.source.DataTable;
import dev.lintel.syntax.expression.ContextPath;
import java.util.List;

/** The context values whose text people without write access choose. */
public final class UntrustedContexts {
  private static final List<ContextPath> PATHS =
      DataTable.rows(UntrustedContexts.class, "untrusted-contexts.txt").stream()
          .map(ContextPath::parse)
          .toList();

  private UntrustedContexts() {}

  /**
   * Tells whether a path leads to such a value, or to an object that holds one, as {@code
   * github.event} in {@code toJSON(github.event)}.
   */
  public static boolean hold(ContextPath path) {
    return PATHS.stream().anyMatch(untrusted -> untrusted.startsWith(path));
  }
}
