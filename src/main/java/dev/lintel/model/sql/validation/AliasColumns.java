package dev.lintel.model.sql.validation;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the column list behind an alias, {@code t AS u (a, b)}, where the tree does not hold it.
 */
final class AliasColumns {
  private AliasColumns() {}

  static List<Name> of(Span relation, Optional<Name> alias) {
    if (alias.isEmpty() || alias.get().span().end() >= relation.end()) {
      return List.of();
    }
    int from = alias.get().span().end();
    String text = relation.source().content().substring(from, relation.end());
    int open = text.indexOf('(');
    int close = text.lastIndexOf(')');
    if (open < 0 || close < open) {
      return List.of();
    }
    List<Name> names = new ArrayList<>();
    int at = open + 1;
    for (String part : text.substring(open + 1, close).split(",", -1)) {
      String name = part.strip();
      int start = from + at + part.indexOf(name);
      boolean isQuoted = name.length() > 1 && name.charAt(0) == '`';
      names.add(
          new Name(
              relation.source().span(start, start + name.length()),
              isQuoted ? name.substring(1, name.length() - 1).replace("``", "`") : name));
      at += part.length() + 1;
    }
    return names;
  }
}
