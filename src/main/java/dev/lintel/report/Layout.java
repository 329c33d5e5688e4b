package dev.lintel.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Lays out a presentation as characters. */
@FunctionalInterface
interface Layout {
  void write(Presentation shown, Writer out) throws IOException;

  /**
   * Tells whether it shows or measures text of the files, beside what findings say of it; one that
   * does not is given the places alone, for to look for secrets in all files takes a while.
   */
  default boolean showsText() {
    return true;
  }

  /** Makes the reporter that hands the layout only what may be shown. */
  static Reporter reporter(ReportSettings settings, Layout layout) {
    return (result, out) -> {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      layout.write(Presentation.of(result, settings.paths(), layout.showsText()), writer);
      writer.flush();
    };
  }
}
