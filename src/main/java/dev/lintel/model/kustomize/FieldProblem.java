package dev.lintel.model.kustomize;

import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlScalar;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What kustomize refuses about a kustomization before it builds anything. */
public sealed interface FieldProblem {
  /** Gives what a person edits. */
  Span place();

  /** Gives the problem in one sentence without a period. */
  String message();

  /**
   * A key that stands nowhere in what holds it.
   *
   * @param owner what holds it, as {@code an entry of 'images'}
   * @param known the keys that the owner has
   * @param present the keys that are written beside it
   */
  record Unknown(YamlScalar key, String owner, Collection<String> known, List<String> present)
      implements FieldProblem {
    public Unknown {
      known = List.copyOf(known);
      present = List.copyOf(present);
    }

    @Override
    public Span place() {
      return key.span();
    }

    @Override
    public String message() {
      return "'%s' is no field of %s%s"
          .formatted(key.value(), owner, Spelling.hint(key.value(), free()));
    }

    /** Gives the one key that differs by a single letter and is not there yet. */
    public Optional<String> meant() {
      List<String> near =
          free().stream().filter(other -> Spelling.isOneApart(key.value(), other)).toList();
      return near.size() == 1 && key.value().length() > 3
          ? Optional.of(near.getFirst())
          : Optional.empty();
    }

    private List<String> free() {
      return known.stream().filter(other -> !present.contains(other)).toList();
    }
  }

  /** A value of another shape than its field has. */
  record WrongShape(Span place, String message) implements FieldProblem {}
}
