package dev.lintel.cel;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * An IP address.
 *
 * @param hex its 4 or 16 bytes
 */
record IpValue(String hex) {
  static IpValue of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("no IP address: " + text));
  }

  /**
   * Reads an address as Kubernetes does: four numbers without leading zeros, or an IPv6 address
   * without a zone that does not stand for one of IPv4.
   */
  static Optional<IpValue> parse(String text) {
    boolean isWritten =
        text.indexOf(':') >= 0
            ? text.length() <= 45 && text.indexOf('%') < 0 && text.indexOf('[') < 0
            : isDotted(text);
    if (!isWritten) {
      return Optional.empty();
    }
    try {
      byte[] bytes = InetAddress.ofLiteral(text).getAddress();
      boolean isMapped = text.indexOf(':') >= 0 && bytes.length == 4;
      return isMapped
          ? Optional.empty()
          : Optional.of(new IpValue(HexFormat.of().formatHex(bytes)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isDotted(String text) {
    String[] parts = text.split("\\.", -1);
    return parts.length == 4
        && Arrays.stream(parts)
            .allMatch(part ->
                part.length() >= 1
                    && part.length() <= 3
                    && part.chars().allMatch(c -> c >= '0' && c <= '9')
                    && (part.length() == 1 || part.charAt(0) != '0')
                    && Integer.parseInt(part) <= 255);
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  InetAddress address() {
    try {
      return InetAddress.getByAddress(bytes());
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException(hex, e);
    }
  }

  int family() {
    return hex.length() == 8 ? 4 : 6;
  }

  boolean isGlobalUnicast() {
    InetAddress address = address();
    return !address.isAnyLocalAddress()
        && !address.isLoopbackAddress()
        && !address.isMulticastAddress()
        && !address.isLinkLocalAddress()
        && !hex.equals("ffffffff");
  }

  /** Gives the canonical text: of IPv6 as RFC 5952, section 4, has it. */
  @Override
  public String toString() {
    if (family() == 4) {
      return address().getHostAddress();
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = Integer.parseInt(hex.substring(4 * i, 4 * i + 4), 16);
    }
    int best = -1;
    int longest = 1;
    for (int i = 0; i < 8; i++) {
      int end = i;
      while (end < 8 && groups[end] == 0) {
        end++;
      }
      if (end - i > longest) {
        best = i;
        longest = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == best) {
        text.append("::");
        i += longest - 1;
      } else {
        boolean needsColon = !text.isEmpty() && text.charAt(text.length() - 1) != ':';
        text.append(needsColon ? ":" : "")
            .append(Integer.toHexString(groups[i]).toLowerCase(Locale.ROOT));
      }
    }
    return text.toString();
  }
}
