package dev.lintel.rules.workflow.security;

import dev.lintel.finding.Edit;
import dev.lintel.finding.Fix;
import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.flow.Definition;
import dev.lintel.rule.DefinitionRule;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.Report;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds references to actions that hide where they lead. Rationale and examples:
 * rules/workflow/obfuscated-reference.md.
 */
public final class ObfuscatedReference implements DefinitionRule {
  @Override
  public void check(Definition definition, FindingSink sink) {
    definition.uses().stream()
        .flatMap(use -> use.remote().stream())
        .forEach(code -> check(code, sink));
  }

  private static void check(InRepository code, FindingSink sink) {
    Span slug = code.span().part(0, code.ref().start() - code.span().start() - 1);
    List<String> parts = List.of(slug.text().split("/", -1));
    Optional<String> odd =
        parts.contains("..")
            ? Optional.of("'..'")
            : parts.contains(".")
                ? Optional.of("'.'")
                : parts.contains("") ? Optional.of("an empty part") : Optional.empty();
    if (odd.isEmpty()) {
      return;
    }
    Report report =
        sink.report(
            code.span(), "%s in the path hides what '%s' is".formatted(odd.get(), slug.text()));
    Optional<Span> exact = slug.exact();
    plain(parts)
        .filter(_ -> exact.isPresent())
        .ifPresent(text ->
            report.fix(
                new Fix("Write '%s'".formatted(text), true, List.of(new Edit(exact.get(), text)))));
  }

  /** Gives the path without detours; empty where it leaves the repository. */
  private static Optional<String> plain(List<String> parts) {
    List<String> plain = new ArrayList<>();
    for (String part : parts) {
      if (part.equals("..")) {
        if (plain.size() <= 2) {
          return Optional.empty();
        }
        plain.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        plain.add(part);
      }
    }
    return plain.size() < 2 ? Optional.empty() : Optional.of(String.join("/", plain));
  }
}
