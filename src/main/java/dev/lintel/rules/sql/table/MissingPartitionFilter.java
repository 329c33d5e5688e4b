package dev.lintel.rules.sql.table;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SchemaRule;

/** Finds statements that read all partitions of a table without a word about them. */
public final class MissingPartitionFilter implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (Partitions read : Partitions.in(analysis)) {
      if (!read.isUnsure(analysis) && !read.isConscious() && !read.isPruned()) {
        Report report =
            sink.report(
                read.place().nameSpan(),
                "all partitions of %s are read, for no condition speaks of '%s'"
                    .formatted(read.place(), String.join("' or '", read.table().partitionedBy())));
        read.table().definition().ifPresent(definition -> report.related(definition, "the table"));
      }
    }
  }
}
