package dev.lintel.syntax.gotemplate;

import dev.lintel.source.SourceText;
import dev.lintel.source.SyntaxProblem;
import dev.lintel.syntax.gotemplate.TemplateAction.Keyword;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A text with actions in double braces.
 *
 * @param actions in the order of the text; those with a fault are left out
 * @param problems what Go's parser refuses; of blocks that do not fit, the first
 */
public record GoTemplate(
    SourceText source, List<TemplateAction> actions, List<SyntaxProblem> problems) {
  public GoTemplate {
    actions = List.copyOf(actions);
    problems = List.copyOf(problems);
  }

  /** Parses a text; never throws for what it holds. */
  public static GoTemplate parse(SourceText source) {
    TemplateScanner scanner = new TemplateScanner(source);
    scanner.scan();
    List<SyntaxProblem> problems = new ArrayList<>(scanner.problems());
    if (problems.isEmpty()) {
      blockProblem(scanner.actions()).ifPresent(problems::add);
    }
    return new GoTemplate(source, scanner.actions(), problems);
  }

  private static Optional<SyntaxProblem> blockProblem(List<TemplateAction> actions) {
    Deque<TemplateAction> open = new ArrayDeque<>();
    for (TemplateAction action : actions) {
      Keyword keyword = action.keyword();
      if (keyword.opensBlock()) {
        open.push(action);
      } else if (keyword == Keyword.END && open.poll() == null) {
        return Optional.of(SyntaxProblem.syntax(action.span(), "'end' closes no block"));
      } else if (keyword == Keyword.ELSE
          && (open.isEmpty() || !open.peek().keyword().takesElse())) {
        return Optional.of(
            SyntaxProblem.syntax(action.span(), "'else' stands in no if, with or range"));
      }
    }
    return Optional.ofNullable(open.peekLast())
        .map(action ->
            SyntaxProblem.syntax(action.span(), "the block that starts here has no '{{ end }}'"));
  }
}
