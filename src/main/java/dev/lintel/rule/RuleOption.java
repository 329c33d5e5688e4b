package dev.lintel.rule;

/**
 * A setting of a rule.
 *
 * @param type {@code string}, {@code integer}, {@code boolean} or {@code list} (comma-separated)
 * @param defaultValue as the user would write it
 * @param meaning one sentence
 */
public record RuleOption(String name, String type, String defaultValue, String meaning) {}
