package dev.lintel.model.sql;

import dev.lintel.model.sql.CatalogChange.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells what changed between two catalogs. Of a table that is open nothing is said that only all
 * its columns would tell.
 */
public final class CatalogDiff {
  private static final Comparator<CatalogChange> ORDER =
      Comparator.comparing((CatalogChange change) -> !change.breaking())
          .thenComparing(CatalogChange::table)
          .thenComparing(CatalogChange::kind);

  private final List<CatalogChange> changes = new ArrayList<>();

  private CatalogDiff() {}

  /** Gives the changes, the breaking ones first, then by table. */
  public static List<CatalogChange> of(
      Collection<CatalogTable> before, Collection<CatalogTable> after) {
    CatalogDiff diff = new CatalogDiff();
    Map<TableId, CatalogTable> old = byName(before);
    Map<TableId, CatalogTable> now = byName(after);
    old.forEach((id, table) -> {
      if (!now.containsKey(id)) {
        diff.table(Kind.TABLE_DROPPED, id, true, "the table is gone");
      }
    });
    now.forEach((id, table) -> {
      if (old.containsKey(id)) {
        new TableDiff(old.get(id), table).run(diff.changes);
      } else {
        diff.table(Kind.TABLE_ADDED, id, false, "the table is new");
      }
    });
    diff.changes.sort(ORDER);
    return List.copyOf(diff.changes);
  }

  private static Map<TableId, CatalogTable> byName(Collection<CatalogTable> tables) {
    Map<TableId, CatalogTable> byName = new TreeMap<>();
    tables.forEach(table -> byName.put(table.id(), table));
    return byName;
  }

  private void table(Kind kind, TableId table, boolean isBreaking, String message) {
    changes.add(new CatalogChange(kind, table, Optional.empty(), isBreaking, message));
  }

  /** The changes of one table. */
  private static final class TableDiff {
    private final CatalogTable old;
    private final CatalogTable now;
    private final Map<String, CatalogColumn> oldColumns;
    private final Map<String, CatalogColumn> newColumns;
    private final List<CatalogChange> found = new ArrayList<>();

    TableDiff(CatalogTable old, CatalogTable now) {
      this.old = old;
      this.now = now;
      this.oldColumns = byName(old);
      this.newColumns = byName(now);
    }

    private static Map<String, CatalogColumn> byName(CatalogTable table) {
      Map<String, CatalogColumn> byName = new LinkedHashMap<>();
      table.columns().forEach(column -> byName.put(lower(column.name()), column));
      return byName;
    }

    void run(List<CatalogChange> changes) {
      kind();
      columns();
      if (!old.open() && !now.open()) {
        order();
      }
      partitioning();
      keys();
      changes.addAll(found);
    }

    private void add(Kind kind, Optional<String> column, boolean isBreaking, String message) {
      found.add(new CatalogChange(kind, now.id(), column, isBreaking, message));
    }

    private void kind() {
      boolean wasWritable = isWritable(old.kind());
      if (wasWritable != isWritable(now.kind())) {
        add(
            Kind.KIND_CHANGED,
            Optional.empty(),
            wasWritable,
            "%s became %s"
                .formatted(SnapshotWriter.kind(old.kind()), SnapshotWriter.kind(now.kind())));
      }
    }

    private static boolean isWritable(CatalogTable.Kind kind) {
      return kind == CatalogTable.Kind.TABLE || kind == CatalogTable.Kind.EXTERNAL_TABLE;
    }

    private void columns() {
      Map<String, CatalogColumn> added = new LinkedHashMap<>();
      newColumns.forEach((name, column) -> {
        CatalogColumn before = oldColumns.get(name);
        if (before != null) {
          column(before, column);
        } else if (!old.open()) {
          added.put(name, column);
        }
      });
      if (!now.open()) {
        gone(added);
      }
      for (CatalogColumn column : added.values()) {
        boolean isRequired = !column.nullable() && isWritable(now.kind());
        add(
            Kind.COLUMN_ADDED,
            Optional.of(column.name()),
            isRequired,
            "column '%s' is new, %s%s"
                .formatted(column.name(), column.type(), isRequired ? " and NOT NULL" : ""));
      }
    }

    /**
     * Tells which columns are gone. A new one of the same type at the same place is taken for the
     * one that was there.
     */
    private void gone(Map<String, CatalogColumn> added) {
      Map<String, String> oldAnchors = anchors(oldColumns, newColumns);
      Map<String, String> byAnchor = new HashMap<>();
      anchors(newColumns, oldColumns).forEach((name, anchor) -> byAnchor.put(anchor, name));
      for (Map.Entry<String, CatalogColumn> entry : oldColumns.entrySet()) {
        if (newColumns.containsKey(entry.getKey())) {
          continue;
        }
        CatalogColumn column = entry.getValue();
        String candidate = byAnchor.getOrDefault(oldAnchors.get(entry.getKey()), "");
        boolean isRenamed =
            added.containsKey(candidate)
                && !column.type().equals(ColumnType.UNKNOWN)
                && column.type().equals(added.get(candidate).type());
        if (isRenamed) {
          renamed(column, added.remove(candidate));
        } else {
          String message = "column '%s' is gone".formatted(column.name());
          add(Kind.COLUMN_DROPPED, Optional.of(column.name()), true, message);
        }
      }
    }

    private void renamed(CatalogColumn column, CatalogColumn other) {
      add(
          Kind.COLUMN_RENAMED,
          Optional.of(column.name()),
          true,
          "column '%s' is gone, and '%s' of the same type stands in its place; it may be its new name"
              .formatted(column.name(), other.name()));
    }

    /**
     * Gives by name where each column stands that only one of the tables has: the nearest column
     * before it that both have, and how many stand between.
     */
    private static Map<String, String> anchors(
        Map<String, CatalogColumn> own, Map<String, CatalogColumn> other) {
      Map<String, String> anchors = new HashMap<>();
      String before = "";
      int gap = 0;
      for (String name : own.keySet()) {
        if (other.containsKey(name)) {
          before = name;
          gap = 0;
        } else {
          anchors.put(name, gap + " " + before);
          gap++;
        }
      }
      return anchors;
    }

    private void column(CatalogColumn before, CatalogColumn after) {
      Optional<String> name = Optional.of(after.name());
      TypeChange change = TypeChange.of(before.type(), after.type());
      String types =
          "column '%s' is %s now, was %s".formatted(after.name(), after.type(), before.type());
      switch (change) {
        case NONE -> {}
        case WIDENED -> add(Kind.TYPE_WIDENED, name, false, types + "; every value fits");
        case NARROWED -> add(Kind.TYPE_NARROWED, name, true, types + "; some values may not fit");
        case OTHER -> add(Kind.TYPE_CHANGED, name, true, types);
      }
      if (before.nullable() && !after.nullable()) {
        String message = "column '%s' is NOT NULL now".formatted(after.name());
        add(Kind.NOT_NULL_ADDED, name, isWritable(now.kind()), message);
      } else if (!before.nullable() && after.nullable()) {
        add(Kind.NULLABLE_NOW, name, false, "column '%s' may be NULL now".formatted(after.name()));
      }
    }

    /** An INSERT without a column list goes by the order. */
    private void order() {
      List<String> before = oldColumns.keySet().stream().filter(newColumns::containsKey).toList();
      List<String> after = newColumns.keySet().stream().filter(oldColumns::containsKey).toList();
      if (!before.equals(after)) {
        add(
            Kind.COLUMNS_REORDERED,
            Optional.empty(),
            isWritable(now.kind()),
            "the columns stand in another order");
      }
    }

    private void partitioning() {
      if (!lower(old.partitionedBy()).equals(lower(now.partitionedBy()))) {
        add(
            Kind.PARTITIONING_CHANGED,
            Optional.empty(),
            true,
            "the table is partitioned by %s now, was by %s"
                .formatted(listed(now.partitionedBy()), listed(old.partitionedBy())));
      }
    }

    private static String listed(List<String> names) {
      return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    private void keys() {
      List<List<String>> after = now.keys().stream().map(TableDiff::lower).toList();
      List<List<String>> before = old.keys().stream().map(TableDiff::lower).toList();
      for (List<String> key : old.keys()) {
        if (!after.contains(lower(key))) {
          String message = "the rows are no longer unique by " + listed(key);
          add(Kind.KEY_CHANGED, Optional.empty(), true, message);
        }
      }
      for (List<String> key : now.keys()) {
        if (!before.contains(lower(key))) {
          String message = "the rows are unique by " + listed(key);
          add(Kind.KEY_CHANGED, Optional.empty(), false, message);
        }
      }
    }

    private static List<String> lower(List<String> names) {
      return names.stream().map(TableDiff::lower).toList();
    }

    private static String lower(String name) {
      return name.toLowerCase(Locale.ROOT);
    }
  }
}
