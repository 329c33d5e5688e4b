package dev.lintel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The repair of events, filters and activities that stand one level from their place. */
class MovedEventsTest {
  private static final String WORKFLOW = ".github/workflows/a.yml";

  private static final String JOBS =
      """

      jobs:
        a:
          runs-on: ubuntu-24.04
          steps:
            - run: make
      """;

  @TempDir Path directory;

  private String fixed(String events) throws IOException {
    Cli.in(directory)
        .file(WORKFLOW, events + JOBS)
        .run(
            "fix",
            "--unsafe-fixes",
            "--only=workflow/unknown-key",
            "--only=workflow/wrong-value",
            "--only=workflow/duplicate-key");
    return Files.readString(directory.resolve(WORKFLOW)).replace(JOBS, "");
  }

  @Test
  void filtersBesideTheirEventAndAnEventBesideOn() throws IOException {
    String before =
        """
        on:
          push:
          branches: [main]
          # documents too
          paths:
            - src/**

            - docs/**
        pull_request:
          types: [opened]
        """;
    String after =
        """
        on:
          push:
            branches: [main]
          # documents too
            paths:
              - src/**

              - docs/**
          pull_request:
            types: [opened]
        """;
    assertEquals(after, fixed(before));
    assertEquals(after.replace("\n", "\r\n"), fixed(before.replace("\n", "\r\n")));
  }

  @Test
  void anEventBelowAnother() throws IOException {
    assertEquals(
        """
        on:
          push:
            branches: [main]
          pull_request:
            branches: [main]
        """,
        fixed(
            """
            on:
              push:
                branches: [main]
                pull_request:
                  branches: [main]
            """));
  }

  @ParameterizedTest
  @CsvSource({
    "release: published, 'release: {types: [published]}'",
    "'release: [published, \"created\"]', 'release: {types: [published, \"created\"]}'",
    "'issues: {opened: }', 'issues: {opened: }'",
    "release: publish, release: publish",
    "'push: [main]', 'push: [main]'",
    "'workflow_dispatch: opened', 'workflow_dispatch: opened'"
  })
  void activitiesWithoutTypes(String before, String after) throws IOException {
    assertEquals("on:\n  " + after + "\n", fixed("on:\n  " + before + "\n"));
  }

  @Test
  void anActivityAsAKey() throws IOException {
    assertEquals(
        "on:\n  release:\n    types: [published] # now\n",
        fixed("on:\n  release:\n    published: # now\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "'on:\n  push:\n  types: [opened]\n'",
    "'on:\n  push:\n    pull_request:\n    branches: [main]\n'",
    "'on:\n  push: &filters {}\n  branches: [main]\n'",
    "'on: push\npull_request:\n  types: [opened]\n'",
    "'on:\n  pull_request:\n  push:\n    pull_request:\n'",
    "'on: {push: , branches: [main]}\n'"
  })
  void whatHasNoPlainPlaceStays(String events) throws IOException {
    assertEquals(events, fixed(events));
  }
}
