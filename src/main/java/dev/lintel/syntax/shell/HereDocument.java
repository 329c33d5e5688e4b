package dev.lintel.syntax.shell;

/**
 * Lines of the script that a command reads as its input.
 *
 * @param delimiter the word behind the operator
 * @param isExpanded whether the shell expands what stands in the body, as no part of the delimiter
 *     is quoted
 * @param body the lines without the one that ends them; its value has the escapes taken off where
 *     it is expanded
 */
public record HereDocument(Word delimiter, boolean isExpanded, Word body) {}
