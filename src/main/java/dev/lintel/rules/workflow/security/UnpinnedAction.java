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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds code of others by a name that can be moved. What one repair reaches is one finding: the
 * uses of one repository by one name, and all tags of a file that pins nothing yet. Rationale and
 * examples: rules/workflow/unpinned-action.md.
 */
public final class UnpinnedAction implements DefinitionRule {
  private static final String USED_TOO = "used here too";

  @Override
  public void check(Definition definition, FindingSink sink) {
    MovableReferences references = MovableReferences.of(definition, sink);
    for (List<InRepository> same : MovableReferences.byName(references.branches())) {
      InRepository first = same.getFirst();
      Report report =
          sink.report(
              first.span(),
              "'%s' runs whatever branch '%s' points to on the day"
                  .formatted(first.slug(), first.ref().text()));
      relateOthers(same, report);
    }
    Map<String, String> commits = commits(definition);
    if (references.pinsOthers()) {
      reportSlips(references.tags(), commits, sink);
    } else if (!references.tags().isEmpty()) {
      reportTags(references.tags(), sink);
    }
    if (references.pinsOfficial()) {
      reportSlips(references.officialTags(), commits, sink);
    }
  }

  /** Where a file pins actions of the same kind, each tag is one that was overlooked. */
  private static void reportSlips(
      List<InRepository> tags, Map<String, String> commits, FindingSink sink) {
    for (List<InRepository> same : MovableReferences.byName(tags)) {
      Report report = reportTags(same, sink);
      List<Edit> edits = new ArrayList<>();
      for (InRepository tag : same) {
        Optional.ofNullable(commits.get(key(tag, tag.ref().text())))
            .flatMap(commit -> pin(tag, commit))
            .ifPresent(edits::add);
      }
      if (edits.size() == same.size()) {
        report.fix(new Fix("Write the commits that this file pins elsewhere", true, edits));
      }
    }
  }

  /** Whether the release behind a tag is immutable is not known here. */
  static Report reportTags(List<InRepository> tags, FindingSink sink) {
    InRepository first = tags.getFirst();
    int more = MovableReferences.byName(tags).size() - 1;
    Report report =
        sink.report(
                first.span(),
                "'%s' runs whatever tag or branch '%s' points to on the day%s"
                    .formatted(
                        first.slug(),
                        first.ref().text(),
                        more == 0 ? "" : ", and so do %d more".formatted(more)))
            .lowered(Reason.UNCERTAIN);
    relateOthers(tags, report);
    return report;
  }

  private static void relateOthers(List<InRepository> same, Report report) {
    String first = same.getFirst().span().text();
    for (InRepository other : same.subList(1, same.size())) {
      boolean isSame = other.span().text().equals(first);
      report.related(other.span(), isSame ? USED_TOO : "'%s' too".formatted(other.slug()));
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
