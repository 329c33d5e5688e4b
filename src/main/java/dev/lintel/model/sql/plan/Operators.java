package dev.lintel.model.sql.plan;

import dev.lintel.model.sql.validation.QueryPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;

/** The operators of trees, which share the queries that are read more than once. */
final class Operators {
  private final List<RelNode> all = new ArrayList<>();
  private final IdentityHashMap<RelNode, Integer> readers = new IdentityHashMap<>();

  private Operators() {}

  static Operators of(QueryPlan plan) {
    return of(plan.roots());
  }

  static Operators of(List<RelNode> roots) {
    Operators operators = new Operators();
    Set<RelNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (RelNode root : roots) {
      operators.readers.merge(root, 1, Integer::sum);
      operators.add(root, seen);
    }
    Collections.reverse(operators.all);
    return operators;
  }

  private void add(RelNode rel, Set<RelNode> seen) {
    if (seen.add(rel)) {
      for (RelNode input : rel.getInputs()) {
        readers.merge(input, 1, Integer::sum);
        add(input, seen);
      }
      all.add(rel);
    }
  }

  /** Gives each operator once, before all that it reads. */
  List<RelNode> all() {
    return all;
  }

  /** Tells whether more than one operator reads the rows of one. */
  boolean isShared(RelNode rel) {
    return readers.getOrDefault(rel, 0) > 1;
  }
}
