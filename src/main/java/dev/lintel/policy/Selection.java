package dev.lintel.policy;

import dev.lintel.finding.Gate;
import dev.lintel.finding.RuleId;
import dev.lintel.finding.Severity;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.Persona;
import dev.lintel.rule.RuleMeta;
import dev.lintel.source.Glob;
import dev.lintel.source.Spelling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the command line asks to run; it narrows what lintel.yml allows. A rule that {@code --only}
 * names by its whole id runs whatever lintel.yml and the persona say.
 *
 * @param only globs over rule ids; empty for all rules
 * @param skip globs over rule ids
 * @param tags a rule with one of them is selected; empty for all rules
 * @param gate empty for all gates
 * @param persona empty for lintel.yml's; every persona where tags are given
 * @param failOn the block level of every gate; empty for lintel.yml's
 */
public record Selection(
    List<String> only,
    List<String> skip,
    Set<String> tags,
    Optional<Gate> gate,
    Optional<Persona> persona,
    Optional<Severity> failOn) {
  /** Asks for nothing in particular. */
  public static final Selection DEFAULT =
      new Selection(
          List.of(), List.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

  public Selection {
    only = List.copyOf(only);
    skip = List.copyOf(skip);
    tags = Set.copyOf(tags);
  }

  /** Tells whether the rule is among those asked for; the persona is not looked at. */
  boolean admits(RuleMeta rule) {
    String id = rule.id().toString();
    return gate.map(g -> g == rule.gate()).orElse(true)
        && (tags.isEmpty() || !Collections.disjoint(tags, rule.tags()))
        && (only.isEmpty() || matchesAny(only, id))
        && !matchesAny(skip, id);
  }

  boolean names(RuleId rule) {
    return only.contains(rule.toString());
  }

  /** Gives who is spoken to, with lintel.yml's word for where the command line has none. */
  Persona persona(Optional<Persona> configured) {
    return persona.orElse(tags.isEmpty() ? configured.orElse(Persona.REGULAR) : Persona.AUDITOR);
  }

  private static boolean matchesAny(List<String> globs, String id) {
    return globs.stream().anyMatch(glob -> Glob.of(glob).matches(id));
  }

  /** Gives what is asked for and does not exist. */
  List<String> problems(Catalog catalog) {
    List<String> problems = new ArrayList<>();
    unmatched("--only", only, catalog, problems);
    unmatched("--skip", skip, catalog, problems);
    Set<String> known = new TreeSet<>();
    catalog.entries().forEach(entry -> known.addAll(entry.meta().tags()));
    for (String tag : new TreeSet<>(tags)) {
      if (!known.contains(tag)) {
        problems.add("--tag: unknown tag '" + tag + "'" + Spelling.hint(tag, known));
      }
    }
    return problems;
  }

  private static void unmatched(
      String option, List<String> globs, Catalog catalog, List<String> problems) {
    List<String> ids = catalog.entries().stream().map(e -> e.id().toString()).toList();
    for (String glob : globs) {
      if (ids.stream().noneMatch(Glob.of(glob)::matches)) {
        problems.add(option + ": no rule matches '" + glob + "'" + Spelling.hint(glob, ids));
      }
    }
  }
}
