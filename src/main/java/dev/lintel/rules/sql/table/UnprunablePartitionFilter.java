package dev.lintel.rules.sql.table;

import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.Expression;
import java.util.Optional;

/** Finds conditions about partitions that no partition can be passed over by. */
public final class UnprunablePartitionFilter implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (Partitions read : Partitions.in(analysis)) {
      Optional<Expression> mention = read.mention();
      if (mention.isPresent() && !read.isUnsure(analysis) && !read.isPruned()) {
        Report report =
            sink.report(
                mention.get().span(),
                "all partitions of %s are read, for this cannot be told of a partition as a whole"
                    .formatted(read.place()));
        read.table().definition().ifPresent(definition -> report.related(definition, "the table"));
      }
    }
  }
}
