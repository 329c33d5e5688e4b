/** What only the plan of a query shows: what crosses its subqueries, its CTEs and views. */
package dev.lintel.model.sql.plan;
