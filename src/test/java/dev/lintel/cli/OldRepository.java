package dev.lintel.cli;

import dev.lintel.testing.ScratchRepository;
import java.util.ArrayList;
import java.util.List;

/**
 * A repository that nobody has checked for years: manifests, SQL and workflows by several teams,
 * much of it copied from one another.
 */
record OldRepository(ScratchRepository repository, List<String> paths) {
  private static final int TEAMS = 9;
  private static final int FILES_BY_TEAM = 11;

  /** Makes one, without its last findings. */
  static OldRepository make(ScratchRepository repository) {
    OldRepository old = new OldRepository(repository, new ArrayList<>());
    for (int team = 0; team < TEAMS; team++) {
      for (int i = 0; i < FILES_BY_TEAM; i++) {
        old.add("k8s/team%d/app%d.yaml".formatted(team, i), manifest(team, i));
        old.add("sql/team%d/load%d.sql".formatted(team, i), script(team, i));
        old.add(".github/workflows/team%d-app%d.yml".formatted(team, i), workflow(team, i));
      }
    }
    return old;
  }

  private void add(String path, String content) {
    repository.file(path, content);
    paths.add(path);
  }

  private static String manifest(int team, int i) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: app%2$d
      namespace: team%1$d
    spec:
      selector:
        matchLabels:
          app: app%2$d
      template:
        metadata:
          labels:
            app: app%2$d
        spec:
          hostNetwork: true
          containers:
            - name: web
              image: registry.example.com/team%1$d/web:latest
            - name: proxy
              image: nginx
    """
        .formatted(team, i % 4);
  }

  private static String script(int team, int i) {
    return """
    -- Loads what team %1$d sells.
    DELETE FROM staging.orders;
    INSERT INTO staging.orders
    SELECT id, total FROM raw.orders%2$d WHERE cancelled = NULL
    UNION
    SELECT id, total FROM raw.returns WHERE total NOT IN (SELECT total FROM raw.blocked);
    UPDATE staging.customers SET seen = TRUE;
    """
        .formatted(team, i % 3);
  }

  private static String workflow(int team, int i) {
    return """
    name: team %1$d app %2$d
    on:
      issues:
        types: [opened]
    permissions: write-all
    jobs:
      build:
        runs-on: ubuntu-24.04
        steps:
          - uses: actions/checkout@v4
          - uses: example/setup@main
          - run: echo "${{ github.event.issue.title }}"
    """
        .formatted(team, i);
  }

  /**
   * Moves every second file to another directory, or under another name where its kind depends on
   * the directory.
   */
  void moveHalf() {
    for (int i = 0; i < paths.size(); i += 2) {
      String from = paths.get(i);
      String name = from.substring(from.lastIndexOf('/') + 1);
      String to =
          from.startsWith(".github/")
              ? ".github/workflows/renamed-" + name
              : "services/" + from.replace("/team", "/deploy/of-team");
      repository.move(from, to);
      paths.set(i, to);
    }
  }

  /** Formats every third file anew, moved ones and others. */
  void formatSome() {
    for (int i = 0; i < paths.size(); i += 3) {
      String path = paths.get(i);
      String content = repository.read(path);
      repository.file(path, path.endsWith(".sql") ? formattedSql(content) : formattedYaml(content));
    }
  }

  private static String formattedSql(String content) {
    return "\n-- Formatted.\n\n"
        + content
            .replace("DELETE FROM", "delete\n  from")
            .replace("SELECT id, total FROM", "select\n    id,\n    total\n  from")
            .replace("WHERE", "\n  where")
            .replace("= NULL", "=  null")
            .replace("UNION", "union");
  }

  private static String formattedYaml(String content) {
    StringBuilder formatted = new StringBuilder("---\n# Formatted.\n\n");
    for (String line : content.lines().toList()) {
      String text = line.stripLeading();
      formatted.append(" ".repeat(2 * (line.length() - text.length())));
      formatted.append(
          text.replaceFirst("^- ", "-   ").replaceFirst("image: (\\S+)$", "image: \"$1\""));
      formatted.append('\n');
    }
    return formatted.toString();
  }
}
