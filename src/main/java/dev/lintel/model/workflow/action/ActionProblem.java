package dev.lintel.model.workflow.action;

import dev.lintel.source.Span;

/**
 * What is wrong with an action.yml.
 *
 * @param message one sentence without a period
 */
public record ActionProblem(Kind kind, Span place, String message) {
  /** What a person does about it. */
  public enum Kind {
    /** A key is to be added. */
    MISSING_KEY,
    /** Another runtime is to be chosen. */
    RUNTIME,
    /** A key is to be removed. */
    FOREIGN_KEY,
    /** An icon or colour that there is is to be chosen. */
    BRANDING,
    /** An input is to be given a text. */
    EMPTY_DEPRECATION,
    /** A file is to be added, or its path mended. */
    FILE,
    /** The YAML is to be mended. */
    YAML
  }
}
