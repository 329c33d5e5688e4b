package dev.lintel.rule;

/**
 * A check of another tool that looks for what a rule looks for, so that what its users left in
 * their files for it can be honoured.
 *
 * @param tool as {@code sqlfluff}
 * @param check what the tool calls the check, as {@code AM04}; a check with several names is
 *     several peers
 * @param message what the tool writes, for a tool whose users name its findings by their text;
 *     empty otherwise. {@code $1} is the first word in quotes of the rule's own message, {@code $2}
 *     the second
 */
public record Peer(String tool, String check, String message) {
  @Override
  public String toString() {
    return tool + "/" + check;
  }
}
