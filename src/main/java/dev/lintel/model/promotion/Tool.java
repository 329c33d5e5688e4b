package dev.lintel.model.promotion;

import java.util.List;

/**
 * A tool that a step runs, by one of the ways to run it.
 *
 * @param name for people
 * @param pattern what is run: an action's slug, or a program and its subcommands
 * @param weakeners the inputs or options that keep it from failing
 * @param strengtheners the inputs, options or variables of which it takes one to fail; empty where
 *     it fails by itself
 * @param exemptions the inputs or options with which it checks nothing
 */
public record Tool(
    Purpose purpose,
    String name,
    Form form,
    List<String> pattern,
    List<String> weakeners,
    List<String> strengtheners,
    List<String> exemptions) {
  /** What a step does with a tool. */
  public enum Purpose {
    SCAN,
    TEST,
    DEPLOY
  }

  /** How a tool is run. */
  public enum Form {
    /** As an action. */
    USES,
    /** As a command of a script. */
    RUN
  }

  public Tool {
    pattern = List.copyOf(pattern);
    weakeners = List.copyOf(weakeners);
    strengtheners = List.copyOf(strengtheners);
    exemptions = List.copyOf(exemptions);
  }

  /** Tells whether a failure of the tool says that something must not go on. */
  public boolean isGate() {
    return purpose != Purpose.DEPLOY;
  }
}
