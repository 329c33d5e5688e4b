/**
 * What a rule is: the kinds of rules, their metadata, the catalog of all of them, and the sink that
 * they report to.
 */
package dev.lintel.rule;
