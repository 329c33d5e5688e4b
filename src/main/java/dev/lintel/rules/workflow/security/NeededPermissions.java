package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.source.DataTable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the token of a job must be allowed, where that is known of all its steps.
 *
 * @param least the scopes with their levels
 * @param possible scopes that a step may need to write as well, which its file does not tell
 */
record NeededPermissions(Map<String, String> least, Set<String> possible) {
  /** The needs by the action's slug in lower case. */
  private static final Map<String, Known> KNOWN = new HashMap<>();

  static {
    for (String row : DataTable.rows("rules/workflow/needed-permissions.txt")) {
      List<String> words = List.of(row.split(" "));
      KNOWN.put(words.getFirst(), Known.of(words.subList(1, words.size())));
    }
  }

  /** A row of the table; an input of {@code raising} makes that more is needed. */
  private record Known(Map<String, String> least, Set<String> possible, Set<String> raising) {
    static Known of(List<String> words) {
      Known known = new Known(new TreeMap<>(), new TreeSet<>(), new TreeSet<>());
      for (String word : words) {
        String[] need = word.split("=");
        if (word.startsWith("?")) {
          known.raising.add(word.substring(1));
        } else if (need[1].equals("maybe")) {
          known.possible.add(need[0]);
        } else {
          known.least.put(need[0], need[1]);
        }
      }
      return known;
    }

    boolean isEnoughFor(StepSite site) {
      return raising.stream().allMatch(input -> site.step().input(input).isEmpty());
    }
  }

  /**
   * Gives the needs of a job; empty where a step uses what is not known, or a script might use the
   * token.
   */
  static Optional<NeededPermissions> of(Definition definition, Job job) {
    if (job.uses().isPresent() || mentionsToken(definition, job)) {
      return Optional.empty();
    }
    NeededPermissions needs = new NeededPermissions(new TreeMap<>(), new TreeSet<>());
    boolean isCheckedOut = false;
    for (StepSite site : definition.steps()) {
      if (site.job().filter(j -> j.span().equals(job.span())).isEmpty()) {
        continue;
      }
      boolean isScript = site.step().root().find("run").isPresent();
      if (site.step().root().find("uses").isPresent()) {
        Optional<Known> own =
            site.action().map(KNOWN::get).filter(known -> known.isEnoughFor(site));
        if (own.isEmpty() || site.step().uses().get() instanceof UsedCode.Local) {
          return Optional.empty();
        }
        own.get().least.forEach(needs::add);
        needs.possible.addAll(own.get().possible);
        isCheckedOut |= PersistedCredentials.persists(site);
      } else if (!isScript || isCheckedOut && mayPush(site)) {
        return Optional.empty();
      } else if (isCheckedOut) {
        needs.possible.add("contents");
      }
    }
    return Optional.of(needs);
  }

  private void add(String scope, String level) {
    least.merge(scope, level, (a, b) -> a.equals("write") ? a : b);
  }

  /** Tells whether no step needs to write a scope, or may need to. */
  boolean leavesOut(String scope) {
    return !"write".equals(least.get(scope)) && !possible.contains(scope);
  }

  /** Scripts reach the token by these names; by the credentials of a checkout only through git. */
  private static boolean mentionsToken(Definition definition, Job job) {
    String shared = definition.root().find("env").map(env -> env.value().span().text()).orElse("");
    String text = (job.root().span().text() + shared).toLowerCase(Locale.ROOT);
    return text.contains("github_token")
        || text.contains("github.token")
        || text.contains("gh_token")
        || text.contains("actions_id_token")
        || text.contains("actions_runtime_token");
  }

  /** A program of the project may push as well as git itself; a name of a tool says no more. */
  private static boolean mayPush(StepSite site) {
    return site.commands().stream()
        .anyMatch(command ->
            command.words().stream().anyMatch(word -> word.value().contains("git"))
                || command.program().value().contains("/")
                || command.program().value().contains("release"));
  }
}
