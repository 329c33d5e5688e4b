package dev.lintel.model.kubernetes.policy;

import dev.lintel.cel.Compilation;
import dev.lintel.cel.ExpressionCompiler;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.source.Span;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what is wrong in the expressions that objects hold. Belongs to one thread. */
public final class ExpressionFaults {
  /** A cluster has some hundred definitions with some rules each. */
  private static final int MOST_EXPRESSIONS = 10_000;

  private int count;
  private Optional<ExpressionCompiler> compiler = Optional.empty();

  /** A fault at its place. */
  public record Fault(Span place, String message) {}

  /** Gives the faults of an object's expressions. */
  public List<Fault> of(KubernetesObject object) {
    List<Fault> faults = new ArrayList<>();
    for (YamlScalar scalar : DefinitionExpressions.of(object)) {
      if (count++ < MOST_EXPRESSIONS
          && compiler().compile(scalar.text())
              instanceof Compilation.Refused(Span place, String message)) {
        faults.add(new Fault(place, Messages.oneLine(message)));
      }
    }
    return faults;
  }

  private ExpressionCompiler compiler() {
    if (compiler.isEmpty()) {
      compiler = Optional.of(ExpressionCompiler.of(List.of("self", "oldSelf")));
    }
    return compiler.get();
  }
}
