package dev.lintel.syntax.sql;

import dev.lintel.source.Span;
import dev.lintel.syntax.sql.CompoundStatement.Branch;
import dev.lintel.syntax.sql.CompoundStatement.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parses a block of a script. The words that hold it together are read here; each statement and
 * condition in it is a run of tokens that the grammar then reads by itself.
 */
final class ScriptParser {
  private static final int MAX_DEPTH = 100;

  private final List<SqlToken> tokens;
  private final Spans spans;
  private final StatementParser statements;
  private int index;
  private int depth;

  ScriptParser(List<SqlToken> tokens, Spans spans, StatementParser statements) {
    this.tokens = tokens;
    this.spans = spans;
    this.statements = statements;
  }

  /** Tells whether a statement begins as a block does, perhaps behind a label. */
  static boolean isBlock(List<SqlToken> tokens) {
    int begin = tokens.size() > 2 && tokens.get(1).getType() == SparkLexer.Colon ? 2 : 0;
    if (!is(tokens, begin, "BEGIN") || tokens.size() == begin + 1) {
      return false;
    }
    return switch (Keywords.upper(tokens.get(begin + 1))) {
      case "TRANSACTION",
          "TRAN",
          "WORK",
          "DISTRIBUTED",
          "ISOLATION",
          "READ",
          "DEFERRED",
          "IMMEDIATE",
          "EXCLUSIVE" ->
          false;
      default -> true;
    };
  }

  /** Tells whether a semicolon behind the tokens may belong to a block in them. */
  static boolean mayHold(List<SqlToken> tokens) {
    return isBlock(tokens) || is(tokens, 0, "CREATE");
  }

  private static boolean is(List<SqlToken> tokens, int index, String word) {
    return index < tokens.size()
        && FormLeaves.isWord(tokens.get(index))
        && tokens.get(index).getText().equalsIgnoreCase(word);
  }

  /** Parses the whole of the tokens. */
  CompoundStatement parse() {
    Statement block = statement();
    if (index < tokens.size()) {
      throw SyntaxMessages.unexpected(spans, tokens.get(index));
    }
    return (CompoundStatement) block;
  }

  private Statement statement() {
    if (depth >= MAX_DEPTH) {
      throw statements.tooDeep(tokens.get(index));
    }
    depth++;
    try {
      return labelled();
    } finally {
      depth--;
    }
  }

  private Statement labelled() {
    int start = index;
    Optional<Name> label = Optional.empty();
    if (index + 1 < tokens.size() && tokens.get(index + 1).getType() == SparkLexer.Colon) {
      label = Optional.of(spans.name(tokens.get(index)));
      index += 2;
    }
    if (index >= tokens.size()) {
      throw expected("a statement");
    }
    return switch (FormLeaves.isWord(tokens.get(index)) ? Keywords.upper(tokens.get(index)) : "") {
      case "BEGIN" -> block(start, label);
      case "IF" -> conditional(start, Kind.IF, "IF");
      case "CASE" -> conditional(start, Kind.CASE, "CASE");
      case "WHILE" -> whileLoop(start, label);
      case "FOR" -> forLoop(start, label);
      case "LOOP" -> loop(start, label);
      case "REPEAT" -> repeat(start, label);
      case "DECLARE" -> isHandler() ? handler(start) : plain();
      default -> plain();
    };
  }

  private Statement plain() {
    int start = index;
    while (index < tokens.size() && tokens.get(index).getType() != SparkLexer.Semicolon) {
      index++;
    }
    if (index == start) {
      throw expected("a statement");
    }
    return statements.parseNested(tokens.subList(start, index));
  }

  private CompoundStatement block(int start, Optional<Name> label) {
    Span verb = spans.of(tokens.get(index++));
    skip("ATOMIC");
    int body = index;
    List<Statement> inside = list(Set.of("END"));
    Branch branch = branch(body, Optional.empty(), inside);
    close("END", "");
    return compound(start, verb, Kind.BLOCK, label, List.of(branch));
  }

  /** {@code IF c THEN .. ELSEIF ..} and {@code CASE WHEN c THEN ..} differ in their words only. */
  private CompoundStatement conditional(int start, Kind kind, String word) {
    Span verb = spans.of(tokens.get(index));
    List<Branch> branches = new ArrayList<>();
    boolean isCase = kind == Kind.CASE;
    index++;
    if (isCase && !is(tokens, index, "WHEN")) {
      int from = index;
      Expression operand = condition("WHEN");
      branches.add(
          new Branch(
              spans.of(tokens.get(from), tokens.get(index - 1)), Optional.of(operand), List.of()));
    }
    if (isCase) {
      take("WHEN");
    }
    Set<String> ends = isCase ? Set.of("WHEN", "ELSE", "END") : Set.of("ELSEIF", "ELSE", "END");
    do {
      int from = index;
      Expression condition = condition("THEN");
      take("THEN");
      branches.add(branch(from, Optional.of(condition), list(ends)));
    } while (skip(isCase ? "WHEN" : "ELSEIF"));
    if (skip("ELSE")) {
      int from = index;
      branches.add(branch(from, Optional.empty(), list(Set.of("END"))));
    }
    close("END", word);
    return compound(start, verb, kind, Optional.empty(), branches);
  }

  private CompoundStatement whileLoop(int start, Optional<Name> label) {
    Span verb = spans.of(tokens.get(index++));
    int from = index;
    Expression condition = condition("DO");
    take("DO");
    Branch branch = branch(from, Optional.of(condition), list(Set.of("END")));
    close("END", "WHILE");
    return compound(start, verb, Kind.WHILE, label, List.of(branch));
  }

  private CompoundStatement forLoop(int start, Optional<Name> label) {
    Span verb = spans.of(tokens.get(index++));
    int from = index;
    if (is(tokens, index + 1, "AS")) {
      index += 2;
    }
    int end = find("DO");
    SqlNode query = statements.query(tokens.subList(index, end));
    index = end;
    take("DO");
    Branch branch = branch(from, Optional.of(query), list(Set.of("END")));
    close("END", "FOR");
    return compound(start, verb, Kind.FOR, label, List.of(branch));
  }

  private CompoundStatement loop(int start, Optional<Name> label) {
    Span verb = spans.of(tokens.get(index++));
    int from = index;
    Branch branch = branch(from, Optional.empty(), list(Set.of("END")));
    close("END", "LOOP");
    return compound(start, verb, Kind.LOOP, label, List.of(branch));
  }

  private CompoundStatement repeat(int start, Optional<Name> label) {
    Span verb = spans.of(tokens.get(index++));
    int from = index;
    List<Statement> inside = list(Set.of("UNTIL"));
    take("UNTIL");
    Expression condition = condition("END");
    Branch branch = branch(from, Optional.of(condition), inside);
    close("END", "REPEAT");
    return compound(start, verb, Kind.REPEAT, label, List.of(branch));
  }

  private boolean isHandler() {
    return is(tokens, index + 1, "HANDLER") || is(tokens, index + 2, "HANDLER");
  }

  /** {@code DECLARE EXIT HANDLER FOR conditions statement}. */
  private CompoundStatement handler(int start) {
    Span verb = spans.of(tokens.get(index));
    index += is(tokens, index + 1, "HANDLER") ? 2 : 3;
    take("FOR");
    boolean more = true;
    while (more) {
      skip("NOT");
      if (skip("SQLSTATE")) {
        skip("VALUE");
      }
      index++;
      more = index < tokens.size() && tokens.get(index).getType() == SparkLexer.Comma;
      index += more ? 1 : 0;
    }
    int from = index;
    Branch branch = branch(from, Optional.empty(), List.of(statement()));
    return compound(start, verb, Kind.HANDLER, Optional.empty(), List.of(branch));
  }

  private List<Statement> list(Set<String> ends) {
    List<Statement> inside = new ArrayList<>();
    while (index < tokens.size() && !isAny(ends)) {
      inside.add(statement());
      if (index >= tokens.size() || tokens.get(index).getType() != SparkLexer.Semicolon) {
        throw expected("';'");
      }
      index++;
    }
    return inside;
  }

  private boolean isAny(Set<String> words) {
    return FormLeaves.isWord(tokens.get(index))
        && words.contains(Keywords.upper(tokens.get(index)));
  }

  /** Reads the expression before a word, which may hold the word itself inside a CASE. */
  private Expression condition(String end) {
    int stop = find(end);
    Expression condition = statements.expression(tokens.subList(index, stop));
    index = stop;
    return condition;
  }

  private int find(String word) {
    int cases = 0;
    for (int i = index; i < tokens.size(); i++) {
      if (cases == 0 && is(tokens, i, word)) {
        if (i == index) {
          throw expected(word.equals("DO") ? "a query or a condition" : "an expression");
        }
        return i;
      }
      if (is(tokens, i, "CASE")) {
        cases++;
      } else if (is(tokens, i, "END")) {
        cases--;
      } else if (tokens.get(i).getType() == SparkLexer.Semicolon) {
        index = i;
        throw expected(word);
      }
    }
    index = tokens.size();
    throw expected(word);
  }

  private Branch branch(int from, Optional<SqlNode> condition, List<Statement> inside) {
    int last = Math.max(from, index - 1);
    Span span =
        inside.isEmpty() && condition.isEmpty()
            ? spans.of(tokens.get(Math.max(0, from - 1)))
            : spans.of(tokens.get(from), tokens.get(Math.min(last, tokens.size() - 1)));
    return new Branch(span, condition, inside);
  }

  private CompoundStatement compound(
      int start, Span verb, Kind kind, Optional<Name> label, List<Branch> branches) {
    Span span = spans.of(tokens.get(start), tokens.get(index - 1));
    return new CompoundStatement(span, verb, kind, label, branches);
  }

  /** Reads the word that ends a statement, the word of its kind, and the label. */
  private void close(String end, String kind) {
    take(end);
    if (!kind.isEmpty()) {
      take(kind);
    }
    if (index < tokens.size() && tokens.get(index).getType() != SparkLexer.Semicolon) {
      index++;
    }
  }

  private boolean skip(String word) {
    boolean isThere = is(tokens, index, word);
    index += isThere ? 1 : 0;
    return isThere;
  }

  private void take(String word) {
    if (!skip(word)) {
      throw expected(word);
    }
  }

  private SyntaxFailure expected(String what) {
    SqlToken before = tokens.get(Math.max(0, index - 1));
    boolean isEnd = index >= tokens.size();
    Span place =
        isEnd
            ? spans.source().span(before.getStopIndex() + 1, before.getStopIndex() + 1)
            : spans.of(tokens.get(index));
    String found = isEnd ? SyntaxMessages.END : SyntaxMessages.quoted(tokens.get(index));
    return SyntaxFailure.at(
        place, "expected %s%s, found %s".formatted(what, SyntaxMessages.after(before), found));
  }
}
