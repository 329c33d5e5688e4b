package dev.lintel.cli;

import dev.lintel.engine.Configuration;
import dev.lintel.policy.InvalidPolicyException;
import dev.lintel.policy.PolicyDocument;
import dev.lintel.report.VisibleText;
import dev.lintel.source.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel config schema|validate|show}: everything about lintel.yml. */
final class ConfigCommand implements Command {
  private static final String SCHEMA = "schema";
  private static final String VALIDATE = "validate";
  private static final String SHOW = "show";

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        CommandLines.command("config", "Validates and shows lintel.yml.", "COMMAND [ARGUMENT]");
    spec.usageMessage().commandListHeading("%ncommands:%n");
    nested(spec, SCHEMA, "Prints the JSON schema of lintel.yml, for editors.", "");
    nested(spec, VALIDATE, "Tells what is wrong in a lintel.yml, or what was read.", "FILE");
    nested(spec, SHOW, "Shows the policy as it holds, or what holds for a file.", "PATH");
    return spec;
  }

  private static void nested(CommandSpec config, String name, String does, String argument) {
    String synopsis = argument.isEmpty() ? "" : "[" + argument + "]";
    CommandSpec spec = CommandLines.command(name, does, synopsis);
    spec.usageMessage().customSynopsis(("lintel config " + name + " " + synopsis).strip());
    if (!argument.isEmpty()) {
      spec.addPositional(
          PositionalParamSpec.builder()
              .paramLabel(argument)
              .index("0")
              .arity("0..1")
              .hidden(true)
              .type(String.class)
              .build());
    }
    config.addSubcommand(name, spec);
  }

  @Override
  public ExitCode run(ParseResult parsed, Terminal terminal) throws IOException {
    if (!parsed.hasSubcommand()) {
      throw new Misuse(
          "'lintel config' lacks its command: "
              + Words.anyOf(List.of(SCHEMA, VALIDATE, SHOW))
              + "; 'lintel config --help' shows what there is");
    }
    ParseResult nested = parsed.subcommand();
    Optional<Path> file =
        Command.positionals(nested).stream().findFirst().map(name -> path(name, terminal));
    try {
      terminal.print(
          switch (nested.commandSpec().name()) {
            case SCHEMA -> Configuration.schema();
            case VALIDATE -> VisibleText.of(validate(file, terminal)) + "\n";
            default -> show(file, terminal);
          });
    } catch (InvalidPolicyException e) {
      throw new Misuse(e.problems());
    }
    return ExitCode.PASSED;
  }

  private static Path path(String name, Terminal terminal) {
    try {
      if (!name.isEmpty()) {
        return terminal.workingDirectory().resolve(name).normalize();
      }
    } catch (InvalidPathException e) {
      throw new Misuse("'" + name + "' is not a path: " + e.getReason());
    }
    throw new Misuse("a path is empty; it takes a file");
  }

  private static String validate(Optional<Path> named, Terminal terminal)
      throws InvalidPolicyException {
    Path root = Root.find(named.orElse(terminal.workingDirectory()));
    Path file = named.orElse(root.resolve(Root.CONFIGURATION));
    if (named.isPresent() && !Files.exists(file)) {
      throw new Misuse("config validate: '" + file + "' does not exist; it takes a lintel.yml");
    }
    Optional<PolicyDocument> document = Configuration.read(root, file);
    return document.isEmpty()
        ? "there is no lintel.yml in '" + root + "'; the defaults hold"
        : document.get().summary();
  }

  private static String show(Optional<Path> named, Terminal terminal)
      throws InvalidPolicyException {
    if (named.isEmpty() || Files.isDirectory(named.get())) {
      return Configuration.show(Root.find(named.orElse(terminal.workingDirectory())));
    }
    return Configuration.show(Root.find(named.get()), named.get());
  }
}
