package dev.lintel.model.sql;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a running system as they were at some time: what {@code lintel-catalog.json} holds.
 *
 * @param imported when and where they were read; empty where nobody said so
 * @param tables in the order of their names
 */
public record Snapshot(Optional<Imported> imported, List<CatalogTable> tables) {
  /** Where a snapshot lies unless lintel.yml says otherwise: at the root. */
  public static final String FILE = "lintel-catalog.json";

  public Snapshot {
    tables = tables.stream().sorted(Comparator.comparing(CatalogTable::id)).toList();
  }

  /** Makes a snapshot that does not say where it comes from. */
  public static Snapshot of(List<CatalogTable> tables) {
    return new Snapshot(Optional.empty(), tables);
  }

  /**
   * Where a snapshot comes from.
   *
   * @param at the time in UTC, as {@code 2026-11-26T18:30:00Z}
   * @param from the kind of source and its name, never an account or a password
   */
  public record Imported(String at, String from) {}
}
