/** What the actions and reusable workflows that a workflow uses take and give. */
package dev.lintel.model.workflow.action;
