package dev.lintel.rules.sql.query;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.SqlRule;
import dev.lintel.syntax.sql.Name;
import dev.lintel.syntax.sql.QueryBody;
import dev.lintel.syntax.sql.Select;
import dev.lintel.syntax.sql.SetOperation;
import dev.lintel.syntax.sql.SqlScript;
import dev.lintel.syntax.sql.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds set operations whose sides have the same columns in another order. */
public final class UnionColumnOrder implements SqlRule {
  @Override
  public void check(SqlScript script, FindingSink sink) {
    for (SetOperation operation : script.all(SetOperation.class)) {
      List<String> left = names(operation.neighbour());
      List<String> right = names(operation.right());
      Set<String> distinct = new HashSet<>(left);
      if (!left.equals(right)
          && left.size() == right.size()
          && distinct.size() == left.size()
          && distinct.equals(new HashSet<>(right))
          && !isByName(operation)
          && !readSame((Select) operation.neighbour(), (Select) operation.right())
          && !script.isMasked(operation.verb().to(operation.right().span()))) {
        int place =
            IntStream.range(0, left.size())
                .filter(i -> !left.get(i).equals(right.get(i)))
                .findFirst()
                .orElseThrow();
        sink.report(
            ((Select) operation.right()).items().get(place).span(),
            "column %d is '%s' here, but '%s' in the query before %s, which goes by position"
                .formatted(
                    place + 1,
                    right.get(place),
                    left.get(place),
                    operation.verb().text().toUpperCase(Locale.ROOT)));
      }
    }
  }

  /** Who reads one table twice turns its pairs around on purpose: both ways of each edge. */
  private static boolean readSame(Select left, Select right) {
    return left.from().size() == right.from().size()
        && IntStream.range(0, left.from().size())
            .allMatch(i ->
                left.from().get(i) instanceof TableName one
                    && right.from().get(i) instanceof TableName other
                    && Texts.key(one.nameSpan()).equals(Texts.key(other.nameSpan())));
  }

  private static boolean isByName(SetOperation operation) {
    int start = operation.verb().start() - operation.span().start();
    int end = operation.right().span().start() - operation.span().start();
    return operation.span().part(start, end).text().toUpperCase(Locale.ROOT).contains("NAME");
  }

  /** Gives the names of the columns in lower case; none where one of them is not known. */
  private static List<String> names(QueryBody body) {
    List<String> names = new ArrayList<>();
    if (body instanceof Select select) {
      for (Select.Item item : select.items()) {
        Optional<Name> name = item.outputName();
        if (name.isEmpty()) {
          return List.of();
        }
        names.add(name.get().value().toLowerCase(Locale.ROOT));
      }
    }
    return names;
  }
}
