package dev.lintel.finding;

/**
 * What a finding is known by from one state of the files to the next. Neither part tells anything
 * of the text that it is made from to those who do not have it.
 *
 * @param id what the finding says and of what: its rule, its message and the text of its place. It
 *     outlives moved lines, moved files and new layout. 32 hexadecimal digits
 * @param context where it says so: its rule, the text of its place and what stands around it. It
 *     tells equal findings apart and outlives other words of the message. 16 hexadecimal digits,
 *     the first half of what stands before the place, the second of what stands behind it
 */
public record Fingerprint(String id, String context) {
  public static final int ID_DIGITS = 32;
  public static final int CONTEXT_DIGITS = 16;

  /** Gives the part of the context that a change behind the place leaves alone. */
  public String before() {
    return context.substring(0, CONTEXT_DIGITS / 2);
  }

  /** Gives the part of the context that a change before the place leaves alone. */
  public String behind() {
    return context.substring(CONTEXT_DIGITS / 2);
  }
}
