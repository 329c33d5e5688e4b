package dev.lintel.syntax.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/**
 * What a form matched.
 *
 * @param label the word itself, or the label of the part
 * @param value what a leaf read: a {@link SqlNode}, a {@link Name}, or nothing
 * @param parts what the form of the part matched, in the order of the text
 */
record Match(String label, Token first, Token last, Optional<Object> value, List<Match> parts) {
  /** Gives the parts with a label, those of other parts left out. */
  List<Match> all(String name) {
    return parts.stream().filter(part -> part.label.equals(name)).toList();
  }

  Optional<Match> first(String name) {
    return all(name).stream().findFirst();
  }

  boolean has(String name) {
    return parts.stream().anyMatch(part -> part.label.equals(name));
  }

  /** Gives what a leaf read for the first part with a label, if it is of a kind. */
  <T> Optional<T> value(String name, Class<T> kind) {
    return values(name, kind).stream().findFirst();
  }

  <T> List<T> values(String name, Class<T> kind) {
    List<T> values = new ArrayList<>();
    for (Match part : all(name)) {
      part.value.filter(kind::isInstance).ifPresent(value -> values.add(kind.cast(value)));
    }
    return values;
  }

  /** Gives all nodes that leaves read, however deep, in the order of the text. */
  List<SqlNode> nodes() {
    List<SqlNode> nodes = new ArrayList<>();
    collect(nodes);
    return nodes;
  }

  private void collect(List<SqlNode> nodes) {
    value.ifPresent(found -> {
      if (found instanceof SqlNode node) {
        nodes.add(node);
      }
    });
    parts.forEach(part -> part.collect(nodes));
  }

  /** Gives the words among the direct parts that are written in the form, in their order. */
  List<String> words() {
    return parts.stream()
        .map(Match::label)
        .filter(name -> Character.isUpperCase(name.charAt(0)))
        .toList();
  }
}
