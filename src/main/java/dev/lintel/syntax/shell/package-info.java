/**
 * The commands of {@code run:} blocks: enough of the shell to see what gates and what is masked.
 */
package dev.lintel.syntax.shell;
