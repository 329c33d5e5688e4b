/** What pre-commit refuses, and what does not do what it seems to, in .pre-commit-config.yaml. */
package dev.lintel.rules.workflow.hook;
