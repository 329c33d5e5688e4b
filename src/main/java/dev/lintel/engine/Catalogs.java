package dev.lintel.engine;

import dev.lintel.finding.Notification;
import dev.lintel.model.sql.CatalogChange;
import dev.lintel.model.sql.CatalogDiff;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.InvalidSnapshotException;
import dev.lintel.model.sql.Snapshot;
import dev.lintel.model.sql.SnapshotWriter;
import dev.lintel.model.sql.TableUses;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.source.AtomicFile;
import dev.lintel.source.FoundFile;
import dev.lintel.source.GitException;
import dev.lintel.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facade of {@code lintel catalog}: what is known of tables, and what a change breaks. */
public final class Catalogs {
  private Catalogs() {}

  /**
   * The tables that a repository and its snapshots know.
   *
   * @param tables in the order of their names
   * @param snapshots by table, the path of the snapshot that knows it
   * @param cycles where the views are named that need each other
   */
  public record Known(
      List<CatalogTable> tables,
      Map<CatalogTable, String> snapshots,
      List<List<Span>> cycles,
      List<Notification> notifications) {
    public Known {
      tables = List.copyOf(tables);
      snapshots = Map.copyOf(snapshots);
      cycles = List.copyOf(cycles);
      notifications = List.copyOf(notifications);
    }
  }

  /**
   * What changed between two catalogs, with the statements that it meets.
   *
   * @param changes in the order of {@link CatalogDiff}, with the uses of the breaking ones
   */
  public record Change(
      Map<CatalogChange, List<TableUses.Use>> changes, List<Notification> notifications) {
    public Change {
      notifications = List.copyOf(notifications);
    }

    /** Tells whether any change breaks what was right before. */
    public boolean isBreaking() {
      return changes.keySet().stream().anyMatch(CatalogChange::breaking);
    }
  }

  /** Gives what is known of the tables of a root. */
  public static Known read(CheckRequest request) throws InvalidPolicyException, GitException {
    SqlProject loaded = SqlProject.of(request);
    Collection<CatalogTable> tables = loaded.project().catalog().tables();
    Map<CatalogTable, String> snapshots = new LinkedHashMap<>();
    tables.forEach(
        table -> loaded.snapshots().path(table).ifPresent(path -> snapshots.put(table, path)));
    List<Notification> notifications = new ArrayList<>(loaded.notifications());
    notifications.addAll(loaded.snapshots().notifications());
    notifications.sort(Notification.ORDER);
    return new Known(
        List.copyOf(tables), snapshots, loaded.project().tables().get().cycles(), notifications);
  }

  /** Compares two catalogs, and finds the statements of a root that the changes break. */
  public static Change diff(CheckRequest request, Snapshot before, Snapshot after)
      throws InvalidPolicyException, GitException {
    List<CatalogChange> changes = CatalogDiff.of(before.tables(), after.tables());
    Map<CatalogChange, List<TableUses.Use>> uses = new LinkedHashMap<>();
    if (changes.stream().noneMatch(CatalogChange::breaking)) {
      changes.forEach(change -> uses.put(change, List.of()));
      return new Change(uses, List.of());
    }
    SqlProject loaded = SqlProject.of(request);
    TableUses found = new TableUses(loaded.project().scripts());
    changes.forEach(change -> uses.put(change, change.breaking() ? found.of(change) : List.of()));
    return new Change(uses, loaded.notifications());
  }

  /**
   * Reads a catalog file that the user named.
   *
   * @param name the file as it is shown
   */
  public static Snapshot snapshot(Path file, String name) throws InvalidSnapshotException {
    return Snapshots.read(new FoundFile(name, file));
  }

  /** Gives the text of a catalog file. */
  public static String text(Collection<CatalogTable> tables) {
    return SnapshotWriter.write(new Snapshot(Optional.empty(), List.copyOf(tables)));
  }

  /** Writes a catalog file: whole, or not at all. */
  public static void write(Path file, Snapshot snapshot) throws IOException {
    AtomicFile.write(file, SnapshotWriter.write(snapshot).getBytes(StandardCharsets.UTF_8));
  }
}
