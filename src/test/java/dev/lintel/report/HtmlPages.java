package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.finding.RunResult;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Pages as a parser of HTML reads them. */
final class HtmlPages {
  /** All that a page is made of; what runs, loads or submits is not among it, but for two. */
  private static final Set<String> ELEMENTS =
      Set.of(
          ("html head meta title style body script header main section footer div p h1 h2 h3 h4 ul"
                  + " ol li dl dt dd a b strong code pre span mark del ins figure figcaption kbd"
                  + " details summary dialog form input select option fieldset legend label output"
                  + " button svg rect")
              .split(" "));

  private static final Set<String> ATTRIBUTES =
      Set.of(
          ("lang charset http-equiv content name viewBox preserveAspectRatio class id hidden href"
                  + " rel role type placeholder autocomplete value open width height x y"
                  + " data-severity data-gate data-rule data-standing data-file"
                  + " aria-hidden aria-label aria-labelledby aria-live aria-keyshortcuts")
              .split(" "));

  private HtmlPages() {}

  static Document of(RunResult result) {
    return parse(Reports.write(Format.HTML, result));
  }

  /** Fails where the parser had to guess. */
  static Document parse(String page) {
    Parser parser = Parser.htmlParser().setTrackErrors(10);
    Document document = Jsoup.parse(page, parser);
    assertEquals(List.of(), parser.getErrors());
    return document;
  }

  /** Fails where a text became an element, an attribute, an address or a script. */
  static void requireOnlyOurMarkup(Document page) {
    assertEquals(1, page.select("script").size());
    assertEquals(1, page.select("style").size());
    for (Element element : page.children().select("*")) {
      requireOurs(ELEMENTS, element.normalName());
      for (Attribute attribute : element.attributes()) {
        requireOurs(ATTRIBUTES, attribute.getKey());
      }
    }
    for (Element link : page.select("[href]")) {
      String address = link.attr("href");
      requireOurs(Set.of("a"), link.normalName());
      assertEquals(
          address, address.startsWith("#") || address.startsWith("https://") ? address : "");
    }
  }

  /** Fails where the page does not say what the result does, letter for letter made visible. */
  static void requireTexts(Document page, RunResult result) {
    assertEquals(
        result.active().stream().map(f -> VisibleText.of(f.message())).toList(),
        wholeTexts(page, "#findings .finding > summary .message"));
    assertEquals(
        result.notifications().stream().map(n -> VisibleText.of(NotificationText.of(n))).toList(),
        wholeTexts(page, ".notifications li"));
  }

  static List<String> wholeTexts(Document page, String query) {
    return page.select(query).stream().map(Element::wholeText).toList();
  }

  private static void requireOurs(Set<String> ours, String name) {
    assertEquals("", ours.stream().anyMatch(name::equalsIgnoreCase) ? "" : name);
  }
}
