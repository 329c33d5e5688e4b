package dev.lintel.syntax.sql;

/** What stands between the parentheses of a CREATE. */
public sealed interface TableElement extends SqlNode permits ColumnDefinition, TableConstraint {}
