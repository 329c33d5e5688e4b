package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.FindingSink;
import dev.lintel.source.DataTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The references of a file to code of other repositories that are no full commit, each list in the
 * order of the text.
 *
 * @param branches the uses of a branch
 * @param tags of others by a tag, or by a branch that is not known as one
 * @param officialTags the same of GitHub's own actions
 * @param pinsOthers whether the file names a commit of code of others somewhere
 * @param pinsOfficial whether the file names a commit of an action of GitHub somewhere
 */
record MovableReferences(
    List<InRepository> branches,
    List<InRepository> tags,
    List<InRepository> officialTags,
    boolean pinsOthers,
    boolean pinsOfficial) {
  private static final Set<String> BRANCHES =
      Set.of("main", "master", "develop", "dev", "trunk", "head");

  /** Whoever runs a workflow trusts them already. */
  private static final Set<String> OFFICIAL = Set.of("actions", "github");

  /** Repositories whose code refuses to run by a commit. */
  private static final Set<String> TAG_ONLY =
      Set.copyOf(DataTable.rows("rules/workflow/tag-only-actions.txt"));

  /**
   * Gives the references that the option {@code policies} wants to be commits. Actions of GitHub
   * for which it asks that by name are like those of others.
   */
  static MovableReferences of(Definition definition, FindingSink sink) {
    List<PinningPolicy> policies = PinningPolicy.all(sink.option("policies"));
    List<InRepository> uses =
        definition.uses().stream()
            .flatMap(use -> use.remote().stream())
            .filter(use -> use.isPinned() || PinningPolicy.asksForCommit(policies, use))
            .toList();
    Predicate<InRepository> isPinned = InRepository::isPinned;
    Predicate<InRepository> isOfficial =
        use -> isOfficial(use) && !PinningPolicy.isNamed(policies, use);
    Predicate<InRepository> isBranch = MovableReferences::isBranch;
    Predicate<InRepository> isTag = isPinned.or(isBranch).or(MovableReferences::isTagOnly).negate();
    return new MovableReferences(
        uses.stream().filter(isBranch).toList(),
        uses.stream().filter(isTag.and(isOfficial.negate())).toList(),
        uses.stream().filter(isTag.and(isOfficial)).toList(),
        uses.stream().anyMatch(isPinned.and(isOfficial.negate())),
        uses.stream().anyMatch(isPinned.and(isOfficial)));
  }

  /** Groups the uses of one repository by one name, which one search and replace repairs. */
  static List<List<InRepository>> byName(List<InRepository> uses) {
    return List.copyOf(
        uses.stream()
            .collect(
                Collectors.groupingBy(
                    MovableReferences::name, LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  /** Gives repository and ref, as {@code github/codeql-action@v4}, the former in lower case. */
  private static String name(InRepository code) {
    return repository(code) + "@" + code.ref().text();
  }

  private static String repository(InRepository code) {
    return (code.owner() + "/" + code.name()).toLowerCase(Locale.ROOT);
  }

  private static boolean isBranch(InRepository code) {
    return BRANCHES.contains(code.ref().text().toLowerCase(Locale.ROOT));
  }

  private static boolean isTagOnly(InRepository code) {
    return TAG_ONLY.contains(repository(code));
  }

  private static boolean isOfficial(InRepository code) {
    return OFFICIAL.contains(code.owner().toLowerCase(Locale.ROOT));
  }
}
