package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Reason;
import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.LineIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds code of others by a name that can be moved. All uses of one text are one finding, since one
 * search and replace repairs them. Rationale and examples: rules/workflow/unpinned-action.md.
 */
public final class UnpinnedAction implements DefinitionRule {
  private static final Set<String> BRANCHES =
      Set.of("main", "master", "develop", "dev", "trunk", "head");

  @Override
  public void check(Definition definition, FindingSink sink) {
    Map<String, List<InRepository>> branches = new LinkedHashMap<>();
    Map<String, List<InRepository>> tags = new LinkedHashMap<>();
    Map<String, String> commits = commits(definition);
    List<PinningPolicy> policies = PinningPolicy.all(sink.option("policies"));
    for (Definition.Use use : definition.uses()) {
      use.remote()
          .filter(code -> !code.isPinned() && PinningPolicy.asksForCommit(policies, code))
          .ifPresent(code -> {
            (isBranch(code) ? branches : tags)
                .computeIfAbsent(code.span().text(), _ -> new ArrayList<>())
                .add(code);
          });
    }
    for (List<InRepository> same : branches.values()) {
      InRepository first = same.getFirst();
      Report report =
          sink.report(
              first.span(),
              "'%s' runs whatever branch '%s' points to on the day"
                  .formatted(first.slug(), first.ref().text()));
      same.subList(1, same.size()).forEach(other -> report.related(other.span(), "used here too"));
    }
    tags.values().forEach(same -> reportTags(same, commits, sink));
  }

  private static boolean isBranch(InRepository code) {
    return BRANCHES.contains(code.ref().text().toLowerCase(Locale.ROOT));
  }

  /** Whether the release behind a tag is immutable is not known here. */
  private static void reportTags(
      List<InRepository> tags, Map<String, String> commits, FindingSink sink) {
    InRepository first = tags.getFirst();
    Report report =
        sink.report(
                first.span(),
                "'%s' runs whatever tag or branch '%s' points to on the day"
                    .formatted(first.slug(), first.ref().text()))
            .lowered(Reason.UNCERTAIN);
    List<Edit> edits = new ArrayList<>();
    for (InRepository tag : tags) {
      Optional.ofNullable(commits.get(key(tag, tag.ref().text())))
          .flatMap(commit -> pin(tag, commit))
          .ifPresent(edits::add);
    }
    for (InRepository other : tags.subList(1, tags.size())) {
      report.related(other.span(), "used here too");
    }
    if (edits.size() == tags.size()) {
      report.fix(new Fix("Write the commits that this file pins elsewhere", true, edits));
    }
  }

  /** Gives the commits that the file itself names for a version, behind a pinned use of it. */
  private static Map<String, String> commits(Definition definition) {
    Map<String, String> commits = new HashMap<>();
    for (Definition.Use use : definition.uses()) {
      use.remote()
          .filter(InRepository::isPinned)
          .ifPresent(code ->
              VersionComment.of(definition.stream(), code)
                  .ifPresent(version -> commits.put(key(code, version), code.ref().text())));
    }
    return commits;
  }

  private static String key(InRepository code, String version) {
    return (code.owner() + "/" + code.name()).toLowerCase(Locale.ROOT) + "@" + version;
  }

  /** The version goes into a comment, so nothing else may stand behind the reference. */
  private static Optional<Edit> pin(InRepository tag, String commit) {
    return tag.ref()
        .exact()
        .filter(place -> {
          LineIndex lines = place.source().lines();
          int end = lines.end(lines.lineAt(place.end()));
          return place.source().content().substring(place.end(), end).isBlank();
        })
        .map(place -> new Edit(place, commit + " # " + tag.ref().text()));
  }
}
