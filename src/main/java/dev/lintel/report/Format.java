package dev.lintel.report;

import java.util.Locale;

/** The shapes that a run's result can take. */
public enum Format {
  /** Code frames, for people at a terminal. */
  FULL,
  /** One line for each finding, for editors and grep. */
  CONCISE,
  /** One object. */
  JSON,
  /** One object on a line for each finding. */
  JSONL,
  /** SARIF 2.1.0, for code scanning and viewers. */
  SARIF,
  /** Workflow commands, which GitHub shows beside the changed lines. */
  GITHUB,

  /** A Code Quality report, for the merge requests of GitLab. */
  GITLAB,

  /** Test results, for build servers. */
  JUNIT,

  /** Checkstyle's XML, for review and build servers. */
  CHECKSTYLE,

  /** A page for job summaries and pull requests. */
  MARKDOWN,

  /** One page for a browser, with all that it needs inside. */
  HTML;

  /** Gives the name that users write. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Reporter reporter(ReportSettings settings) {
    return Layout.reporter(
        settings,
        switch (this) {
          case FULL -> new FullLayout(settings);
          case CONCISE -> new ConciseLayout(settings);
          case JSON -> new JsonLayout(settings);
          case JSONL -> new JsonLinesLayout(settings);
          case SARIF -> new SarifLayout(settings);
          case GITHUB -> new GithubLayout(settings);
          case GITLAB -> new GitlabLayout(settings);
          case JUNIT -> new JunitLayout(settings);
          case CHECKSTYLE -> new CheckstyleLayout(settings);
          case MARKDOWN -> new MarkdownLayout(settings);
          case HTML -> new HtmlLayout(settings);
        });
  }
}
