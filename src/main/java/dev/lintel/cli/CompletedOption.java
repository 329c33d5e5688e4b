package dev.lintel.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option as a shell offers it.
 *
 * @param names dashes included
 * @param help one line
 * @param label of its value; empty for a switch
 */
record CompletedOption(
    List<String> names, String help, String label, boolean isRepeatable, Candidates candidates) {
  CompletedOption {
    names = List.copyOf(names);
  }

  static CompletedOption of(OptionSpec spec) {
    boolean isSwitch = spec.arity().max() == 0;
    return new CompletedOption(
        List.of(spec.names()),
        String.join(" ", spec.description()),
        isSwitch ? "" : spec.paramLabel(),
        spec.isMultiValue(),
        Candidates.of(spec));
  }

  boolean isSwitch() {
    return label.isEmpty();
  }
}
