package dev.lintel.model.secret;

import static dev.lintel.model.secret.Detector.Form.KUBERNETES_SECRET;
import static dev.lintel.model.secret.Detector.Form.PASSWORD;

import dev.lintel.source.ArtifactKind;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlDocument;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the secrets of a document.
 *
 * <p>Steps: search its text, then what base64 hides in it, three times deep; look at its tree, for
 * the values that only their place tells; keep of several findings on one value the one that knows
 * most.
 */
public final class Secrets {
  private static final int DEEPEST = 3;

  private final List<Candidate> candidates = new ArrayList<>();

  private Secrets() {}

  /** Gives the secrets in the order of the text. */
  public static List<Secret> of(Document document) {
    Secrets secrets = new Secrets();
    TextScan scan = secrets.search(document.source(), 0);
    secrets.place(document, scan);
    return secrets.best();
  }

  /** Adds what only its place tells. */
  private void place(Document document, TextScan scan) {
    Optional<SecretData> data = scan.structural(KUBERNETES_SECRET).map(SecretData::new);
    Optional<YamlStream> yaml = document.yaml();
    if (yaml.isPresent()) {
      YamlScan tree = new YamlScan(yaml.get(), document.kind(), scan.structural(PASSWORD), data);
      candidates.addAll(tree.found());
      tree.derived().forEach(text -> search(text, 1));
    } else {
      candidates.addAll(scan.passwords());
    }
    if (data.isPresent()) {
      if (document.kind() == ArtifactKind.HELM_TEMPLATE
          || yaml.filter(Secrets::isBroken).isPresent()) {
        new SecretLines(document.source(), data.get());
      }
      candidates.addAll(data.get().found());
      data.get().decoded().forEach(text -> search(text, 1));
    }
  }

  private static boolean isBroken(YamlStream yaml) {
    return yaml.documents().stream().anyMatch(YamlDocument::isBroken);
  }

  private TextScan search(SourceText source, int depth) {
    TextScan scan = new TextScan(source);
    candidates.addAll(scan.found());
    if (depth < DEEPEST) {
      Base64Text.runs(source, decoded -> search(decoded, depth + 1));
    }
    return scan;
  }

  private List<Secret> best() {
    if (candidates.isEmpty()) {
      return List.of();
    }
    Collections.sort(candidates);
    List<Candidate> kept = new ArrayList<>();
    Set<Span> taken = new HashSet<>();
    NavigableMap<Integer, Integer> covered = new TreeMap<>();
    int rank = 0;
    int sure = 0;
    for (Candidate candidate : candidates) {
      if (candidate.rank() > rank) {
        kept.subList(sure, kept.size()).forEach(better -> cover(covered, better.place()));
        rank = candidate.rank();
        sure = kept.size();
      }
      if (!isCovered(covered, candidate.place()) && taken.add(candidate.place())) {
        kept.add(candidate);
      }
    }
    kept.sort((a, b) -> Integer.compare(a.place().start(), b.place().start()));
    return kept.stream().map(Candidate::secret).toList();
  }

  private static void cover(NavigableMap<Integer, Integer> covered, Span place) {
    covered.merge(place.start(), place.end(), Math::max);
  }

  private static boolean isCovered(NavigableMap<Integer, Integer> covered, Span place) {
    Map.Entry<Integer, Integer> before = covered.lowerEntry(Math.max(place.end(), 1));
    return before != null && before.getValue() > place.start();
  }
}
