/** What an installed shellcheck says of the scripts of workflows and actions. */
package dev.lintel.engine.shellcheck;
