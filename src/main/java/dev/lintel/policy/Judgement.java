package dev.lintel.policy;

import dev.lintel.finding.Finding;
import dev.lintel.finding.GateResult;
import java.util.List;

/**
 * What policy made of the findings of a run.
 *
 * @param findings in {@link Finding#ORDER}; suppressed ones are among them, each with its reason,
 *     and so are the findings about suppressions
 * @param gates one for each gate, in the order of {@link dev.lintel.finding.Gate}
 */
public record Judgement(List<Finding> findings, List<GateResult> gates) {
  public Judgement {
    findings = List.copyOf(findings);
    gates = List.copyOf(gates);
  }
}
