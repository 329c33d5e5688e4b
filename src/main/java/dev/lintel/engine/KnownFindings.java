package dev.lintel.engine;

import dev.lintel.policy.Baseline;

/**
 * A baseline that was read.
 *
 * @param path of its file, relative to the root
 */
record KnownFindings(String path, Baseline baseline) {}
