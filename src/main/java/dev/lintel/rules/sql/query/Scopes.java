package dev.lintel.rules.sql.query;

import dev.lintel.syntax.sql.Query;
import dev.lintel.syntax.sql.SqlNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Walks what belongs to one query, without the queries inside it. */
final class Scopes {
  private Scopes() {}

  /** Hands over a node and all below it that no inner query holds, in the order of the text. */
  static void walk(SqlNode root, Consumer<? super SqlNode> action) {
    walk(root, _ -> true, action);
  }

  /**
   * Hands over what {@link #walk(SqlNode, Consumer)} does, but nothing below the nodes that are not
   * to be entered.
   */
  static void walk(
      SqlNode root, Predicate<? super SqlNode> enters, Consumer<? super SqlNode> action) {
    Deque<SqlNode> open = new ArrayDeque<>();
    visit(root, enters, action, open);
    while (!open.isEmpty()) {
      SqlNode node = open.pop();
      if (node instanceof Query) {
        action.accept(node);
      } else {
        visit(node, enters, action, open);
      }
    }
  }

  private static void visit(
      SqlNode node,
      Predicate<? super SqlNode> enters,
      Consumer<? super SqlNode> action,
      Deque<SqlNode> open) {
    action.accept(node);
    if (enters.test(node)) {
      List<SqlNode> children = new ArrayList<>();
      node.forEachChild(children::add);
      children.reversed().forEach(open::push);
    }
  }

  /** Gives the nodes of one kind that no inner query holds, in the order of the text. */
  static <T> List<T> all(SqlNode root, Class<T> kind) {
    List<T> found = new ArrayList<>();
    walk(
        root,
        node -> {
          if (kind.isInstance(node)) {
            found.add(kind.cast(node));
          }
        });
    return found;
  }
}
