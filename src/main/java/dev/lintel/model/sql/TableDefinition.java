package dev.lintel.model.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Property;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryStatement;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableElement;
import dev.lintel.syntax.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One statement that makes a table or view.
 *
 * @param place where its name stands
 * @param columns those that are written out
 * @param isListWhole whether no template makes some of them
 * @param partitionedBy its partition columns, which may not be among the others
 * @param query what its rows come from
 * @param like the table that it is made like
 * @param reads the tables that its columns may follow from
 * @param names what the names in the query mean
 */
record TableDefinition(
    TableId id,
    CatalogTable.Kind kind,
    Span place,
    List<TableElement.Column> columns,
    boolean isListWhole,
    List<CatalogColumn> partitionedBy,
    List<List<String>> keys,
    Words words,
    Optional<Query> query,
    Optional<TableId> like,
    List<TableId> reads,
    SqlScript script,
    TableNames names,
    boolean replaces) {

  private static final List<String> SECRET_WORDS =
      List.of("password", "secret", "token", "credential", "key");

  /** What is said of the table as a whole. */
  private record Words(
      Optional<String> format,
      Optional<String> comment,
      Optional<String> location,
      SortedMap<String, String> properties) {
    static final Words NONE =
        new Words(Optional.empty(), Optional.empty(), Optional.empty(), new TreeMap<>());
  }

  static TableDefinition of(CreateTable create, TableId id, SqlScript script, TableNames names) {
    List<TableElement.Column> columns = columns(create.elements(), script);
    CatalogTable.Kind kind = CatalogTable.Kind.TABLE;
    if (create.kinds().contains("EXTERNAL") || create.location().isPresent()) {
      kind = CatalogTable.Kind.EXTERNAL_TABLE;
    } else if (create.kinds().contains("STREAMING")) {
      kind = CatalogTable.Kind.STREAMING_TABLE;
    }
    return new TableDefinition(
        id,
        kind,
        create.table().nameSpan(),
        columns,
        isListWhole(script, create.table(), create.elements()),
        partitions(create),
        keys(create.elements()),
        new Words(
            create.format().map(format -> format.value().toLowerCase(Locale.ROOT)),
            create.comment().map(LiteralText::of),
            create.location().filter(place -> !script.isMasked(place.span())).map(LiteralText::of),
            properties(create.properties(), script)),
        create.query(),
        create.like().or(create::cloned).map(names::of),
        reads(create.query(), create.like().or(create::cloned), names),
        script,
        names,
        create.replaces());
  }

  /** Gives the table that another becomes by a new name. */
  static TableDefinition like(
      TableId id, TableName name, TableName source, SqlScript script, TableNames names) {
    return new TableDefinition(
        id,
        CatalogTable.Kind.TABLE,
        name.nameSpan(),
        List.of(),
        true,
        List.of(),
        List.of(),
        Words.NONE,
        Optional.empty(),
        Optional.of(names.of(source)),
        List.of(names.of(source)),
        script,
        names,
        false);
  }

  /** Gives the table of a statement that could not be read. */
  static TableDefinition unread(TableId id, Span place, SqlScript script, TableNames names) {
    return new TableDefinition(
        id,
        CatalogTable.Kind.TABLE,
        place,
        List.of(),
        true,
        List.of(),
        List.of(),
        Words.NONE,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        script,
        names,
        false);
  }

  private static List<CatalogColumn> partitions(CreateTable create) {
    Map<String, ColumnType> types = new HashMap<>();
    for (CreateTable.PartitionField field : create.partitioning()) {
      if (field.value() instanceof ColumnRef column && field.type().isPresent()) {
        types.put(
            column.parts().getFirst().value(), ColumnType.of(field.type().get().span().text()));
      }
    }
    return create.partitionedBy().stream()
        .map(name ->
            CatalogColumn.of(name.value(), types.getOrDefault(name.value(), ColumnType.UNKNOWN)))
        .toList();
  }

  /** Gives the properties, those left out that may hold a secret or that a template makes. */
  private static SortedMap<String, String> properties(List<Property> entries, SqlScript script) {
    SortedMap<String, String> properties = new TreeMap<>();
    for (Property entry : entries) {
      String key = entry.key().value();
      boolean isSecret = SECRET_WORDS.stream().anyMatch(key.toLowerCase(Locale.ROOT)::contains);
      if (!isSecret && entry.value().isPresent() && !script.isMasked(entry.span())) {
        properties.put(key, LiteralText.of(entry.value().get()));
      }
    }
    return properties;
  }

  static TableDefinition of(CreateView create, TableId id, SqlScript script, TableNames names) {
    return new TableDefinition(
        id,
        create.kinds().contains("MATERIALIZED")
            ? CatalogTable.Kind.MATERIALIZED_VIEW
            : CatalogTable.Kind.VIEW,
        create.view().nameSpan(),
        columns(create.columns(), script),
        isListWhole(script, create.view(), create.columns()),
        List.of(),
        List.of(),
        new Words(
            Optional.empty(),
            create.comment().map(LiteralText::of),
            Optional.empty(),
            properties(create.properties(), script)),
        create.query(),
        Optional.empty(),
        reads(create.query(), Optional.empty(), names),
        script,
        names,
        create.replaces());
  }

  /**
   * Gives the view that a model of dbt is: the one query in its file, if that could be read. Where
   * it reads itself, as {@code this} does, that is what it was after the run before.
   */
  static TableDefinition ofModel(TableId id, SqlScript script, TableNames names) {
    if (script.statements().size() != 1
        || !(script.statements().getFirst() instanceof QueryStatement(Query query))) {
      return unread(id, script.source().span(0, 0), script, names);
    }
    return new TableDefinition(
        id,
        CatalogTable.Kind.VIEW,
        query.body().span(),
        List.of(),
        true,
        List.of(),
        List.of(),
        Words.NONE,
        Optional.of(query),
        Optional.empty(),
        reads(Optional.of(query), Optional.empty(), names).stream()
            .filter(read -> !read.equals(id))
            .toList(),
        script,
        names,
        false);
  }

  private static List<TableElement.Column> columns(List<TableElement> elements, SqlScript script) {
    return elements.stream()
        .filter(TableElement.Column.class::isInstance)
        .map(TableElement.Column.class::cast)
        .filter(column -> !script.isMasked(column.name().span()))
        .toList();
  }

  /** Gives the keys that are declared, the primary one first. */
  private static List<List<String>> keys(List<TableElement> elements) {
    List<List<String>> keys = new ArrayList<>();
    for (TableElement element : elements) {
      switch (element) {
        case TableElement.Column column ->
            column
                .constraints()
                .forEach(constraint -> key(constraint, List.of(column.name()), keys));
        case TableElement.Constraint constraint -> key(constraint, constraint.columns(), keys);
      }
    }
    return keys;
  }

  private static void key(
      TableElement.Constraint constraint, List<Name> columns, List<List<String>> keys) {
    List<String> names = columns.stream().map(Name::value).toList();
    if (!names.isEmpty()) {
      switch (constraint.kind()) {
        case PRIMARY_KEY -> keys.addFirst(names);
        case UNIQUE -> keys.addLast(names);
        case FOREIGN_KEY, CHECK, EXPECTATION, OTHER -> {}
      }
    }
  }

  /** A template between the parentheses may make columns, or leave some out. */
  private static boolean isListWhole(
      SqlScript script, TableName table, List<? extends TableElement> elements) {
    if (elements.isEmpty()) {
      return true;
    }
    String text = script.source().content();
    int close = text.indexOf(')', elements.getLast().span().end());
    int end = close < 0 ? elements.getLast().span().end() : close;
    return !script.isMasked(script.source().span(table.nameSpan().end(), end));
  }

  private static List<TableId> reads(
      Optional<Query> query, Optional<TableName> like, TableNames names) {
    Set<TableId> reads = new TreeSet<>();
    query.ifPresent(read -> ReferencedTables.in(read).forEach(table -> reads.add(names.of(table))));
    like.ifPresent(table -> reads.add(names.of(table)));
    return List.copyOf(reads);
  }

  /**
   * Gives the table.
   *
   * @param known the tables that it may follow from
   */
  CatalogTable resolve(TableCatalog known) {
    Draft draft = new Draft();
    if (query.isPresent()) {
      fromQuery(query.get(), known, draft);
    } else if (like.isPresent()) {
      Optional<CatalogTable> source = known.find(like.get());
      draft.open = source.map(CatalogTable::open).orElse(true);
      source.map(CatalogTable::columns).orElse(List.of()).forEach(draft::add);
    } else {
      columns.forEach(column -> draft.add(column(column, script)));
      draft.open = columns.isEmpty();
    }
    partitionedBy.forEach(draft::addIfMissing);
    return table(List.copyOf(draft.columns.values()), draft.open || !isListWhole);
  }

  /** Gives the table where what it follows from leads back to it. */
  CatalogTable unresolved() {
    return table(columns.stream().map(column -> column(column, script)).toList(), true);
  }

  private void fromQuery(Query read, TableCatalog known, Draft draft) {
    QueryOutput output = new QueryResolver(known, names).resolve(read);
    boolean isKnown = !output.open() && !isMadeByTemplate(read);
    if (!columns.isEmpty()) {
      boolean fits = isKnown && output.columns().size() == columns.size();
      for (int i = 0; i < columns.size(); i++) {
        CatalogColumn written = column(columns.get(i), script);
        draft.add(
            fits && columns.get(i).type().isEmpty()
                ? typed(written, output.columns().get(i))
                : written);
      }
      return;
    }
    draft.open = !isKnown;
    for (OutputColumn column : output.columns()) {
      if (column.name().isEmpty() || isMask(column.name()) || draft.has(column.name())) {
        // Spark makes a name up, or refuses the view.
        draft.open = true;
      } else {
        draft.add(typed(CatalogColumn.of(column.name(), ColumnType.UNKNOWN), column));
      }
    }
  }

  /** The place of a template reads as a name of underscores and a number. */
  private boolean isMask(String name) {
    return !script.masks().isEmpty() && name.replaceFirst("[0-9]+$", "").replace("_", "").isEmpty();
  }

  private static CatalogColumn typed(CatalogColumn column, OutputColumn output) {
    return new CatalogColumn(
        column.name(), output.type(), output.nullable(), column.comment(), column.tags());
  }

  /** What a template makes between SELECT and FROM may be any number of columns. */
  private boolean isMadeByTemplate(Query read) {
    if (script.masks().isEmpty()) {
      return false;
    }
    for (Select select : read.all(Select.class)) {
      int start = select.verb().start();
      int end =
          select.from().isEmpty() ? select.span().end() : select.from().getFirst().span().start();
      if (end > start && script.isMasked(script.source().span(start, end))) {
        return true;
      }
    }
    return false;
  }

  private CatalogTable table(List<CatalogColumn> all, boolean open) {
    return new CatalogTable(
        id,
        kind,
        all,
        open,
        partitionedBy.stream().map(CatalogColumn::name).toList(),
        keys,
        OptionalLong.empty(),
        words.location,
        words.format,
        words.comment,
        words.properties,
        new TreeSet<>(),
        Optional.of(place));
  }

  private static CatalogColumn column(TableElement.Column column, SqlScript script) {
    CatalogColumn read = column(column);
    boolean isMasked = column.type().isPresent() && script.isMasked(column.type().get().span());
    return isMasked
        ? new CatalogColumn(
            read.name(), ColumnType.UNKNOWN, read.nullable(), read.comment(), read.tags())
        : read;
  }

  /** Gives a column as it is written. */
  static CatalogColumn column(TableElement.Column column) {
    ColumnType type =
        column.type().map(t -> ColumnType.of(t.span().text())).orElse(ColumnType.UNKNOWN);
    boolean isKey =
        column.constraints().stream()
            .anyMatch(constraint -> constraint.kind() == TableElement.Constraint.Kind.PRIMARY_KEY);
    return new CatalogColumn(
        column.name().value(),
        type,
        column.nullable() && !isKey,
        column.comment().map(LiteralText::of),
        new TreeSet<>());
  }

  /** The columns as they come together. */
  private static final class Draft {
    private final Map<String, CatalogColumn> columns = new LinkedHashMap<>();
    private boolean open;

    void add(CatalogColumn column) {
      columns.put(column.name().toLowerCase(Locale.ROOT), column);
    }

    void addIfMissing(CatalogColumn column) {
      columns.putIfAbsent(column.name().toLowerCase(Locale.ROOT), column);
    }

    boolean has(String name) {
      return columns.containsKey(name.toLowerCase(Locale.ROOT));
    }
  }
}
