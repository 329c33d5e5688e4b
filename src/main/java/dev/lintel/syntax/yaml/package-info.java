/**
 * YAML as a tree with spans, straight from SnakeYAML's events. Nothing outside this package knows
 * SnakeYAML.
 */
package dev.lintel.syntax.yaml;
