package dev.lintel.syntax.sql;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Hides what a template engine replaces before a database sees the text. Nothing is executed: an
 * expression becomes an identifier of the same length, so that it reads as one name, also as part
 * of a longer one; tags, comments and {@code config} become blanks; of the branches of an {@code
 * if} the first stays.
 */
final class TemplateMask {
  private final SourceText source;
  private final char[] text;
  private final List<Span> masks = new ArrayList<>();
  private final Deque<Block> blocks = new ArrayDeque<>();
  private final Set<String> unclosed = new HashSet<>();

  private int hiddenBlocks;

  /** An open block; {@code hiddenFrom} is -1 while what it holds is kept. */
  private record Block(int hiddenFrom) {}

  /** The text with its templates hidden, and where they stand. */
  record Masked(String text, List<Span> masks) {}

  private TemplateMask(SourceText source) {
    this.source = source;
    this.text = source.content().toCharArray();
  }

  static Masked of(SourceText source) {
    String content = source.content();
    return content.indexOf('{') < 0
        ? new Masked(content, List.of())
        : new TemplateMask(source).run(content);
  }

  private Masked run(String content) {
    int open = content.indexOf('{');
    while (open >= 0) {
      open = content.indexOf('{', mask(content, open));
    }
    return new Masked(new String(text), joined());
  }

  /** Hides the template that opens at a brace; gives where to look on. */
  private int mask(String content, int brace) {
    if (brace > 0 && content.charAt(brace - 1) == '$') {
      int end = close(content, "}", brace);
      return end < 0 ? brace + 1 : name(brace - 1, end + 1);
    }
    String close =
        switch (brace + 1 < content.length() ? content.charAt(brace + 1) : ' ') {
          case '{' -> "}}";
          case '%' -> "%}";
          case '#' -> "#}";
          default -> "";
        };
    int end = close.isEmpty() ? -1 : close(content, close, brace + 2);
    if (end < 0) {
      return brace + 1;
    }
    String inside = content.substring(brace + 2, end).replaceAll("^[-+\\s]+", "");
    return switch (close) {
      case "}}" -> inside.startsWith("config") ? blank(brace, end + 2) : name(brace, end + 2);
      case "%}" -> tag(inside, brace, end + 2);
      default -> blank(brace, end + 2);
    };
  }

  /** Gives where the next close stands, or -1; looks only once for one that is not there. */
  private int close(String content, String close, int from) {
    int end = unclosed.contains(close) ? -1 : content.indexOf(close, from);
    if (end < 0) {
      unclosed.add(close);
    }
    return end;
  }

  private int tag(String inside, int start, int end) {
    blank(start, end);
    String word = inside.split("[^a-z]", 2)[0];
    switch (word) {
      case "if", "for", "filter", "call" -> open(inside.contains("loop.last") ? end : -1);
      case "macro", "set" -> {
        if (word.equals("macro") || inside.indexOf('=') < 0) {
          open(end);
        }
      }
      case "else", "elif" -> {
        if (!blocks.isEmpty() && blocks.peek().hiddenFrom < 0) {
          blocks.pop();
          open(end);
        }
      }
      default -> {
        if (word.startsWith("end") && !blocks.isEmpty() && isBlockEnd(word)) {
          end(blocks.pop(), start);
        }
      }
    }
    return end;
  }

  private void open(int hiddenFrom) {
    blocks.push(new Block(hiddenFrom));
    hiddenBlocks += hiddenFrom < 0 ? 0 : 1;
  }

  /** A hidden block inside another is hidden with it, once. */
  private void end(Block block, int end) {
    if (block.hiddenFrom >= 0 && --hiddenBlocks == 0) {
      blank(block.hiddenFrom, end);
    }
  }

  private static boolean isBlockEnd(String word) {
    return switch (word) {
      case "endif", "endfor", "endfilter", "endcall", "endmacro", "endset" -> true;
      default -> false;
    };
  }

  private int name(int start, int end) {
    for (int i = start; i < end; i++) {
      text[i] = '_';
    }
    masks.add(source.span(start, end));
    return end;
  }

  /** Line breaks stay, since they end comments. */
  private int blank(int start, int end) {
    for (int i = start; i < end; i++) {
      if (text[i] != '\n' && text[i] != '\r') {
        text[i] = ' ';
      }
    }
    masks.add(source.span(start, end));
    return end;
  }

  private List<Span> joined() {
    masks.sort(Comparator.comparingInt(Span::start));
    List<Span> joined = new ArrayList<>();
    for (Span mask : masks) {
      if (!joined.isEmpty() && mask.start() <= joined.getLast().end()) {
        mask = mask.to(joined.removeLast());
      }
      joined.add(mask);
    }
    return joined;
  }
}
