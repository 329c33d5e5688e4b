package dev.lintel.model.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds which tables a name may mean. */
final class TableIndex {
  /** Of more tables that a name may mean it is not worth knowing all. */
  private static final int MAX_CANDIDATES = 8;

  private final Set<TableId> ids = new HashSet<>();
  private final Map<String, List<TableId>> byName = new HashMap<>();

  void add(TableId id) {
    if (ids.add(id)) {
      byName.computeIfAbsent(id.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>()).add(id);
    }
  }

  /** Gives the table of exactly this name, else those that may be meant, a few at most. */
  List<TableId> candidates(TableId id) {
    if (ids.contains(id)) {
      return List.of(id);
    }
    List<TableId> found = new ArrayList<>();
    for (TableId known : byName.getOrDefault(id.name().toLowerCase(Locale.ROOT), List.of())) {
      if (known.mayBe(id)) {
        found.add(known);
        if (found.size() == MAX_CANDIDATES) {
          return found;
        }
      }
    }
    return found;
  }
}
