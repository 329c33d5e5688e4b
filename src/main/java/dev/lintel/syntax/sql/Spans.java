package dev.lintel.syntax.sql;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Gives the spans and names of what ANTLR parsed. */
record Spans(SourceText source) {
  Span of(Token token) {
    return of(token, token);
  }

  Span of(Token first, Token last) {
    return source.span(first.getStartIndex(), last.getStopIndex() + 1);
  }

  Span of(ParserRuleContext context) {
    return of(context.getStart(), context.getStop());
  }

  Span of(ParseTree first, ParseTree last) {
    return of(first(first), last(last));
  }

  static Token first(ParseTree tree) {
    return switch (tree) {
      case TerminalNode terminal -> terminal.getSymbol();
      case ParserRuleContext context -> context.getStart();
      default -> throw new IllegalArgumentException(tree.getClass().getName());
    };
  }

  static Token last(ParseTree tree) {
    return switch (tree) {
      case TerminalNode terminal -> terminal.getSymbol();
      case ParserRuleContext context -> context.getStop();
      default -> throw new IllegalArgumentException(tree.getClass().getName());
    };
  }

  /** Gives the type of a token that stands in the tree by itself, else 0. */
  static int type(ParseTree tree) {
    return tree instanceof TerminalNode terminal ? terminal.getSymbol().getType() : 0;
  }

  Name name(SparkParser.IdentifierContext context) {
    return name(context.getStart());
  }

  Name name(Token token) {
    String text = token.getText();
    return new Name(
        of(token),
        switch (token.getType()) {
          case SparkLexer.Backquoted -> unquoted(text, "`");
          case SparkLexer.DoubleQuoted -> unquoted(text, "\"");
          default -> text;
        });
  }

  private static String unquoted(String text, String quote) {
    return text.substring(1, text.length() - 1).replace(quote + quote, quote);
  }

  List<Name> names(List<SparkParser.IdentifierContext> contexts) {
    List<Name> names = new ArrayList<>(contexts.size());
    for (SparkParser.IdentifierContext context : contexts) {
      names.add(name(context));
    }
    return names;
  }

  /** Gives the parts of a name; an IDENTIFIER clause, whose value nobody knows, is one part. */
  List<Name> names(SparkParser.QualifiedNameContext context) {
    if (context.getChild(0) instanceof SparkParser.IdentifierClauseContext dynamic) {
      Span clause = of(dynamic);
      return List.of(new Name(clause, clause.text()));
    }
    return names(context.identifier());
  }

  /** Gives the names of a list; none when there is no list. */
  List<Name> names(SparkParser.NameListContext context) {
    return context == null ? List.of() : names(context.identifier());
  }
}
