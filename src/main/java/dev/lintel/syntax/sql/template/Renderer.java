package dev.lintel.syntax.sql.template;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.syntax.sql.template.Branches.Block;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes a text with its templates hidden.
 *
 * <p>An expression becomes an identifier of its length, so that it reads as one name, also as part
 * of a longer one; equal expressions become equal names and, as far as the length allows, others
 * different ones. On the lines behind its first it is blank, for line breaks stay. One that a
 * statement would begin with becomes blank: a name there would make the statement unreadable, and
 * what such expressions give is a statement, or the head of one. Tags and comments become blanks.
 */
final class Renderer {
  private final SourceText source;
  private final String content;
  private final List<TemplatePiece> pieces;
  private final Branches branches;
  private final Map<String, Integer> names = new HashMap<>();
  private final Map<Integer, Optional<TemplateCall>> calls = new HashMap<>();
  private final TreeMap<Integer, TemplateReference> references = new TreeMap<>();
  private final TreeMap<Integer, List<TemplateSetting>> settings = new TreeMap<>();

  private char[] text;
  private List<Span> masks;
  private List<Span> own;
  private Deque<Frame> open;

  /** What is seen of the block that is open, or of the whole text. */
  private Frame frame;

  /** Up to here it is known whether a statement has begun. */
  private int looked;

  private boolean isBegun;

  /**
   * What a rendition shows of one branch.
   *
   * @param block empty for the whole text
   * @param from where the branch begins
   * @param rendition which rendition of what stands in it; -1 where it is not shown
   * @param isHidden whether it is no part of any result
   * @param isNew whether it is shown for the first time, and nothing around it is
   * @param isCovered whether it or anything around it is shown for the first time
   */
  private record Frame(
      Optional<Block> block,
      int branch,
      int from,
      int rendition,
      boolean isHidden,
      boolean isNew,
      boolean isCovered) {}

  Renderer(SourceText source, List<TemplatePiece> pieces, Branches branches) {
    this.source = source;
    this.content = source.content();
    this.pieces = pieces;
    this.branches = branches;
  }

  /** Gives what the renditions so far refer to, in the order of the text. */
  List<TemplateReference> references() {
    return List.copyOf(references.values());
  }

  /** Gives what the renditions so far set, in the order of the text. */
  List<TemplateSetting> settings() {
    return settings.values().stream().flatMap(List::stream).toList();
  }

  /** Writes one rendition; they are asked for in their order. */
  Rendition render(int number) {
    text = content.toCharArray();
    masks = new ArrayList<>();
    own = new ArrayList<>();
    open = new ArrayDeque<>();
    looked = 0;
    isBegun = false;
    frame = new Frame(Optional.empty(), 0, 0, number, false, false, number == 0);
    for (int i = 0; i < pieces.size(); i++) {
      TemplatePiece piece = pieces.get(i);
      Optional<Block> block = branches.at(i);
      if (block.isPresent()) {
        turn(piece, block.get());
      } else if (frame.rendition >= 0 && piece.start() >= looked) {
        hide(piece);
      }
    }
    while (!open.isEmpty()) {
      leave(content.length());
    }
    if (number == 0) {
      own = List.of(source.all());
    }
    return new Rendition(new String(text), masks, own);
  }

  /** Goes into a block, to its next branch, or out of it. */
  private void turn(TemplatePiece tag, Block block) {
    String word = tag.word();
    boolean isEnd = word.startsWith("end");
    boolean isNext = word.equals("else") || word.equals("elif");
    int branch = 0;
    if (isEnd || isNext) {
      while (frame.block.filter(own -> own == block).isEmpty()) {
        leave(tag.start());
      }
      branch = frame.branch + 1;
      leave(tag.start());
    }
    if (frame.rendition >= 0) {
      blank(tag.start(), tag.end(), !block.isHidden());
    }
    if (!isEnd) {
      enter(block, branch, tag.end());
    }
  }

  private void enter(Block block, int branch, int from) {
    int rendition = frame.rendition < 0 ? -1 : block.inside(branch, frame.rendition);
    boolean isFirst = rendition >= 0 && block.isNew(branch);
    if (rendition >= 0) {
      block.show(branch);
    }
    boolean isNew = isFirst && !frame.isCovered;
    Frame inside =
        new Frame(
            Optional.of(block),
            branch,
            from,
            rendition,
            block.isHidden() || frame.isHidden,
            isNew,
            isNew || frame.isCovered);
    open.push(frame);
    frame = inside;
  }

  private void leave(int to) {
    Frame outer = open.pop();
    if (outer.rendition >= 0 && frame.rendition < 0) {
      blank(frame.from, to, !frame.isHidden);
    } else if (frame.isNew && frame.from < to) {
      own.add(source.span(frame.from, to));
    }
    frame = outer;
  }

  private void hide(TemplatePiece piece) {
    switch (piece.kind()) {
      case COMMENT -> blank(piece.start(), piece.end(), false);
      case TAG -> blank(piece.start(), piece.end(), makesText(piece));
      case EXPRESSION -> expression(piece);
    }
  }

  /** These tags leave nothing behind. */
  private static boolean makesText(TemplatePiece tag) {
    return switch (tag.word()) {
      case "set", "do", "import", "from" -> false;
      default -> true;
    };
  }

  private void expression(TemplatePiece piece) {
    Optional<TemplateCall> call =
        content.startsWith("{{", piece.start())
            ? calls.computeIfAbsent(piece.start(), start -> TemplateCall.read(piece.inside()))
            : Optional.empty();
    if (call.isPresent() && call.get().name().equals("config") && call.get().isCall()) {
      settings.computeIfAbsent(piece.start(), start -> settings(piece, call.get()));
      blank(piece.start(), piece.end(), false);
      return;
    }
    Optional<TemplateReference> reference = call.flatMap(known -> reference(piece, known));
    reference.ifPresent(known -> references.put(piece.start(), known));
    boolean isTable = reference.isPresent() && reference.get().isTable();
    boolean isFirst = !hasBegun(piece.start());
    if (isFirst && !isTable) {
      blank(piece.start(), piece.end(), true);
    } else {
      name(piece);
      isBegun = true;
      if (!isTable) {
        mask(piece.start(), piece.end());
      }
    }
    looked = Math.max(looked, piece.end());
  }

  private Optional<TemplateReference> reference(TemplatePiece piece, TemplateCall call) {
    Optional<List<String>> strings = call.strings();
    int count = call.isCall() ? strings.map(List::size).orElse(-1) : 0;
    boolean isNamed = call.isCall() && isString(call.arguments());
    Optional<TemplateReference.Kind> kind =
        switch (call.name()) {
          case "ref" -> kind(count == 1 || count == 2, TemplateReference.Kind.REF);
          case "source" -> kind(count == 2, TemplateReference.Kind.SOURCE);
          case "this" -> kind(!call.isCall(), TemplateReference.Kind.THIS);
          case "var", "env_var" -> kind(isNamed, TemplateReference.Kind.VARIABLE);
          default -> Optional.empty();
        };
    return kind.map(found ->
        new TemplateReference(
            source.span(piece.start(), piece.end()),
            found,
            switch (found) {
              case THIS -> List.of(model());
              case VARIABLE -> call.arguments().getFirst().values();
              case REF, SOURCE -> strings.orElseThrow();
            }));
  }

  private static boolean isString(List<TemplateCall.Argument> arguments) {
    return !arguments.isEmpty() && arguments.getFirst().isString();
  }

  private static Optional<TemplateReference.Kind> kind(boolean isOne, TemplateReference.Kind kind) {
    return isOne ? Optional.of(kind) : Optional.empty();
  }

  /** A model goes by the name of its file. */
  private String model() {
    String name = source.path().substring(source.path().lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private List<TemplateSetting> settings(TemplatePiece piece, TemplateCall call) {
    int offset = content.indexOf(piece.inside(), piece.start());
    List<TemplateSetting> found = new ArrayList<>();
    for (TemplateCall.Argument argument : call.arguments()) {
      if (!argument.key().isEmpty() && argument.end() > argument.start()) {
        found.add(
            new TemplateSetting(
                argument.key(),
                source.span(offset + argument.start(), offset + argument.end()),
                argument.values()));
      }
    }
    return found;
  }

  /** Tells whether anything stands between a place and the end of the statement before it. */
  private boolean hasBegun(int to) {
    int at = looked;
    while (at < to) {
      char c = text[at];
      if (c == ';') {
        isBegun = false;
      } else if (c == '-' && !isBegun && at + 1 < to && text[at + 1] == '-') {
        while (at < to && text[at] != '\n' && text[at] != '\r') {
          at++;
        }
        isBegun = at == to;
        continue;
      } else if (!Character.isWhitespace(c)) {
        isBegun = true;
      }
      at++;
    }
    looked = Math.max(looked, to);
    return isBegun;
  }

  private void name(TemplatePiece piece) {
    int end = piece.start();
    while (end < piece.end() && !isBreak(text[end])) {
      text[end++] = '_';
    }
    int number = names.computeIfAbsent(piece.inside(), inside -> names.size());
    String digits = number == 0 ? "" : Integer.toString(number);
    if (digits.length() < end - piece.start()) {
      digits.getChars(0, digits.length(), text, end - digits.length());
    }
    if (end < piece.end()) {
      fill(end, piece.end());
      if (isInLineComment(piece.start())) {
        int rest = piece.end();
        while (rest < text.length && !isBreak(text[rest])) {
          rest++;
        }
        fill(piece.end(), rest);
        looked = rest;
      }
    }
  }

  /** The engine may put all of an expression on the line that it begins in. */
  private boolean isInLineComment(int offset) {
    int start = source.lines().start(source.lines().lineAt(offset));
    while (start < offset && Character.isWhitespace(content.charAt(start))) {
      start++;
    }
    return content.startsWith("--", start);
  }

  private void blank(int start, int end, boolean isMask) {
    fill(start, end);
    if (isMask) {
      mask(start, end);
    }
  }

  private void fill(int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isBreak(text[i])) {
        text[i] = ' ';
      }
    }
  }

  private void mask(int start, int end) {
    if (start == end) {
      return;
    }
    Span mask = source.span(start, end);
    if (!masks.isEmpty() && masks.getLast().end() >= start) {
      mask = mask.to(masks.removeLast());
    }
    masks.add(mask);
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
