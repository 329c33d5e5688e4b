package dev.lintel.cli;

import dev.lintel.engine.Renderer;
import dev.lintel.engine.Renderer.Refused;
import dev.lintel.engine.Renderer.Rendered;
import dev.lintel.engine.Renderer.Rendering;
import dev.lintel.report.RenderReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel render DIR}: prints what a kustomization builds. */
final class RenderCommand implements Command {
  private static final String REORDER = "--reorder";
  private static final String RESTRICTOR = "--load-restrictor";
  private static final String ORIGINS = "--origins";
  private static final String FORMAT = "--format";
  private static final List<String> ORDERS = List.of("none", "legacy");
  private static final List<String> RESTRICTORS = List.of("root", "none");

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        CommandLines.command(
            "render",
            "Prints what a kustomization builds, without kustomize and without a network.",
            "[OPTION...] DIRECTORY");
    spec.addOption(
        option(REORDER, "ORDER", ORDERS)
            .description("none, or legacy to sort by kind (default: none)")
            .build());
    spec.addOption(
        option(RESTRICTOR, "RULE", RESTRICTORS)
            .description(
                "root: files lie in or below the kustomization; none: anywhere in the"
                    + " repository (default: root)")
            .build());
    spec.addOption(
        OptionSpec.builder(ORIGINS)
            .type(boolean.class)
            .arity("0")
            .description("show before each line the file and line that it comes from")
            .build());
    spec.addOption(
        option(FORMAT, "FORMAT", RenderReport.FORMATS)
            .description("yaml, or json with the objects, the lines and their origins")
            .build());
    spec.addPositional(
        CommandLines.required("DIRECTORY", "the directory of a kustomization, as overlays/prod"));
    return spec;
  }

  private static OptionSpec.Builder option(String flag, String label, List<String> accepted) {
    return OptionSpec.builder(flag)
        .paramLabel(label)
        .type(String.class)
        .arity("1")
        .completionCandidates(accepted);
  }

  @Override
  public ExitCode run(ParseResult parsed, Terminal terminal) throws IOException {
    String order = chosen(parsed, REORDER, ORDERS);
    String restrictor = chosen(parsed, RESTRICTOR, RESTRICTORS);
    String format = chosen(parsed, FORMAT, RenderReport.FORMATS);
    String named = Command.positionals(parsed).getFirst();
    Path directory = terminal.path(named);
    if (!Files.isDirectory(directory)) {
      throw new Misuse("'" + named + "' is no directory; render takes that of a kustomization");
    }
    Rendering rendering =
        Renderer.render(
            directory,
            terminal.workingDirectory(),
            order.equals("legacy"),
            restrictor.equals("root"));
    return switch (rendering) {
      case Refused(var problem) -> {
        terminal.error(RenderReport.failure(problem));
        yield ExitCode.GATE_FAILED;
      }
      case Rendered(var objects, var printed) -> {
        if (format.equals("json")) {
          terminal.print(RenderReport.json(objects, printed));
        } else if (parsed.hasMatchedOption(ORIGINS)) {
          terminal.print(RenderReport.withOrigins(printed));
        } else {
          terminal.print(printed.text());
        }
        yield ExitCode.PASSED;
      }
    };
  }

  /** Gives the value of an option, the first accepted one where it is left out. */
  private static String chosen(ParseResult parsed, String flag, List<String> accepted) {
    String value = parsed.matchedOptionValue(flag, accepted.getFirst());
    Command.requireOneOf("render " + flag, value, accepted);
    return value;
  }
}
