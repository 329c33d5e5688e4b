package dev.lintel.syntax.sql;

import dev.lintel.source.Comment;
import dev.lintel.source.Sorted;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.sql.template.Rendition;
import dev.lintel.syntax.sql.template.Template;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses SQL scripts, in steps: templates are hidden at equal length, so that all offsets stay; the
 * lexer splits the text into statements; each is parsed by itself, so that a faulty one hides no
 * other; and a problem is dropped where a template or another dialect may be its reason, since a
 * false alarm costs more than a miss.
 *
 * <p>Branches of a template that the first reading leaves out are read in their turn, each with the
 * statements that reach into it, and become scripts of their own beside the first.
 *
 * <p>Of statements that differ in their literals alone, as a dump of a table has them, only the
 * first ones are in the tree: the others parse as these did.
 *
 * <p>The grammar is LL(1) throughout, so one pass decides everything and there is no slower second
 * try.
 */
public final class SqlParser {
  private final SourceText source;
  private final Template template;
  private final StatementParser parser;
  private boolean isForeign;
  private boolean isUnclosed;

  private SqlParser(SourceText source, Template template) {
    this.source = source;
    this.template = template;
    this.parser = new StatementParser(source);
  }

  /** Parses a text of any number of statements; never throws for what the text holds. */
  public static SqlScript parse(SourceText source) {
    return parse(source, List.of());
  }

  /**
   * Parses a text that another language makes.
   *
   * @param holes what that language puts in, as {@code {name}} in an f-string of Python: in the
   *     order of the text, none over another
   */
  public static SqlScript parse(SourceText source, List<Span> holes) {
    Template template = Template.of(source, holes);
    return new SqlParser(source, template).run();
  }

  private SqlScript run() {
    List<SqlScript> scripts = new ArrayList<>();
    for (Rendition rendition : template.renditions()) {
      scripts.add(read(rendition, scripts.isEmpty()));
    }
    SqlScript first = scripts.getFirst();
    List<SqlScript.Alternative> alternatives = new ArrayList<>();
    List<SyntaxProblem> problems = new ArrayList<>(first.problems());
    List<Comment> comments = new ArrayList<>(first.comments());
    comments.addAll(template.comments());
    for (int i = 1; i < scripts.size(); i++) {
      SqlScript script = scripts.get(i);
      List<Span> own = template.renditions().get(i).own();
      script.problems().stream().filter(p -> isIn(own, p.span())).forEach(problems::add);
      script.comments().stream().filter(c -> isIn(own, c.span())).forEach(comments::add);
      if (!script.statements().isEmpty()) {
        alternatives.add(new SqlScript.Alternative(script.withProblems(List.of()), own));
      }
    }
    // No Comparator.comparingInt: an AOT cache holds none of the functions that it makes.
    comments.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
    problems.sort((a, b) -> Integer.compare(a.span().start(), b.span().start()));
    return new SqlScript(
        source,
        first.statements(),
        comments,
        judged(problems, first.statements()),
        first.masks(),
        template.references(),
        template.settings(),
        alternatives);
  }

  /** A mark that nothing closes makes all else a guess; another dialect is none of Spark's. */
  private List<SyntaxProblem> judged(List<SyntaxProblem> problems, List<Statement> statements) {
    boolean isSilent =
        isUnclosed || isForeign || !problems.isEmpty() && speaksOfAnother(statements);
    List<SyntaxProblem> judged = new ArrayList<>(problems);
    if (isSilent) {
      judged.removeIf(problem -> problem.kind() == SyntaxProblem.Kind.SYNTAX);
    }
    if (isUnclosed) {
      Span mark = template.unclosed().orElseThrow();
      boolean isTag = mark.text().equals("{%");
      String what =
          "the template %s that starts here is not closed by '%s'"
              .formatted(isTag ? "tag" : "expression", isTag ? "%}" : "}}");
      judged.add(SyntaxProblem.syntax(mark, what));
    }
    return judged;
  }

  /** Reads the text once; beyond the first time only statements that reach into what is new. */
  private SqlScript read(Rendition rendition, boolean isWhole) {
    StatementReader reader = new StatementReader(source, Notebook.separated(rendition.text()));
    List<Statement> statements = new ArrayList<>();
    List<SyntaxProblem> problems = new ArrayList<>();
    SqlScript places = SqlScript.empty(source, rendition.masks(), template.references());
    Repeats repeats = new Repeats();
    StatementReader.Piece piece;
    do {
      piece = reader.next();
      List<SqlToken> tokens = piece.tokens();
      noteUnclosed(tokens);
      if (piece.fault().isPresent()) {
        problems.add(piece.fault().get());
      } else if (!tokens.isEmpty()
          && (isWhole || overlaps(rendition.own(), span(tokens)))
          && !repeats.isRepeat(tokens)) {
        try {
          statements.add(parser.parse(tokens));
        } catch (SyntaxFailure failure) {
          repeats.forget();
          isForeign |= Dialect.isForeign(tokens);
          boolean isLimit = failure.problem().kind() == SyntaxProblem.Kind.LIMIT;
          if (isLimit || !places.isMasked(span(tokens))) {
            problems.add(failure.problem());
          }
        }
      }
    } while (!piece.isLast());
    isForeign |= reader.isForeign();
    return new SqlScript(
        source,
        statements,
        reader.comments(),
        problems,
        rendition.masks(),
        template.references(),
        template.settings(),
        List.of());
  }

  /** Inside a string or a comment braces are only letters. */
  private void noteUnclosed(List<SqlToken> tokens) {
    if (!isUnclosed && template.unclosed().isPresent()) {
      int offset = template.unclosed().get().start();
      int next = Sorted.countUpTo(tokens, SqlToken::getStartIndex, offset) - 1;
      isUnclosed = next >= 0 && tokens.get(next).getStartIndex() == offset;
    }
  }

  private static boolean isIn(List<Span> own, Span span) {
    int index = Sorted.countUpTo(own, Span::start, span.start()) - 1;
    return index >= 0 && own.get(index).contains(span);
  }

  private static boolean overlaps(List<Span> own, Span span) {
    int next = Sorted.countUpTo(own, Span::end, span.start());
    return next < own.size() && own.get(next).start() < span.end();
  }

  private Span span(List<SqlToken> tokens) {
    return source.span(tokens.getFirst().getStartIndex(), tokens.getLast().getStopIndex() + 1);
  }

  private static boolean speaksOfAnother(List<Statement> statements) {
    return statements.stream()
        .anyMatch(
            statement -> statement instanceof OtherStatement other && Dialect.isForeign(other));
  }
}
