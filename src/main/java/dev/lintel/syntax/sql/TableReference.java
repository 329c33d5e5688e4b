package dev.lintel.syntax.sql;

/** What stands in a FROM clause. */
public sealed interface TableReference extends SqlNode
    permits TableName, DerivedTable, TableFunction, Join, LateralView, Pivot, Unpivot, OtherTable {}
