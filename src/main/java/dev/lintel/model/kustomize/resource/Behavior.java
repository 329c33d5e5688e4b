package dev.lintel.model.kustomize.resource;

/** What a generated resource does to one of the same id that is there already. */
public enum Behavior {
  /** None is said, which is {@code create}. */
  UNSPECIFIED,
  CREATE,
  REPLACE,
  MERGE
}
