package dev.lintel.rules.sql.plan;

import dev.lintel.model.sql.plan.PartitionReads;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Excerpt;
import dev.lintel.syntax.sql.CreateTable;
import dev.lintel.syntax.sql.CreateView;
import dev.lintel.syntax.sql.Statement;

/** Finds views that are read without a word about the partitions of the tables below. */
public final class UnprunedView implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    if (Layers.knowPartitions(analysis)) {
      for (Layers layers : Layers.in(analysis)) {
        if (layers.readView() && !isDefinition(layers.check().statement())) {
          layers
              .check()
              .plan()
              .ifPresent(plan ->
                  plan.ask(p -> PartitionReads.of(p).unfiltered())
                      .forEach(found -> report(found, sink)));
        }
      }
    }
  }

  /** A view is filtered by those who read it; what a table is made from is mostly all of it. */
  private static boolean isDefinition(Statement statement) {
    return statement instanceof CreateView || statement instanceof CreateTable;
  }

  private static void report(PartitionReads.Unfiltered found, FindingSink sink) {
    Report report =
        sink.report(
            found.place().inStatement(),
            "all partitions of %s are read through %s, for no condition speaks of '%s'"
                .formatted(
                    found.table().id().name(),
                    Excerpt.of(found.place().inStatement()),
                    String.join("' or '", found.table().partitionedBy())));
    report.related(found.place().span(), "the table in the view");
  }
}
