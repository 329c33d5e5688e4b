package dev.lintel.rules.workflow.call;

import dev.lintel.model.workflow.Job;
import dev.lintel.model.workflow.UsedCode;
import dev.lintel.model.workflow.UsedCode.InRepository;
import dev.lintel.model.workflow.UsedCode.Local;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.WorkflowRule;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Optional;

/**
 * Finds jobs whose {@code uses:} names no workflow in any form. Rationale and examples:
 * rules/workflow/malformed-call.md.
 */
public final class MalformedCall implements WorkflowRule {
  private static final String DIRECTORY = ".github/workflows/";

  @Override
  public void check(Workflow workflow, FindingSink sink) {
    for (Job job : workflow.jobs()) {
      Optional<YamlScalar> uses = job.root().get("uses").flatMap(YamlNode::scalar);
      uses.filter(text -> !text.value().isBlank() && !text.value().contains("${{"))
          .flatMap(MalformedCall::problem)
          .ifPresent(problem -> sink.report(uses.get().text().all(), problem));
    }
  }

  private static Optional<String> problem(YamlScalar uses) {
    String text = uses.value();
    return switch (UsedCode.of(uses).orElse(null)) {
      case Local _ when text.contains("@") ->
          Optional.of(
              "'%s' calls no workflow: one of this repository is taken at the same commit, without"
                      .formatted(text)
                  + " '%s'".formatted(text.substring(text.indexOf('@'))));
      case Local _ when !isFile(text) ->
          Optional.of("'%s' calls no workflow: it ends in neither .yml nor .yaml".formatted(text));
      case InRepository code when !isFile(code.path()) ->
          Optional.of("'%s' calls no workflow: it names no file in .yml or .yaml".formatted(text));
      case InRepository _, Local _ -> Optional.empty();
      case null, default ->
          Optional.of(
              "'%s' calls no workflow: accepted are ./%sNAME.yml and".formatted(text, DIRECTORY)
                  + " owner/repo/%sNAME.yml@ref".formatted(DIRECTORY));
    };
  }

  private static boolean isFile(String path) {
    return path.endsWith(".yml") || path.endsWith(".yaml");
  }
}
