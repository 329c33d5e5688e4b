package dev.lintel.source;

import java.util.ArrayList;
import java.util.List;

/**
 * The patterns of one .gitignore file, read as git reads them (gitignore(5), read 2026-11-20): the
 * last pattern that matches decides, {@code !} takes back, a slash at the end asks for a directory,
 * any other slash ties the pattern to the file's own directory. {@code exclude:} in lintel.yml is
 * the same list. Immutable.
 */
public final class Gitignore {
  /** A list without patterns. */
  public static final Gitignore NONE = new Gitignore(List.of(), List.of());

  private final List<String> lines;
  private final List<Pattern> patterns;

  private Gitignore(List<String> lines, List<Pattern> patterns) {
    this.lines = List.copyOf(lines);
    this.patterns = List.copyOf(patterns);
  }

  /** What a list says of one path. */
  enum Verdict {
    IGNORED,
    KEPT,
    /** No pattern matches: the next list decides. */
    UNDECIDED
  }

  /**
   * One line.
   *
   * @param isName whether the glob is compared with the last segment alone, at any depth
   */
  private record Pattern(Glob glob, boolean isKept, boolean isDirectory, boolean isName) {}

  /** Parses the text of a file; lines end at LF or CR LF. */
  public static Gitignore parse(String text) {
    String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<String> lines = new ArrayList<>();
    for (String line : content.split("\n")) {
      lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
    return of(lines);
  }

  /** Makes the list of some lines. */
  public static Gitignore of(List<String> lines) {
    List<Pattern> patterns = new ArrayList<>();
    for (String line : lines) {
      if (!line.startsWith("#")) {
        add(withoutTrailingSpaces(line), patterns);
      }
    }
    return patterns.isEmpty() ? NONE : new Gitignore(lines, patterns);
  }

  private static void add(String line, List<Pattern> patterns) {
    boolean isKept = line.startsWith("!");
    boolean isDirectory = line.endsWith("/");
    String glob =
        line.substring(
            isKept ? 1 : 0, Math.max(isKept ? 1 : 0, line.length() - (isDirectory ? 1 : 0)));
    if (!glob.isEmpty()) {
      boolean isName = glob.indexOf('/') < 0;
      patterns.add(
          new Pattern(
              Glob.of(glob.startsWith("/") ? glob.substring(1) : glob),
              isKept,
              isDirectory,
              isName));
    }
  }

  /** Takes off the spaces at the end, but for one that a backslash protects. */
  private static String withoutTrailingSpaces(String line) {
    int end = 0;
    for (int i = 0; i < line.length(); i++) {
      switch (line.charAt(i)) {
        case ' ' -> {}
        case '\\' -> end = Math.min(line.length(), ++i + 1);
        default -> end = i + 1;
      }
    }
    return line.substring(0, end);
  }

  /**
   * Tells what the list says of a path that stands below the list's directory.
   *
   * @param base offset in the path of the first segment below the list's directory
   */
  Verdict verdict(String path, int base, boolean isDirectory) {
    if (patterns.isEmpty()) {
      return Verdict.UNDECIDED;
    }
    int name = path.lastIndexOf('/') + 1;
    for (int i = patterns.size() - 1; i >= 0; i--) {
      Pattern pattern = patterns.get(i);
      if ((isDirectory || !pattern.isDirectory)
          && pattern.glob.matches(path, pattern.isName ? name : base)) {
        return pattern.isKept ? Verdict.KEPT : Verdict.IGNORED;
      }
    }
    return Verdict.UNDECIDED;
  }

  /**
   * Tells whether a path is ignored, by itself or because a directory above it is; the path is
   * relative to the list's directory.
   */
  public boolean ignores(String path, boolean isDirectory) {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (verdict(path.substring(0, slash), 0, true) == Verdict.IGNORED) {
        return true;
      }
    }
    return !path.isEmpty() && verdict(path, 0, isDirectory) == Verdict.IGNORED;
  }

  /** Gives the lines. */
  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
