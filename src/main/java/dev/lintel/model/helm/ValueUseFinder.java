package dev.lintel.model.helm;

import dev.lintel.syntax.gotemplate.TemplateAction;
import dev.lintel.syntax.gotemplate.TemplateAction.Keyword;
import dev.lintel.syntax.gotemplate.TemplateToken;
import dev.lintel.syntax.gotemplate.TemplateToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks the actions of a template and keeps the blocks that they stand in. */
final class ValueUseFinder {
  /** Functions that write a value in another notation and do not ask whether it is there. */
  private static final Set<String> NOTATIONS =
      Set.of(
          "b64enc",
          "float64",
          "indent",
          "int",
          "int64",
          "lower",
          "nindent",
          "print",
          "printf",
          "quote",
          "replace",
          "squote",
          "title",
          "toString",
          "trim",
          "trimPrefix",
          "trimSuffix",
          "trunc",
          "upper");

  /** Functions of conditions that decide by the values they are given, and by nothing else. */
  private static final Set<String> COMPARISONS =
      Set.of("and", "eq", "ge", "gt", "le", "lt", "ne", "not", "or");

  /**
   * @param isDotRoot whether the dot is the root in the block, as outside of all blocks
   * @param isSilent whether its uses do not count
   */
  private record Block(boolean isDotRoot, boolean isSilent, List<List<String>> conditions) {}

  private final Deque<Block> blocks = new ArrayDeque<>();
  private final List<ValueUse> uses = new ArrayList<>();

  List<ValueUse> find(List<TemplateAction> actions) {
    blocks.push(new Block(true, false, List.of()));
    for (TemplateAction action : actions) {
      switch (action.keyword()) {
        case OUTPUT -> addWritten(action.tokens());
        case IF, WITH, RANGE -> {
          addTested(action.tokens());
          blocks.push(inner(action));
        }
        case DEFINE, BLOCK -> blocks.push(new Block(false, true, List.of()));
        case ELSE -> {
          Block block = blocks.pop();
          blocks.push(new Block(block.isDotRoot(), true, block.conditions()));
        }
        case END -> blocks.pop();
        case ASSIGNMENT, COMMENT, TEMPLATE, BREAK, CONTINUE -> {}
      }
    }
    return uses;
  }

  private Block inner(TemplateAction action) {
    boolean isClear =
        action.tokens().stream()
            .allMatch(token ->
                switch (token.kind()) {
                  case IDENTIFIER -> COMPARISONS.contains(token.text());
                  case PATH -> values(token).isPresent() || isBuiltIn(token);
                  case ASSIGN, COMMA -> false;
                  case STRING, NUMBER, CHARACTER, OPEN, CLOSE, PIPE -> true;
                });
    List<List<String>> conditions = new ArrayList<>(blocks.peek().conditions());
    action.tokens().forEach(token -> values(token).ifPresent(conditions::add));
    return new Block(
        blocks.peek().isDotRoot() && action.keyword() == Keyword.IF,
        blocks.peek().isSilent() || !isClear,
        conditions);
  }

  private static boolean isBuiltIn(TemplateToken token) {
    List<String> steps = token.steps();
    return steps.size() > 1 && Set.of("Release", "Chart", "Capabilities").contains(steps.get(1));
  }

  private void addWritten(List<TemplateToken> tokens) {
    boolean isPlain =
        tokens.stream()
            .filter(token -> token.kind() == Kind.IDENTIFIER)
            .allMatch(token -> NOTATIONS.contains(token.text()));
    if (isPlain) {
      tokens.forEach(token -> add(token, ValueUse.Purpose.WRITE));
    }
  }

  private void addTested(List<TemplateToken> tokens) {
    Iterator<TemplateToken> rest = tokens.iterator();
    TemplateToken first = rest.hasNext() ? rest.next() : null;
    if (first != null && first.text().equals("not") && rest.hasNext()) {
      first = rest.next();
    }
    if (first != null && !rest.hasNext()) {
      add(first, ValueUse.Purpose.TEST);
    }
  }

  private void add(TemplateToken token, ValueUse.Purpose purpose) {
    if (!blocks.peek().isSilent()) {
      values(token)
          .map(keys -> new ValueUse(token.span(), keys, purpose, blocks.peek().conditions()))
          .ifPresent(uses::add);
    }
  }

  /** Gives the keys below {@code .Values} that a path reads. */
  private Optional<List<String>> values(TemplateToken token) {
    if (token.kind() != Kind.PATH) {
      return Optional.empty();
    }
    List<String> steps = token.steps();
    boolean isFromRoot =
        steps.getFirst().equals("$") || steps.getFirst().isEmpty() && blocks.peek().isDotRoot();
    return isFromRoot && steps.size() > 2 && steps.get(1).equals("Values")
        ? Optional.of(steps.subList(2, steps.size()))
        : Optional.empty();
  }
}
