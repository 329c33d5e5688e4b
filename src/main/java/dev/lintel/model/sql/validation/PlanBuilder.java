package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.CatalogTable;
import dev.lintel.model.sql.ColumnType;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;

/** What the parts of the making of one plan share. */
final class PlanBuilder {
  /** More operators than a person keeps in mind; views that read views come to many. */
  private static final int MAX_OPERATORS = 2_000;

  private static final int MAX_COLUMNS = 2_000;

  private final CalciteTypes types = new CalciteTypes();
  private final RexBuilder rex = new RexBuilder(types.factory());
  private final LoweredFunctions functions = new LoweredFunctions();
  private final Places places = new Places();
  private final List<RelNode> roots = new ArrayList<>();
  private final ViewQueries views;
  private final Span nowhere;
  private final RelOptCluster cluster;
  private final IdentityHashMap<RelNode, Integer> sizes = new IdentityHashMap<>();
  private int tables;

  PlanBuilder(ViewQueries views, Span nowhere) {
    this.views = views;
    this.nowhere = nowhere;
    HepPlanner planner = new HepPlanner(HepProgram.builder().build());
    // The usual one compiles constant expressions to Java.
    planner.setExecutor((builder, constants, values) -> values.addAll(constants));
    cluster = RelOptCluster.create(planner, rex);
    cluster.setHintStrategies(Places.HINTS);
    cluster.setMetadataQuerySupplier(() ->
        new RelMetadataQuery(
            new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE)) {});
  }

  CalciteTypes types() {
    return types;
  }

  RelDataType anyType() {
    return types.of(ColumnType.UNKNOWN, true);
  }

  RexBuilder rex() {
    return rex;
  }

  LoweredFunctions functions() {
    return functions;
  }

  Places places() {
    return places;
  }

  ViewQueries views() {
    return views;
  }

  RelOptCluster cluster() {
    return cluster;
  }

  /** Gives where what no text says stands. */
  Span nowhere() {
    return nowhere;
  }

  /** Takes note of an operator: one that is read twice counts as two. */
  RelNode add(RelNode operator) {
    int size = 1;
    for (RelNode input : operator.getInputs()) {
      size += sizes.getOrDefault(input, 1);
    }
    if (size > MAX_OPERATORS || operator.getRowType().getFieldCount() > MAX_COLUMNS) {
      throw new UnplannableException("too many operators or columns");
    }
    sizes.put(operator, size);
    return operator;
  }

  /** Makes the reading of a table. */
  RelNode scan(Row row, Place place, Optional<CatalogTable> table) {
    PlanTable scanned = new PlanTable("t" + tables++, PlanTable.type(row, types), place, table);
    return add(LogicalTableScan.create(cluster, scanned, List.of()));
  }

  /** Adds the tree of a subquery. */
  void addRoot(RelNode root) {
    roots.add(root);
  }

  List<RelNode> roots() {
    return roots;
  }
}
