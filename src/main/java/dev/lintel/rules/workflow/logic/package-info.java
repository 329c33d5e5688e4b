/** Rules on what a workflow does, where each part of it is right and the whole cannot work. */
package dev.lintel.rules.workflow.logic;
