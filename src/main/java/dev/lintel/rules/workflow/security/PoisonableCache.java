package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Trigger;
import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.DataTable;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.Word;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds caches that any run may fill, in runs that publish. Rationale and examples:
 * rules/workflow/poisonable-cache.md.
 */
public final class PoisonableCache implements DefinitionRule {
  private static final List<String> PUBLISHING = DataTable.rows("rules/workflow/publishing.txt");
  private static final Pattern RELEASE_JOB = Pattern.compile("(?i)publish|release");
  private static final Set<String> RELEASE_BRANCHES = Set.of("release", "releases", "production");

  @Override
  public void check(Definition definition, FindingSink sink) {
    definition.workflow().ifPresent(workflow -> check(definition, workflow, sink));
  }

  private static void check(Definition definition, Workflow workflow, FindingSink sink) {
    Optional<Span> release = release(workflow);
    boolean isOnlyOnTags =
        workflow.triggers().stream().anyMatch(PoisonableCache::hasTags)
            && workflow.triggers().stream().noneMatch(PoisonableCache::hasReleaseBranch);
    List<StepSite> steps = definition.steps();
    Optional<Report> first = Optional.empty();
    for (StepSite site : steps) {
      Optional<CachingAction.Use> cache = CachingAction.of(site);
      if (cache.isEmpty() || isOnlyOnTags && isOffOnTags(site, cache.get())) {
        continue;
      }
      Optional<Span> publisher =
          release.isPresent()
              ? Optional.empty()
              : publisher(site, steps).or(() -> releaseJob(workflow, site));
      if (release.isEmpty() && publisher.isEmpty()) {
        continue;
      }
      InRepository code = (InRepository) site.step().uses().orElseThrow();
      if (first.isPresent()) {
        first.get().related(code.span(), "so does '%s'".formatted(code.slug()));
        continue;
      }
      Report report = report(code, cache.get(), sink);
      release.ifPresent(trigger -> report.related(trigger, "a release starts it"));
      publisher.ifPresent(step -> report.related(step, "published here"));
      first = Optional.of(report);
    }
  }

  /** Of a workflow that tests pull requests too, not every job is part of a release. */
  private static Optional<Span> release(Workflow workflow) {
    return workflow.trigger("pull_request").isPresent()
        ? Optional.empty()
        : workflow.triggers().stream()
            .filter(PoisonableCache::isRelease)
            .map(Trigger::span)
            .findFirst();
  }

  private static boolean isOffOnTags(StepSite site, CachingAction.Use cache) {
    return Stream.concat(
            cache.setting().flatMap(setting -> setting.value().scalar()).stream(),
            site.step().condition().stream())
        .anyMatch(PoisonableCache::isOffOnTags);
  }

  private static Report report(InRepository code, CachingAction.Use cache, FindingSink sink) {
    Report report =
        sink.report(
            code.span(),
            "'%s' brings what any earlier run left in the cache into a run that publishes; switch it off there"
                .formatted(code.slug()));
    cache
        .setting()
        .map(YamlEntry::span)
        .ifPresent(span -> report.related(span, "switched on here"));
    return report;
  }

  /** A release, and a push of tags or of release branches, and of nothing else. */
  private static boolean isRelease(Trigger trigger) {
    return trigger.event().equals("release")
        || trigger.event().equals("push")
            && trigger.branches().stream().allMatch(PoisonableCache::isReleaseBranch)
            && (hasTags(trigger) || hasReleaseBranch(trigger));
  }

  private static boolean hasTags(Trigger trigger) {
    return trigger.event().equals("release")
        || trigger.event().equals("push")
            && trigger.settings().filter(s -> s.find("tags").isPresent()).isPresent();
  }

  private static boolean hasReleaseBranch(Trigger trigger) {
    return trigger.event().equals("push")
        && trigger.branches().stream().anyMatch(PoisonableCache::isReleaseBranch);
  }

  private static boolean isReleaseBranch(String branch) {
    return RELEASE_BRANCHES.contains(branch.toLowerCase(Locale.ROOT).split("[/*-]", 2)[0]);
  }

  /** Tells whether an expression is sure to be false where the ref is a tag. */
  private static boolean isOffOnTags(YamlScalar value) {
    Interpolation parsed =
        value.value().contains("${{")
            ? Interpolation.of(value.text())
            : Interpolation.ofCondition(value.text());
    return parsed.islands().size() == 1
        && parsed
            .islands()
            .getFirst()
            .expression()
            .tree()
            .flatMap(OnTag::value)
            .filter(isTrue -> !isTrue)
            .isPresent();
  }

  /** Gives the step of the same job that publishes. */
  private static Optional<Span> publisher(StepSite site, List<StepSite> steps) {
    return steps.stream()
        .filter(other -> PersistedCredentials.isSameJob(site, other))
        .flatMap(other -> published(other).stream())
        .findFirst();
  }

  /** Beside pushes of branches, tags start the jobs that are called so for a release. */
  private static Optional<Span> releaseJob(Workflow workflow, StepSite site) {
    boolean isStartedByTags =
        workflow.trigger("pull_request").isEmpty()
            && workflow.triggers().stream().anyMatch(PoisonableCache::hasTags);
    return site.job()
        .filter(_ -> isStartedByTags)
        .filter(job -> RELEASE_JOB.matcher(job.id()).find())
        .map(Job::span);
  }

  private static Optional<Span> published(StepSite site) {
    Optional<String> action = site.action();
    if (action.isPresent()) {
      boolean isPush =
          action.get().equals("docker/build-push-action")
              && site.inputText("push").filter(push -> !push.equals("false")).isPresent();
      return isPush || PUBLISHING.contains("uses " + action.get())
          ? site.step().uses().map(used -> used.span())
          : Optional.empty();
    }
    return site.commands().stream()
        .filter(PoisonableCache::isPublishing)
        .map(Command.Simple::span)
        .findFirst();
  }

  private static boolean isPublishing(Command.Simple command) {
    List<String> words = command.words().stream().map(Word::value).toList();
    String line = "run " + String.join(" ", words) + " ";
    return !words.contains("--dry-run")
        && PUBLISHING.stream().anyMatch(known -> line.startsWith(known + " "));
  }
}
