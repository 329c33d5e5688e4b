package dev.lintel.model.workflow.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.model.workflow.grammar.Definition.Items;
import dev.lintel.model.workflow.grammar.Definition.Keys;
import dev.lintel.model.workflow.grammar.Definition.OneOf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables hold together: every definition can be read, and leads only to such. */
final class GrammarTest {
  @Test
  void everyDefinitionOfWorkflowsLeadsToOthers() {
    assertEquals("workflow-root-strict", Grammar.ofWorkflows().root().name());
    assertTrue(reached(Grammar.ofWorkflows()).size() > 250);
  }

  @Test
  void everyDefinitionOfActionsLeadsToOthers() {
    assertEquals("action-root-strict", Grammar.ofActions().root().name());
    assertTrue(reached(Grammar.ofActions()).size() > 25);
  }

  @Test
  void aDefinitionHasItsContextsAndFunctions() {
    Availability availability = Grammar.ofWorkflows().definition("job-if").own();

    assertEquals(Set.of("github", "inputs", "vars", "needs"), availability.contexts());
    assertEquals(
        new Availability.Arity(0, Integer.MAX_VALUE), availability.functions().get("success"));
    assertEquals(new Availability.Arity(0, 0), availability.functions().get("always"));
  }

  /** What GitHub takes and its package does not. */
  @Test
  void repositoryDispatchMayStandInAList() {
    assertEquals(
        new Definition.Words(Set.of("repository_dispatch")),
        Grammar.ofWorkflows().definition("repository-dispatch-string").form());
  }

  private static Set<String> reached(Grammar grammar) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(grammar.root().name()));
    while (!open.isEmpty()) {
      String name = open.poll();
      if (reached.add(name)) {
        named(grammar.definition(name).form()).forEach(open::add);
      }
    }
    return reached;
  }

  private static Stream<String> named(Definition.Form form) {
    return switch (form) {
      case OneOf choice -> choice.names().stream();
      case Items list -> Stream.of(list.item());
      case Keys mapping ->
          Stream.concat(
              mapping.keys().values().stream().map(Definition.Property::definition),
              mapping.others().stream().flatMap(other -> Stream.of(other.key(), other.value())));
      default -> Stream.of();
    };
  }
}
