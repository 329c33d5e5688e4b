/** Helm charts: what their files say, without rendering. */
package dev.lintel.model.helm;
