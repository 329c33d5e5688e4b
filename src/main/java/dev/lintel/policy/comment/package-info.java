/** The comments of every language, and the suppressions that are written in them. */
package dev.lintel.policy.comment;
