package dev.lintel.model.kustomize.resource;

import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the times of YAML as goyaml.v3 does. */
final class GoTime {
  private static final int NANOS = 9;

  private GoTime() {}

  /** Compiled when the first text that starts as a date asks. */
  private static final class Format {
    static final Pattern PATTERN =
        Pattern.compile(
            "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
                + "(?:([Tt ])(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:[.,](\\d+))?"
                + "(Z|[-+]\\d{2}:\\d{2})?)?");
  }

  /** Gives the time in the form of RFC 3339; null for a text that is no time. */
  static String read(String text) {
    if (text.length() < "2006-1-2".length() || text.charAt(4) != '-') {
      return null;
    }
    Matcher match = Format.PATTERN.matcher(text);
    if (!match.matches()) {
      return null;
    }
    int year = Integer.parseInt(match.group(1));
    int month = Integer.parseInt(match.group(2));
    int day = Integer.parseInt(match.group(3));
    if (month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      return null;
    }
    String divider = match.group(4);
    if (divider == null) {
      return String.format(Locale.ROOT, "%04d-%02d-%02dT00:00:00Z", year, month, day);
    }
    boolean hasZone = match.group(9) != null;
    int hour = Integer.parseInt(match.group(5));
    int minute = Integer.parseInt(match.group(6));
    int second = Integer.parseInt(match.group(7));
    if (hasZone == divider.equals(" ") || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    String zone = hasZone ? zone(match.group(9)) : "Z";
    return zone == null
        ? null
        : String.format(
            Locale.ROOT,
            "%04d-%02d-%02dT%02d:%02d:%02d%s%s",
            year,
            month,
            day,
            hour,
            minute,
            second,
            fraction(match.group(8)),
            zone);
  }

  private static String zone(String zone) {
    if (zone.equals("Z")) {
      return zone;
    }
    int hours = Integer.parseInt(zone.substring(1, 3));
    int minutes = Integer.parseInt(zone.substring(4));
    if (hours > 23 || minutes > 59) {
      return null;
    }
    return hours == 0 && minutes == 0 ? "Z" : zone;
  }

  private static String fraction(String digits) {
    if (digits == null) {
      return "";
    }
    String nanos = digits.length() > NANOS ? digits.substring(0, NANOS) : digits;
    int end = nanos.length();
    while (end > 0 && nanos.charAt(end - 1) == '0') {
      end--;
    }
    return end == 0 ? "" : "." + nanos.substring(0, end);
  }
}
