/** The project: all artifacts of a run and the lookups across them. */
package dev.lintel.model;
