package dev.lintel.engine;

import dev.lintel.engine.Survey.Evidence;
import dev.lintel.model.promotion.Stage;
import dev.lintel.source.ArtifactKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The first lintel.yml of a repository: what is seen there decides the preset, and everything that
 * a team may want next stands in it as a comment.
 *
 * @param preset the preset that fits; empty where none does
 * @param text the file, which holds the preset and leaves out what no person wrote, and no more
 */
public record StarterPolicy(Optional<String> preset, String text) {
  /** Makes the one for the repository at a root. */
  public static StarterPolicy of(Path root) {
    Survey survey = Survey.of(root);
    Optional<Fit> fit = fit(survey.evidence());
    List<String> parts = new ArrayList<>();
    parts.add(head(survey));
    parts.add(fit.map(StarterPolicy::extend).orElse(NO_PRESET));
    parts.add(exclude(survey));
    parts.add(GATES);
    environments(survey).ifPresent(parts::add);
    parts.add(EXAMPLES);
    return new StarterPolicy(fit.map(Fit::preset), String.join("\n", parts));
  }

  private static final Comparator<String> STAGE_ORDER =
      Comparator.comparing((String name) -> Stage.of(name).orElseThrow())
          .thenComparing(Comparator.naturalOrder());

  /**
   * A preset that fits.
   *
   * @param because a sentence
   */
  private record Fit(String preset, String because) {}

  /** What is seldom found elsewhere is asked first. */
  private static Optional<Fit> fit(Map<Evidence, String> evidence) {
    List<Fit> fits = new ArrayList<>();
    add(fits, evidence, Evidence.BUNDLE, "databricks-bundle", "is a Databricks Asset Bundle");
    add(fits, evidence, Evidence.ARGO_CD, "gitops", "is deployed by Argo CD");
    add(fits, evidence, Evidence.AIRFLOW, "airflow-etl", "runs in Airflow");
    add(fits, evidence, Evidence.KUSTOMIZATION, "gitops", "is built by kustomize");
    add(fits, evidence, Evidence.SPARK, "spark-job", "runs on Spark");
    add(fits, evidence, Evidence.LEARNING, "ml-platform", "trains or serves models");
    return fits.stream().findFirst();
  }

  private static void add(
      List<Fit> fits, Map<Evidence, String> evidence, Evidence seen, String preset, String what) {
    String path = evidence.get(seen);
    if (path != null) {
      fits.add(
          new Fit(
              preset,
              "This repository " + what + ", as " + (isPlain(path) ? path : "a file") + " shows."));
    }
  }

  /** Tells whether a path means itself in a comment, in quotes and as a pattern; most do. */
  private static boolean isPlain(String path) {
    return path.chars()
        .allMatch(c ->
            c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "_-./".indexOf(c) >= 0);
  }

  private static String head(Survey survey) {
    List<String> kinds = new ArrayList<>();
    for (Map.Entry<ArtifactKind, Integer> kind : survey.kinds().entrySet()) {
      kinds.add(kind.getKey().id() + " " + kind.getValue());
    }
    String seen = kinds.isEmpty() ? "nothing but text" : String.join(", ", kinds);
    return """
    # What Lintel checks here, and how strictly. 'lintel config show' prints the policy as it holds.
    # Files of each kind: %s.
    """
        .formatted(seen);
  }

  private static String extend(Fit fit) {
    return """
    # %s
    # The preset sets severities and gates for such a pipeline; what stands in this file overrides it.
    extends: lintel:%s
    """
        .formatted(fit.because(), fit.preset());
  }

  private static final String NO_PRESET =
      """
      # A preset sets severities and gates for a sort of pipeline:
      # airflow-etl, databricks-bundle, gitops, ml-platform or spark-job.
      # extends: lintel:gitops
      """;

  private static String exclude(Survey survey) {
    StringBuilder text =
        new StringBuilder(
            """
            # Files that are not checked, as patterns of .gitignore. Vendored and built trees are left out anyway.
            """);
    List<String> generated = survey.generated().stream().filter(StarterPolicy::isPlain).toList();
    if (generated.isEmpty()) {
      return text.append("# exclude:\n#   - generated/\n").toString();
    }
    text.append("exclude:\n");
    generated.forEach(directory -> text.append("  - \"/").append(directory).append("\"\n"));
    return text.toString();
  }

  private static final String GATES =
      """
      # A gate fails at 'block' or worse and counts from 'alert' on; 'never' switches either off.
      # gates:
      #   security: {block: high, alert: medium}
      """;

  private static Optional<String> environments(Survey survey) {
    Map<String, String> seen = new TreeMap<>(STAGE_ORDER);
    survey
        .environments()
        .forEach((name, path) -> {
          if (isPlain(path)) {
            seen.put(name, path);
          }
        });
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    String last = seen.keySet().stream().reduce((a, b) -> b).orElseThrow();
    return Optional.of(
        """
        # Environments seen here: %s. One of them can be held to more than the others.
        # overrides:
        #   - path: %s
        #     rules:
        #       kubernetes/missing-resource-limits: critical
        """
            .formatted(String.join(", ", seen.keySet()), seen.get(last)));
  }

  private static final String EXAMPLES =
      """
      # One rule, everywhere or in some files; 'lintel explain RULE' says what it wants.
      # rules:
      #   kubernetes/missing-resource-limits:
      #     severity: high
      #     exclude: [examples/]

      # A finding that is accepted, with a reason, and if you like until a day.
      # suppress:
      #   - rule: kubernetes/host-namespace
      #     object: DaemonSet/node-agent
      #     reason: the agent reads the node's counters
      #     until: 2027-03-01

      # What was there before the first check: 'lintel baseline create' writes it down, and from then on
      # only new findings count.
      # baseline:
      #   file: ci/lintel-baseline.jsonl
      """;
}
