package dev.lintel.cli;

/** The version of this Lintel. */
final class Version {
  /** As pom.xml has it; VersionTest holds them equal. */
  static final String NUMBER = "0.1.0";

  private Version() {}
}
