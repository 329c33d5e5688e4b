package dev.lintel.model.workflow.type;

import dev.lintel.model.workflow.ActionDefinition;
import dev.lintel.model.workflow.Workflow;
import dev.lintel.model.workflow.grammar.Definition;
import dev.lintel.model.workflow.grammar.Definition.OneOf;
import dev.lintel.model.workflow.grammar.Grammar;
import dev.lintel.model.workflow.grammar.Slot;
import dev.lintel.model.workflow.type.TypeProblem.Mismatch;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Interpolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Holds the expressions of a file against their types: each by itself, and its result against the
 * place where it stands.
 *
 * @param problems in the order of the walk over the file
 */
public record TypeCheck(List<TypeProblem> problems) {
  public TypeCheck {
    problems = List.copyOf(problems);
  }

  /** Checks a workflow. */
  public static TypeCheck of(Workflow workflow, UsedOutputs outputs) {
    WorkflowContexts contexts = new WorkflowContexts(workflow, outputs);
    return of(workflow.grammar().slots(), Grammar.ofWorkflows(), contexts::at);
  }

  /** Checks an action. */
  public static TypeCheck of(ActionDefinition action, UsedOutputs outputs) {
    ActionContexts contexts = new ActionContexts(action, outputs);
    return of(action.grammar().slots(), Grammar.ofActions(), contexts::at);
  }

  private static TypeCheck of(
      List<Slot> slots, Grammar grammar, Function<Span, Contexts> contexts) {
    List<TypeProblem> problems = new ArrayList<>();
    for (Slot slot : slots) {
      new SlotCheck(slot, grammar, contexts.apply(slot.scalar().span()), problems).check();
    }
    return new TypeCheck(problems);
  }

  private record SlotCheck(
      Slot slot, Grammar grammar, Contexts contexts, List<TypeProblem> problems) {
    void check() {
      Interpolation text = slot.interpolation();
      Typing typing = new Typing(this::context, problems);
      for (Interpolation.Island island : text.islands()) {
        Optional<Expression> tree = island.expression().tree();
        if (tree.isEmpty()) {
          continue;
        }
        Type type = typing.of(tree.get());
        if (slot.isCondition() && text.isOneExpression()) {
          continue;
        }
        if (text.isOneExpression() && !slot.isKey()) {
          whole(tree.get(), type);
        } else {
          inText(tree.get(), type);
        }
      }
    }

    /** A context that may not stand there is reported as such, and nothing more is said of it. */
    private Type context(String name) {
      return slot.availability().contexts().contains(name) ? contexts.of(name) : Type.Any.ANY;
    }

    private void inText(Expression expression, Type type) {
      if (type.isCollection() || type == Type.Scalar.NULL) {
        String result =
            switch (type) {
              case Type.Array _ -> "the word 'Array' in a text";
              case ObjectType object when object.isSketch() ->
                  "the word 'Object' or 'Array' in a text";
              case ObjectType _ -> "the word 'Object' in a text";
              case Type.Any _, Type.Scalar _, Type.Words _ -> "an empty text";
            };
        mismatch(expression, "is %s, which becomes %s".formatted(type.words(), result));
      }
    }

    private void whole(Expression expression, Type type) {
      List<Definition.Form> forms = forms(slot.definition()).toList();
      boolean isScalar = forms.stream().allMatch(Definition.Scalar.class::isInstance);
      boolean isMapping = forms.stream().allMatch(Definition.Keys.class::isInstance);
      if (isScalar) {
        inText(expression, type);
      } else if (isMapping && (type.isPlain() || type instanceof Type.Array)) {
        mismatch(
            expression,
            "is %s, and '%s' takes an object".formatted(type.words(), slot.key().text()));
      } else if (type instanceof ObjectType object && !object.isSketch()) {
        keys(expression, object, forms);
      }
    }

    /** An object stands for a mapping, so its properties are keys. */
    private void keys(Expression expression, ObjectType object, List<Definition.Form> forms) {
      List<Definition.Keys> mappings =
          forms.stream()
              .flatMap(form -> form instanceof Definition.Keys keys ? Stream.of(keys) : Stream.of())
              .toList();
      boolean isOpen = mappings.stream().anyMatch(keys -> keys.others().isPresent());
      boolean isAny = forms.stream().anyMatch(Definition.Any.class::isInstance);
      if (isOpen || isAny) {
        return;
      }
      for (String name : object.names()) {
        if (mappings.stream().noneMatch(keys -> keys.keys().containsKey(name))) {
          mismatch(
              expression,
              "is an object with the property '%s', which is no key of '%s'"
                  .formatted(name, slot.key().text()));
          return;
        }
      }
    }

    private void mismatch(Expression expression, String what) {
      problems.add(new Mismatch(expression.span(), Typing.quoted(expression) + " " + what));
    }

    /** Gives the forms that a definition comes down to. */
    private Stream<Definition.Form> forms(String name) {
      Definition.Form form = grammar.definition(name).form();
      return form instanceof OneOf(List<String> names)
          ? names.stream().flatMap(this::forms)
          : Stream.of(form);
    }
  }
}
