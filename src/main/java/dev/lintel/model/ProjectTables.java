package dev.lintel.model;

import dev.lintel.model.sql.RepositoryCatalog;
import java.util.function.Supplier;

/**
 * The tables that a project knows. They are worked out when somebody asks for the first time, since
 * most runs have no rule that does. Safe to share between threads; nothing is locked meanwhile,
 * because a rule that takes too long is left behind and would leave the lock behind too.
 */
public final class ProjectTables {
  private final Supplier<RepositoryCatalog> source;
  private volatile RepositoryCatalog tables;

  /**
   * @param source gives the same each time
   */
  public ProjectTables(Supplier<RepositoryCatalog> source) {
    this.source = source;
  }

  public RepositoryCatalog get() {
    RepositoryCatalog known = tables;
    if (known == null) {
      known = source.get();
      tables = known;
    }
    return known;
  }
}
