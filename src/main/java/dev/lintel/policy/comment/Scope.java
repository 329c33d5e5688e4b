package dev.lintel.policy.comment;

import java.util.Arrays;
import java.util.Optional;

/** How much of a file a suppression is for. */
public enum Scope {
  /** Its own line, or the next one that holds anything. */
  LINE("ignore"),
  /** The object that it stands in or directly above. */
  OBJECT("ignore-object"),
  FILE("ignore-file");

  private final String verb;

  Scope(String verb) {
    this.verb = verb;
  }

  /** Gives the word that asks for it. */
  String verb() {
    return verb;
  }

  /** Gives how to write a suppression of this scope. */
  public String form() {
    return "'lintel: " + verb + "[rule-id] reason'";
  }

  static Optional<Scope> of(String verb) {
    return Arrays.stream(values()).filter(scope -> scope.verb.equals(verb)).findFirst();
  }
}
