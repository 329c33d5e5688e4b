/** Rules on what a workflow, an action or the files around them let others do. */
package dev.lintel.rules.workflow.security;
