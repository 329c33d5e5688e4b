package dev.lintel.policy;

import dev.lintel.finding.Finding;
import dev.lintel.source.Gitignore;
import dev.lintel.source.Glob;
import dev.lintel.source.Span;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An entry of {@code suppress:} in lintel.yml.
 *
 * @param place its {@code until}, else its {@code rule}
 * @param rules a rule id, or a glob over ids
 * @param paths the files that it is for; empty for all
 * @param object kind and name of a Kubernetes object, as {@code Deployment/web}; empty for all
 * @param until the last day that it holds
 */
record ConfiguredSuppression(
    Span place,
    String rules,
    Optional<Gitignore> paths,
    Optional<Glob> object,
    String reason,
    Optional<LocalDate> until) {
  boolean accepts(Finding finding, Optional<String> objectOfFinding) {
    return Glob.of(rules).matches(finding.rule().toString())
        && paths.map(p -> p.ignores(finding.path(), false)).orElse(true)
        && object.map(o -> objectOfFinding.map(o::matches).orElse(false)).orElse(true);
  }

  boolean isExpired(LocalDate today) {
    return until.map(today::isAfter).orElse(false);
  }
}
