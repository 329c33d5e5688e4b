package dev.lintel.syntax.yaml;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import dev.lintel.source.SyntaxProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
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
  private final Map<String, Anchored> anchors = new HashMap<>();
  private Optional<YamlNode> root = Optional.empty();
  private boolean isInDocument;
  private boolean isBroken;
  private boolean isExplicitlyEnded;
  private long expandedNodes;

  /** Where the document's first node starts, with its properties; behind its marker before that. */
  private int documentStart;

  /** Where the last node, or its opening bracket, ends. */
  private int lastEnd;

  /** What an anchor stands for; no node while its collection is open. */
  private record Anchored(Optional<YamlNode> node, Expansion expansion) {
    static final Anchored OPEN = new Anchored(Optional.empty(), Expansion.EMPTY_COLLECTION);
  }

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
    anchors.clear();
    expandedNodes = 0;
  }

  private void endDocument(boolean isExplicit) {
    Span span = source.span(documentStart, lastEnd);
    documents.add(new YamlDocument(span, root, isBroken));
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
      documents.add(new YamlDocument(last.span(), last.root(), true));
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
    int start = hasBrackets ? tokenEnd - 1 : nodeStart(event);
    Optional<String> anchor = Optional.ofNullable(event.getAnchor());
    countNode(event, Expansion.EMPTY_COLLECTION);
    anchor.ifPresent(name -> anchors.put(name, Anchored.OPEN));
    open.add(new OpenCollection(isMapping, hasBrackets, start, anchor));
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
    start = Math.min(nodeStart(event), tokenEnd);
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
    countNode(event, Expansion.SCALAR);
    add(
        new YamlScalar(source.span(start, end), event.getValue(), style, typeOf(event)),
        Expansion.SCALAR,
        Optional.ofNullable(event.getAnchor()));
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
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      problems.add(
          SyntaxProblem.syntax(
              span, "alias '*%s' has no anchor '&%s' before it".formatted(name, name)));
    } else if (anchored.node().isEmpty()) {
      problems.add(
          SyntaxProblem.syntax(
              span, "alias '*%s' stands inside its own anchor '&%s'".formatted(name, name)));
    } else if (isWithinLimits(anchored.expansion(), span)) {
      countNode(event, anchored.expansion());
      add(new YamlAlias(span, name, anchored.node().get()), anchored.expansion(), Optional.empty());
      lastEnd = span.end();
      return;
    }
    countNode(event, Expansion.SCALAR);
    add(new YamlAlias(span, name, nullAt(span)), Expansion.SCALAR, Optional.empty());
    lastEnd = span.end();
  }

  /** Tells whether an alias may be followed; the first that may not is a problem. */
  private boolean isWithinLimits(Expansion target, Span alias) {
    boolean isTooLarge = expandedNodes + target.nodes() > YamlLimits.EXPANDED_NODES;
    boolean isTooDeep = open.size() + target.height() > YamlLimits.DEPTH;
    if ((isTooLarge || isTooDeep) && !isBroken) {
      isBroken = true;
      String limit =
          isTooLarge
              ? "the document grows over the limit of %,d nodes"
                  .formatted(YamlLimits.EXPANDED_NODES)
              : "the document is nested over the limit of %d levels".formatted(YamlLimits.DEPTH);
      problems.add(
          SyntaxProblem.limit(alias, limit + " when its aliases are followed; they are left out"));
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

  private void add(YamlNode node, Expansion expansion, Optional<String> anchor) {
    if (anchor.isPresent()) {
      anchors.put(anchor.get(), new Anchored(Optional.of(node), expansion));
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

  /** Gives where a node starts behind its anchor and tag. */
  private int nodeStart(NodeEvent event) {
    int properties =
        (event.getAnchor() == null ? 0 : 1)
            + (event instanceof ScalarEvent scalar && scalar.getTag() != null
                    || event instanceof CollectionStartEvent start && start.getTag() != null
                ? 1
                : 0);
    int start = event.getStartMark().getIndex();
    return properties == 0 ? start : CommentScanner.skipProperties(text, start, properties);
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
