/** How secrets are found: keywords, candidates, decoders and the table of detectors. */
package dev.lintel.model.secret;
