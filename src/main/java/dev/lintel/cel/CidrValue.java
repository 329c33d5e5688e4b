package dev.lintel.cel;

import java.util.HexFormat;
import java.util.Optional;

/**
 * A network.
 *
 * @param ip the address as written, with the bits behind the prefix
 * @param prefixLength in bits
 */
record CidrValue(IpValue ip, int prefixLength) {
  static CidrValue of(String text) {
    return parse(text).orElseThrow(() -> new IllegalArgumentException("no CIDR: " + text));
  }

  static Optional<CidrValue> parse(String text) {
    int slash = text.indexOf('/');
    String bits = text.substring(slash + 1);
    boolean isNumber =
        slash > 0
            && !bits.isEmpty()
            && bits.length() <= 3
            && bits.chars().allMatch(c -> c >= '0' && c <= '9')
            && (bits.length() == 1 || bits.charAt(0) != '0');
    if (!isNumber) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(bits);
    return IpValue.parse(text.substring(0, slash))
        .filter(address -> prefix <= 4 * address.hex().length())
        .map(address -> new CidrValue(address, prefix));
  }

  /** Gives the network without the bits behind the prefix. */
  CidrValue masked() {
    byte[] bytes = ip.bytes();
    for (int bit = prefixLength; bit < 8 * bytes.length; bit++) {
      bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    return new CidrValue(new IpValue(HexFormat.of().formatHex(bytes)), prefixLength);
  }

  boolean contains(IpValue address) {
    return address.hex().length() == ip.hex().length()
        && new CidrValue(address, prefixLength).masked().equals(masked());
  }

  boolean contains(CidrValue other) {
    return other.prefixLength >= prefixLength && contains(other.ip);
  }

  @Override
  public String toString() {
    return ip + "/" + prefixLength;
  }
}
