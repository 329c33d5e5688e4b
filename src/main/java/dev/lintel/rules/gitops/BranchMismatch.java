package dev.lintel.rules.gitops;

import dev.lintel.finding.Reason;
import dev.lintel.model.Project;
import dev.lintel.model.gitops.Application;
import dev.lintel.model.gitops.ApplicationSource;
import dev.lintel.model.gitops.Revision;
import dev.lintel.model.promotion.Stage;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.ProjectRule;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds environments that follow the branch of another. Rationale and examples:
 * rules/gitops/branch-mismatch.md.
 */
public final class BranchMismatch implements ProjectRule {
  private static final int LEAST_SIBLINGS = 2;

  /** What an environment follows. */
  private record Follower(Stage stage, String repository, YamlScalar branch) {}

  private record Group(Stage stage, String repository) {}

  @Override
  public void check(Project project, FindingSink sink) {
    Once once = new Once(sink);
    Map<Group, List<Follower>> groups = new LinkedHashMap<>();
    for (Application application : project.gitOps().applications()) {
      for (Follower follower : followers(application)) {
        Optional<Stage> other = ofOtherStage(follower);
        if (other.isPresent()) {
          once.report(
              follower.branch(),
              "%s follows '%s', a branch of %s"
                  .formatted(name(follower.stage()), follower.branch().value(), name(other.get())));
        } else {
          groups
              .computeIfAbsent(
                  new Group(follower.stage(), follower.repository()), g -> new ArrayList<>())
              .add(follower);
        }
      }
    }
    groups.values().forEach(followers -> compare(followers, once));
  }

  private static List<Follower> followers(Application application) {
    Optional<Stage> stage = application.stage();
    if (stage.isEmpty()) {
      return List.of();
    }
    return application.sources().stream()
        .filter(source -> !source.isChart())
        .flatMap(source -> follower(stage.get(), source).stream())
        .toList();
  }

  private static Optional<Follower> follower(Stage stage, ApplicationSource source) {
    return source
        .revision()
        .filter(revision -> !Revision.isPinned(revision.value()))
        .filter(revision -> !revision.value().equalsIgnoreCase("HEAD"))
        .flatMap(revision -> source.repositoryKey().map(key -> new Follower(stage, key, revision)));
  }

  /** Only a branch that is called as a stage is one of it: {@code test-fixes} is not. */
  private static Optional<Stage> ofOtherStage(Follower follower) {
    String branch = follower.branch().value();
    boolean isWord = branch.chars().allMatch(Character::isLetter);
    return Stage.of(branch).filter(stage -> isWord && stage != follower.stage());
  }

  private static void compare(List<Follower> followers, Once once) {
    Map<String, List<Follower>> byBranch =
        followers.stream()
            .collect(
                Collectors.groupingBy(
                    follower -> follower.branch().value(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    if (byBranch.size() != 2) {
      return;
    }
    for (List<Follower> few : byBranch.values()) {
      List<Follower> most = followers.stream().filter(f -> !few.contains(f)).toList();
      if (few.size() == 1 && most.size() >= LEAST_SIBLINGS) {
        report(few.getFirst(), most.getFirst(), once);
      }
    }
  }

  private static void report(Follower one, Follower sibling, Once once) {
    once.report(
            one.branch(),
            "%s follows '%s' here and '%s' everywhere else"
                .formatted(name(one.stage()), one.branch().value(), sibling.branch().value()))
        .ifPresent(report ->
            report
                .related(sibling.branch().span(), "follows another branch")
                .lowered(Reason.UNCERTAIN));
  }

  private static String name(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }
}
