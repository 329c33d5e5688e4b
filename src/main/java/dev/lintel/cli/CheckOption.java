package dev.lintel.cli;

import dev.lintel.finding.Gate;
import dev.lintel.finding.Severity;
import dev.lintel.report.Format;
import dev.lintel.rule.Persona;
import dev.lintel.source.ArtifactKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code lintel check}, once, as data: the quick reader of arguments, picocli's
 * model (help, errors) and the shell completions are all made from it.
 */
enum CheckOption {
  STAGED("--staged", "", "check what is staged, as the index holds it"),
  SINCE("--since", "REF", "check what changed since this work parted from a commit"),
  LINES("--lines", "", "with one of these, report what touches changed lines only"),
  STDIN_FILENAME("--stdin-filename", "FILE", "check standard input as if it were this file"),
  ONLY("--only", "GLOB", "run only the rules whose id matches, as 'sql/**'"),
  SKIP("--skip", "GLOB", "leave out the rules whose id matches"),
  TAG("--tag", "TAG", "run only the rules with this tag, of every persona"),
  GATE("--gate", "GATE", "run only the rules of one gate: "),
  PERSONA("--persona", "WHO", "who the rules speak to: "),
  FAIL_ON("--fail-on", "SEVERITY", "fail each gate from here on: "),
  AS("--as", "KIND", "the kind of YAML files where nothing else tells it: "),
  KUBE_VERSION(
      "--kube-version", "VERSION", "the Kubernetes that manifests are for, as 1.33 or 1.30-1.33"),
  SHELLCHECK("--shellcheck", "", "give the scripts of workflows to the installed shellcheck"),
  FORMAT("--format", "FORMAT", ""),
  OUTPUT("--output", "FORMAT=PATH", "also write a report to a file"),
  MAX_RESULTS("--max-results", "N", "report at most N findings, the most severe ones; 0: all"),
  SARIF_ROOT("--sarif-root", "", "in sarif, give paths from the root of the repository"),
  CONFIG("--config", "FILE", "read this file instead of lintel.yml at the root"),
  NO_CONFIG("--no-config", "", "read no lintel.yml"),
  BASELINE("--baseline", "FILE", "read this file of known findings, not lintel-baseline.jsonl"),
  NO_IGNORE("--no-ignore", "", "do not honour .gitignore"),
  NO_CACHE("--no-cache", "", "neither read nor keep results of other runs"),
  FIX("--fix", "", "apply the safe fixes, then report what is left"),
  UNSAFE_FIXES("--unsafe-fixes", "", "also apply fixes that may change more than the defect"),
  DIFF("--diff", "", "print what fixes would change as a diff and write nothing"),
  JOBS("--jobs", "N", "threads to use; by default one for each processor"),
  STATISTICS("--statistics", "", "count the findings by rule on standard error"),
  PROFILE("--profile", "", "tell where the time went on standard error"),
  COLOR("--color", "WHEN", ""),
  QUIET("-q", "", "leave out the summary and the progress"),
  VERBOSE("-v", "", "also tell what each file was taken for, on standard error");

  private final String flag;
  private final String label;
  private final String help;

  CheckOption(String flag, String label, String help) {
    this.flag = flag;
    this.label = label;
    this.help = help;
  }

  /** Gives the option that is written so. */
  static Optional<CheckOption> of(String flag) {
    for (CheckOption option : values()) {
      if (option.flag.equals(flag)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** Gives the option as it is written, dashes included. */
  String flag() {
    return flag;
  }

  /** Gives the name of its value in the help; empty for a switch. */
  String label() {
    return label;
  }

  String help() {
    boolean isOpen = help.isEmpty() || help.endsWith(": ");
    return isOpen ? help + String.join(", ", accepted()) : help;
  }

  boolean isSwitch() {
    return label.isEmpty();
  }

  boolean isRepeatable() {
    return switch (this) {
      case ONLY, SKIP, TAG, OUTPUT -> true;
      default -> false;
    };
  }

  /** Gives what is accepted, where the set is small; empty where anything may be. */
  List<String> accepted() {
    List<String> values = new ArrayList<>();
    switch (this) {
      case GATE -> {
        for (Gate gate : Gate.values()) {
          values.add(gate.id());
        }
      }
      case PERSONA -> {
        for (Persona persona : Persona.values()) {
          values.add(persona.id());
        }
      }
      case AS -> {
        for (ArtifactKind kind : ArtifactKind.values()) {
          if (kind.isYaml()) {
            values.add(kind.id());
          }
        }
      }
      case FAIL_ON -> {
        for (Severity severity : Severity.values()) {
          values.add(severity.id());
        }
      }
      case FORMAT -> {
        for (Format format : Format.values()) {
          values.add(format.id());
        }
      }
      case COLOR -> values.addAll(List.of("auto", "always", "never"));
      default -> {}
    }
    return values;
  }

  /** Tells whether the value is a number of at least this option's least. */
  boolean isNumber() {
    return this == MAX_RESULTS || this == JOBS;
  }
}
