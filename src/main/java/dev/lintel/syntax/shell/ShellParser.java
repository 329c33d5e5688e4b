package dev.lintel.syntax.shell;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.shell.CommandList.Connector;
import dev.lintel.syntax.shell.CommandList.Role;
import dev.lintel.syntax.shell.ShellToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the commands of a bash or POSIX script. Not a grammar of the shell: reserved words only end
 * and start commands, and what cannot be read is skipped.
 */
public final class ShellParser {
  private static final int MAX_DEPTH = 50;

  /** Words that stand in front of a command and change nothing about it. */
  private static final Set<String> LEADS = Set.of("then", "do", "else", "time");

  private static final Set<String> CONDITIONS = Set.of("if", "elif", "while", "until");

  private final List<ShellToken> tokens;
  private int next;
  private int depth;

  private ShellParser(List<ShellToken> tokens) {
    this.tokens = tokens;
  }

  /** Parses a script; never throws for what it holds. */
  public static ShellScript parse(SourceText text) {
    ShellParser parser = new ShellParser(ShellLexer.tokens(text));
    List<CommandList> lists = new ArrayList<>();
    while (!parser.peek().is(Kind.END)) {
      lists.addAll(parser.lists());
      if (!parser.peek().is(Kind.END)) {
        // A stray ')' or '}', as behind the pattern of a case.
        parser.next++;
      }
    }
    return new ShellScript(text, lists);
  }

  /** Reads lists up to the end, a {@code )} or a {@code }}. */
  private List<CommandList> lists() {
    List<CommandList> lists = new ArrayList<>();
    while (!endsGroup(peek())) {
      int before = next;
      list().ifPresent(lists::add);
      if (next == before) {
        next++;
      }
    }
    return lists;
  }

  private static boolean endsGroup(ShellToken token) {
    return token.is(Kind.END) || token.is(Kind.CLOSE) || token.isWord("}");
  }

  private Optional<CommandList> list() {
    Role role = Role.STATEMENT;
    while (LEADS.contains(peek().value()) || CONDITIONS.contains(peek().value())) {
      if (CONDITIONS.contains(peek().value())) {
        role = Role.CONDITION;
      }
      next++;
    }
    List<Pipeline> pipelines = new ArrayList<>();
    List<Connector> connectors = new ArrayList<>();
    Optional<Pipeline> pipeline = pipeline();
    while (pipeline.isPresent()) {
      pipelines.add(pipeline.get());
      if (!peek().is(Kind.AND) && !peek().is(Kind.OR)) {
        break;
      }
      Connector connector = new Connector(peek().span(), peek().is(Kind.AND));
      next++;
      skipLineBreaks();
      pipeline = pipeline();
      if (pipeline.isPresent()) {
        connectors.add(connector);
      }
    }
    if (peek().is(Kind.BACKGROUND)) {
      role = Role.BACKGROUND;
    }
    if (pipelines.isEmpty()) {
      return Optional.empty();
    }
    Span span = pipelines.getFirst().span().to(pipelines.getLast().span());
    return Optional.of(new CommandList(span, role, pipelines, connectors));
  }

  private Optional<Pipeline> pipeline() {
    boolean isNegated = peek().isWord("!");
    if (isNegated) {
      next++;
    }
    List<Command> commands = new ArrayList<>();
    Optional<Command> command = command();
    while (command.isPresent()) {
      commands.add(command.get());
      if (!peek().is(Kind.PIPE)) {
        break;
      }
      next++;
      skipLineBreaks();
      command = command();
    }
    if (commands.isEmpty()) {
      return Optional.empty();
    }
    Span span = commands.getFirst().span().to(commands.getLast().span());
    return Optional.of(new Pipeline(span, isNegated, commands));
  }

  private Optional<Command> command() {
    if (depth < MAX_DEPTH && (peek().is(Kind.OPEN) || peek().isWord("{"))) {
      return Optional.of(group());
    }
    List<Word> words = new ArrayList<>();
    Span last = peek().span();
    List<Word> targets = new ArrayList<>();
    while (peek().isPartOfCommand() && !(words.isEmpty() && peek().isWord("}"))) {
      ShellToken token = tokens.get(next++);
      last = token.span();
      if (token.is(Kind.TARGET)) {
        targets.add(token.toWord());
      } else if (!words.isEmpty() || !isAssignment(token.span().text())) {
        words.add(token.toWord());
      }
    }
    if (words.size() == 1 && peek().is(Kind.OPEN) && tokens.get(next + 1).is(Kind.CLOSE)) {
      // The head of a function; its body stands behind it as a group.
      next += 2;
      return Optional.empty();
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(new Command.Simple(words.getFirst().span().to(last), words, targets));
  }

  private Command group() {
    depth++;
    Span open = tokens.get(next++).span();
    List<CommandList> lists = lists();
    Span end = peek().span();
    if (!peek().is(Kind.END)) {
      next++;
    }
    depth--;
    return new Command.Group(open.to(end), lists);
  }

  /**
   * Tells whether a word is {@code NAME=value}, which in front of a program only sets a variable.
   */
  private static boolean isAssignment(String word) {
    int equals = word.indexOf('=');
    return equals > 0
        && !Character.isDigit(word.charAt(0))
        && word.substring(0, equals)
            .chars()
            .allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
  }

  private void skipLineBreaks() {
    while (peek().is(Kind.SEPARATOR) && peek().span().text().equals("\n")) {
      next++;
    }
  }

  private ShellToken peek() {
    return tokens.get(next);
  }
}
