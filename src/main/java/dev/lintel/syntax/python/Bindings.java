package dev.lintel.syntax.python;

import dev.lintel.syntax.python.PythonToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names that a file binds, by the function or class that they stand in. Only a name that is
 * bound once is known: whatever else may bind it (a loop, an import, a parameter) counts, and where
 * in doubt it is bound twice.
 */
final class Bindings {
  private static final int SEVERAL = -1;
  private static final int MODULE = 0;

  /** A target of more words than this is none that anybody follows. */
  private static final int MOST_TARGETS = 100;

  private final PythonFile file;
  private final List<PythonToken> tokens;

  /** By scope, each name with the token that its value begins with. */
  private final List<Map<String, Integer>> scopes = new ArrayList<>();

  private final List<Integer> parents = new ArrayList<>();
  private final List<Boolean> isClass = new ArrayList<>();

  /** For each logical line the token that it begins with, and its scope. */
  private final List<int[]> lines = new ArrayList<>();

  /** A scope that is open, with the column of the line that opened it. */
  private record Open(int scope, int column) {}

  Bindings(PythonFile file) {
    this.file = file;
    this.tokens = file.tokens();
    addScope(MODULE, false);
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(MODULE, -1));
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).kind() == Kind.LINE_END) {
        if (i > start) {
          line(start, i, open);
        }
        start = i + 1;
      }
    }
  }

  private int addScope(int parent, boolean ofClass) {
    scopes.add(new HashMap<>());
    parents.add(parent);
    isClass.add(ofClass);
    return scopes.size() - 1;
  }

  /** Gives the token that the value of a name begins with, where the name is used at a token. */
  Optional<Integer> value(int use) {
    String name = file.text(use);
    int low = 0;
    int high = lines.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (lines.get(middle)[0] <= use) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    int scope = lines.isEmpty() ? MODULE : lines.get(low)[1];
    boolean isFirst = true;
    // Deeper nests of functions than this are nobody's.
    for (int steps = 0; steps < 100; steps++) {
      Integer bound = isFirst || !isClass.get(scope) ? scopes.get(scope).get(name) : null;
      if (bound != null) {
        return bound == SEVERAL ? Optional.empty() : Optional.of(bound);
      }
      if (scope == MODULE) {
        break;
      }
      scope = parents.get(scope);
      isFirst = false;
    }
    return Optional.empty();
  }

  private void line(int start, int end, Deque<Open> open) {
    int column = file.column(tokens.get(start).start());
    while (open.size() > 1 && column <= open.peek().column()) {
      open.pop();
    }
    int scope = open.peek().scope();
    lines.add(new int[] {start, scope});
    int keyword = file.is(start, "async") ? start + 1 : start;
    if (file.is(keyword, "def")) {
      bind(scope, keyword + 1, SEVERAL);
      int inner = addScope(scope, false);
      open.push(new Open(inner, column));
      for (int i = keyword + 2; i < end; i++) {
        bind(inner, i, SEVERAL);
      }
    } else if (file.is(keyword, "class")) {
      bind(scope, keyword + 1, SEVERAL);
      open.push(new Open(addScope(scope, true), column));
    } else {
      statement(start, end, scope);
    }
  }

  private void statement(int start, int end, int scope) {
    switch (file.text(start)) {
      case "global", "nonlocal" -> {
        for (int i = start + 1; i < end; i++) {
          bind(scope, i, SEVERAL);
          bind(MODULE, i, SEVERAL);
        }
        return;
      }
      case "import", "from", "del" -> {
        for (int i = start + 1; i < end; i++) {
          bind(scope, i, SEVERAL);
        }
        return;
      }
      default -> {}
    }
    boolean isAnnotated = file.isSign(start + 1, ':') && !opensBlock(file.text(start));
    int from = start;
    for (int i = start; i < end; i++) {
      if (file.isSign(i, '(') || file.isSign(i, '[') || file.isSign(i, '{')) {
        i = inside(i, end, scope);
      } else if (file.is(i, "as") || file.is(i, "for") || file.is(i, "case")) {
        targets(i + 1, end, scope);
      } else if (file.isAssignment(i)) {
        if (from == start && (i == start + 1 || isAnnotated)) {
          bind(scope, start, i + 1);
        } else {
          for (int j = from; j < i; j++) {
            bind(scope, j, SEVERAL);
          }
        }
        from = i + 1;
      }
    }
  }

  private static boolean opensBlock(String word) {
    return switch (word) {
      case "else", "try", "finally" -> true;
      default -> false;
    };
  }

  private void targets(int from, int end, int scope) {
    int limit = Math.min(end, from + MOST_TARGETS);
    for (int i = from; i < limit && !file.is(i, "in") && !file.isSign(i, ':'); i++) {
      bind(scope, i, SEVERAL);
    }
  }

  /** Inside brackets only {@code :=} and {@code for} bind; gives where they close. */
  private int inside(int bracket, int end, int scope) {
    int close = Math.min(file.partner(bracket) < 0 ? end - 1 : file.partner(bracket), end - 1);
    for (int i = bracket; i < close; i++) {
      boolean isWalrus = file.isSign(i + 1, ':') && file.isSign(i + 2, '=');
      if (isWalrus && tokens.get(i + 1).end() == tokens.get(i + 2).start()) {
        bind(scope, i, SEVERAL);
      } else if (file.is(i, "for")) {
        targets(i + 1, close, scope);
      }
    }
    return close;
  }

  private void bind(int scope, int token, int value) {
    if (token < tokens.size() && tokens.get(token).kind() == Kind.NAME) {
      scopes.get(scope).merge(file.text(token), value, (a, b) -> SEVERAL);
    }
  }
}
