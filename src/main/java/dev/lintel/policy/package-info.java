/**
 * What runs and how strictly: lintel.yml, the selection of rules, suppressions and gates. Nothing
 * here reads a file of the tree or a clock.
 */
package dev.lintel.policy;
