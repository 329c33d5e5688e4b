package dev.lintel.syntax.sql;

/** What a query takes its rows from. */
public sealed interface QueryBody extends SqlNode
    permits Select, SetOperation, Values, TableQuery, NestedQuery {}
