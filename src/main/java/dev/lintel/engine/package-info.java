/**
 * Puts a run together: files become artifacts, artifacts a project, rules give findings, policy
 * decides. One facade for each command.
 */
package dev.lintel.engine;
