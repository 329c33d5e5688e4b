package dev.lintel.model.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.OtherStatement;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.Statement;
import dev.lintel.syntax.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the names of tables in one script mean, statement by statement: {@code USE} sets what a
 * short name lies in, and what a template makes of the front of a name ({@code
 * ${catalog}.sales.orders}) is left out, for it is another in each environment.
 */
public final class ScriptNames implements TableNames {
  private final SqlScript script;
  private Optional<String> catalog = Optional.empty();
  private Optional<String> schema = Optional.empty();

  public ScriptNames(SqlScript script) {
    this.script = script;
  }

  private ScriptNames(SqlScript script, Optional<String> catalog, Optional<String> schema) {
    this(script);
    this.catalog = catalog;
    this.schema = schema;
  }

  /** Gives what names mean at this point of the script, whatever is passed later. */
  public TableNames now() {
    return new ScriptNames(script, catalog, schema);
  }

  /** Takes note of a statement that the names behind it depend on. */
  public void pass(Statement statement) {
    if (statement instanceof OtherStatement other && word(other, 0).equals("USE")) {
      use(other);
    }
  }

  private void use(OtherStatement statement) {
    if (script.isMasked(statement.span())) {
      catalog = Optional.empty();
      schema = Optional.empty();
      return;
    }
    String kind = word(statement, 1);
    boolean isNamed =
        switch (kind) {
          case "CATALOG", "SCHEMA", "DATABASE", "NAMESPACE" -> statement.tokens().size() > 2;
          default -> false;
        };
    List<String> parts = new ArrayList<>();
    for (int i = isNamed ? 2 : 1; i < statement.tokens().size(); i += 2) {
      parts.add(unquoted(statement.tokens().get(i)));
    }
    if (isNamed && kind.equals("CATALOG") && parts.size() == 1) {
      catalog = Optional.of(parts.getFirst());
      schema = Optional.empty();
    } else if (parts.size() == 1) {
      schema = Optional.of(parts.getFirst());
    } else if (parts.size() == 2) {
      catalog = Optional.of(parts.getFirst());
      schema = Optional.of(parts.getLast());
    }
  }

  private static String word(OtherStatement statement, int index) {
    return index < statement.tokens().size()
        ? statement.tokens().get(index).text().toUpperCase(Locale.ROOT)
        : "";
  }

  private static String unquoted(Span token) {
    String text = token.text();
    return text.startsWith("`") && text.length() > 1
        ? text.substring(1, text.length() - 1).replace("``", "`")
        : text;
  }

  /** Gives the table that a name means; what a template makes is a table that nobody knows. */
  @Override
  public TableId of(TableName table) {
    return find(table).orElseGet(() -> TableNames.AS_WRITTEN.of(table));
  }

  /** Gives the table that a name means; empty where a template or an expression makes it. */
  Optional<TableId> find(TableName table) {
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
