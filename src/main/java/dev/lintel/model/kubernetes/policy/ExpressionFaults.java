package dev.lintel.model.kubernetes.policy;

import dev.lintel.cel.Compilation;
import dev.lintel.cel.ExpressionCompiler;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong in the expressions that objects hold. Belongs to one thread. */
public final class ExpressionFaults {
  /** A cluster has some hundred definitions with some rules each. */
  private static final int MOST_EXPRESSIONS = 10_000;

  private static final List<String> OF_DEFINITIONS = List.of("self", "oldSelf");

  private int count;

  /** A fault at its place. */
  public record Fault(Span place, String message) {}

  /** Gives the faults of an object's expressions. */
  public List<Fault> of(KubernetesObject object) {
    return AdmissionPolicy.isPolicy(object)
        ? faults(AdmissionPolicy.expressions(object), AdmissionPolicy.VARIABLES)
        : faults(DefinitionExpressions.of(object), OF_DEFINITIONS);
  }

  private List<Fault> faults(List<YamlScalar> expressions, List<String> variables) {
    List<Fault> faults = new ArrayList<>();
    for (YamlScalar scalar : expressions) {
      if (count++ < MOST_EXPRESSIONS
          && ExpressionCompiler.of(variables).compile(scalar.text())
              instanceof Compilation.Refused(Span place, String message)) {
        faults.add(new Fault(place, Messages.oneLine(message)));
      }
    }
    return faults;
  }
}
