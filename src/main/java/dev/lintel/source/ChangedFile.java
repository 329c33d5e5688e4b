package dev.lintel.source;

import java.util.Optional;

/**
 * A file that was added or changed.
 *
 * @param before what it was; empty where it is new or nobody can tell, so that all of it counts
 */
public record ChangedFile(ProjectFile file, Optional<ProjectFile> before) {}
