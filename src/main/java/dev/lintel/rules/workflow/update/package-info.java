/** What GitHub refuses, and what cannot work, in dependabot.yml. */
package dev.lintel.rules.workflow.update;
