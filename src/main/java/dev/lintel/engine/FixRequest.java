package dev.lintel.engine;

/**
 * What to fix, and how.
 *
 * @param check what is checked; only what it finds is fixed
 * @param withUnsafe whether fixes are applied that may change more than the defect
 * @param isDry whether nothing is written
 */
public record FixRequest(CheckRequest check, boolean withUnsafe, boolean isDry) {}
