package dev.lintel.report;

import dev.lintel.finding.Finding;
import dev.lintel.finding.RuleId;
import dev.lintel.rule.Catalog;
import dev.lintel.rule.RuleDocument;
import dev.lintel.rule.RuleMeta;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Why the rules that found something exist: once for each rule, however often it reported. */
record HtmlRules(Markup page, Catalog catalog) {
  /** Gives the id of a rule's part of the page. */
  static String anchor(RuleId rule) {
    return "rule-" + rule;
  }

  void write(List<Finding> findings) throws IOException {
    Set<RuleId> fired = findings.stream().map(Finding::rule).collect(Collectors.toSet());
    List<RuleMeta> rules =
        catalog.entries().stream()
            .map(Catalog.Entry::meta)
            .filter(m -> fired.contains(m.id()))
            .toList();
    if (rules.isEmpty()) {
      return;
    }
    page.open("section", "id", "rules", "aria-labelledby", "rules-title");
    page.element("h2", "Why these rules exist", "id", "rules-title").line();
    for (RuleMeta rule : rules) {
      write(rule);
    }
    page.closeLine();
  }

  private void write(RuleMeta rule) throws IOException {
    page.open("details", "class", "about", "id", anchor(rule.id()));
    page.open("summary").element("code", rule.id().toString()).text(" ");
    page.element("span", rule.title(), "class", "title").closeLine();
    for (String paragraph : RuleDocument.rationale(rule).split("\n\n")) {
      writeProse(paragraph.replace('\n', ' '));
    }
    page.open("p", "class", "facts");
    page.text("Severity " + rule.severity().id() + ", gate " + rule.gate().id());
    if (!rule.cwe().isEmpty()) {
      page.text(", " + String.join(", ", rule.cwe()));
    }
    page.text(". Examples: ").element("code", "lintel explain " + rule.id()).closeLine();
    if (!rule.references().isEmpty()) {
      page.open("ul");
      for (String reference : rule.references()) {
        page.open("li");
        writeReference(reference);
        page.close();
      }
      page.closeLine();
    }
    page.closeLine();
  }

  /** Users write rules too: what is no address of a page is no link. */
  private void writeReference(String reference) throws IOException {
    if (reference.startsWith("https://")) {
      page.element("a", reference, "href", reference, "rel", "noreferrer");
    } else {
      page.text(reference);
    }
  }

  /** Of Markdown the rationales use paragraphs and code. */
  private void writeProse(String paragraph) throws IOException {
    page.open("p");
    String[] parts = paragraph.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 0) {
        page.text(parts[i]);
      } else {
        page.element("code", parts[i]);
      }
    }
    page.closeLine();
  }
}
