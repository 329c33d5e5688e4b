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
 * and start commands, and what cannot be read is skipped. A command substitution is read by a
 * parser of its own, which ends where it ends, so that its quotes, comments, patterns and
 * here-documents count as the shell counts them.
 */
public final class ShellParser {
  /** What is nested deeper is skipped. */
  static final int MAX_DEPTH = 50;

  /** Words that stand in front of a command and change nothing about it. */
  private static final Set<String> LEADS = Set.of("then", "do", "else", "time");

  private static final Set<String> CONDITIONS = Set.of("if", "elif", "while", "until");
  private static final Set<String> LOOPS = Set.of("for", "select");
  private static final Set<String> ENDS = Set.of("fi", "done", "esac");

  private final ShellLexer lexer;
  private final HereDocuments hereDocuments;
  private ShellToken current;
  private int position;
  private int depth;
  private int nesting;
  private int openCases;
  private boolean isAtPattern;

  /**
   * @param depth of the nest of groups and substitutions around the part
   */
  ShellParser(Span part, int depth, HereDocuments hereDocuments) {
    this.lexer = new ShellLexer(part, depth, hereDocuments);
    this.hereDocuments = hereDocuments;
    this.depth = depth;
    this.position = part.start();
    this.current = lexer.next();
  }

  /** Parses a script; never throws for what it holds. */
  public static ShellScript parse(SourceText text) {
    ShellParser parser = new ShellParser(text.all(), 0, new HereDocuments());
    List<CommandList> lists = parser.upToEnd();
    return new ShellScript(text, lists, parser.hereDocuments.read());
  }

  /** Reads all there is. */
  List<CommandList> upToEnd() {
    return lists(Kind.END);
  }

  /** Reads up to the parenthesis that closes and stands behind it then. */
  List<CommandList> upToParenthesis() {
    List<CommandList> lists = lists(Kind.CLOSE);
    position = current.span().end();
    return lists;
  }

  /** Gives the offset behind what was read. */
  int position() {
    return position;
  }

  /** Reads lists up to a {@code )}, a {@code }} or only the end; what strays is skipped. */
  private List<CommandList> lists(Kind end) {
    List<CommandList> lists = new ArrayList<>();
    while (!current.is(Kind.END) && !isEndOf(end)) {
      if (isAtPattern) {
        skipPattern();
      }
      Span before = current.span();
      list().ifPresent(lists::add);
      if (current.is(Kind.CLAUSE_END)) {
        isAtPattern = openCases > 0;
        advance();
      } else if (current.span().equals(before) && !isEndOf(end)) {
        advance();
      }
    }
    return lists;
  }

  /** Tells whether a group ends here that a parenthesis closes, or else a brace. */
  private boolean isEndOf(Kind end) {
    return switch (end) {
      case CLOSE -> current.is(Kind.CLOSE);
      case WORD -> current.isWord("}") || current.is(Kind.CLOSE);
      default -> false;
    };
  }

  /** Skips the pattern of a clause of a {@code case}. */
  private void skipPattern() {
    isAtPattern = false;
    skipLineBreaks();
    if (current.isWord("esac")) {
      return;
    }
    while (!current.is(Kind.END) && !current.is(Kind.SEPARATOR) && !current.is(Kind.CLOSE)) {
      advance();
    }
    if (current.is(Kind.CLOSE)) {
      advance();
    }
  }

  private Optional<CommandList> list() {
    Role role = Role.STATEMENT;
    int outer = nesting;
    while (current.is(Kind.WORD) && isLead(current.word())) {
      String lead = current.word().value();
      if (CONDITIONS.contains(lead)) {
        role = Role.CONDITION;
        nesting += lead.equals("elif") ? 0 : 1;
      }
      advance();
    }
    closeCompound();
    List<Pipeline> pipelines = new ArrayList<>();
    List<Connector> connectors = new ArrayList<>();
    Optional<Pipeline> pipeline = pipeline();
    while (pipeline.isPresent()) {
      pipelines.add(pipeline.get());
      if (!current.is(Kind.AND) && !current.is(Kind.OR)) {
        break;
      }
      Connector connector = new Connector(current.span(), current.is(Kind.AND));
      advance();
      skipLineBreaks();
      pipeline = pipeline();
      if (pipeline.isPresent()) {
        connectors.add(connector);
      }
    }
    if (current.is(Kind.BACKGROUND)) {
      role = Role.BACKGROUND;
    }
    if (pipelines.isEmpty()) {
      return Optional.empty();
    }
    Span span = pipelines.getFirst().span().to(pipelines.getLast().span());
    int inside = Math.min(outer, nesting);
    return Optional.of(new CommandList(span, role, inside, pipelines, connectors));
  }

  private static boolean isLead(Word word) {
    return isOneOf(LEADS, word) || isOneOf(CONDITIONS, word);
  }

  private static boolean isOneOf(Set<String> words, Word word) {
    return words.contains(word.value()) && word.isBare(word.value());
  }

  private void closeCompound() {
    if (current.is(Kind.WORD) && isOneOf(ENDS, current.word())) {
      nesting = Math.max(0, nesting - 1);
      openCases -= current.isWord("esac") && openCases > 0 ? 1 : 0;
    }
  }

  private Optional<Pipeline> pipeline() {
    boolean isNegated = current.isWord("!");
    if (isNegated) {
      advance();
    }
    List<Command> commands = new ArrayList<>();
    Optional<Command> command = command();
    while (command.isPresent()) {
      commands.add(command.get());
      if (!current.is(Kind.PIPE)) {
        break;
      }
      advance();
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
    if (depth < MAX_DEPTH && (current.is(Kind.OPEN) || current.isWord("{"))) {
      return Optional.of(group());
    }
    if (current.isWord("function")) {
      advance();
      if (current.is(Kind.WORD)) {
        advance();
      }
      return functionBody();
    }
    if (current.isWord("[[")) {
      return Optional.of(test());
    }
    CommandBuilder builder = new CommandBuilder();
    while (current.isPartOfCommand() && !(builder.isEmpty() && current.isWord("}"))) {
      builder.add(current);
      advance();
      if (builder.isCaseHead()) {
        openCases++;
        nesting++;
        isAtPattern = true;
        return builder.build();
      }
    }
    if (builder.isOneWord() && current.is(Kind.OPEN)) {
      return functionBody();
    }
    nesting += builder.startsWith(LOOPS) ? 1 : 0;
    return builder.build();
  }

  /** Stands behind the name of a function; its body counts as a group in its place. */
  private Optional<Command> functionBody() {
    if (current.is(Kind.OPEN)) {
      advance();
      if (current.is(Kind.CLOSE)) {
        advance();
      }
    }
    skipLineBreaks();
    if (depth >= MAX_DEPTH || !current.is(Kind.OPEN) && !current.isWord("{")) {
      return Optional.empty();
    }
    nesting++;
    Command body = group();
    nesting--;
    return Optional.of(body);
  }

  /** Reads {@code [[ ... ]]}, in which operators are part of the test. */
  private Command test() {
    CommandBuilder builder = new CommandBuilder();
    boolean isOpen = true;
    boolean isJoined = false;
    while (isOpen && !current.is(Kind.END) && (isJoined || !current.is(Kind.SEPARATOR))) {
      isOpen = !current.isWord("]]");
      isJoined = current.is(Kind.AND) || current.is(Kind.OR) || isJoined && current.isLineBreak();
      if (current.is(Kind.WORD)) {
        builder.add(current);
      }
      advance();
    }
    while (current.is(Kind.REDIRECTION)) {
      builder.add(current);
      advance();
    }
    return builder.build().orElseThrow();
  }

  private Command group() {
    depth++;
    int outerNesting = nesting;
    int outerCases = openCases;
    openCases = 0;
    isAtPattern = false;
    Span open = current.span();
    Kind end = current.is(Kind.OPEN) ? Kind.CLOSE : Kind.WORD;
    advance();
    List<CommandList> lists = lists(end);
    Span close = current.span();
    boolean isClosed = end == Kind.CLOSE || !current.is(Kind.CLOSE);
    if (isClosed && !current.is(Kind.END)) {
      advance();
    }
    List<Redirection> redirections = new ArrayList<>();
    while (current.is(Kind.REDIRECTION)) {
      redirections.add(current.toRedirection());
      advance();
    }
    nesting = outerNesting;
    openCases = outerCases;
    isAtPattern = false;
    depth--;
    return new Command.Group(open.to(close), lists, redirections);
  }

  private void skipLineBreaks() {
    while (current.isLineBreak()) {
      advance();
    }
  }

  private void advance() {
    current = lexer.next();
  }
}
