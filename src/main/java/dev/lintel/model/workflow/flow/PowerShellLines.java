package dev.lintel.model.workflow.flow;

import dev.lintel.source.OriginMap;
import dev.lintel.source.SourceText;

/**
 * Writes the line continuations of PowerShell, a backtick at the end of a line, as a POSIX shell
 * has them, and leaves every other letter in its place.
 */
final class PowerShellLines {
  private PowerShellLines() {}

  static SourceText asPosix(SourceText text) {
    String content = text.content();
    if (content.indexOf('`') < 0) {
      return text;
    }
    OriginMap origins = new OriginMap.Builder().append(text.length(), text.all()).build(text.all());
    return SourceText.derived(text.path(), content.replaceAll("`(?=\\r?\\n)", "\\\\"), origins);
  }
}
