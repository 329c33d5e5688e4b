package dev.lintel.rules.workflow.security;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.Permissions;
import dev.lintel.model.workflow.Step;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.StepSite;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.Word;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds packages that are published by a token kept for long, to a registry that takes the job's
 * identity instead. Rationale and examples: rules/workflow/stored-publishing-token.md.
 */
public final class StoredPublishingToken implements DefinitionRule {
  /** Parts of the addresses of registries that take an identity, and how tools call them. */
  private static final List<String> KNOWN =
      List.of("pypi.org", "testpypi", "crates.io", "npmjs.org", "rubygems.org", "nuget.org");

  /** What stands in front of a program that it runs. */
  private static final List<List<String>> RUNNERS =
      List.of(
          List.of("python", "-m"),
          List.of("pipx", "run"),
          List.of("uvx"),
          List.of("npx"),
          List.of("bunx"),
          List.of("bundle", "exec"),
          List.of("npm", "exec"),
          List.of("pnpm", "dlx"),
          List.of("pnpm", "exec"),
          List.of("yarn", "dlx"),
          List.of("corepack"),
          List.of("uv", "run"),
          List.of("uv", "tool", "run"),
          List.of("poetry", "run"),
          List.of("pdm", "run"),
          List.of("hatch", "run"),
          List.of("dotnet"));

  /** Options that name another registry than the usual one. */
  private static final List<String> ELSEWHERE =
      List.of(
          "--registry",
          "--index",
          "--repository",
          "--repository-url",
          "--publish-url",
          "--source",
          "--host",
          "-r",
          "-s");

  @Override
  public void check(Definition definition, FindingSink sink) {
    for (StepSite site : definition.steps()) {
      site.step().uses().ifPresent(uses -> checkAction(uses, site.step(), sink));
      boolean hasIdentity =
          site.job()
              .flatMap(Job::permissions)
              .or(() -> site.definition().workflow().flatMap(Workflow::permissions))
              .map(StoredPublishingToken::isWithIdentity)
              .orElse(false);
      if (!hasIdentity) {
        site.commands().forEach(each -> checkCommand(each, sink));
      }
    }
  }

  private static boolean isWithIdentity(Permissions permissions) {
    return permissions.isWriteAll()
        || permissions.writable().stream().anyMatch(scope -> scope.name().equals("id-token"));
  }

  private static void checkAction(UsedCode uses, Step step, FindingSink sink) {
    if (!(uses instanceof UsedCode.InRepository action)) {
      return;
    }
    Optional<YamlEntry> token =
        switch (action.slug().toLowerCase(Locale.ROOT)) {
          case "pypa/gh-action-pypi-publish" ->
              step.input("password").filter(p -> isKnown(step, "repository-url", "repository_url"));
          case "rubygems/configure-rubygems-credentials" ->
              step.input("api-token").filter(p -> isKnown(step, "gem-server", "gem-server"));
          case "rubygems/release-gem" ->
              step.input("setup-trusted-publisher").filter(entry -> text(entry).equals("false"));
          default -> Optional.empty();
        };
    token.ifPresent(entry ->
        sink.report(
                uses.span(), "'%s' publishes with a token that is kept".formatted(action.slug()))
            .related(entry.key().span(), "here it is told to"));
  }

  private static boolean isKnown(Step step, String name, String oldName) {
    return step.input(name)
        .or(() -> step.input(oldName))
        .map(entry -> KNOWN.stream().anyMatch(text(entry)::contains))
        .orElse(true);
  }

  private static String text(YamlEntry entry) {
    return entry.value().scalar().map(YamlScalar::value).orElse("");
  }

  private static void checkCommand(Command.Simple command, FindingSink sink) {
    List<String> words = new ArrayList<>();
    for (Word word : command.words()) {
      words.add(word.value());
    }
    String program = withoutRunner(words);
    List<String> arguments =
        words.stream().filter(w -> !w.startsWith("+") && !w.startsWith("-")).toList();
    boolean isPublishing =
        switch (program) {
          case "cargo", "uv", "poetry", "hatch", "flit", "pdm", "npm", "pnpm", "bun" ->
              begins(arguments, "publish");
          case "yarn" -> begins(arguments, "npm", "publish");
          case "twine" -> begins(arguments, "upload");
          case "gem", "nuget" -> begins(arguments, "push");
          default -> false;
        };
    if (isPublishing && !isDry(program, words) && !isElsewhere(words)) {
      sink.report(
          command.span(),
          "'%s' publishes with a token that is kept; the job has no 'id-token: write'"
              .formatted(program));
    }
  }

  /** Takes the program off the words, and what runs it; gives its bare name. */
  private static String withoutRunner(List<String> words) {
    for (List<String> runner : RUNNERS) {
      if (words.size() > runner.size()
          && bare(words.getFirst()).startsWith(runner.getFirst())
          && words.subList(1, runner.size()).equals(runner.subList(1, runner.size()))) {
        words.subList(0, runner.size()).clear();
        break;
      }
    }
    return bare(words.removeFirst());
  }

  /** Gives a program's name without its directory, ending and version. */
  private static String bare(String word) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    int version = name.indexOf("==");
    version = version < 0 ? name.indexOf('@') : version;
    name = version > 0 ? name.substring(0, version) : name;
    return name.endsWith(".exe") ? name.substring(0, name.length() - ".exe".length()) : name;
  }

  private static boolean begins(List<String> arguments, String... words) {
    return arguments.size() >= words.length
        && arguments.subList(0, words.length).equals(List.of(words));
  }

  private static boolean isDry(String program, List<String> words) {
    return words.contains("--dry-run") || program.equals("cargo") && words.contains("-n");
  }

  /** Another registry may take nothing but tokens. */
  private static boolean isElsewhere(List<String> words) {
    return words.stream().anyMatch(w -> ELSEWHERE.contains(w.split("=", 2)[0]))
        && words.stream().noneMatch(w -> KNOWN.stream().anyMatch(w::contains));
  }
}
