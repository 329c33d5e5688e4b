/** Python as far as its strings go: tokens, the names that strings are bound to, their texts. */
package dev.lintel.syntax.python;
