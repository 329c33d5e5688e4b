package dev.lintel.cel;

import static dev.lintel.cel.Library.ITEM;
import static dev.lintel.cel.Library.LIST;
import static dev.lintel.cel.Library.TEXTS;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions on lists, the search by regular expressions, and those functions on texts that CEL
 * for Java lacks or that make texts of any size of small ones, which is bounded here. Source:
 * Common Expression Language in Kubernetes, kubernetes.io/docs/reference/using-api/cel, read
 * 2026-11-27.
 */
final class CollectionLibrary {
  /** A longer text than any rule has a use for, in characters. */
  static final int LONGEST_TEXT = 1 << 20;

  private static final CelType TEXT = SimpleType.STRING;
  private static final CelType INT = SimpleType.INT;

  private CollectionLibrary() {}

  static void addTo(Library library) {
    library
        .member("isSorted", SimpleType.BOOL, a -> isSorted((List<?>) a[0]), LIST)
        .member("sum", ITEM, a -> sum((List<?>) a[0]), LIST)
        .member("min", ITEM, a -> extreme((List<?>) a[0], -1), LIST)
        .member("max", ITEM, a -> extreme((List<?>) a[0], 1), LIST)
        .member("indexOf", INT, a -> (long) ((List<?>) a[0]).indexOf(a[1]), LIST, ITEM)
        .member("lastIndexOf", INT, a -> (long) ((List<?>) a[0]).lastIndexOf(a[1]), LIST, ITEM)
        .member("find", TEXT, a -> first(a), TEXT, TEXT)
        .member("findAll", TEXTS, a -> all(a, -1), TEXT, TEXT)
        .member("findAll", TEXTS, a -> all(a, (Long) a[2]), TEXT, TEXT, INT)
        .member("replace", TEXT, a -> replace(a, -1), TEXT, TEXT, TEXT)
        .member("replace", TEXT, a -> replace(a, (Long) a[3]), TEXT, TEXT, TEXT, INT)
        .member("join", TEXT, a -> join((List<?>) a[0], ""), TEXTS)
        .member("join", TEXT, a -> join((List<?>) a[0], (String) a[1]), TEXTS, TEXT)
        .member(
            "format",
            TEXT,
            a -> TextFormat.format((String) a[0], (List<?>) a[1]),
            TEXT,
            ListType.create(SimpleType.DYN));
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y && a.getClass() != b.getClass()) {
      return Double.compare(x.doubleValue(), y.doubleValue());
    }
    return ((Comparable<Object>) a).compareTo(b);
  }

  private static boolean isSorted(List<?> list) {
    for (int i = 1; i < list.size(); i++) {
      if (compare(list.get(i - 1), list.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }

  private static Object sum(List<?> list) {
    Object sum = 0L;
    boolean isFirst = true;
    for (Object item : list) {
      sum = isFirst ? item : plus(sum, item);
      isFirst = false;
    }
    return sum;
  }

  private static Object plus(Object a, Object b) {
    return switch (a) {
      case Long x when b instanceof Long y -> Math.addExact(x, y);
      case Number x when b instanceof Number y -> x.doubleValue() + y.doubleValue();
      case Duration x when b instanceof Duration y -> x.plus(y);
      default -> throw new IllegalArgumentException("takes numbers or durations");
    };
  }

  private static Object extreme(List<?> list, int sign) {
    if (list.isEmpty()) {
      throw new IllegalArgumentException("the list is empty");
    }
    Object best = list.getFirst();
    for (Object item : list) {
      best = compare(item, best) * sign > 0 ? item : best;
    }
    return best;
  }

  private static Pattern pattern(Object text) {
    try {
      return Pattern.compile((String) text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static String first(Object[] a) {
    Matcher matcher = pattern(a[1]).matcher((String) a[0]);
    return matcher.find() ? matcher.group() : "";
  }

  private static List<String> all(Object[] a, long most) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern(a[1]).matcher((String) a[0]);
    while ((most < 0 || found.size() < most) && matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static String replace(Object[] a, long most) {
    String text = (String) a[0];
    String old = (String) a[1];
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (long count = 0; most < 0 || count < most; count++) {
      int at = old.isEmpty() ? emptyMatch(text, from, count) : text.indexOf(old, from);
      if (at < 0) {
        break;
      }
      append(result, text.substring(from, at));
      append(result, (String) a[2]);
      from = at + old.length();
    }
    return append(result, text.substring(from)).toString();
  }

  /** Nothing stands before each character and at the end. */
  private static int emptyMatch(String text, int from, long count) {
    if (count == 0) {
      return 0;
    }
    return from < text.length() ? text.offsetByCodePoints(from, 1) : -1;
  }

  private static String join(List<?> list, String separator) {
    StringBuilder result = new StringBuilder();
    boolean isFirst = true;
    for (Object item : list) {
      append(result, isFirst ? "" : separator);
      append(result, (String) item);
      isFirst = false;
    }
    return result.toString();
  }

  /** Adds a text; throws IllegalArgumentException where the whole becomes too long. */
  static StringBuilder append(StringBuilder result, String part) {
    if (result.length() + part.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("the text becomes too long");
    }
    return result.append(part);
  }
}
