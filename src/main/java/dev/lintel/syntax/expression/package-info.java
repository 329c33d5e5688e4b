/** GitHub's {@code ${{ }}} expressions as trees with spans. */
package dev.lintel.syntax.expression;
