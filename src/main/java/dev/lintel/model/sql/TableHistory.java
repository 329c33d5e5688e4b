package dev.lintel.model.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the files say of one table. The order of statements is known within a sequence of files
 * only; of two sequences nobody knows which runs first.
 */
final class TableHistory {
  private final Definitions.TableKey key;
  private final List<Event> events = new ArrayList<>();

  TableHistory(Definitions.TableKey key) {
    this.key = key;
  }

  /** Something that a statement does. */
  sealed interface Event {
    /** Gives the number of the statement among all. */
    int number();

    /** Gives the sequence of files that it stands in. */
    String sequence();
  }

  /** Makes the table. */
  record Defined(int number, String sequence, TableDefinition definition) implements Event {}

  /** Changes its columns. */
  record Altered(int number, String sequence, List<Alteration> alterations) implements Event {}

  /** Takes it away. */
  record Dropped(int number, String sequence) implements Event {}

  void add(Event event) {
    events.add(event);
  }

  Definitions.TableKey key() {
    return key;
  }

  List<TableDefinition> definitions() {
    List<TableDefinition> definitions = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Defined defined) {
        definitions.add(defined.definition);
      }
    }
    return definitions;
  }

  /** Gives the sequences in which the table is another at one time than at another. */
  Set<String> changingSequences() {
    Set<String> defined = new HashSet<>();
    Set<String> changing = new HashSet<>();
    for (Event event : events) {
      switch (event) {
        case Defined _ -> {
          if (!defined.add(event.sequence())) {
            changing.add(event.sequence());
          }
        }
        case Altered _ -> changing.add(event.sequence());
        case Dropped _ -> {}
      }
    }
    return changing;
  }

  /** Gives the table where what it follows from leads back to it. */
  CatalogTable unresolved() {
    return definitions().stream()
        .map(TableDefinition::unresolved)
        .reduce(TableDraft::joined)
        .orElseThrow();
  }

  /**
   * Gives the table as it is in the end.
   *
   * @param known the tables that its definitions may follow from
   */
  CatalogTable resolve(TableCatalog known) {
    events.sort(Comparator.comparingInt(Event::number));
    Map<String, List<Event>> bySequence = new LinkedHashMap<>();
    events.forEach(event ->
        bySequence.computeIfAbsent(event.sequence(), sequence -> new ArrayList<>()).add(event));
    Optional<CatalogTable> joined = Optional.empty();
    List<Alteration> unordered = new ArrayList<>();
    for (List<Event> sequence : bySequence.values()) {
      Optional<CatalogTable> made = inOrder(sequence, known, unordered);
      joined =
          joined.isPresent() && made.isPresent()
              ? Optional.of(TableDraft.joined(joined.get(), made.get()))
              : joined.or(() -> made);
    }
    TableDraft draft = new TableDraft(joined.orElseThrow());
    unordered.forEach(alteration -> alteration.applyUnordered(draft));
    return draft.build();
  }

  /**
   * Follows the statements of one sequence; what stands before the table is made goes to {@code
   * unordered}. A table that is dropped in the end was what it was.
   */
  private static Optional<CatalogTable> inOrder(
      List<Event> sequence, TableCatalog known, List<Alteration> unordered) {
    Optional<CatalogTable> table = Optional.empty();
    boolean isGone = false;
    for (Event event : sequence) {
      switch (event) {
        case Defined(_, _, TableDefinition definition) -> {
          CatalogTable made = definition.resolve(known);
          boolean isNew = table.isEmpty() || isGone || definition.replaces();
          table = Optional.of(isNew ? made : TableDraft.joined(table.get(), made));
          isGone = false;
        }
        case Altered(_, _, List<Alteration> alterations) -> {
          if (table.isEmpty()) {
            unordered.addAll(alterations);
          } else {
            TableDraft draft = new TableDraft(table.get());
            alterations.forEach(alteration -> alteration.applyTo(draft));
            table = Optional.of(draft.build());
          }
        }
        case Dropped _ -> isGone = true;
      }
    }
    return table;
  }
}
