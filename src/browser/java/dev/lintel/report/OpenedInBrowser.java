package dev.lintel.report;

import dev.lintel.browser.Chromium;
import dev.lintel.browser.Tab;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * Pages of the five pipelines, of a result with a baseline and of a hostile one, and for each test
 * a tab of its own in one browser.
 */
abstract class OpenedInBrowser {
  static final int WIDE = 1280;

  private static final List<Path> PAGES = new ArrayList<>();

  private static Chromium browser;

  Tab tab;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    PAGES.clear();
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

  static Path page(String name) {
    return BrowserReports.DIRECTORY.resolve(name + ".html");
  }
}
