package dev.lintel.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A page as a renderer of GitHub's Markdown sees it. Reading fails where there is more than Lintel
 * itself writes: a link, an image, emphasis, HTML of another kind.
 *
 * @param headings their texts
 * @param paragraphs those outside of lists
 * @param items of all lists
 * @param blocks code
 * @param html the lines of HTML
 * @param rows of all tables, each as its cells' texts
 * @param words all text that stands outside of code, where a host looks for mentions and links
 */
record MarkdownPage(
    List<String> headings,
    List<String> paragraphs,
    List<String> items,
    List<String> blocks,
    List<String> html,
    List<List<String>> rows,
    List<String> words) {
  /** Nodes that hold nothing but the structure of a page. */
  private static final Set<String> STRUCTURE =
      Set.of("Document", "BulletList", "TableBlock", "TableHead", "TableBody");

  static MarkdownPage read(String markdown) {
    MarkdownPage page =
        new MarkdownPage(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    page.read(
        Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(markdown));
    return page;
  }

  private void read(Node node) {
    switch (node) {
      case Heading heading -> headings.add(inline(heading));
      case Paragraph paragraph -> paragraphs.add(inline(paragraph));
      case ListItem item -> items.add(inline(item.getFirstChild()));
      case FencedCodeBlock block -> blocks.add(block.getLiteral());
      case HtmlBlock block -> html.addAll(block.getLiteral().lines().toList());
      case TableRow row -> {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
          cells.add(inline((TableCell) cell));
        }
        rows.add(cells);
      }
      default -> {
        String kind = node.getClass().getSimpleName();
        if (!STRUCTURE.contains(kind)) {
          throw new AssertionError("an unexpected " + kind);
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
          read(child);
        }
      }
    }
  }

  /** Gives the text of a line, which holds words and code and nothing else. */
  private String inline(Node parent) {
    StringBuilder text = new StringBuilder();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      switch (child) {
        case Text word -> {
          text.append(word.getLiteral());
          words.add(word.getLiteral());
        }
        case Code code -> text.append(code.getLiteral());
        default ->
            throw new AssertionError(
                "an unexpected " + child.getClass().getSimpleName() + " behind " + text);
      }
    }
    return text.toString();
  }
}
