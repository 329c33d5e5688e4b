package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.SparkParser.AlterContext;
import dev.lintel.syntax.sql.SparkParser.AsQueryContext;
import dev.lintel.syntax.sql.SparkParser.ColumnContext;
import dev.lintel.syntax.sql.SparkParser.CreateContext;
import dev.lintel.syntax.sql.SparkParser.DropContext;
import dev.lintel.syntax.sql.SparkParser.PartitionFieldContext;
import dev.lintel.syntax.sql.SparkParser.TableClauseContext;
import dev.lintel.syntax.sql.SparkParser.TableElementContext;
import dev.lintel.syntax.sql.SparkParser.TruncateContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the statements that define tables and views. */
final class DdlBuilder {
  private final Spans spans;
  private final QueryBuilder queries;
  private final DmlBuilder writes;

  DdlBuilder(Spans spans, QueryBuilder queries, DmlBuilder writes) {
    this.spans = spans;
    this.queries = queries;
    this.writes = writes;
  }

  Statement create(CreateContext context) {
    Span span = spans.of(context);
    Span verb = spans.of(context.getStart());
    TableName name = queries.tables().name(context.qualifiedName());
    List<TableElement> elements = context.tableElement().stream().map(this::element).toList();
    Optional<Query> query = Optional.ofNullable(context.asQuery()).map(this::query);
    boolean replaces = context.REPLACE() != null;
    if (context.kind.getType() == SparkLexer.VIEW) {
      return new CreateView(span, verb, name, replaces, elements, query);
    }
    return new CreateTable(
        span,
        verb,
        name,
        replaces,
        context.EXISTS() != null,
        elements,
        partitionedBy(context.tableClause()),
        first(context.tableClause(), SparkLexer.USING).map(using -> using.parts().getLast()),
        first(context.tableClause(), SparkLexer.LIKE),
        query);
  }

  private Query query(AsQueryContext context) {
    return context.fullQuery() != null
        ? queries.query(context.fullQuery())
        : queries.query(context.openQuery());
  }

  /** Gives the name behind the first clause of a kind. */
  private Optional<TableName> first(List<TableClauseContext> clauses, int kind) {
    return clauses.stream()
        .filter(clause -> clause.getStart().getType() == kind)
        .findFirst()
        .map(clause -> queries.tables().name(clause.qualifiedName()));
  }

  private List<Name> partitionedBy(List<TableClauseContext> clauses) {
    List<Name> names = new ArrayList<>();
    for (TableClauseContext clause : clauses) {
      for (PartitionFieldContext field : clause.partitionField()) {
        queries
            .expressions()
            .expression(field.expression())
            .all(ColumnRef.class)
            .forEach(column -> names.add(column.parts().getFirst()));
      }
    }
    return names;
  }

  private TableElement element(TableElementContext context) {
    return context.column() != null
        ? column(context.column())
        : new TableElement.Constraint(
            spans.of(context),
            constraint(context),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty());
  }

  private static TableElement.Constraint.Kind constraint(TableElementContext context) {
    int word = context.getStart().getType();
    if (word == SparkLexer.CONSTRAINT && !context.elementToken().isEmpty()) {
      word =
          context.elementToken().stream()
              .mapToInt(token -> token.getStart().getType())
              .filter(type -> kind(type) != TableElement.Constraint.Kind.OTHER)
              .findFirst()
              .orElse(word);
    }
    return kind(word);
  }

  private static TableElement.Constraint.Kind kind(int word) {
    return switch (word) {
      case SparkLexer.PRIMARY -> TableElement.Constraint.Kind.PRIMARY_KEY;
      case SparkLexer.FOREIGN -> TableElement.Constraint.Kind.FOREIGN_KEY;
      case SparkLexer.UNIQUE -> TableElement.Constraint.Kind.UNIQUE;
      case SparkLexer.CHECK -> TableElement.Constraint.Kind.CHECK;
      default -> TableElement.Constraint.Kind.OTHER;
    };
  }

  private TableElement.Column column(ColumnContext context) {
    boolean nullable =
        context.columnOption().stream()
            .noneMatch(option -> option.NOT() != null && option.NULL() != null);
    return new TableElement.Column(
        spans.of(context),
        spans.name(context.identifier()),
        Optional.ofNullable(context.dataType()).map(queries.expressions()::type),
        nullable,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        List.of());
  }

  DropTable drop(DropContext context) {
    return new DropTable(
        spans.of(context),
        spans.of(context.getStart()),
        context.kind.getType() == SparkLexer.VIEW,
        context.EXISTS() != null,
        context.qualifiedName().stream().map(queries.tables()::name).toList());
  }

  Truncate truncate(TruncateContext context) {
    return new Truncate(
        spans.of(context),
        spans.of(context.getStart()),
        context.qualifiedName().stream().map(queries.tables()::name).toList(),
        context.partition() == null ? List.of() : writes.partition(context.partition()));
  }

  AlterTable alter(AlterContext context) {
    return new AlterTable(
        spans.of(context),
        spans.of(context.getStart()),
        queries.tables().name(context.qualifiedName()));
  }
}
