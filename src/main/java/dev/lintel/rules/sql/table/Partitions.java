package dev.lintel.rules.sql.table;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.TableId;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.model.sql.validation.StatementCheck;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Comparison;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Insert;
import dev.lintel.syntax.sql.Join;
import dev.lintel.syntax.sql.Logical;
import dev.lintel.syntax.sql.MultiInsert;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.NullLiteral;
import dev.lintel.syntax.sql.PipedQuery;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.SqlNode;
import dev.lintel.syntax.sql.Star;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one statement reads a partitioned table.
 *
 * <p>Spark passes over the partitions for which a condition cannot hold. It computes any condition
 * for each partition that speaks of partition columns alone, functions of them included; one that
 * speaks of other columns too it can only compute for each row. Iceberg compares columns
 * themselves, and knows nothing of functions.
 *
 * @param place where the statement names the table first
 */
record Partitions(
    CatalogTable table, TableName place, StatementCheck check, List<Expression> conditions) {
  /** What Iceberg is not asked for where it stands around a column. */
  private static final Set<String> OPAQUE =
      Set.of(
          "concat",
          "date_format",
          "dayofmonth",
          "from_unixtime",
          "left",
          "lower",
          "month",
          "substr",
          "substring",
          "trim",
          "unix_timestamp",
          "upper",
          "year");

  /** Gives how each statement reads tables: those that are known to have partitions. */
  static List<Partitions> in(ScriptAnalysis analysis) {
    List<Partitions> reads = new ArrayList<>();
    for (StatementCheck check : analysis.checks()) {
      KnownTables known = new KnownTables(check, analysis.catalog());
      Map<TableId, Partitions> first = new LinkedHashMap<>();
      for (TableName name : read(check.statement())) {
        known
            .find(name)
            .filter(table -> !table.partitionedBy().isEmpty())
            .ifPresent(table ->
                first.computeIfAbsent(
                    table.id(),
                    id -> new Partitions(table, name, check, Conditions.of(check.statement()))));
      }
      reads.addAll(first.values());
    }
    return reads;
  }

  /** A view is filtered by those who read it; what a table is made from is mostly all of it. */
  private static List<TableName> read(Statement statement) {
    if (statement instanceof CreateView || statement instanceof CreateTable) {
      return List.of();
    }
    Set<TableName> written = Collections.newSetFromMap(new IdentityHashMap<>());
    statement.all(Insert.class).forEach(insert -> written.add(insert.table()));
    return statement.all(TableName.class).stream().filter(name -> !written.contains(name)).toList();
  }

  /** Tells whether some condition lets partitions be passed over, or may do so. */
  boolean isPruned() {
    return conditions.stream().anyMatch(this::prunes) || isJoinedByName();
  }

  /** Gives the condition that speaks of a partition column first, without its siblings by AND. */
  Optional<Expression> mention() {
    return conditions.stream()
        .flatMap(condition -> condition.conjuncts().stream())
        .filter(part -> part.allOfQuery(ColumnRef.class).stream().anyMatch(this::isPartition))
        .findFirst();
  }

  /** Tells whether the statement speaks of a partition column otherwise than by handing it on. */
  boolean isConscious() {
    boolean[] found = new boolean[1];
    check
        .statement()
        .walk(node -> {
          if (!(node instanceof Select.Item)) {
            node.forEachChild(child -> found[0] |= isColumn(child));
          }
        });
    return found[0] || isHandedOutOfUnion();
  }

  /** Behind a union nobody tells which table a column is of, so a filter there may be about it. */
  private boolean isHandedOutOfUnion() {
    return check.statement().all(SetOperation.class).stream()
        .flatMap(union -> union.all(Select.class).stream())
        .flatMap(select -> select.items().stream())
        .map(Select.Item::expression)
        .anyMatch(item -> item instanceof Star || isColumn(item));
  }

  private boolean isColumn(SqlNode node) {
    return node instanceof ColumnRef column && (isPartition(column) || mayBePartition(column));
  }

  boolean isPartition(ColumnRef reference) {
    return check
        .column(reference)
        .filter(source -> source.table().id().equals(table.id()))
        .filter(source -> isPartition(source.column().name()))
        .isPresent();
  }

  private boolean isPartition(String column) {
    return table.partitionedBy().stream().anyMatch(column::equalsIgnoreCase);
  }

  /** A column whose origin is not known may be any that has its name. */
  private boolean mayBePartition(ColumnRef reference) {
    return check.column(reference).isEmpty()
        && reference.parts().stream().map(Name::value).anyMatch(this::isPartition);
  }

  private boolean isJoinedByName() {
    return check.statement().all(Join.class).stream()
        .anyMatch(join ->
            join.natural() || join.using().stream().map(Name::value).anyMatch(this::isPartition));
  }

  private boolean prunes(Expression condition) {
    return switch (condition) {
      case Logical(_, Logical.Operator operator, List<Expression> operands) ->
          operator == Logical.Operator.AND
              ? operands.stream().anyMatch(this::prunes)
              : operands.stream().allMatch(this::prunes);
      case Comparison comparison
          when comparison.left() instanceof NullLiteral
              || comparison.right() instanceof NullLiteral ->
          // Never true, so it ties nothing to an OR.
          true;
      default -> isAboutPartitions(condition);
    };
  }

  /** What is compared with a column of another table or query, that one may narrow at run time. */
  private boolean isAboutPartitions(Expression condition) {
    boolean isAbout = false;
    for (ColumnRef reference : condition.allOfQuery(ColumnRef.class)) {
      if (isPartition(reference) || mayBePartition(reference)) {
        isAbout = true;
      } else if (check
          .column(reference)
          .filter(source -> source.table().id().equals(table.id()))
          .isPresent()) {
        return false;
      }
    }
    return isAbout && !(isIceberg() && isOpaque(condition));
  }

  private boolean isIceberg() {
    return table.format().filter("iceberg"::equalsIgnoreCase).isPresent();
  }

  private boolean isOpaque(Expression condition) {
    boolean[] isPlain = new boolean[1];
    boolean[] isWrapped = new boolean[1];
    condition.forEachChild(side -> {
      switch (side) {
        case ColumnRef column when isPartition(column) || mayBePartition(column) ->
            isPlain[0] = true;
        case FunctionCall call
            when call.name().size() == 1
                && OPAQUE.contains(call.name().getFirst().value().toLowerCase(Locale.ROOT))
                && call.allOfQuery(ColumnRef.class).stream().anyMatch(this::isPartition) ->
            isWrapped[0] = true;
        default -> {}
      }
    });
    return isWrapped[0] && !isPlain[0];
  }

  /** Tells whether the statement holds what cannot be judged. */
  boolean isUnsure(ScriptAnalysis analysis) {
    Statement statement = check.statement();
    return analysis.script().isMasked(statement.span())
        || statement instanceof MultiInsert
        || !statement.all(PipedQuery.class).isEmpty();
  }
}
