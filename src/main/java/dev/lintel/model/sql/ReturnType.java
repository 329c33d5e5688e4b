package dev.lintel.model.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the type of a call's value follows from the types of its arguments, as the tables of
 * functions write it:
 *
 * <pre>
 * int, array&lt;string&gt;        that type
 * $2, $2*                   the type of the second argument; of it and all behind it
 * array($1), common($*)     a {@link TypeFunction} of such types
 * 3:$2 | 4:$4               by the number of arguments, which is said in front
 * 0:void | *:$1             the same, with what counts for all other numbers
 * </pre>
 *
 * The type of an argument that is a lambda is the type of its body.
 */
public sealed interface ReturnType {
  /** The type of a call of which nothing is known. */
  ReturnType UNKNOWN = new Fixed(ColumnType.UNKNOWN);

  /** Gives the type of a call; what cannot be told is {@link ColumnType#UNKNOWN}. */
  ColumnType of(List<ColumnType> arguments);

  /**
   * Reads what a table says.
   *
   * @throws IllegalArgumentException if it says nothing that can be read
   */
  static ReturnType read(String text) {
    String stripped = text.strip();
    if (stripped.contains("|")) {
      List<ByCount.Case> cases = new ArrayList<>();
      for (String part : stripped.split("\\|")) {
        int colon = part.indexOf(':');
        String count = part.substring(0, colon).strip();
        cases.add(
            new ByCount.Case(
                count.equals("*") ? ByCount.OTHER : Integer.parseInt(count),
                read(part.substring(colon + 1))));
      }
      return new ByCount(cases);
    }
    if (stripped.startsWith("$")) {
      return argument(stripped);
    }
    if (!stripped.contains("$")) {
      return new Fixed(ColumnType.of(stripped));
    }
    int open = stripped.indexOf('(');
    String name = stripped.substring(0, open).toUpperCase(Locale.ROOT);
    String inner = stripped.substring(open + 1, stripped.length() - 1);
    return new Applied(TypeFunction.valueOf(name), operands(inner));
  }

  private static ReturnType argument(String text) {
    boolean isRest = text.endsWith("*");
    String digits = text.substring(1, text.length() - (isRest ? 1 : 0));
    int index = digits.isEmpty() ? 0 : Integer.parseInt(digits) - 1;
    return isRest ? new Rest(index) : new Argument(index);
  }

  private static List<ReturnType> operands(String inner) {
    List<ReturnType> operands = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= inner.length(); i++) {
      char c = i < inner.length() ? inner.charAt(i) : ',';
      if (c == ',' && depth == 0 || i == inner.length()) {
        operands.add(read(inner.substring(start, i)));
        start = i + 1;
      }
      depth += c == '(' || c == '<' ? 1 : c == ')' || c == '>' ? -1 : 0;
    }
    return operands;
  }

  /** One type whatever the arguments are. */
  record Fixed(ColumnType type) implements ReturnType {
    @Override
    public ColumnType of(List<ColumnType> arguments) {
      return type;
    }
  }

  /**
   * The type of one argument.
   *
   * @param index from 0 on
   */
  record Argument(int index) implements ReturnType {
    @Override
    public ColumnType of(List<ColumnType> arguments) {
      return index < arguments.size() ? arguments.get(index) : ColumnType.UNKNOWN;
    }
  }

  /**
   * The types of all arguments from one on; by itself that of the first of them.
   *
   * @param from from 0 on
   */
  record Rest(int from) implements ReturnType {
    @Override
    public ColumnType of(List<ColumnType> arguments) {
      return new Argument(from).of(arguments);
    }
  }

  /** What a function makes of some types. */
  record Applied(TypeFunction function, List<ReturnType> operands) implements ReturnType {
    public Applied {
      operands = List.copyOf(operands);
    }

    @Override
    public ColumnType of(List<ColumnType> arguments) {
      List<ColumnType> types = new ArrayList<>();
      for (ReturnType operand : operands) {
        if (operand instanceof Rest(int from)) {
          types.addAll(arguments.subList(Math.min(from, arguments.size()), arguments.size()));
        } else {
          types.add(operand.of(arguments));
        }
      }
      return function.apply(types);
    }
  }

  /** One way or another, by the number of arguments; unknown for a number that is not said. */
  record ByCount(List<Case> cases) implements ReturnType {
    /** All numbers that are not said. */
    public static final int OTHER = -1;

    public ByCount {
      cases = List.copyOf(cases);
    }

    @Override
    public ColumnType of(List<ColumnType> arguments) {
      for (Case option : cases) {
        if (option.count() == arguments.size() || option.count() == OTHER) {
          return option.type().of(arguments);
        }
      }
      return ColumnType.UNKNOWN;
    }

    /** One number of arguments and what follows there; {@link #OTHER} stands last. */
    public record Case(int count, ReturnType type) {}
  }
}
