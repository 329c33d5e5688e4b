package dev.lintel.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code lintel check} was asked, checked option by option.
 *
 * @param values the values of each option that was given, in order; a switch has one empty value
 * @param paths in the order of the command line; empty for the working directory
 */
record Arguments(Map<CheckOption, List<String>> values, List<String> paths) {
  Arguments {
    values = Map.copyOf(values);
    paths = List.copyOf(paths);
  }

  boolean has(CheckOption option) {
    return values.containsKey(option);
  }

  /** Gives the values of an option; empty where it was not given. */
  List<String> all(CheckOption option) {
    return values.getOrDefault(option, List.of());
  }

  /** Gives the last value of an option. */
  Optional<String> last(CheckOption option) {
    List<String> all = all(option);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /**
   * Reads the common forms of a command line without picocli, which costs more to load than a small
   * run takes: {@code --name value}, {@code --name=value}, switches, paths, {@code --}.
   *
   * @param args what stands behind {@code check}
   * @return empty for anything unexpected; picocli then reads the same line and words the error
   */
  static Optional<Arguments> quick(List<String> args) {
    Map<CheckOption, List<String>> values = new EnumMap<>(CheckOption.class);
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--")) {
        paths.addAll(args.subList(i + 1, args.size()));
        break;
      }
      if (!arg.startsWith("-") || arg.equals("-")) {
        paths.add(arg);
        continue;
      }
      int equals = arg.indexOf('=');
      String flag = equals < 0 ? arg : arg.substring(0, equals);
      Optional<CheckOption> found = CheckOption.of(flag);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      CheckOption option = found.get();
      String value = "";
      if (option.isSwitch()) {
        if (equals >= 0) {
          return Optional.empty();
        }
      } else if (equals >= 0) {
        value = arg.substring(equals + 1);
      } else if (++i < args.size() && !args.get(i).startsWith("-")) {
        value = args.get(i);
      } else {
        return Optional.empty();
      }
      if (!isAccepted(option, value) || values.containsKey(option) && !option.isRepeatable()) {
        return Optional.empty();
      }
      values.computeIfAbsent(option, o -> new ArrayList<>()).add(value);
    }
    return Optional.of(new Arguments(values, paths));
  }

  /** Tells whether an option takes a value; picocli's model asks the same question. */
  static boolean isAccepted(CheckOption option, String value) {
    if (option.isSwitch()) {
      return value.isEmpty();
    }
    if (option.isNumber()) {
      return isCount(value) && (option != CheckOption.JOBS || !value.equals("0"));
    }
    List<String> values = option.accepted();
    boolean isWord = !value.isEmpty() && !value.equals("--");
    if (option == CheckOption.SINCE) {
      // Git would take it for an option.
      return isWord && !value.startsWith("-");
    }
    return isWord && (values.isEmpty() || values.contains(value));
  }

  private static boolean isCount(String value) {
    return !value.isEmpty()
        && value.length() <= 9
        && value.chars().allMatch(c -> c >= '0' && c <= '9')
        && (value.length() == 1 || value.charAt(0) != '0');
  }
}
