/**
 * What a run has to say: findings with their places, fixes and severities, and the result of a run.
 */
package dev.lintel.finding;
