/**
 * What a template engine replaces in SQL: Jinja with the names of dbt and Airflow, {@code ${name}}
 * and {@code $(name)}. It is hidden, told and never executed.
 */
package dev.lintel.syntax.sql.template;
