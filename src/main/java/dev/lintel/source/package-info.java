/**
 * Texts under check and the places in them: spans, lines, origins, artifact kinds, discovery and
 * decoding.
 */
package dev.lintel.source;
