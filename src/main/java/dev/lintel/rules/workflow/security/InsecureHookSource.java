package dev.lintel.rules.workflow.security;

import dev.lintel.rule.FindingSink;
import dev.lintel.rule.YamlRule;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlStream;
import java.util.List;
import java.util.Optional;

/**
 * Finds pre-commit hooks that come over connections anyone can change. Rationale and examples:
 * rules/workflow/insecure-hook-source.md.
 */
public final class InsecureHookSource implements YamlRule {
  private static final List<String> OPEN = List.of("http://", "git://", "ftp://");

  @Override
  public void check(YamlStream stream, FindingSink sink) {
    for (YamlNode item : stream.firstMapping().map(root -> root.items("repos")).orElse(List.of())) {
      Optional<YamlScalar> repository = item.mapping().flatMap(InsecureHookSource::repository);
      repository
          .filter(r -> OPEN.stream().anyMatch(r.value()::startsWith))
          .ifPresent(r ->
              sink.report(
                  r.span(),
                  "whoever sits on the way to '%s' decides what the hook runs"
                      .formatted(r.value())));
    }
  }

  private static Optional<YamlScalar> repository(YamlMapping repo) {
    return repo.get("repo").flatMap(YamlNode::scalar);
  }
}
