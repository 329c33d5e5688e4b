package dev.lintel.rules.sql.table;

import dev.lintel.finding.Reason;
import dev.lintel.model.sql.validation.ScriptAnalysis;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.rule.SchemaRule;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.Logical;
import java.util.List;
import java.util.Optional;

/**
 * Finds conditions about partitions that no partition can be passed over by.
 *
 * <p>Delta and Iceberg keep the least and greatest value of columns by file. Iceberg asks both
 * sides of an OR of plain comparisons about them, so nothing is said of one. Delta asks other
 * conditions that stand beside, so that not all partitions need to be read.
 */
public final class UnprunablePartitionFilter implements SchemaRule {
  @Override
  public void check(ScriptAnalysis analysis, FindingSink sink) {
    for (Partitions read : Partitions.in(analysis)) {
      Optional<Expression> mention = read.mention();
      if (mention.isPresent()
          && !read.isUnsure(analysis)
          && !read.isPruned()
          && !(isOf("iceberg", read) && mention.get() instanceof Logical)) {
        Report report =
            sink.report(
                mention.get().span(),
                "all partitions of %s are read, for this cannot be told of a partition as a whole"
                    .formatted(read.place()));
        if (isOf("delta", read) && !read.conditions().equals(List.of(mention.get()))) {
          report.lowered(Reason.UNCERTAIN);
        }
        read.table().definition().ifPresent(definition -> report.related(definition, "the table"));
      }
    }
  }

  private static boolean isOf(String format, Partitions read) {
    return read.table().format().filter(format::equalsIgnoreCase).isPresent();
  }
}
