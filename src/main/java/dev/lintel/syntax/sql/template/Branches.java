package dev.lintel.syntax.sql.template;

import dev.lintel.syntax.sql.template.TemplatePiece.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The blocks of a template, and which of their branches each rendition shows. Of an {@code if} each
 * rendition shows one branch, and all of them take turns together: a template asks the same
 * question in several places, and only equal answers make sense. A loop is one round, so conditions
 * on the round are settled: it is the first and the last. What {@code macro} and {@code set}
 * enclose is no part of the result.
 */
final class Branches {
  private static final int MOST_COUNTED = 1_000;

  private final Map<Integer, Block> blocks = new HashMap<>();
  private final Deque<Block> open = new ArrayDeque<>();
  private final Map<Shape, Integer> depths = new HashMap<>();
  private int renditions = 1;

  /** What a block does with what it encloses. */
  enum Shape {
    IF("endif"),
    LOOP("endfor"),
    SET("endset"),
    MACRO("endmacro"),
    TEST("endtest"),
    MATERIALIZATION("endmaterialization"),
    DOCS("enddocs");

    private final String end;

    Shape(String end) {
      this.end = end;
    }

    /** Tells whether what it encloses is no part of the result. */
    boolean isHidden() {
      return this != IF && this != LOOP;
    }
  }

  /** One block; its tags share it. */
  static final class Block {
    private final Shape shape;

    /** How many renditions each branch asks for, once it is over. */
    private final List<Integer> counts = new ArrayList<>();

    /** The first rendition of each branch. */
    private final List<Integer> firsts = new ArrayList<>();

    private int sum;

    /** For each branch that an earlier rendition showed, true. */
    private final List<Boolean> shown = new ArrayList<>();

    private int current = 1;
    private int fixed = -1;

    private Block(Shape shape) {
      this.shape = shape;
    }

    boolean isHidden() {
      return shape.isHidden();
    }

    private void end() {
      counts.add(current);
      firsts.add(sum);
      sum = Math.min(sum + current, MOST_COUNTED);
      current = 1;
    }

    private int total() {
      if (shape != Shape.IF) {
        return counts.getFirst();
      }
      if (fixed >= 0) {
        return fixed < counts.size() ? counts.get(fixed) : 1;
      }
      return sum;
    }

    /**
     * Gives which rendition of a branch stands where the block stands in its rendition {@code of};
     * -1 where the branch is not shown.
     */
    int inside(int branch, int of) {
      if (shape.isHidden()) {
        return -1;
      }
      if (shape == Shape.LOOP || fixed >= 0) {
        return branch == Math.max(fixed, 0) ? of : -1;
      }
      int chosen = Math.min(of, total() - 1);
      int from = firsts.get(branch);
      return chosen >= from && chosen < from + counts.get(branch) ? chosen - from : -1;
    }

    /** Tells whether a branch is shown for the first time. */
    boolean isNew(int branch) {
      return !shown.get(branch);
    }

    void show(int branch) {
      shown.set(branch, true);
    }
  }

  private Branches() {}

  static Branches of(List<TemplatePiece> pieces) {
    Branches branches = new Branches();
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).kind() == Kind.TAG) {
        branches.read(pieces.get(i), i);
      }
    }
    while (!branches.open.isEmpty()) {
      branches.close();
    }
    return branches;
  }

  /** Gives how many renditions show all branches. */
  int renditions() {
    return renditions;
  }

  /** Gives the block that a tag opens, goes on with or closes; empty for any other piece. */
  Optional<Block> at(int piece) {
    return Optional.ofNullable(blocks.get(piece));
  }

  private void read(TemplatePiece tag, int index) {
    String word = tag.word();
    switch (word) {
      case "if" -> {
        open(Shape.IF, index);
        open.peek().fixed = settled(tag.inside());
      }
      case "for" -> open(Shape.LOOP, index);
      case "macro" -> open(Shape.MACRO, index);
      case "test", "data_test" -> open(Shape.TEST, index);
      case "materialization" -> open(Shape.MATERIALIZATION, index);
      case "docs" -> open(Shape.DOCS, index);
      case "set" -> {
        if (tag.inside().indexOf('=') < 0) {
          open(Shape.SET, index);
        }
      }
      case "else", "elif" -> {
        if (!open.isEmpty() && !open.peek().isHidden()) {
          blocks.put(index, open.peek());
          next(open.peek());
        }
      }
      case "enddata_test" -> close(Shape.TEST, index);
      default -> {
        if (word.startsWith("end")) {
          for (Shape shape : Shape.values()) {
            if (shape.end.equals(word)) {
              close(shape, index);
            }
          }
        }
      }
    }
  }

  /** Gives the branch of a condition on the round of a loop; -1 for any other condition. */
  private static int settled(String condition) {
    if (!condition.contains("loop.")) {
      return -1;
    }
    boolean isDenied =
        condition.contains("not ")
            || condition.contains(">")
            || condition.contains("<")
            || condition.contains("!=");
    return isDenied ? 1 : 0;
  }

  private void open(Shape shape, int index) {
    Block block = new Block(shape);
    block.shown.add(false);
    blocks.put(index, block);
    open.push(block);
    depths.merge(shape, 1, Integer::sum);
  }

  private static void next(Block block) {
    block.end();
    block.shown.add(false);
  }

  /** An end that nothing opened is nothing; blocks inside the one that ends are over with it. */
  private void close(Shape shape, int index) {
    if (depths.getOrDefault(shape, 0) == 0) {
      return;
    }
    while (open.peek().shape != shape) {
      close();
    }
    blocks.put(index, open.peek());
    close();
  }

  private void close() {
    Block block = open.pop();
    depths.merge(block.shape, -1, Integer::sum);
    block.end();
    int total = block.isHidden() ? 1 : block.total();
    if (open.isEmpty()) {
      renditions = Math.max(renditions, total);
    } else {
      open.peek().current = Math.max(open.peek().current, total);
    }
  }
}
