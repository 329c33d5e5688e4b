package dev.lintel.model.sql.validation;

import dev.lintel.source.SourceText;
import dev.lintel.syntax.sql.ColumnRef;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.QueryStatement;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SqlParser;
import dev.lintel.syntax.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name that means a column.
 *
 * @param parts the name of its relation, where one is needed, and its own
 */
public record ColumnName(List<String> parts) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  public ColumnName {
    parts = List.copyOf(parts);
  }

  /** Makes the name of a column without its relation. */
  public static ColumnName of(String name) {
    return new ColumnName(List.of(name));
  }

  /** Gives the name as it is written, a part in backquotes where it needs them. */
  @Override
  public String toString() {
    return parts.stream().map(ColumnName::written).collect(Collectors.joining("."));
  }

  private static String written(String part) {
    boolean isPlain = PLAIN.matcher(part).matches() && isRead(part);
    return isPlain ? part : "`" + part.replace("`", "``") + "`";
  }

  /** Only the grammar tells which words are no names, as {@code NULL} and {@code CASE}. */
  private static boolean isRead(String word) {
    String query = "SELECT %s, %s FROM t".formatted(word, word);
    List<Statement> statements = SqlParser.parse(SourceText.of("", query)).statements();
    return statements.size() == 1
        && statements.getFirst() instanceof QueryStatement(Query all)
        && all.body() instanceof Select select
        && select.items().size() == 2
        && select.items().stream().allMatch(item -> isColumn(item, word));
  }

  private static boolean isColumn(Select.Item item, String word) {
    return item.alias().isEmpty()
        && item.expression() instanceof ColumnRef column
        && column.parts().stream().map(Name::value).toList().equals(List.of(word));
  }
}
