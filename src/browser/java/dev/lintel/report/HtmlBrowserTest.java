package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lintel.browser.Chromium;
import dev.lintel.browser.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks at the HTML report in a real browser: by real keys, in both themes, on wide and narrow
 * screens. Pictures of what it saw are left in target/browser for people to look at.
 */
class HtmlBrowserTest {
  private static final int WIDE = 1280;
  private static final int NARROW = 400;

  /** Of a finding that is in sight, what its line says first. */
  private static final String SHOWN =
      """
      [...document.querySelectorAll('#findings .finding')].filter(f => f.checkVisibility())
        .map(f => f.querySelector('.message').textContent)\
      """;

  /** The worst contrast of the texts in sight with the ground that they stand on, and the text. */
  private static final String WORST_CONTRAST =
      """
      (() => {
        const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
        const luminance = (colour) => {
          const [r, g, b] = parse(colour).slice(0, 3).map((v) => v / 255)
            .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ground = (element) => {
          for (let e = element; e !== null; e = e.parentElement) {
            const colour = getComputedStyle(e).backgroundColor;
            if ((parse(colour)[3] ?? 1) === 1) return colour;
          }
          return 'rgb(255, 255, 255)';
        };
        let worst = [21, ''];
        for (const element of document.body.querySelectorAll('*')) {
          const text = [...element.childNodes].filter((n) => n.nodeType === 3)
            .map((n) => n.data).join('').trim();
          const colour = getComputedStyle(element).color;
          if (text === '' || !element.checkVisibility() || (parse(colour)[3] ?? 1) === 0) continue;
          const [a, b] = [luminance(colour), luminance(ground(element))];
          const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (contrast < worst[0]) worst = [contrast, text];
        }
        return worst;
      })()
      """;

  /** Elements that reach beyond the window, but for those in a box that scrolls. */
  private static final String OVERFLOWING =
      """
      [document.documentElement.scrollWidth > document.documentElement.clientWidth,
       [...document.body.querySelectorAll('*')]
        .filter((e) => e.checkVisibility() && e.closest('.frame') === null && e.tagName !== 'OPTION'
          && !e.matches('.skip')
          && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((e) => e.tagName + '.' + e.className)]\
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

  private static final List<Path> PAGES = new ArrayList<>();

  private static Chromium browser;

  private Tab tab;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    for (String name : BrowserReports.PIPELINES) {
      PAGES.add(BrowserReports.pipeline(name));
    }
    for (String name : List.of("baseline", "hostile")) {
      PAGES.add(BrowserReports.ofCase(name));
    }
    browser = Chromium.start();
  }

  @AfterAll
  static void stop() throws IOException {
    browser.close();
  }

  @BeforeEach
  void open() throws IOException {
    tab = browser.tab();
    tab.resize(WIDE, 1000);
  }

  @AfterEach
  void close() throws IOException {
    tab.close();
  }

  static List<Path> pages() {
    return PAGES;
  }

  private static Path page(String name) {
    return BrowserReports.DIRECTORY.resolve(name + ".html");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageIsAloneQuietAndFits(Path page) throws IOException, InterruptedException {
    for (int width : List.of(WIDE, NARROW)) {
      tab.resize(width, 1000);
      tab.open(page, "");
      tab.press("e");
      tab.ask("document.querySelectorAll('details').forEach(d => { d.open = true; })");
      tab.settle();
      assertEquals("[false,[]]", tab.ask(OVERFLOWING).toString());
    }
    assertEquals(
        List.of(page.toUri().toString(), page.toUri().toString()), tab.requests(), "requests");
    assertEquals(List.of(), tab.complaints());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyTextCanBeReadInBothThemes(Path page) throws IOException, InterruptedException {
    for (String theme : List.of("light", "dark")) {
      tab.prefer("prefers-color-scheme", theme);
      tab.open(page, "");
      tab.ask("document.querySelectorAll('details').forEach(d => { d.open = true; })");
      tab.settle();
      JsonNode worst = tab.ask(WORST_CONTRAST);
      assertTrue(worst.get(0).asDouble() >= 4.5, theme + ": " + worst);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void picturesAreTakenOfBothThemesAndBothWidths(Path page)
      throws IOException, InterruptedException {
    String name = page.getFileName().toString().replace(".html", "");
    for (int width : List.of(WIDE, NARROW)) {
      for (String theme : List.of("light", "dark")) {
        String picture = name + "-" + theme + "-" + width + ".png";
        tab.resize(width, 1400);
        tab.open(page, "theme=" + theme);
        tab.settle();
        tab.picture(BrowserReports.DIRECTORY.resolve(picture));
        tab.ask("document.getElementById('findings').scrollIntoView({behavior: 'instant'})");
        tab.settle();
        Path below = BrowserReports.DIRECTORY.resolve("findings-" + picture);
        tab.picture(below);
        assertTrue(Files.size(below) > 10_000, picture);
      }
    }
  }

  @Test
  void theBrowserWouldTellOfAViolationOfThePolicy() throws IOException, InterruptedException {
    Path page = page("baseline");
    Path forged = page.resolveSibling("forged.html");
    Files.writeString(
        forged,
        Files.readString(page)
            .replace(
                "<main>",
                """
                <main><script>document.title = 'owned'</script><img src="https://example.org/x.png">
                <p onclick="document.title = 'owned'" style="color: red" id="forged">x</p>\
                """));
    tab.open(forged, "");
    tab.ask("document.getElementById('forged').click()");
    assertEquals("baseline – Lintel report", tab.ask("document.title").asText());
    assertTrue(tab.complaints().stream().anyMatch(c -> c.contains("script-src")));
    assertTrue(tab.complaints().stream().anyMatch(c -> c.contains("style-src")));
    assertTrue(tab.complaints().stream().anyMatch(c -> c.contains("img-src")));
  }

  @Test
  void noHostileTextRuns() throws IOException, InterruptedException {
    tab.open(page("hostile"), "");
    tab.ask("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    tab.ask(
        "document.querySelectorAll('.finding *').forEach(e => e.dispatchEvent(new"
            + " Event('click')))");
    tab.settle();
    assertEquals("hostile – Lintel report", tab.ask("document.title").asText());
    assertEquals(1, tab.ask("document.scripts.length").asInt());
    assertEquals(
        0, tab.ask("document.querySelectorAll('img, iframe, main svg, plaintext').length").asInt());
    assertEquals(List.of(), tab.complaints());
  }

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
  void theThemeFollowsTheSystemUntilItIsChosen() throws IOException, InterruptedException {
    tab.prefer("prefers-color-scheme", "dark");
    tab.open(page("baseline"), "");
    String dark = ground();
    tab.prefer("prefers-color-scheme", "light");
    String light = ground();
    assertNotEquals(light, dark);
    tab.press("t");
    assertEquals(dark, ground());
    assertEquals("#theme=dark", tab.ask("location.hash").asText());
    tab.press("t");
    assertEquals(light, ground());
  }

  private String ground() throws IOException {
    return tab.ask("getComputedStyle(document.body).backgroundColor").asText();
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

  private String copied() throws IOException {
    return tab.ask("navigator.clipboard.readText()").asText();
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
  void withoutScriptsEveryFindingCanBeRead() throws IOException, InterruptedException {
    tab.allowScripts(false);
    tab.open(page("spark-job"), "");
    tab.allowScripts(true);
    assertFalse(tab.ask("document.getElementById('filters').checkVisibility()").asBoolean());
    assertTrue(
        tab.ask(
                "[...document.querySelectorAll('#findings summary')].every(s =>"
                    + " s.checkVisibility())")
            .asBoolean());
    tab.ask("document.querySelector('.finding:not([open]) > summary')?.click()");
    assertTrue(
        tab.ask("document.querySelector('.finding[open] .frame').checkVisibility()").asBoolean());
  }

  @Test
  void onPaperTheCodeIsShownAndTheControlsAreNot() throws IOException, InterruptedException {
    tab.open(page("ml-platform"), "");
    tab.ask("window.dispatchEvent(new Event('beforeprint'))");
    tab.showAsPrinted(true);
    assertFalse(tab.ask("document.getElementById('filters').checkVisibility()").asBoolean());
    assertTrue(
        tab.ask("[...document.querySelectorAll('.frame')].every(f => f.checkVisibility())")
            .asBoolean());
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
}
