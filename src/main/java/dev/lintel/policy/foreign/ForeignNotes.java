package dev.lintel.policy.foreign;

import dev.lintel.finding.Notification;
import dev.lintel.source.Span;
import dev.lintel.source.Spelling;
import dev.lintel.syntax.yaml.YamlEntry;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Collects what is worth knowing about a file of another tool. Nothing of it fails a run. */
final class ForeignNotes {
  /** Who brings a file of many surprises has seen enough by then. */
  private static final int MAX_NOTES = 10;

  private static final int MAX_SHOWN = 60;

  private final List<Notification> notes = new ArrayList<>();
  private int omitted;

  /** Tells of a key that neither the tool nor Lintel knows. */
  void unknown(YamlMapping mapping, Collection<String> known, String where) {
    for (YamlEntry entry : mapping.entries()) {
      String name = entry.name();
      if (!known.contains(name)) {
        String hint =
            name.length() > MAX_SHOWN
                ? ""
                : Spelling.nearest(name, known).map("; did you mean '%s'?"::formatted).orElse("");
        say(
            entry.key().span(),
            "'%s' is not known%s and is passed over%s".formatted(shown(name), where, hint));
      }
    }
  }

  /** Tells of something that stands at a place. */
  void say(Span place, String message) {
    if (notes.size() == MAX_NOTES) {
      omitted++;
      return;
    }
    notes.add(
        note(place.source().path(), "line " + place.region().start().line() + ": " + message));
  }

  static String shown(String text) {
    return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
  }

  private static Notification note(String path, String message) {
    return new Notification(Notification.Kind.INFO, Optional.of(path), Optional.empty(), message);
  }

  /** Gives what was collected of a file. */
  List<Notification> of(String path) {
    List<Notification> all = new ArrayList<>(notes);
    if (omitted > 0) {
      all.add(note(path, omitted + " more settings in it are passed over"));
    }
    return all;
  }
}
