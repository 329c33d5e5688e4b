package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.source.DataTable;
import dev.lintel.source.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds actions whose owner is one letter away from that of a well-known one. Rationale and
 * examples: rules/workflow/typosquatted-action.md.
 */
public final class TyposquattedAction implements DefinitionRule {
  private static final List<String> POPULAR = DataTable.rows("rules/workflow/popular-actions.txt");

  private static final Set<String> OWNERS = new HashSet<>();

  static {
    POPULAR.forEach(slug -> OWNERS.add(slug.substring(0, slug.indexOf('/'))));
  }

  @Override
  public void check(Definition definition, FindingSink sink) {
    definition.uses().stream()
        .flatMap(use -> use.remote().stream())
        .forEach(code ->
            imitated(code)
                .ifPresent(known ->
                    sink.report(
                        code.span(),
                        "'%s/%s' is nearly '%s', and somebody else's"
                            .formatted(code.owner(), code.name(), known))));
  }

  /** The owner of a well-known action may have others whose names are alike. */
  private static Optional<String> imitated(InRepository code) {
    String owner = code.owner().toLowerCase(Locale.ROOT);
    String slug = owner + "/" + code.name().toLowerCase(Locale.ROOT);
    if (OWNERS.contains(owner)) {
      return Optional.empty();
    }
    return POPULAR.stream().filter(known -> Spelling.isOneApart(known, slug)).findFirst();
  }
}
