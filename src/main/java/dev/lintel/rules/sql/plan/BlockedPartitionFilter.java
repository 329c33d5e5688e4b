package dev.lintel.rules.sql.plan;

import dev.lintel.model.sql.plan.PartitionReads;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SchemaRule;
import dev.lintel.source.Excerpt;

/** Finds conditions on partitions that come behind what has read all of them. */
public final class BlockedPartitionFilter implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    if (Layers.knowPartitions(analysis)) {
      for (Layers layers : Layers.in(analysis)) {
        if (layers.holdBarrier() && layers.areFiltered()) {
          layers
              .check()
              .plan()
              .ifPresent(plan ->
                  plan.ask(p -> PartitionReads.of(p).blocked())
                      .forEach(found -> report(found, sink)));
        }
      }
    }
  }

  private static void report(PartitionReads.Blocked found, FindingSink sink) {
    String barrier =
        switch (found.barrier()) {
          case WINDOW -> "the functions over windows";
          case LIMIT -> "the LIMIT";
        };
    Report report =
        sink.report(
            found.condition().span(),
            "all partitions of %s are read, for '%s' comes behind %s"
                .formatted(
                    found.table().id().name(), Excerpt.of(found.condition().span()), barrier));
    report.related(found.place().span(), "the table");
    found.table().definition().ifPresent(span -> report.related(span, "its definition"));
  }
}
