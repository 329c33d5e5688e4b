package dev.lintel.model.workflow.type;

/** The types of the contexts at one place. */
@FunctionalInterface
public interface Contexts {
  /**
   * Gives the type of a context; anything where nothing is known of it.
   *
   * @param name in lower case
   */
  Type of(String name);
}
