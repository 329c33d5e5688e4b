/** Rules on the scripts of {@code run:}, in workflows and in composite actions. */
package dev.lintel.rules.workflow.shell;
