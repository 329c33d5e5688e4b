package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.source.DataTable;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The least that the token of a job must be allowed, where that is known of all its steps. */
final class NeededPermissions {
  /** The needs by the action's slug in lower case, as {@code contents=read}. */
  private static final Map<String, Map<String, String>> KNOWN = new HashMap<>();

  static {
    for (String row : DataTable.rows("rules/workflow/needed-permissions.txt")) {
      String[] words = row.split(" ");
      Map<String, String> needs = new TreeMap<>();
      for (int i = 1; i < words.length; i++) {
        String[] need = words[i].split("=");
        needs.put(need[0], need[1]);
      }
      KNOWN.put(words[0], needs);
    }
  }

  private NeededPermissions() {}

  /**
   * Gives the scopes with their levels; empty where a step uses what is not known, or a script
   * might use the token.
   */
  static Optional<Map<String, String>> of(Definition definition, Job job) {
    if (job.uses().isPresent() || mentionsToken(definition, job)) {
      return Optional.empty();
    }
    Map<String, String> needs = new TreeMap<>();
    boolean isCheckedOut = false;
    for (StepSite site : definition.steps()) {
      if (site.job().filter(j -> j.span().equals(job.span())).isEmpty()) {
        continue;
      }
      boolean isScript = site.step().root().find("run").isPresent();
      if (site.step().root().find("uses").isPresent()) {
        Optional<Map<String, String>> own = site.action().map(KNOWN::get);
        if (own.isEmpty() || site.step().uses().get() instanceof UsedCode.Local) {
          return Optional.empty();
        }
        own.get().forEach((s, l) -> needs.merge(s, l, (a, b) -> a.equals("write") ? a : b));
        isCheckedOut |= PersistedCredentials.persists(site);
      } else if (!isScript || isCheckedOut && mayPush(site)) {
        return Optional.empty();
      }
    }
    return Optional.of(needs);
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
