package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A node of a SQL tree. Immutable. */
public sealed interface SqlNode
    permits Statement,
        Query,
        QueryBody,
        Cte,
        Select.Item,
        Select.GroupBy,
        Window.Named,
        Window,
        SortItem,
        TableReference,
        Expression,
        CaseWhen.Branch,
        Update.Assignment,
        Merge.Clause,
        TableElement,
        Insert.PartitionValue,
        DataType,
        Hint,
        Property,
        CreateTable.PartitionField,
        CreateFunction.Parameter,
        AlterAction,
        CompoundStatement.Branch,
        TableSample,
        TableVersion,
        Window.Frame,
        Window.Bound,
        Select.Script,
        PipeStep {
  /** Gives where the node is written, any parentheses around an expression left out. */
  Span span();

  /** Hands over each direct child, in the order of the text. */
  void forEachChild(Consumer<? super SqlNode> action);

  /** Hands over this node and all below it, each before its children, in the order of the text. */
  default void walk(Consumer<? super SqlNode> action) {
    OpenNodes open = new OpenNodes(this);
    while (!open.isEmpty()) {
      SqlNode node = open.next();
      action.accept(node);
      open.addChildren(node);
    }
  }

  /**
   * Hands over this node and all below it that no inner query holds, in the order of the text.
   *
   * @param enters tells whether to go below a node
   */
  default void walkQuery(Predicate<? super SqlNode> enters, Consumer<? super SqlNode> action) {
    OpenNodes open = new OpenNodes(this);
    boolean isInner = false;
    while (!open.isEmpty()) {
      SqlNode node = open.next();
      action.accept(node);
      if (!(isInner && node instanceof Query) && enters.test(node)) {
        open.addChildren(node);
      }
      isInner = true;
    }
  }

  /** Gives the nodes of one kind that no inner query holds, in the order of the text. */
  default <T> List<T> allOfQuery(Class<T> kind) {
    List<T> found = new ArrayList<>();
    walkQuery(
        node -> true,
        node -> {
          if (kind.isInstance(node)) {
            found.add(kind.cast(node));
          }
        });
    return found;
  }

  /** Gives all nodes of one kind at or below this one, in the order of the text. */
  default <T> List<T> all(Class<T> kind) {
    List<T> found = new ArrayList<>();
    OpenNodes open = new OpenNodes(this);
    while (!open.isEmpty()) {
      SqlNode node = open.next();
      if (kind.isInstance(node)) {
        found.add(kind.cast(node));
      }
      open.addChildren(node);
    }
    return found;
  }
}
