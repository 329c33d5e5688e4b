package dev.lintel.engine;

import dev.lintel.finding.Notification;
import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.InvalidSnapshotException;
import dev.lintel.model.sql.Snapshot;
import dev.lintel.model.sql.SnapshotReader;
import dev.lintel.model.sql.TableCatalog;
import dev.lintel.model.sql.TableId;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.source.Decoded;
import dev.lintel.source.FileContent;
import dev.lintel.source.Notice;
import dev.lintel.source.ProjectFile;
import dev.lintel.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The catalog files of a run: the one at the root and those that lintel.yml names. They are read
 * when a rule or command asks for the first time. One that cannot be used makes the run incomplete,
 * since findings are missing that need it; all others stand.
 */
final class Snapshots {
  /** A catalog of 100,000 tables takes some 60 MiB. */
  static final int LIMIT_BYTES = 256 << 20;

  private final List<ProjectFile> files;
  private final Map<TableId, String> paths = new HashMap<>();
  private final List<Notification> notifications = new ArrayList<>();
  private Optional<TableCatalog> tables = Optional.empty();

  private Snapshots(List<ProjectFile> files) {
    this.files = files;
  }

  static Snapshots none() {
    return new Snapshots(List.of());
  }

  /**
   * Finds the files; throws where one that lintel.yml names is missing.
   *
   * @param named relative to the root
   */
  static Snapshots of(Path root, List<String> named, Supply supply) throws InvalidPolicyException {
    List<ProjectFile> files = new ArrayList<>();
    if (!named.contains(Snapshot.FILE)) {
      supply.configuration(root.resolve(Snapshot.FILE)).ifPresent(files::add);
    }
    for (String path : named) {
      files.add(
          supply
              .configuration(root.resolve(path))
              .orElseThrow(() ->
                  new InvalidPolicyException(
                      List.of(
                          path
                              + ": does not exist, and lintel.yml names it as a catalog; 'lintel"
                              + " catalog import' writes such files"))));
    }
    return new Snapshots(files);
  }

  /** Gives what tells one state of the files from another. */
  String stamps() {
    StringBuilder stamps = new StringBuilder();
    for (ProjectFile file : files) {
      stamps.append(file.path()).append(' ').append(file.stamp()).append('\n');
    }
    return stamps.toString();
  }

  /** Gives the tables of all files; of two with one name that of the later file. */
  synchronized TableCatalog tables() {
    if (tables.isEmpty()) {
      List<CatalogTable> all = new ArrayList<>();
      for (ProjectFile file : files) {
        try {
          List<CatalogTable> read = read(file).tables();
          all.addAll(read);
          read.forEach(table -> paths.put(table.id(), file.path()));
        } catch (InvalidSnapshotException e) {
          notifications.add(
              new Notification(
                  Notification.Kind.INCOMPLETE,
                  Optional.empty(),
                  Optional.empty(),
                  e.getMessage()));
        }
      }
      tables = Optional.of(all.isEmpty() ? TableCatalog.EMPTY : new TableCatalog(all));
    }
    return tables.get();
  }

  /** Gives the path of the file that knows a table; empty where none does. */
  synchronized Optional<String> path(CatalogTable table) {
    return tables().find(table.id()).map(known -> paths.get(known.id()));
  }

  /** Gives what is wrong with those files that were read. */
  synchronized List<Notification> notifications() {
    return List.copyOf(notifications);
  }

  static Snapshot read(ProjectFile file) throws InvalidSnapshotException {
    return switch (file.read(LIMIT_BYTES)) {
      case Decoded.Text(SourceText text) -> SnapshotReader.read(text);
      case Decoded.Binary(String reason) ->
          throw new InvalidSnapshotException(file.path() + ": is not text: " + reason);
      case FileContent.Unread(Notice notice) ->
          throw new InvalidSnapshotException(file.path() + ": " + notice.message());
    };
  }
}
