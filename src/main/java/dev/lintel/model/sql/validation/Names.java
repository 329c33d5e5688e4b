package dev.lintel.model.sql.validation;

import dev.lintel.syntax.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the names of an expression are looked up. */
sealed interface Names permits Scope, Names.Chain {
  /** Gives where nothing is found. */
  static Names nothing() {
    return new Chain(List.of());
  }

  /** Looks up a name of one or more parts. */
  Match find(List<Name> parts);

  /** Gives all columns that a name could mean, the nearest first. */
  Stream<ScopeColumn> all();

  /** Tells whether a relation is known by what stands before a column's name. */
  boolean knowsRelation(List<Name> qualifier);

  /** Gives the places but one, this very one, however deep it stands. */
  @SuppressWarnings("ReferenceEquality")
  default Names without(Names other) {
    return switch (this) {
      case Scope scope -> scope;
      case Chain(List<Names> links) ->
          new Chain(
              links.stream()
                  .filter(link -> link != other)
                  .map(link -> link.without(other))
                  .toList());
    };
  }

  static Names of(Names... chain) {
    return new Chain(List.of(chain));
  }

  /** Several places, of which the first that knows the name decides. */
  record Chain(List<Names> links) implements Names {
    @Override
    public Match find(List<Name> parts) {
      for (Names link : links) {
        Match match = link.find(parts);
        if (!(match instanceof Match.None)) {
          return match;
        }
      }
      return Match.NONE;
    }

    @Override
    public Stream<ScopeColumn> all() {
      List<ScopeColumn> all = new ArrayList<>();
      links.forEach(link -> link.all().forEach(all::add));
      return all.stream();
    }

    @Override
    public boolean knowsRelation(List<Name> qualifier) {
      return links.stream().anyMatch(link -> link.knowsRelation(qualifier));
    }
  }
}
