/** What SQL means: the tables that it speaks of, and what a statement says when they are known. */
package dev.lintel.model.sql;
