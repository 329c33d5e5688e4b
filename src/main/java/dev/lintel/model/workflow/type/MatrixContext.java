package dev.lintel.model.workflow.type;

import dev.lintel.model.workflow.Job;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Interpolation;
import dev.lintel.syntax.yaml.YamlAlias;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import dev.lintel.syntax.yaml.YamlNode;
import dev.lintel.syntax.yaml.YamlScalar;
import dev.lintel.syntax.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code matrix} holds: the rows and what {@code include} adds. Where an expression makes a
 * row or the whole, its type tells what is known.
 */
final class MatrixContext {
  private final Contexts contexts;
  private final ObjectType.Builder builder = ObjectType.builder();
  private boolean isLoose;

  private MatrixContext(Contexts contexts) {
    this.contexts = contexts;
  }

  /**
   * Gives the context of a job.
   *
   * @param contexts those that the matrix itself may use
   */
  static Type of(Job job, Contexts contexts) {
    if (job.root().find("strategy").isEmpty()) {
      return ObjectType.builder().strict();
    }
    Optional<YamlMapping> strategy = job.strategy();
    if (strategy.isEmpty()) {
      return ObjectType.LOOSE;
    }
    Optional<YamlNode> matrix = strategy.get().get("matrix");
    if (matrix.isEmpty()) {
      return ObjectType.builder().strict();
    }
    return matrix.get().mapping().isEmpty()
        ? ObjectType.LOOSE
        : new MatrixContext(contexts).of(matrix.get().mapping().get());
  }

  private Type of(YamlMapping matrix) {
    isLoose = !matrix.merged().isEmpty();
    for (YamlEntry entry : matrix.entries()) {
      switch (entry.name()) {
        case "include" -> include(entry.value());
        case "exclude" -> {}
        case String name when name.contains("${{") -> isLoose = true;
        case String name -> builder.add(name, row(entry.value()));
      }
    }
    return isLoose ? builder.loose(Type.Any.ANY) : builder.strict().matrix();
  }

  private Type row(YamlNode row) {
    return switch (type(row)) {
      case Type.Array(Type item, _) -> item;
      case Type.Any _, Type.Scalar _, Type.Words _, ObjectType _ -> Type.Any.ANY;
    };
  }

  private void include(YamlNode include) {
    Optional<YamlSequence> combinations = include.sequence();
    if (combinations.isEmpty()) {
      isLoose = true;
      return;
    }
    for (YamlNode item : combinations.get().items()) {
      Optional<YamlMapping> combination = item.mapping();
      if (combination.isEmpty() || !combination.get().merged().isEmpty()) {
        isLoose = true;
        continue;
      }
      for (YamlEntry entry : combination.get().entries()) {
        isLoose |= entry.name().contains("${{");
        builder.add(entry.name(), type(entry.value()));
      }
    }
  }

  /** An alias is not followed: through many of them a small text would become a huge type. */
  private Type type(YamlNode node) {
    return switch (node) {
      case YamlScalar scalar -> scalar(scalar);
      case YamlSequence sequence -> {
        List<Type> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(type(item)));
        yield new Type.Array(Type.anyOf(items), false);
      }
      case YamlMapping mapping -> {
        ObjectType.Builder object = ObjectType.builder();
        mapping.entries().forEach(entry -> object.add(entry.name(), type(entry.value())));
        boolean isOpen =
            !mapping.merged().isEmpty()
                || mapping.keys().stream().anyMatch(key -> key.contains("${{"));
        yield isOpen ? object.loose(Type.Any.ANY) : object.strict();
      }
      case YamlAlias _ -> Type.Any.ANY;
    };
  }

  private Type scalar(YamlScalar scalar) {
    return switch (scalar.type()) {
      case NULL -> Type.Any.ANY;
      case BOOLEAN -> Type.Scalar.BOOLEAN;
      case INTEGER, FLOAT -> Type.Scalar.NUMBER;
      case STRING -> {
        if (!scalar.value().contains("${{")) {
          yield Type.Scalar.STRING;
        }
        Interpolation text = Interpolation.of(scalar.text());
        Optional<Expression> whole =
            text.isOneExpression()
                ? text.islands().getFirst().expression().tree()
                : Optional.empty();
        yield whole
            .map(tree -> new Typing(contexts, new ArrayList<>()).of(tree))
            .orElse(text.isOneExpression() ? Type.Any.ANY : Type.Scalar.STRING);
      }
    };
  }
}
