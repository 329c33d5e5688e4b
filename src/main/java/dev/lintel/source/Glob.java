package dev.lintel.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A pattern over texts with slashes, as git's wildmatch has it: {@code *} and {@code ?} and {@code
 * [a-z]} stay within one segment, {@code **} as a whole segment stands for any number of them, a
 * backslash takes the next character as it is. A pattern with an open bracket or a lone backslash
 * at its end matches nothing.
 *
 * <p>Matching never backtracks beyond the last star of a segment and the last {@code **}: an
 * earlier one could only swallow what the later one can swallow as well. So the time is polynomial
 * whatever the pattern. Immutable.
 */
public final class Glob {
  // Instructions; every other one that is not negative is a character to match.
  private static final int ANY_ONE = -1;
  private static final int STAR = -2;
  private static final int DIRECTORIES = -3;
  private static final int REST = -4;
  private static final int NOTHING = -5;
  private static final int FIRST_CLASS = -6;

  private final String pattern;
  private final String prefix;
  private final int[] program;
  private final List<CharacterClass> classes;

  private Glob(String pattern, String prefix, int[] program, List<CharacterClass> classes) {
    this.pattern = pattern;
    this.prefix = prefix;
    this.program = program;
    this.classes = List.copyOf(classes);
  }

  public static Glob of(String pattern) {
    int wild = 0;
    while (wild < pattern.length() && "*?[\\".indexOf(pattern.charAt(wild)) < 0) {
      wild++;
    }
    Compiler compiler = new Compiler(pattern, wild);
    return new Glob(pattern, pattern.substring(0, wild), compiler.program(), compiler.classes);
  }

  /** Tells whether the pattern describes the whole text. */
  public boolean matches(String text) {
    return matches(text, 0);
  }

  /** Tells whether the pattern describes the text from an offset to its end. */
  boolean matches(String text, int from) {
    return text.startsWith(prefix, from) && run(text, from + prefix.length());
  }

  private boolean run(String text, int from) {
    int at = from;
    int next = 0;
    int starAt = -1;
    int afterStar = -1;
    int directoriesAt = -1;
    int afterDirectories = -1;
    while (true) {
      if (next == program.length) {
        if (at == text.length()) {
          return true;
        }
      } else if (program[next] == STAR) {
        starAt = at;
        afterStar = ++next;
        continue;
      } else if (program[next] == DIRECTORIES) {
        directoriesAt = at;
        afterDirectories = ++next;
        starAt = -1;
        continue;
      } else if (program[next] == REST) {
        return true;
      } else if (at < text.length() && accepts(program[next], text.charAt(at))) {
        next++;
        at++;
        continue;
      }
      if (starAt >= 0 && starAt < text.length() && text.charAt(starAt) != '/') {
        at = ++starAt;
        next = afterStar;
      } else {
        int slash = directoriesAt < 0 ? -1 : text.indexOf('/', directoriesAt);
        if (slash < 0) {
          return false;
        }
        directoriesAt = slash + 1;
        at = directoriesAt;
        next = afterDirectories;
        starAt = -1;
      }
    }
  }

  private boolean accepts(int instruction, char c) {
    if (instruction >= 0) {
      return instruction == c;
    }
    return c != '/'
        && (instruction == ANY_ONE
            || instruction <= FIRST_CLASS && classes.get(FIRST_CLASS - instruction).contains(c));
  }

  @Override
  public String toString() {
    return pattern;
  }

  /** Translates a pattern from an offset on. */
  private static final class Compiler {
    private final String pattern;
    private final List<CharacterClass> classes = new ArrayList<>();
    private final int start;
    private int[] program;
    private int length;

    Compiler(String pattern, int start) {
      this.pattern = pattern;
      this.start = start;
      this.program = new int[pattern.length() - start];
    }

    int[] program() {
      for (int i = start; i < pattern.length(); i++) {
        char c = pattern.charAt(i);
        switch (c) {
          case '*' -> i = stars(i);
          case '?' -> emit(ANY_ONE);
          case '[' -> {
            Optional<CharacterClass.Parsed> parsed = CharacterClass.parse(pattern, i);
            if (parsed.isEmpty()) {
              return new int[] {NOTHING};
            }
            emit(FIRST_CLASS - classes.size());
            classes.add(parsed.get().characters());
            i = parsed.get().end();
          }
          case '\\' -> emit(++i < pattern.length() ? pattern.charAt(i) : NOTHING);
          default -> emit(c);
        }
      }
      return Arrays.copyOf(program, length);
    }

    private void emit(int instruction) {
      program[length++] = instruction;
    }

    /**
     * Translates a run of stars and gives the offset of the last character used. As in git, the end
     * of the literal prefix counts as the start of a segment.
     */
    private int stars(int first) {
      int end = first;
      while (end < pattern.length() && pattern.charAt(end) == '*') {
        end++;
      }
      boolean isSegment = end - first > 1 && (first == start || pattern.charAt(first - 1) == '/');
      if (isSegment && end == pattern.length()) {
        emit(REST);
        return end;
      }
      if (isSegment && pattern.charAt(end) == '/') {
        emit(DIRECTORIES);
        return end;
      }
      emit(STAR);
      return end - 1;
    }
  }
}
