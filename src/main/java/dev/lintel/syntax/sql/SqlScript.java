package dev.lintel.syntax.sql;

import dev.lintel.source.Comment;
import dev.lintel.source.Sorted;
import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.sql.template.TemplateReference;
import dev.lintel.syntax.sql.template.TemplateSetting;
import java.util.ArrayList;
import java.util.List;

/**
 * A SQL text: its statements, comments, faults and template places, each in the order of the text.
 * Immutable.
 */
public final class SqlScript {
  private final SourceText source;
  private final List<Statement> statements;
  private final List<Comment> comments;
  private final List<SyntaxProblem> problems;
  private final List<Span> masks;
  private final List<TemplateReference> references;
  private final List<TemplateSetting> settings;
  private final List<Alternative> alternatives;
  private volatile NodeIndex index;

  /**
   * @param comments those of the template among them
   * @param problems at most one for each statement; a faulty statement hides no other
   * @param masks where a template ({@code {{ }}}, {@code {% %}}, {@code ${}}) makes the text or
   *     decides about it, with what it leaves out; they do not overlap. The name of one table is
   *     none of them
   * @param references what templates name: the place reads as one identifier, and stands for this
   * @param settings the arguments of dbt's {@code config}
   * @param alternatives what the branches of templates say that the statements leave out
   */
  SqlScript(
      SourceText source,
      List<Statement> statements,
      List<Comment> comments,
      List<SyntaxProblem> problems,
      List<Span> masks,
      List<TemplateReference> references,
      List<TemplateSetting> settings,
      List<Alternative> alternatives) {
    this.source = source;
    this.statements = List.copyOf(statements);
    this.comments = List.copyOf(comments);
    this.problems = List.copyOf(problems);
    this.masks = List.copyOf(masks);
    this.references = List.copyOf(references);
    this.settings = List.copyOf(settings);
    this.alternatives = List.copyOf(alternatives);
  }

  /**
   * The script with other branches of its templates.
   *
   * @param script the statements that reach into those branches; without problems, which are told
   *     by the script that has the alternatives
   * @param own the places that no script before this one shows, in the order of the text: what is
   *     found anywhere else was found there, or follows from the choice of branches
   */
  public record Alternative(SqlScript script, List<Span> own) {
    public Alternative {
      own = List.copyOf(own);
    }

    /** Tells whether a span lies in one of the places that only this alternative shows. */
    public boolean isOwn(Span span) {
      int index = Sorted.countUpTo(own, Span::start, span.start()) - 1;
      return index >= 0 && own.get(index).contains(span);
    }
  }

  public SourceText source() {
    return source;
  }

  public List<Statement> statements() {
    return statements;
  }

  /**
   * Gives what the script runs, in the order of the text: its statements, and in place of a block
   * the statements and conditions in it. So is the body of a procedure taken apart. No two of them
   * share names.
   */
  public List<SqlNode> steps() {
    List<SqlNode> steps = new ArrayList<>(statements.size());
    statements.forEach(statement -> addSteps(statement, steps));
    return steps;
  }

  private static void addSteps(SqlNode node, List<SqlNode> steps) {
    boolean isApart =
        switch (node) {
          case CompoundStatement _, CompoundStatement.Branch _ -> true;
          case CreateFunction function -> function.body().filter(SqlScript::isBlock).isPresent();
          case Command command -> command.parts().stream().anyMatch(SqlScript::isBlock);
          default -> false;
        };
    if (isApart) {
      node.forEachChild(child -> addSteps(child, steps));
    } else {
      steps.add(node);
    }
  }

  private static boolean isBlock(SqlNode node) {
    return node instanceof CompoundStatement;
  }

  /**
   * Gives the lists of statements of which each runs when the one before it has: those of the
   * script, and those of each branch of a block.
   */
  public List<List<Statement>> sequences() {
    List<List<Statement>> sequences = new ArrayList<>();
    sequences.add(statements);
    all(CompoundStatement.Branch.class).forEach(branch -> sequences.add(branch.statements()));
    return sequences;
  }

  public List<Comment> comments() {
    return comments;
  }

  public List<SyntaxProblem> problems() {
    return problems;
  }

  public List<Span> masks() {
    return masks;
  }

  public List<TemplateReference> references() {
    return references;
  }

  public List<TemplateSetting> settings() {
    return settings;
  }

  public List<Alternative> alternatives() {
    return alternatives;
  }

  static SqlScript empty(SourceText source, List<Span> masks, List<TemplateReference> references) {
    return new SqlScript(
        source, List.of(), List.of(), List.of(), masks, references, List.of(), List.of());
  }

  /**
   * Tells whether a template makes some of what stands there, so that only its result could tell
   * what the text says. A template that names one table makes nothing in this sense.
   */
  public boolean isMasked(Span span) {
    int next = Sorted.countUpTo(masks, Span::end, span.start());
    return next < masks.size() && masks.get(next).start() < span.end();
  }

  /** Gives the masks that reach into a span, in the order of the text. */
  public List<Span> masksIn(Span span) {
    int first = Sorted.countUpTo(masks, Span::end, span.start());
    int end = first;
    while (end < masks.size() && masks.get(end).start() < span.end()) {
      end++;
    }
    return masks.subList(first, end);
  }

  /** Tells whether any of what stands there is written by a template, the name of a table too. */
  public boolean isTemplated(Span span) {
    int next = Sorted.countUpTo(references, r -> r.span().end(), span.start());
    return isMasked(span)
        || next < references.size() && references.get(next).span().start() < span.end();
  }

  /** Gives the script with other problems in place of its own. */
  public SqlScript withProblems(List<SyntaxProblem> other) {
    return new SqlScript(
        source, statements, comments, other, masks, references, settings, alternatives);
  }

  /** Gives all nodes of one kind in all statements, in the order of the text. */
  public <T> List<T> all(Class<T> kind) {
    NodeIndex made = index;
    if (made == null) {
      made = new NodeIndex(statements);
      index = made;
    }
    return made.all(kind);
  }
}
