package dev.lintel.cli;

import dev.lintel.engine.StarterPolicy;
import dev.lintel.source.Root;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code lintel init}: writes a first lintel.yml for the repository that it sees. */
final class InitCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandLines.command("init", "Writes a lintel.yml for this repository.", "");
  }

  @Override
  public ExitCode run(ParseResult parsed, Terminal terminal) throws IOException {
    Path root = Root.find(terminal.workingDirectory());
    StarterPolicy starter = StarterPolicy.of(root);
    try {
      NewFile.write(root.resolve(Root.CONFIGURATION), starter.text());
    } catch (FileAlreadyExistsException e) {
      throw new Misuse(
          "'"
              + e.getFile()
              + "' exists, and init overwrites nothing; edit it, or move it away first");
    }
    terminal.print(
        """
        lintel.yml is written%s; next:
          lintel check              shows what there is to do
          lintel baseline create    writes it down, so that from now on only new findings count
          pre-commit install        checks each commit, once the hook 'lintel' is in .pre-commit-config.yaml
        """
            .formatted(starter.preset().map(preset -> ", with the preset " + preset).orElse("")));
    return ExitCode.PASSED;
  }
}
