package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** How the page is used: by real keys and by links. */
class HtmlUseBrowserTest extends OpenedInBrowser {
  /** Of a finding that is in sight, what its line says first. */
  private static final String SHOWN =
      """
      [...document.querySelectorAll('#findings .finding')].filter(f => f.checkVisibility())
        .map(f => f.querySelector('.message').textContent)\
      """;

  /** From a key to the page laid out anew, where every finding comes back. */
  private static final String SEARCH_MILLIS =
      """
      (() => {
        const start = performance.now();
        search.value = 'team';
        form.dispatchEvent(new Event('input'));
        document.body.getBoundingClientRect();
        return Math.round(performance.now() - start);
      })()\
      """;

  @Test
  void theSearchIsReachedByAKeyAndNarrowsTheFindings() throws IOException, InterruptedException {
    tab.open(page("ml-platform"), "");
    List<String> all = shown();
    tab.press("/");
    assertEquals("search", focused());
    tab.type("whatever tag");
    List<String> found = shown();
    assertTrue(!found.isEmpty() && found.size() < all.size(), found.toString());
    assertTrue(found.stream().allMatch(m -> m.contains("whatever tag")), found.toString());
    assertEquals(found.size() + " of " + all.size() + " findings", status());
    tab.press("Escape");
    tab.press("Escape");
    assertEquals(all, shown());
    assertEquals(all.size() + " findings", status());
    assertEquals("#", tab.ask("'#' + location.hash.slice(1)").asText());
  }

  @Test
  void whatNothingMatchesIsSaid() throws IOException, InterruptedException {
    tab.open(page("ml-platform"), "q=no+such+text+anywhere");
    assertEquals(List.of(), shown());
    assertTrue(tab.ask("document.getElementById('no-match').checkVisibility()").asBoolean());
    assertTrue(status().startsWith("0 of "), status());
  }

  @Test
  void gatesAreChosenByTheirNumber() throws IOException, InterruptedException {
    tab.open(page("ml-platform"), "");
    List<String> all = shown();
    tab.press("3");
    assertEquals("#gate=sql", tab.ask("location.hash").asText());
    List<String> sql = shown();
    assertEquals(chipCount("gate", "sql"), sql.size());
    tab.press("3");
    assertEquals(all, shown());
    assertTrue(sql.size() < all.size());
  }

  @Test
  void aLinkGivesTheSameView() throws IOException, InterruptedException {
    Path page = page("ml-platform");
    tab.open(page, "");
    tab.ask("document.querySelector('[name=severity][value=high]').focus()");
    tab.press(" ");
    tab.press("2");
    tab.press("/");
    tab.type("Address");
    List<String> view = shown();
    assertEquals(1, view.size(), view.toString());
    String fragment = tab.ask("location.hash.slice(1)").asText();
    assertEquals("q=Address&severity=high&gate=security", fragment);
    tab.open(page, fragment);
    assertEquals(view, shown());
    assertEquals("Address", tab.ask("document.getElementById('search').value").asText());
    assertEquals(fragment, tab.ask("location.hash.slice(1)").asText());
  }

  @Test
  void theKeysWalkThroughTheFindings() throws IOException, InterruptedException {
    tab.open(page("ml-platform"), "");
    tab.press("j");
    assertEquals("f1", focusedFinding());
    assertFocusIsVisible();
    tab.press("j");
    tab.press("j");
    tab.press("k");
    assertEquals("f2", focusedFinding());
    assertFalse(tab.ask("f2.open").asBoolean());
    tab.press("o");
    assertTrue(tab.ask("f2.open").asBoolean());
    tab.press("Enter");
    assertFalse(tab.ask("f2.open").asBoolean());
    tab.press("e");
    assertEquals(
        0, tab.ask("document.querySelectorAll('#findings .finding:not([open])').length").asInt());
    tab.press("e");
    assertEquals(
        0, tab.ask("document.querySelectorAll('#findings .finding[open]').length").asInt());
  }

  @Test
  void everythingIsReachedByTab() throws IOException, InterruptedException {
    tab.open(page("baseline"), "");
    tab.ask("document.activeElement.blur()");
    int controls =
        tab.ask(
                "[...document.querySelectorAll('a, button, input, select, summary')]"
                    + ".filter(e => e.checkVisibility()).length")
            .asInt();
    List<Integer> reached = new ArrayList<>();
    for (int i = 0; i < controls; i++) {
      tab.press("Tab");
      reached.add(
          tab.ask("[...document.querySelectorAll('*')].indexOf(document.activeElement)").asInt());
      assertFocusIsVisible();
    }
    assertEquals(controls, reached.stream().distinct().count());
  }

  @Test
  void theKeysAreShownAndLeft() throws IOException, InterruptedException {
    tab.open(page("baseline"), "");
    tab.press("?");
    assertTrue(tab.ask("document.getElementById('keys').open").asBoolean());
    tab.picture(BrowserReports.DIRECTORY.resolve("keys.png"));
    tab.press("Escape");
    assertFalse(tab.ask("document.getElementById('keys').open").asBoolean());
  }

  @Test
  void aFindingIsLinkedAndItsPlaceIsCopied() throws IOException, InterruptedException {
    Path page = page("baseline");
    tab.open(page, "f4");
    assertTrue(tab.ask("f4.checkVisibility() && f4.open").asBoolean());
    tab.press("c");
    assertEquals("base/deployment.yaml:5:14", copied());
    tab.press("l");
    assertEquals(page.toUri() + "#f4", copied());
    tab.ask("f4.querySelector('.facts button').click()");
    tab.settle();
    assertEquals("base/deployment.yaml:5:14", copied());
  }

  @Test
  void theBaselineNarrowsToWhatIsKnown() throws IOException, InterruptedException {
    tab.open(page("baseline"), "standing=known");
    assertEquals(List.of(), shown());
    assertEquals("0 of 2 findings, 1 of 2 suppressed", status());
    assertTrue(tab.ask("f3.checkVisibility()").asBoolean());
    assertFalse(tab.ask("f4.checkVisibility()").asBoolean());
  }

  @Test
  void fiveThousandFindingsStayUsable() throws IOException, InterruptedException {
    Path page = BrowserReports.large(5_000);
    tab.open(page, "");
    assertEquals("5000 findings", status());
    tab.press("/");
    tab.type("team-17/");
    assertTrue(shown().size() < 30 && !shown().isEmpty());
    System.out.println(
        "5,000 findings: %d KB, first paint after %s ms, loaded after %s ms, a search takes %s ms"
            .formatted(
                Files.size(page) / 1000,
                tab.ask(
                    "Math.round(performance.getEntriesByName('first-contentful-paint')[0].startTime)"),
                tab.ask("Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd)"),
                tab.ask(SEARCH_MILLIS)));
    assertEquals(List.of(), tab.complaints());
  }

  private List<String> shown() throws IOException {
    return StreamSupport.stream(tab.ask(SHOWN).spliterator(), false).map(JsonNode::asText).toList();
  }

  private String status() throws IOException {
    return tab.ask("document.getElementById('shown').textContent").asText();
  }

  private int chipCount(String name, String value) throws IOException {
    return tab.ask(
            "Number(document.querySelector('[name=%s][value=%s]').parentElement.querySelector('.count').textContent)"
                .formatted(name, value))
        .asInt();
  }

  private String focused() throws IOException {
    return tab.ask("document.activeElement.id").asText();
  }

  private String focusedFinding() throws IOException {
    return tab.ask("document.activeElement.closest('.finding')?.id").asText();
  }

  private void assertFocusIsVisible() throws IOException {
    JsonNode outline =
        tab.ask(
            """
            (() => {
              const style = (e) => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth]; };
              const chip = document.activeElement.closest('.chip');
              return style(chip ?? document.activeElement);
            })()\
            """);
    assertEquals("[\"solid\",\"2px\"]", outline.toString(), focused());
  }

  private String copied() throws IOException {
    return tab.ask("navigator.clipboard.readText()").asText();
  }
}
