package dev.lintel.model.kubernetes;

/** Compares namespaces of which some are not written. */
final class Namespaces {
  private Namespaces() {}

  /** An object without a namespace goes where {@code kubectl -n} says, which may be any. */
  static boolean mayBeOne(String a, String b) {
    return a.isEmpty() || b.isEmpty() || a.equals(b);
  }
}
