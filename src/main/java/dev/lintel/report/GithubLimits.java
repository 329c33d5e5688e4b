package dev.lintel.report;

/**
 * How much of a SARIF file GitHub takes: docs.github.com, "SARIF support for code scanning", read
 * on 2026-11-20. Over the limits of runs and files it refuses the file; of longer lists in a result
 * it keeps the start.
 */
final class GithubLimits {
  /** Results of a run. */
  static final int RESULTS = 25_000;

  /** Bytes of a file when it is packed by gzip: ten million are less than 10 MB by any count. */
  static final int PACKED_BYTES = 10_000_000;

  /** Characters of the short and the full description of a rule. */
  static final int DESCRIPTION = 1024;

  /** Tags of a rule. */
  static final int TAGS = 20;

  /** Locations of a result that are kept. */
  static final int LOCATIONS = 100;

  /** Locations of the thread flows of a result that are kept. */
  static final int STEPS = 1000;

  private GithubLimits() {}
}
