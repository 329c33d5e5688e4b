package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Builds the definitions of tables, views and functions from what their forms matched. */
final class DefinitionBuilder {
  private final Spans spans;

  DefinitionBuilder(Spans spans) {
    this.spans = spans;
  }

  Span span(Match match) {
    return spans.of(match.first(), match.last());
  }

  Statement create(Span span, Match match) {
    Span verb = spans.of(match.first());
    TableName name = match.value("table", TableName.class).orElseThrow();
    boolean replaces = match.has("REPLACE");
    boolean ifNotExists = match.has("IF");
    List<TableElement> elements = match.all("element").stream().map(this::element).toList();
    Optional<Query> query = match.value("query", Query.class);
    List<String> kinds = match.all("adornment").stream().flatMap(m -> m.words().stream()).toList();
    List<Match> clauses = match.all("clause");
    Optional<StringLiteral> comment = value(clauses, "comment", StringLiteral.class);
    List<Property> properties = properties(clauses, "TBLPROPERTIES");
    if (match.has("VIEW")) {
      return new CreateView(
          span, verb, name, replaces, elements, query, ifNotExists, kinds, comment, properties);
    }
    List<CreateTable.PartitionField> partitioning = new ArrayList<>();
    Optional<Span> buckets = Optional.empty();
    List<Name> clusteredBy = new ArrayList<>();
    Optional<TableName> cloned = Optional.empty();
    for (Match clause : clauses) {
      clause.first("partitioning").ifPresent(found -> partitioning.addAll(partitioning(found)));
      clause.first("clustering").ifPresent(found -> clusteredBy.addAll(columns(found)));
      Optional<Match> bucketing = clause.first("bucketing");
      bucketing.ifPresent(found -> clusteredBy.addAll(names(found, "names")));
      buckets =
          bucketing
              .flatMap(found -> found.value("buckets", NumberLiteral.class))
              .map(NumberLiteral::span)
              .or(either(buckets));
      cloned =
          clause
              .first("clone")
              .flatMap(found -> found.value("source", TableName.class))
              .or(either(cloned));
    }
    return new CreateTable(
        span,
        verb,
        name,
        replaces,
        ifNotExists,
        elements,
        partitionColumns(partitioning),
        value(clauses, "format", TableName.class).map(format -> format.parts().getLast()),
        value(clauses, "like", TableName.class),
        query,
        kinds,
        partitioning,
        comment,
        value(clauses, "location", StringLiteral.class),
        properties,
        properties(clauses, "OPTIONS"),
        clusteredBy,
        buckets,
        cloned);
  }

  private static <T> java.util.function.Supplier<Optional<T>> either(Optional<T> before) {
    return () -> before;
  }

  private static <T> Optional<T> value(List<Match> matches, String label, Class<T> kind) {
    return matches.stream().flatMap(match -> match.values(label, kind).stream()).findFirst();
  }

  /** Gives the entries of all clauses that begin with a word. */
  List<Property> properties(List<Match> clauses, String word) {
    return clauses.stream()
        .filter(clause -> clause.has(word))
        .flatMap(clause -> clause.all("properties").stream())
        .flatMap(list -> properties(list).stream())
        .toList();
  }

  List<Property> properties(Match list) {
    return list.all("property").stream().map(this::property).toList();
  }

  private Property property(Match match) {
    Match key = match.first("key").orElseThrow();
    return new Property(span(match), key(key), match.first("value").map(this::span));
  }

  /** A key is a string, or words with dots between them. */
  Name key(Match match) {
    Span span = span(match);
    String text = span.text();
    boolean isString = match.has("string") && text.length() > 1;
    return new Name(span, isString ? text.substring(1, text.length() - 1) : text);
  }

  private List<CreateTable.PartitionField> partitioning(Match match) {
    List<CreateTable.PartitionField> fields = new ArrayList<>();
    for (Match field : match.all("partitionField")) {
      Expression value = field.value("expression", Expression.class).orElseThrow();
      fields.add(
          new CreateTable.PartitionField(span(field), value, field.value("type", DataType.class)));
    }
    for (Name name : names(match, "names")) {
      ColumnRef column = new ColumnRef(name.span(), List.of(name));
      fields.add(new CreateTable.PartitionField(name.span(), column, Optional.empty()));
    }
    match
        .value("expression", Expression.class)
        .ifPresent(value ->
            fields.add(new CreateTable.PartitionField(value.span(), value, Optional.empty())));
    return fields;
  }

  private static List<Name> partitionColumns(List<CreateTable.PartitionField> fields) {
    return fields.stream()
        .flatMap(field -> field.value().all(ColumnRef.class).stream())
        .map(column -> column.parts().getFirst())
        .toList();
  }

  private static List<Name> columns(Match match) {
    return match.values("column", ColumnRef.class).stream()
        .map(column -> column.parts().getLast())
        .toList();
  }

  /** Gives the names of a list in parentheses. */
  static List<Name> names(Match match, String label) {
    return match.all(label).stream()
        .flatMap(list -> list.values("name", Name.class).stream())
        .toList();
  }

  private TableElement element(Match match) {
    Optional<Match> column = match.first("columnDef");
    if (column.isPresent()) {
      return column(column.get());
    }
    Optional<Match> constraint = match.first("constraint");
    Optional<Name> name = name(match, "constraint");
    return constraint.isPresent() && constraint.get().value().isEmpty()
        ? constraint(span(match), name, constraint.get())
        : lastConstraint(match, name);
  }

  /** The name of a constraint has the label of the constraint itself. */
  private TableElement lastConstraint(Match match, Optional<Name> name) {
    List<Match> found = match.all("constraint");
    return found.size() > 1
        ? constraint(span(match), name, found.getLast())
        : new TableElement.Constraint(
            span(match),
            TableElement.Constraint.Kind.OTHER,
            name,
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty());
  }

  private static Optional<Name> name(Match match, String label) {
    return match.value(label, Name.class);
  }

  TableElement.Constraint constraint(Span span, Optional<Name> name, Match match) {
    Optional<Match> expectation = match.first("expectation");
    Match source = expectation.orElse(match);
    List<Name> columns =
        match.all("keyColumns").stream()
            .flatMap(list -> list.all("keyColumn").stream())
            .flatMap(column -> column.values("name", Name.class).stream())
            .toList();
    return new TableElement.Constraint(
        span,
        kind(match.first().getText().toUpperCase(java.util.Locale.ROOT)),
        name,
        columns,
        match.value("references", TableName.class),
        names(match, "referenced"),
        source.value("expression", Expression.class));
  }

  private static TableElement.Constraint.Kind kind(String word) {
    return switch (word) {
      case "PRIMARY" -> TableElement.Constraint.Kind.PRIMARY_KEY;
      case "FOREIGN", "REFERENCES" -> TableElement.Constraint.Kind.FOREIGN_KEY;
      case "UNIQUE" -> TableElement.Constraint.Kind.UNIQUE;
      case "CHECK" -> TableElement.Constraint.Kind.CHECK;
      case "EXPECT" -> TableElement.Constraint.Kind.EXPECTATION;
      default -> TableElement.Constraint.Kind.OTHER;
    };
  }

  /** Builds a column of a definition, or one that ALTER TABLE adds. */
  TableElement.Column column(Match match) {
    Name name =
        name(match, "name")
            .or(() -> name(match, "columnName"))
            .or(() ->
                match.value("column", ColumnRef.class).map(column -> column.parts().getLast()))
            .orElseThrow();
    return column(span(match), name, match);
  }

  TableElement.Column column(Span span, Name name, Match match) {
    boolean nullable = true;
    boolean identity = false;
    Optional<StringLiteral> comment = Optional.empty();
    Optional<Expression> defaultValue = Optional.empty();
    Optional<Expression> generated = Optional.empty();
    List<TableElement.Constraint> constraints = new ArrayList<>();
    for (Match option : match.all("columnOption")) {
      nullable &= !option.has("NOT");
      identity |= option.has("identity");
      comment = option.value("string", StringLiteral.class).or(either(comment));
      defaultValue = inner(option, "default").or(either(defaultValue));
      generated = inner(option, "generated").or(either(generated));
      option
          .all("constraint")
          .forEach(found -> {
            if (found.value().isEmpty()) {
              constraints.add(constraint(span(option), name(option, "constraint"), found));
            }
          });
    }
    return new TableElement.Column(
        span,
        name,
        match.value("type", DataType.class),
        nullable,
        comment,
        defaultValue,
        generated,
        identity,
        constraints);
  }

  private static Optional<Expression> inner(Match option, String label) {
    return option.first(label).flatMap(found -> found.value("expression", Expression.class));
  }

  CreateFunction function(Span span, Match match) {
    List<CreateFunction.Parameter> parameters = new ArrayList<>();
    for (Match parameter : match.all("parameter")) {
      parameters.add(
          new CreateFunction.Parameter(
              span(parameter),
              name(parameter, "name").orElseThrow(),
              parameter.value("type", DataType.class).orElseThrow(),
              parameter.value("expression", Expression.class)));
    }
    List<Match> clauses = match.all("routineClause");
    List<TableElement.Column> columns = new ArrayList<>();
    for (Match clause : clauses) {
      clause.all("returnColumn").forEach(column -> columns.add(column(column)));
    }
    Token verb = match.first();
    return new CreateFunction(
        span,
        spans.of(verb),
        match.value("table", TableName.class).orElseThrow(),
        match.has("REPLACE"),
        match.has("IF"),
        match.has("TEMP") || match.has("TEMPORARY"),
        parameters,
        value(clauses, "type", DataType.class),
        columns,
        match.first("routineBody").flatMap(body -> body.value("body", SqlNode.class)));
  }
}
