package dev.lintel.rules.workflow.shell;

import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.model.workflow.flow.ScriptStep;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.syntax.expression.ContextPath;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.expression.ResultParts;
import dev.lintel.syntax.shell.Command;
import dev.lintel.syntax.shell.Expansion;
import dev.lintel.syntax.shell.Word;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds passwords that a command is given as an argument. Rationale and examples:
 * rules/workflow/secret-on-command-line.md.
 */
public final class SecretOnCommandLine implements DefinitionRule {
  private static final ContextPath SECRETS = ContextPath.parse("secrets");
  private static final ContextPath JOB_TOKEN = ContextPath.parse("secrets.GITHUB_TOKEN");

  @Override
  public void check(Definition definition, FindingSink sink) {
    if (!definition.stream().source().content().contains("secrets.")) {
      return;
    }
    for (ScriptStep step : definition.scripts()) {
      step.script().stream()
          .flatMap(script -> script.nestedCommands().stream())
          .forEach(command -> check(step, command, sink));
    }
  }

  private static void check(ScriptStep step, Command.Simple command, FindingSink sink) {
    Invocation invocation = Invocation.of(command);
    Optional<SecretOption> option = SecretOption.of(invocation);
    if (option.isEmpty()) {
      return;
    }
    for (Word value : option.get().values(invocation)) {
      secret(step, value)
          .ifPresent(secret ->
              sink.report(
                  value.span(),
                  "'%s' stands on the command line of '%s'; it takes %s instead"
                      .formatted(
                          secret,
                          String.join(" ", option.get().program()),
                          option.get().instead())));
    }
  }

  /** Gives the name of the secret that a word holds, by an expression or a variable. */
  private static Optional<String> secret(ScriptStep step, Word word) {
    return word.expansions().stream()
        .flatMap(expansion -> secret(step, expansion).stream())
        .findFirst();
  }

  private static Optional<String> secret(ScriptStep step, Expansion expansion) {
    return switch (expansion) {
      case Expansion.Template(var span, _) -> named(Interpolation.of(span.source()), span.start());
      case Expansion.Variable(_, _, String name, _) ->
          step.variable(name)
              .map(YamlScalar::text)
              .flatMap(text -> names(Interpolation.of(text)).findFirst());
      default -> Optional.empty();
    };
  }

  private static Optional<String> named(Interpolation text, int start) {
    return names(
            new Interpolation(
                text.text(),
                text.islands().stream().filter(i -> i.span().start() == start).toList(),
                List.of()))
        .findFirst();
  }

  private static Stream<String> names(Interpolation text) {
    return text.islands().stream()
        .flatMap(island -> island.expression().tree().stream())
        .flatMap(tree -> ResultParts.of(tree).stream())
        .flatMap(part -> name(part).stream());
  }

  /** The token of the job itself is void when the job ends. */
  private static Optional<String> name(Expression part) {
    return ContextPath.of(part)
        .filter(path -> path.startsWith(SECRETS))
        .filter(path -> !path.matches(JOB_TOKEN))
        .map(_ -> part.span().text());
  }
}
