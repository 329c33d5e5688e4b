package dev.lintel.model.workflow.action;

import java.util.Optional;

/**
 * An input of an action.
 *
 * @param isRequired whether the action asks for it and has no default
 * @param deprecation what the action says to those who still use it; empty text where it is
 *     deprecated and nothing more is known, empty where it is not deprecated
 */
public record ActionInput(String name, boolean isRequired, Optional<String> deprecation) {}
