package dev.lintel.model.kustomize.resource;

import dev.lintel.source.Span;
import java.util.List;

/**
 * Why a kustomization does not build.
 *
 * @param place the entry that a person changes to mend it
 * @param message one sentence without a period
 * @param others the objects that are in each other's way
 */
public record BuildProblem(Span place, Kind kind, String message, List<Span> others) {
  public BuildProblem {
    others = List.copyOf(others);
  }

  public BuildProblem(Span place, Kind kind, String message) {
    this(place, kind, message, List.of());
  }

  /** What is wrong, so that each may be a rule of its own. */
  public enum Kind {
    /** A file or directory that is named is not there. */
    MISSING_FILE,
    /** A path leads out of what the load restrictor allows. */
    OUTSIDE_ROOT,
    /** A base, resource or chart that would be fetched from a network; it never is. */
    REMOTE,
    /** A plugin, function or chart that would be run; it never is. */
    NOT_RUN,
    /** Kustomizations that take up each other. */
    CYCLE,
    /** Two resources of one id, or a generator that meets one, or meets none to merge with. */
    CONFLICT,
    /** A patch, replacement or variable that has no target, or no source. */
    NO_TARGET,
    /** A target or source that is meant to be one, and several are. */
    SEVERAL_TARGETS,
    /** A field of a kustomization or of a transformer's file that kustomize refuses. */
    INVALID_FIELD,
    /** A patch that cannot be applied. */
    INVALID_PATCH,
    /** A text that is no YAML, or a document that is no resource. */
    INVALID_RESOURCE,
    /** A build that is larger than what is looked at. */
    LIMIT
  }
}
