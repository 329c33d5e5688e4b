package dev.lintel.engine;

import dev.lintel.finding.FixRun;

/**
 * What came of fixing.
 *
 * @param check what is left; its result is the run's
 */
public record FixResult(FixRun run, CheckResult check) {}
