/** Where the texts that a workflow or an action brings into its steps come from. */
package dev.lintel.model.workflow.flow;
