/**
 * Reads the tables of running systems: a Hive Metastore, a database with JDBC. The only code of
 * Lintel that opens a connection, and only where {@code catalog import} is told to.
 */
package dev.lintel.catalogs;
