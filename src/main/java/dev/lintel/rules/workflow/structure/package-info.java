/** Rules on how a workflow or action stands to GitHub's grammar. */
package dev.lintel.rules.workflow.structure;
