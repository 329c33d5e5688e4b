package dev.lintel.model.sql;

import dev.lintel.model.sql.Definitions.TableKey;
import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Works out what the tables and views are, each after those that it follows from. Views that need
 * each other stay open.
 */
final class ViewOrder {
  /** No Comparator.comparing: an AOT cache holds none of the functions that it makes. */
  private static final Comparator<Span> BY_PLACE = ViewOrder::comparePlaces;

  private final Map<TableKey, TableHistory> histories;
  private final DbtProjects projects;

  /** What is known of tables that no SQL here makes. */
  private final TableCatalog ground;

  private final TableIndex index = new TableIndex();
  private final Map<TableKey, Set<TableKey>> needs = new LinkedHashMap<>();
  private final Map<TableKey, List<TableKey>> neededBy = new HashMap<>();
  private final Map<TableKey, Integer> waitingFor = new HashMap<>();
  private final Map<TableKey, CatalogTable> resolved = new LinkedHashMap<>();
  private final Deque<TableKey> ready = new ArrayDeque<>();
  private final List<List<Span>> cycles = new ArrayList<>();

  ViewOrder(Map<TableKey, TableHistory> histories, DbtProjects projects, TableCatalog snapshot) {
    this.histories = histories;
    this.projects = projects;
    this.ground = ground(projects, snapshot);
    histories.keySet().stream()
        .filter(key -> key.script().isEmpty())
        .forEach(key -> index.add(key.id()));
  }

  private static int comparePlaces(Span a, Span b) {
    int order = a.source().path().compareTo(b.source().path());
    return order != 0 ? order : Integer.compare(a.start(), b.start());
  }

  private static TableCatalog ground(DbtProjects projects, TableCatalog snapshot) {
    List<CatalogTable> declared = new ArrayList<>();
    for (CatalogTable table : projects.withoutModel()) {
      declared.add(
          snapshot
              .find(table.id())
              .map(imported -> SnapshotJoin.joined(table, imported))
              .orElse(table));
    }
    return declared.isEmpty() ? snapshot : snapshot.with(declared);
  }

  RepositoryCatalog resolve() {
    histories.forEach((key, history) -> needs.put(key, needs(history)));
    needs.forEach((key, needed) -> {
      waitingFor.put(key, needed.size());
      needed.forEach(other -> neededBy.computeIfAbsent(other, k -> new ArrayList<>()).add(key));
      if (needed.isEmpty()) {
        ready.add(key);
      }
    });
    drain();
    while (resolved.size() < histories.size()) {
      breakCycles();
      drain();
    }
    return catalog();
  }

  private Set<TableKey> needs(TableHistory history) {
    Set<TableKey> needed = new LinkedHashSet<>();
    for (TableDefinition definition : history.definitions()) {
      String script = definition.script().source().path();
      for (TableId read : definition.reads()) {
        needed.addAll(candidates(read, script));
      }
    }
    return needed;
  }

  /** Gives the tables that a name in a script may mean; its own temporary views come first. */
  private List<TableKey> candidates(TableId id, String script) {
    TableKey own = new TableKey(script, id);
    return histories.containsKey(own)
        ? List.of(own)
        : index.candidates(id).stream().map(found -> new TableKey("", found)).toList();
  }

  private void drain() {
    while (!ready.isEmpty()) {
      TableKey key = ready.poll();
      if (!resolved.containsKey(key)) {
        TableHistory history = histories.get(key);
        put(key, history.resolve(known(history)));
      }
    }
  }

  private void put(TableKey key, CatalogTable table) {
    resolved.put(key, key.script().isEmpty() ? withSnapshot(table) : table);
    for (TableKey next : neededBy.getOrDefault(key, List.of())) {
      if (waitingFor.merge(next, -1, Integer::sum) == 0) {
        ready.add(next);
      }
    }
  }

  /** Gives the tables that a definition may speak of, and no others: most catalogs are large. */
  private TableCatalog known(TableHistory history) {
    List<CatalogTable> known = new ArrayList<>();
    for (TableDefinition definition : history.definitions()) {
      for (TableId read : definition.reads()) {
        if (candidates(read, definition.script().source().path()).isEmpty()) {
          ground.find(read).ifPresent(known::add);
        }
      }
    }
    needs.get(history.key()).forEach(key -> known.add(resolved.get(key)));
    return known.isEmpty() ? TableCatalog.EMPTY : new TableCatalog(known);
  }

  /**
   * What the repository and the running system both know is what both say; and so it is with what
   * dbt's YAML files say of a model.
   */
  private CatalogTable withSnapshot(CatalogTable table) {
    CatalogTable described =
        projects
            .described(table.id())
            .map(words -> SnapshotJoin.tested(SnapshotJoin.joined(table, words), words))
            .orElse(table);
    return ground
        .find(table.id())
        .map(imported -> SnapshotJoin.joined(described, imported))
        .orElse(described);
  }

  /**
   * Opens the tables that lead back to themselves; those that only wait for them are left, and can
   * go on.
   */
  private void breakCycles() {
    for (List<TableKey> group : new Cycles<>(waiting()).groups()) {
      List<TableDefinition> definitions =
          group.stream().map(key -> histories.get(key).definitions().getFirst()).toList();
      // A table may well be made from what it was before.
      if (definitions.stream().allMatch(d -> d.kind() == CatalogTable.Kind.VIEW)
          && isCertain(definitions)) {
        cycles.add(definitions.stream().map(TableDefinition::place).sorted(BY_PLACE).toList());
      }
      group.forEach(key -> put(key, histories.get(key).unresolved()));
    }
  }

  /** A view {@code orders} that reads {@code raw.orders} most likely reads another table. */
  private static boolean isCertain(List<TableDefinition> definitions) {
    Set<TableId> ids = new HashSet<>();
    definitions.forEach(definition -> ids.add(definition.id()));
    return definitions.stream()
        .allMatch(definition -> definition.reads().stream().anyMatch(ids::contains));
  }

  /** Gives what is not resolved with what it needs of the same. */
  private Map<TableKey, Collection<TableKey>> waiting() {
    Map<TableKey, Collection<TableKey>> waiting = new LinkedHashMap<>();
    needs.forEach((key, needed) -> {
      if (!resolved.containsKey(key)) {
        waiting.put(key, needed.stream().filter(other -> !resolved.containsKey(other)).toList());
      }
    });
    return waiting;
  }

  private RepositoryCatalog catalog() {
    List<CatalogTable> shared = new ArrayList<>(ground.tables());
    Map<String, List<CatalogTable>> own = new HashMap<>();
    Map<String, List<CatalogTable>> changing = new HashMap<>();
    resolved.forEach((key, table) -> {
      if (key.script().isEmpty()) {
        shared.add(table);
        for (String sequence : histories.get(key).changingSequences()) {
          changing.computeIfAbsent(sequence, s -> new ArrayList<>()).add(table);
        }
      } else {
        boolean isChanging = !histories.get(key).changingSequences().isEmpty();
        own.computeIfAbsent(key.script(), s -> new ArrayList<>())
            .add(isChanging ? table.withoutColumns() : table);
      }
    });
    return new RepositoryCatalog(new TableCatalog(shared), own, changing, cycles);
  }
}
