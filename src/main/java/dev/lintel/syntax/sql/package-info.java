/**
 * SQL as Lintel's own sealed tree, made from the ANTLR grammar in grammar/. Nothing outside this
 * package knows ANTLR.
 */
package dev.lintel.syntax.sql;
