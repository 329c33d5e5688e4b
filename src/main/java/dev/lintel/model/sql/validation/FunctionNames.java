package dev.lintel.model.sql.validation;

import dev.lintel.model.sql.ColumnType;
import dev.lintel.model.sql.SparkFunction;
import dev.lintel.model.sql.SparkFunctions;
import dev.lintel.model.sql.validation.SqlProblem.Kind;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.Expression;
import dev.lintel.syntax.sql.FunctionCall;
import dev.lintel.syntax.sql.Star;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges the calls of functions. */
final class FunctionNames {
  private FunctionNames() {}

  /** Tells whether too little is known of a function to say that it does not aggregate. */
  static boolean mayAggregate(FunctionCall call, Resolution resolution) {
    String name = call.name().getLast().value();
    boolean isBuiltin = call.name().size() == 1 && SparkFunctions.isBuiltin(name);
    return !isBuiltin && !resolution.session().declaresScalar(name);
  }

  /**
   * Checks a call, whose arguments are checked already; gives its type.
   *
   * @param whole the call with the window that it runs over
   */
  static ColumnType check(FunctionCall call, Span whole, Resolution resolution) {
    String name = call.name().getLast().value();
    Session session = resolution.session();
    if (call.name().getFirst().isDynamic() || resolution.isMasked(call.name().getFirst().span())) {
      return ColumnType.UNKNOWN;
    }
    if (session.declaresFunction(name)) {
      session
          .arity(name)
          .flatMap(arity -> FunctionJudge.count(call, arity))
          .ifPresent(message -> resolution.report(Kind.WRONG_ARGUMENT_COUNT, whole, message));
      return ColumnType.UNKNOWN;
    }
    Optional<SparkFunction> function =
        call.name().size() > 1 ? Optional.empty() : SparkFunctions.find(name);
    if (function.isEmpty()) {
      FunctionJudge.judge(call, whole, resolution);
      return ColumnType.UNKNOWN;
    }
    Optional<String> misplaced = FunctionJudge.misplaced(call);
    if (misplaced.isPresent()) {
      resolution.report(Kind.UNKNOWN_FUNCTION, whole, misplaced.get());
      return ColumnType.UNKNOWN;
    }
    boolean isAllowed =
        call.arguments().isEmpty()
            && call.calls("count")
            && session.is(Session.Setting.EMPTY_COUNT);
    Optional.of(call)
        .filter(judged -> !isAllowed)
        .flatMap(judged -> FunctionJudge.count(judged, function.get()))
        .ifPresent(message -> resolution.report(Kind.WRONG_ARGUMENT_COUNT, whole, message));
    boolean hasStar = call.arguments().stream().anyMatch(Star.class::isInstance);
    return hasStar && !call.calls("count")
        ? ColumnType.UNKNOWN
        : function.get().returnType().of(types(call, resolution));
  }

  /** Checks the call of a function that makes a table. */
  static void checkTable(FunctionCall call, Resolution resolution) {
    FunctionJudge.count(call)
        .ifPresent(message -> resolution.report(Kind.WRONG_ARGUMENT_COUNT, call.span(), message));
  }

  private static List<ColumnType> types(FunctionCall call, Resolution resolution) {
    List<ColumnType> types = new ArrayList<>(call.arguments().size());
    for (Expression argument : call.arguments()) {
      types.add(resolution.type(argument));
    }
    return types;
  }
}
