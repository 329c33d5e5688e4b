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
    /** What GitHub's grammar does not take is to be mended. */
    GRAMMAR,
    /** A key is to be added, or one that means nothing without it removed. */
    INCOMPLETE,
    /** A newer runtime is to be chosen. */
    RUNTIME,
    /** An input is to be given a text. */
    EMPTY_DEPRECATION,
    /** A file is to be added, or its path mended. */
    FILE,
    /** The YAML is to be mended. */
    YAML
  }
}
