package dev.lintel.syntax.yaml;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * Makes the trees of a text's documents from SnakeYAML's events. The marks of an event include node
 * properties and trailing blank lines, and those of an end or of a missing scalar lie at the token
 * behind it, so the exact span of a node is found from the marks and the text together.
 */
final class TreeBuilder {
  private final SourceText source;
  private final String text;
  private final YamlSchema schema;
  private final CommentScanner comments;
  private final List<SyntaxProblem> problems = new ArrayList<>();
  private final List<YamlDocument> documents = new ArrayList<>();
  private int nodes;

  // The current document.
  private final Deque<OpenCollection> open = new ArrayDeque<>();
  private final Map<String, OpenAnchor> anchorsByName = new HashMap<>();
  private final List<OpenAnchor> anchors = new ArrayList<>();
  private final List<YamlTag> tags = new ArrayList<>();
  private Optional<YamlNode> root = Optional.empty();
  private boolean isInDocument;
  private boolean isBroken;
  private boolean isExplicitlyEnded;
  private long expandedNodes;

  /** Where the document's first node starts, with its properties; behind its marker before that. */
  private int documentStart;

  /** Where the last node, or its opening bracket, ends. */
  private int lastEnd;

  TreeBuilder(SourceText source, YamlSchema schema) {
    this.source = source;
    this.text = source.content();
    this.schema = schema;
    this.comments = new CommentScanner(source);
  }

  YamlStream build() {
    return new YamlStream(source, schema, documents, comments.comments(), problems);
  }

  CommentScanner comments() {
    return comments;
  }

  int depth() {
    return open.size();
  }

  /** Gives the number of nodes and documents read so far. */
  int nodes() {
    return nodes;
  }

  List<SyntaxProblem> problems() {
    return problems;
  }

  void accept(Event event) {
    switch (event.getEventId()) {
      case DocumentStart -> startDocument(event.getEndMark().getIndex());
      case DocumentEnd -> endDocument(((DocumentEndEvent) event).getExplicit());
      case MappingStart, SequenceStart -> startCollection((CollectionStartEvent) event);
      case MappingEnd, SequenceEnd -> endCollection(event.getEndMark().getIndex());
      case Scalar -> addScalar((ScalarEvent) event);
      case Alias -> addAlias((AliasEvent) event);
      case StreamStart, StreamEnd, Comment -> {}
    }
  }

  private void startDocument(int contentStart) {
    nodes++;
    isInDocument = true;
    isBroken = false;
    documentStart = contentStart;
    lastEnd = contentStart;
    root = Optional.empty();
    anchorsByName.clear();
    anchors.clear();
    tags.clear();
    expandedNodes = 0;
  }

  private void endDocument(boolean isExplicit) {
    Span span = source.span(documentStart, lastEnd);
    List<YamlAnchor> closed = new ArrayList<>(anchors.size());
    for (OpenAnchor anchor : anchors) {
      closed.add(anchor.close());
    }
    documents.add(new YamlDocument(span, root, closed, tags, isBroken));
    isInDocument = false;
    isExplicitlyEnded = isExplicit;
  }

  /**
   * Adds the problem that ends the current document and keeps what is known of it. A problem right
   * behind a document, with no marker between, belongs to that document.
   */
  void breakDocument(SyntaxProblem problem) {
    problems.add(problem);
    if (isInDocument) {
      isBroken = true;
      while (!open.isEmpty()) {
        endCollection(lastEnd);
      }
      endDocument(false);
    } else if (!documents.isEmpty() && !isExplicitlyEnded) {
      YamlDocument last = documents.removeLast();
      documents.add(new YamlDocument(last.span(), last.root(), last.anchors(), last.tags(), true));
    }
  }

  private void startCollection(CollectionStartEvent event) {
    int tokenEnd = event.getEndMark().getIndex();
    boolean isMapping = event.is(Event.ID.MappingStart);
    // A mapping in flow style without a brace is a pair inside a list, as in [a: b].
    boolean hasBrackets =
        event.getFlowStyle() == FlowStyle.FLOW
            && tokenEnd > 0
            && text.charAt(tokenEnd - 1) == (isMapping ? '{' : '[');
    countNode(event, Expansion.EMPTY_COLLECTION);
    int start = readProperties(event, event.getTag());
    open.add(new OpenCollection(isMapping, hasBrackets, start, anchorOf(event)));
    lastEnd = hasBrackets ? tokenEnd : start;
  }

  private void endCollection(int tokenEnd) {
    OpenCollection closed = open.removeLast();
    int end = closed.hasBrackets ? tokenEnd : lastEnd;
    YamlNode node = closed.close(source.span(closed.start, end), schema, problems);
    add(node, closed.expansion(), closed.anchor);
    lastEnd = end;
  }

  private void addScalar(ScalarEvent event) {
    int start = event.getStartMark().getIndex();
    int tokenEnd = event.getEndMark().getIndex();
    if (start == tokenEnd) {
      addMissingScalar(event);
      return;
    }
    countNode(event, Expansion.SCALAR);
    start = Math.min(readProperties(event, event.getTag()), tokenEnd);
    YamlScalar.Style style =
        switch (event.getScalarStyle()) {
          case SINGLE_QUOTED -> YamlScalar.Style.SINGLE_QUOTED;
          case DOUBLE_QUOTED -> YamlScalar.Style.DOUBLE_QUOTED;
          case LITERAL -> YamlScalar.Style.LITERAL;
          case FOLDED -> YamlScalar.Style.FOLDED;
          case PLAIN, JSON_SCALAR_STYLE -> YamlScalar.Style.PLAIN;
        };
    int end = tokenEnd;
    if (style == YamlScalar.Style.LITERAL || style == YamlScalar.Style.FOLDED) {
      comments.passBlockScalar(start, tokenEnd);
      end = blockScalarEnd(tokenEnd);
    } else {
      comments.passToken(start, tokenEnd);
    }
    add(
        new YamlScalar(source.span(start, end), event.getValue(), style, typeOf(event)),
        Expansion.SCALAR,
        anchorOf(event));
    lastEnd = end;
  }

  /** Adds the null where no scalar is written: behind its indicator, else behind its key. */
  private void addMissingScalar(ScalarEvent event) {
    if (open.isEmpty()) {
      return;
    }
    int mark = event.getStartMark().getIndex();
    boolean isBehindIndicator = mark > 0 && ":-?".indexOf(text.charAt(mark - 1)) >= 0;
    lastEnd = isBehindIndicator ? mark : lastEnd;
    countNode(event, Expansion.SCALAR);
    add(nullAt(source.span(lastEnd, lastEnd)), Expansion.SCALAR, Optional.empty());
  }

  private void addAlias(AliasEvent event) {
    Span span = source.span(event.getStartMark().getIndex(), event.getEndMark().getIndex());
    comments.passToken(span.start(), span.end());
    String name = event.getAnchor();
    OpenAnchor anchor = anchorsByName.get(name);
    Optional<YamlNode> target = anchor == null ? Optional.empty() : anchor.use();
    if (target.isPresent() && isWithinLimits(anchor.expansion(), span)) {
      countNode(event, anchor.expansion());
      add(new YamlAlias(span, name, target.get()), anchor.expansion(), Optional.empty());
    } else {
      if (target.isEmpty()) {
        reportUnresolved(span, name, anchor != null);
      }
      countNode(event, Expansion.SCALAR);
      add(new YamlAlias(span, name, nullAt(span)), Expansion.SCALAR, Optional.empty());
    }
    lastEnd = span.end();
  }

  private void reportUnresolved(Span alias, String name, boolean isInsideItsAnchor) {
    String message =
        isInsideItsAnchor
            ? "alias '*%s' stands inside its own anchor '&%s'"
            : "alias '*%s' has no anchor '&%s' before it";
    problems.add(SyntaxProblem.syntax(alias, message.formatted(name, name)));
  }

  /** Tells whether an alias may be followed; the first that may not is a problem. */
  private boolean isWithinLimits(Expansion target, Span alias) {
    boolean isTooLarge = expandedNodes + target.nodes() > YamlLimits.EXPANDED_NODES;
    boolean isTooDeep = open.size() + target.height() > YamlLimits.DEPTH;
    if ((isTooLarge || isTooDeep) && !isBroken) {
      isBroken = true;
      String message =
          isTooLarge
              ? "the document grows over the limit of %,d nodes when its aliases are followed"
              : "the document is nested over the limit of %d levels when its aliases are followed";
      int limit = isTooLarge ? YamlLimits.EXPANDED_NODES : YamlLimits.DEPTH;
      problems.add(SyntaxProblem.limit(alias, String.format(Locale.ROOT, message, limit)));
    }
    return !isTooLarge && !isTooDeep;
  }

  private void countNode(NodeEvent event, Expansion expansion) {
    if (root.isEmpty() && open.isEmpty()) {
      documentStart = event.getStartMark().getIndex();
    }
    nodes++;
    expandedNodes += expansion.nodes();
  }

  private void add(YamlNode node, Expansion expansion, Optional<OpenAnchor> anchor) {
    if (anchor.isPresent()) {
      anchor.get().resolve(node, expansion);
    }
    if (open.isEmpty()) {
      root = Optional.of(node);
    } else {
      open.getLast().add(node, expansion);
    }
  }

  private static YamlScalar nullAt(Span span) {
    return new YamlScalar(span, "", YamlScalar.Style.PLAIN, YamlType.NULL);
  }

  private YamlType typeOf(ScalarEvent event) {
    if (event.getTag() != null) {
      return ScalarTypes.ofTag(event.getTag());
    }
    return event.isPlain() ? ScalarTypes.ofPlain(event.getValue(), schema) : YamlType.STRING;
  }

  /** Notes the anchor and the tag of a node and gives where the node itself starts. */
  private int readProperties(NodeEvent event, String tag) {
    int start = event.getStartMark().getIndex();
    int properties = (event.getAnchor() == null ? 0 : 1) + (tag == null ? 0 : 1);
    if (properties == 0) {
      return start;
    }
    int i = start;
    for (int left = properties; left > 0; left--) {
      i = CommentScanner.skipSpace(text, i);
      boolean isTag = text.charAt(i) == '!';
      int end = isTag ? CommentScanner.skipTag(text, i) : CommentScanner.skipAnchor(text, i);
      if (isTag) {
        tags.add(new YamlTag(source.span(i, end), tag));
      } else {
        OpenAnchor anchor = new OpenAnchor(source.span(i, end), event.getAnchor());
        anchors.add(anchor);
        anchorsByName.put(event.getAnchor(), anchor);
      }
      i = end;
    }
    return CommentScanner.skipSpace(text, i);
  }

  private Optional<OpenAnchor> anchorOf(NodeEvent event) {
    return Optional.ofNullable(anchorsByName.get(event.getAnchor()));
  }

  /** Gives the end of a block scalar's last line that is not blank, its line break left out. */
  private int blockScalarEnd(int tokenEnd) {
    int end = tokenEnd;
    int i = tokenEnd;
    while (Characters.isBlank(text.charAt(i - 1)) || Characters.isBreak(text.charAt(i - 1))) {
      i--;
      if (Characters.isBreak(text.charAt(i))) {
        end = i;
      }
    }
    return end;
  }
}
