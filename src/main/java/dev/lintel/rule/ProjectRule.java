package dev.lintel.rule;

import dev.lintel.model.Project;

/** A rule that reads across all artifacts of a run. */
public non-sealed interface ProjectRule extends Rule {
  void check(Project project, FindingSink sink);
}
