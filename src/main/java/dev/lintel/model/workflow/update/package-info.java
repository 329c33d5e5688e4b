/**
 * dependabot.yml: what is kept up to date, how GitHub reads the file, and the repository below it.
 */
package dev.lintel.model.workflow.update;
