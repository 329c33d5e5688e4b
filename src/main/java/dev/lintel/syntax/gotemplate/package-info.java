/**
 * Go templates, as Helm charts hold them: their actions as tokens with spans, without evaluation.
 */
package dev.lintel.syntax.gotemplate;
