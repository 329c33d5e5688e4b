package dev.lintel.model.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The tables and views that the files of a repository define, joined with what snapshots say of
 * them.
 *
 * <p>Of a table that several files define the columns are known only where they agree. Files that
 * stand in a sequence, as migrations do, see a table as it was at their time: one that the sequence
 * changes is open to all of them.
 *
 * @param tables what holds for all files
 * @param own by the path of a script, its temporary tables and views
 * @param changing by the sequence of files, the tables that are changed in it
 * @param cycles where the views are named that need each other, each a group in the order of names
 */
public record RepositoryCatalog(
    TableCatalog tables,
    Map<String, List<CatalogTable>> own,
    Map<String, List<CatalogTable>> changing,
    List<List<Span>> cycles) {
  /** The catalog of a repository without tables. */
  public static final RepositoryCatalog EMPTY =
      new RepositoryCatalog(TableCatalog.EMPTY, Map.of(), Map.of(), List.of());

  public RepositoryCatalog {
    own = Map.copyOf(own);
    changing = Map.copyOf(changing);
    cycles = cycles.stream().map(List::copyOf).toList();
  }

  /**
   * Reads the definitions of all scripts.
   *
   * @param files the YAML files, among them those of dbt projects
   * @param snapshot what is known of the running system
   */
  public static RepositoryCatalog of(
      Collection<SqlScript> scripts, Collection<YamlStream> files, TableCatalog snapshot) {
    DbtProjects projects = new DbtProjects(files);
    Definitions definitions = new Definitions(projects);
    scripts.stream()
        .sorted((a, b) -> PathOrder.INSTANCE.compare(a.source().path(), b.source().path()))
        .forEach(definitions::add);
    return new ViewOrder(definitions.tables(), projects, snapshot).resolve();
  }

  /** Gives the tables as one script sees them. */
  public TableCatalog of(SqlScript script) {
    String path = script.source().path();
    List<CatalogTable> local = new ArrayList<>();
    changing
        .getOrDefault(PathOrder.sequence(path), List.of())
        .forEach(table -> local.add(table.withoutColumns()));
    local.addAll(own.getOrDefault(path, List.of()));
    return local.isEmpty() ? tables : tables.with(local);
  }
}
