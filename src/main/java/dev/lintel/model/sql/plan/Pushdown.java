package dev.lintel.model.sql.plan;

import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.rules.FilterAggregateTransposeRule;
import org.apache.calcite.rel.rules.FilterJoinRule;
import org.apache.calcite.rel.rules.FilterMergeRule;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.rel.rules.FilterSetOpTransposeRule;
import org.apache.calcite.rel.rules.FilterWindowTransposeRule;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Moves conditions down to the rows that they are about, as Spark does: past projections, joins,
 * groupings by the same column, windows over it and unions. Nothing is simplified, so that each
 * condition keeps its place.
 */
final class Pushdown {
  /** Each moves one condition by one operator. */
  private static final int MAX_MOVES = 2_000;

  private static final RelBuilderFactory BUILDER =
      RelBuilder.proto(RelBuilder.Config.DEFAULT.withSimplify(false).withSimplifyValues(false));

  private static final HepProgram PROGRAM =
      new HepProgramBuilder()
          .addMatchLimit(MAX_MOVES)
          .addGroupBegin()
          .addRuleInstance(
              FilterProjectTransposeRule.Config.DEFAULT.withRelBuilderFactory(BUILDER).toRule())
          .addRuleInstance(
              FilterJoinRule.FilterIntoJoinRule.FilterIntoJoinRuleConfig.DEFAULT
                  .withRelBuilderFactory(BUILDER)
                  .toRule())
          .addRuleInstance(
              FilterJoinRule.JoinConditionPushRule.JoinConditionPushRuleConfig.DEFAULT
                  .withRelBuilderFactory(BUILDER)
                  .toRule())
          .addRuleInstance(
              FilterAggregateTransposeRule.Config.DEFAULT.withRelBuilderFactory(BUILDER).toRule())
          .addRuleInstance(
              FilterSetOpTransposeRule.Config.DEFAULT.withRelBuilderFactory(BUILDER).toRule())
          .addRuleInstance(
              FilterWindowTransposeRule.Config.DEFAULT.withRelBuilderFactory(BUILDER).toRule())
          .addRuleInstance(FilterMergeRule.Config.DEFAULT.withRelBuilderFactory(BUILDER).toRule())
          .addGroupEnd()
          .build();

  private Pushdown() {}

  /** Gives a tree of the same rows. */
  static RelNode of(RelNode root) {
    HepPlanner planner = new HepPlanner(PROGRAM);
    planner.setRoot(root);
    return planner.findBestExp();
  }
}
