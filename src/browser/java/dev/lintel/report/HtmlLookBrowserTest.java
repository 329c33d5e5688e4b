package dev.lintel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How the page looks: on wide and narrow screens, in both themes, on paper, without scripts, and
 * what it asks of the world. Pictures are left in target/browser for people to look at.
 */
class HtmlLookBrowserTest extends OpenedInBrowser {
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

  private static final int NARROW = 400;

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

  @Test
  void nothingMovesForWhomThatIsTooMuch() throws IOException, InterruptedException {
    String scrolling = "getComputedStyle(document.documentElement).scrollBehavior";
    tab.open(page("baseline"), "");
    assertEquals("smooth", tab.ask(scrolling).asText());
    tab.prefer("prefers-reduced-motion", "reduce");
    assertEquals("auto", tab.ask(scrolling).asText());
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

  private String ground() throws IOException {
    return tab.ask("getComputedStyle(document.body).backgroundColor").asText();
  }
}
