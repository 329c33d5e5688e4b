package dev.lintel.model.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the secrets of a document: in its text, and by their place in its tree. */
public final class Secrets {
  private static final Comparator<Candidate> ORDER =
      Comparator.comparingInt((Candidate c) -> c.span().resolved().start())
          .thenComparingInt(Candidate::rank)
          .thenComparing(c -> c.detector().id());

  private Secrets() {}

  /** Gives the secrets in the order of the text; one for each value. */
  public static List<Secret> of(Document document) {
    TextScan scan = new TextScan(document.source());
    List<Candidate> candidates = new ArrayList<>(scan.found());
    candidates.sort(ORDER);
    return candidates.stream()
        .map(c -> new Secret(c.detector().id(), c.detector().title(), c.span(), c.isCertain()))
        .toList();
  }
}
