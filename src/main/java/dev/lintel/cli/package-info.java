/** The commands and the only printing. */
package dev.lintel.cli;
