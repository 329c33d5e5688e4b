/**
 * The rules, one class each, by area; {@code RuleIndex} is generated from their documents in
 * rules/.
 */
package dev.lintel.rules;
