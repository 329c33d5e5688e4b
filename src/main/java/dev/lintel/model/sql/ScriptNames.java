package dev.lintel.model.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Command;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.OtherStatement;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableName;
import dev.lintel.syntax.sql.template.TemplateReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the names of tables in one script mean, statement by statement: {@code USE} sets what a
 * short name lies in, and what a template makes of the front of a name ({@code
 * ${catalog}.sales.orders}) is left out, for it is another in each environment.
 */
public final class ScriptNames implements TableNames {
  private final SqlScript script;
  private final DbtProjects projects;
  private final Map<Span, TemplateReference> references;
  private Optional<String> catalog = Optional.empty();
  private Optional<String> schema = Optional.empty();

  public ScriptNames(SqlScript script) {
    this(script, DbtProjects.NONE);
  }

  ScriptNames(SqlScript script, DbtProjects projects) {
    this(script, projects, tables(script), Optional.empty(), Optional.empty());
  }

  private ScriptNames(
      SqlScript script,
      DbtProjects projects,
      Map<Span, TemplateReference> references,
      Optional<String> catalog,
      Optional<String> schema) {
    this.script = script;
    this.projects = projects;
    this.references = references;
    this.catalog = catalog;
    this.schema = schema;
  }

  private static Map<Span, TemplateReference> tables(SqlScript script) {
    Map<Span, TemplateReference> tables = new HashMap<>();
    script.references().stream()
        .filter(TemplateReference::isTable)
        .forEach(reference -> tables.put(reference.span(), reference));
    return tables;
  }

  /** Gives what names mean at this point of the script, whatever is passed later. */
  public TableNames now() {
    return new ScriptNames(script, projects, references, catalog, schema);
  }

  /** Takes note of a statement that the names behind it depend on. */
  public void pass(Statement statement) {
    switch (statement) {
      case Command command when command.kind().startsWith("USE") -> use(command.span());
      case OtherStatement other when other.span().text().regionMatches(true, 0, "USE ", 0, 4) ->
          use(other.span());
      default -> {}
    }
  }

  private void use(Span statement) {
    if (script.isMasked(statement)) {
      catalog = Optional.empty();
      schema = Optional.empty();
      return;
    }
    String[] words = statement.text().strip().split("\\s+");
    String kind = words.length == 3 ? words[1].toUpperCase(Locale.ROOT) : "";
    boolean isNamed =
        switch (kind) {
          case "CATALOG", "SCHEMA", "DATABASE", "NAMESPACE" -> true;
          default -> false;
        };
    if (words.length != (isNamed ? 3 : 2)) {
      return;
    }
    List<String> parts = TableId.parse(words[words.length - 1]).parts();
    if (kind.equals("CATALOG") && parts.size() == 1) {
      catalog = Optional.of(parts.getFirst());
      schema = Optional.empty();
    } else if (parts.size() == 1) {
      schema = Optional.of(parts.getFirst());
    } else if (parts.size() == 2) {
      catalog = Optional.of(parts.getFirst());
      schema = Optional.of(parts.getLast());
    }
  }

  /** Gives the table that a name means; what a template makes is a table that nobody knows. */
  @Override
  public TableId of(TableName table) {
    return find(table).orElseGet(() -> TableNames.AS_WRITTEN.of(table));
  }

  /** Gives the table that a name means; empty where a template or an expression makes it. */
  Optional<TableId> find(TableName table) {
    TemplateReference reference = references.get(table.nameSpan());
    if (reference != null) {
      List<String> name = reference.name();
      return switch (reference.kind()) {
        case SOURCE -> Optional.of(projects.source(name));
        // A model's package is no schema.
        case REF, THIS -> Optional.of(TableId.of(name.getLast()));
        case VARIABLE -> Optional.empty();
      };
    }
    List<String> parts = new ArrayList<>();
    for (Name part : table.parts()) {
      if (script.isMasked(part.span())) {
        parts.clear();
      } else {
        parts.add(part.value());
      }
    }
    if (parts.isEmpty()
        || script.isMasked(table.parts().getLast().span())
        || isExpression(table.parts().getLast())) {
      return Optional.empty();
    }
    if (parts.size() > 1 && parts.getFirst().equalsIgnoreCase("live")) {
      parts.removeFirst();
    }
    boolean isWhole = parts.size() == table.parts().size();
    if (isWhole && parts.size() == 1 && schema.isPresent()) {
      parts.addFirst(schema.get());
    }
    if (isWhole && parts.size() == 2 && catalog.isPresent()) {
      parts.addFirst(catalog.get());
    }
    return Optional.of(new TableId(parts));
  }

  /** The value of an IDENTIFIER clause nobody knows. */
  private static boolean isExpression(Name name) {
    return name.value().endsWith(")") && name.span().text().equals(name.value());
  }
}
