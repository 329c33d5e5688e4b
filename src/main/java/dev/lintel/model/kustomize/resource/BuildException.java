package dev.lintel.model.kustomize.resource;

import dev.lintel.source.Span;
import java.util.Locale;

/** Ends the build of one kustomization; the builder catches it and tells the problem. */
public final class BuildException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient BuildProblem problem;

  public BuildException(BuildProblem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  /** Makes one whose message is formatted as {@link String#format} does. */
  @SuppressWarnings("AnnotateFormatMethod")
  public static BuildException of(
      Span place, BuildProblem.Kind kind, String format, Object... values) {
    return new BuildException(
        new BuildProblem(place, kind, String.format(Locale.ROOT, format, values)));
  }

  public BuildProblem problem() {
    return problem;
  }
}
