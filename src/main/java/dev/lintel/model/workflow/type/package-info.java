/** Static types of the expressions of workflows and actions. */
package dev.lintel.model.workflow.type;
