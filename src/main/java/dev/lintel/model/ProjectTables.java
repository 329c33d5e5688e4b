package dev.lintel.model;

import dev.lintel.model.sql.RepositoryCatalog;
import java.util.function.Supplier;

/**
 * The tables that a project knows. They are worked out when somebody asks for the first time, since
 * most runs have no rule that does. Safe to share between threads.
 */
public final class ProjectTables {
  private final Supplier<RepositoryCatalog> source;
  private RepositoryCatalog tables;

  /**
   * @param source asked once at most
   */
  public ProjectTables(Supplier<RepositoryCatalog> source) {
    this.source = source;
  }

  public synchronized RepositoryCatalog get() {
    if (tables == null) {
      tables = source.get();
    }
    return tables;
  }
}
