/** GitHub workflows and actions as typed views over YAML. */
package dev.lintel.model.workflow;
