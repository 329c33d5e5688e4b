package dev.lintel.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A workflow command as the runner of GitHub Actions reads it: a line that begins with two colons,
 * a name, properties behind a blank, two colons, the rest is data; percent signs encode. After
 * docs.github.com, "Workflow commands for GitHub Actions", read on 2026-11-26.
 */
record WorkflowCommand(String name, Map<String, String> properties, String data) {
  /** Reads each line; one that is no command fails. */
  static List<WorkflowCommand> read(String log) {
    return log.lines().map(WorkflowCommand::parse).toList();
  }

  private static WorkflowCommand parse(String line) {
    int end = line.indexOf("::", 2);
    if (!line.startsWith("::") || end < 0) {
      throw new AssertionError("no command: " + line);
    }
    String[] head = line.substring(2, end).split(" ", 2);
    Map<String, String> properties = new LinkedHashMap<>();
    if (head.length > 1) {
      for (String property : head[1].split(",", -1)) {
        String[] pair = property.split("=", 2);
        properties.put(pair[0], decoded(pair[1].replace("%3A", ":").replace("%2C", ",")));
      }
    }
    return new WorkflowCommand(head[0], properties, decoded(line.substring(end + 2)));
  }

  private static String decoded(String text) {
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
  }
}
