package dev.lintel.rules.workflow.update;

import dev.lintel.model.workflow.update.DependabotFile;
import dev.lintel.model.workflow.update.Update;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.List;

/** Which directories of an update can be looked for among the files that are checked. */
final class UpdateDirectories {
  private UpdateDirectories() {}

  /**
   * Gives the directories of an update that have a plain name, where the branch that is checked out
   * is the one to be updated, as far as the file tells.
   */
  static List<YamlScalar> here(DependabotFile file, Update update) {
    return file.isRead() && update.targetBranch().isEmpty()
        ? update.directories().stream().filter(d -> isName(d.value())).toList()
        : List.of();
  }

  /** A template may still have words to fill in. */
  private static boolean isName(String directory) {
    return !Update.isPattern(directory)
        && directory.indexOf('$') < 0
        && directory.indexOf('<') < 0
        && !directory.contains("..");
  }
}
