/** What people and programs read of a run: each format is a function of the run's result. */
package dev.lintel.report;
