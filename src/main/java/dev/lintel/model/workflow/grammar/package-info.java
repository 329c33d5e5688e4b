/** GitHub's grammar of workflows and actions, and how a file is held against it. */
package dev.lintel.model.workflow.grammar;
