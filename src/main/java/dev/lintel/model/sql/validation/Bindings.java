package dev.lintel.model.sql.validation;

import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlNode;

/** What the columns that a block sees are called in the lowered query. */
final class Bindings {
  private final Optional<Bindings> outer;
  private final IdentityHashMap<Object, Supplier<SqlNode>> nodes = new IdentityHashMap<>();

  Bindings(Optional<Bindings> outer) {
    this.outer = outer;
  }

  /** Binds a column; each use is a node of its own, for Calcite changes them. */
  void bind(Object identity, Supplier<SqlNode> node) {
    nodes.putIfAbsent(identity, node);
  }

  void add(Bindings other) {
    other.nodes.forEach(this::bind);
  }

  Optional<SqlNode> find(Object identity) {
    Supplier<SqlNode> found = nodes.get(identity);
    return found != null
        ? Optional.of(found.get())
        : outer.flatMap(around -> around.find(identity));
  }
}
