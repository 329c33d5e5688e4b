package dev.lintel.syntax.sql.template;

import dev.lintel.source.Span;
import java.util.List;

/**
 * A text with its templates hidden, for one choice among their branches. It is as long as the text
 * and has its line breaks.
 *
 * @param masks where a template makes what the database reads, or decides whether it does; in the
 *     order of the text, none over another
 * @param own what no rendition before this one shows, in the order of the text; all of it in the
 *     first
 */
public record Rendition(String text, List<Span> masks, List<Span> own) {
  public Rendition {
    masks = List.copyOf(masks);
    own = List.copyOf(own);
  }
}
