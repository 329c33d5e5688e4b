/** Rules on the expressions of workflows and actions. */
package dev.lintel.rules.workflow.expression;
