/** What is wrong with a statement, and what it means, once the tables are known. */
package dev.lintel.model.sql.validation;
