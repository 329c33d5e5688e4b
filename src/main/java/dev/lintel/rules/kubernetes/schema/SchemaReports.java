package dev.lintel.rules.kubernetes.schema;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Reason;
import dev.lintel.model.Project;
import dev.lintel.model.kubernetes.schema.CheckedObject;
import dev.lintel.model.kubernetes.schema.CheckedObject.Basis;
import dev.lintel.model.kubernetes.schema.SchemaChecks.BuiltObject;
import dev.lintel.model.kubernetes.schema.SchemaProblem;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import java.util.List;
import java.util.Optional;

/** Reports what the schemas of objects do not allow. */
final class SchemaReports {
  private SchemaReports() {}

  /**
   * Reports the problems of one kind, with a fix where it is known what was meant. Of what overlays
   * build it reports what no file shows.
   *
   * @param title of the fix
   * @param isSafe whether the fix keeps what the author means for sure
   */
  static void report(
      SchemaProblem.Kind kind, String title, boolean isSafe, Project project, FindingSink sink) {
    for (CheckedObject checked : project.schemaChecks().all()) {
      report(kind, title, isSafe, checked, sink);
    }
    for (BuiltObject built : project.schemaChecks().built()) {
      report(kind, title, isSafe, built.checked(), sink.in(Optional.of(built.overlay())));
    }
  }

  private static void report(
      SchemaProblem.Kind kind,
      String title,
      boolean isSafe,
      CheckedObject checked,
      FindingSink sink) {
    for (SchemaProblem problem : checked.problems()) {
      if (problem.kind() == kind) {
        Report report = sink.report(problem.span(), problem.message());
        if (checked.basis() == Basis.SHIPPED && isByVersion(kind)) {
          report.lowered(Reason.UNCERTAIN);
        }
        problem
            .replacement()
            .ifPresent(text ->
                report.fix(new Fix(title, isSafe, List.of(new Edit(problem.span(), text)))));
      }
    }
  }

  /** The cluster may have another version of a custom resource, with other fields. */
  private static boolean isByVersion(SchemaProblem.Kind kind) {
    return switch (kind) {
      case UNKNOWN_FIELD, MISSING_FIELD, INVALID_VALUE -> true;
      default -> false;
    };
  }
}
