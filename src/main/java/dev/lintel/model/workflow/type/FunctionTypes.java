package dev.lintel.model.workflow.type;

import dev.lintel.model.workflow.type.Type.Array;
import dev.lintel.model.workflow.type.Type.Scalar;
import dev.lintel.model.workflow.type.TypeProblem.Mismatch;
import dev.lintel.source.Span;
import dev.lintel.syntax.expression.BuiltinFunction;
import dev.lintel.syntax.expression.Expression;
import dev.lintel.syntax.expression.Expression.Call;
import dev.lintel.syntax.expression.Expression.StringLiteral;
import dev.lintel.syntax.expression.InvalidJsonException;
import dev.lintel.syntax.expression.JsonReader;
import java.util.ArrayList;
import java.util.List;

/** The type of a call, and what the types of its arguments tell against it. */
final class FunctionTypes {
  private final Call call;
  private final List<Type> types;
  private final List<TypeProblem> problems;

  FunctionTypes(Call call, List<Type> types, List<TypeProblem> problems) {
    this.call = call;
    this.types = types;
    this.problems = problems;
  }

  /** Gives the type; how many arguments there are was counted by the parser. */
  Type result() {
    if (call.function().isEmpty()) {
      return Type.Any.ANY;
    }
    BuiltinFunction function = call.function().get();
    return switch (function) {
      case CONTAINS -> {
        contains(function);
        yield Scalar.BOOLEAN;
      }
      case STARTS_WITH, ENDS_WITH -> {
        texts(function, 0);
        yield Scalar.BOOLEAN;
      }
      case FORMAT -> {
        texts(function, 0);
        format();
        yield Scalar.STRING;
      }
      case JOIN -> {
        join(function);
        yield Scalar.STRING;
      }
      case HASH_FILES -> {
        texts(function, 0);
        yield Scalar.STRING;
      }
      case TO_JSON -> Scalar.STRING;
      case FROM_JSON -> fromJson(function);
      case CASE -> choice();
      case SUCCESS, ALWAYS, CANCELLED, FAILURE -> Scalar.BOOLEAN;
    };
  }

  private void mismatch(Span place, String message) {
    problems.add(new Mismatch(place, message));
  }

  /** Arguments from one on are texts, and a collection is none. */
  private void texts(BuiltinFunction function, int first) {
    for (int i = first; i < types.size(); i++) {
      text(function, i);
    }
  }

  private void text(BuiltinFunction function, int argument) {
    if (argument < types.size() && types.get(argument).isCollection()) {
      mismatch(
          call.arguments().get(argument).span(),
          "'%s' takes a string here, and %s is %s"
              .formatted(
                  function.spelling(),
                  Typing.quoted(call.arguments().get(argument)),
                  types.get(argument).words()));
    }
  }

  private void contains(BuiltinFunction function) {
    notAnObject(function, "an array or a string");
    if (types.size() == 2 && !(types.get(0) instanceof Array)) {
      text(function, 1);
    }
  }

  private void join(BuiltinFunction function) {
    notAnObject(function, "an array");
    text(function, 1);
  }

  private void notAnObject(BuiltinFunction function, String accepted) {
    if (!types.isEmpty() && types.getFirst() instanceof ObjectType object && !object.isSketch()) {
      mismatch(
          call.arguments().getFirst().span(),
          "'%s' looks into %s, and %s is an object"
              .formatted(
                  function.spelling(), accepted, Typing.quoted(call.arguments().getFirst())));
    }
  }

  private Type fromJson(BuiltinFunction function) {
    text(function, 0);
    if (call.arguments().isEmpty()
        || !(call.arguments().getFirst() instanceof StringLiteral(Span span, String json))) {
      return Type.Any.ANY;
    }
    try {
      return Type.of(JsonReader.read(json));
    } catch (InvalidJsonException e) {
      int offset = Math.min(offset(span, e.offset()), span.length() - 1);
      mismatch(
          span.part(offset, offset + 1), "the string is no JSON: %s".formatted(e.getMessage()));
      return Type.Any.ANY;
    }
  }

  /** Gives where a character of a literal stands in it as it is written, with its quotes. */
  private static int offset(Span literal, int character) {
    String written = literal.text();
    int at = 1;
    for (int i = 0; i < character && at < written.length() - 1; i++) {
      at += written.startsWith("''", at) ? 2 : 1;
    }
    return at;
  }

  private Type choice() {
    List<Type> values = new ArrayList<>();
    for (int i = 0; i + 1 < types.size(); i += 2) {
      Type predicate = types.get(i);
      if (predicate != Scalar.BOOLEAN && !(predicate instanceof Type.Any)) {
        Expression argument = call.arguments().get(i);
        mismatch(
            argument.span(),
            "a predicate of 'case' is a boolean, and %s is %s"
                .formatted(Typing.quoted(argument), predicate.words()));
      }
      values.add(types.get(i + 1));
    }
    if (!types.isEmpty()) {
      values.add(types.getLast());
    }
    return Type.anyOf(values);
  }

  private void format() {
    if (call.arguments().isEmpty()
        || !(call.arguments().getFirst() instanceof StringLiteral(Span span, String pattern))) {
      return;
    }
    int given = call.arguments().size() - 1;
    boolean[] isUsed = new boolean[given];
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c != '{' && c != '}') {
        continue;
      }
      if (pattern.startsWith(String.valueOf(c), at + 1)) {
        at++;
        continue;
      }
      int end = c == '{' ? pattern.indexOf('}', at) : -1;
      String number = end < 0 ? "" : pattern.substring(at + 1, end);
      if (!number.matches("[0-9]{1,6}")) {
        mismatch(
            place(span, at, at + 1),
            "a '%s' of the pattern stands alone; '%s%s' is a brace".formatted(c, c, c));
        return;
      }
      if (Integer.parseInt(number) >= given) {
        mismatch(
            place(span, at, end + 1),
            "'{%s}' has no argument: %s".formatted(number, follow(given)));
        return;
      }
      isUsed[Integer.parseInt(number)] = true;
      at = end;
    }
    for (int i = 0; i < given; i++) {
      if (!isUsed[i]) {
        mismatch(
            call.arguments().get(i + 1).span(),
            "the pattern has no '{%d}', so the argument is left out".formatted(i));
      }
    }
  }

  private static Span place(Span literal, int from, int to) {
    int start = offset(literal, from);
    return literal.part(start, offset(literal, to));
  }

  private static String follow(int count) {
    return switch (count) {
      case 0 -> "none follows the pattern";
      case 1 -> "only one follows the pattern";
      default -> "only %d follow the pattern".formatted(count);
    };
  }
}
