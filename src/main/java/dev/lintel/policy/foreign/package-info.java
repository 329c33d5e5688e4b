/**
 * What the users of other tools left in comments, annotations and files, honoured where a rule
 * looks for what the tool's check looks for.
 */
package dev.lintel.policy.foreign;
