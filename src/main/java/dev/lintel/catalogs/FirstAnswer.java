package dev.lintel.catalogs;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells by the first bytes that a server sends what it speaks, so that a wrong port or a server
 * that wants Kerberos is named for what it is, and not as a fault somewhere in a frame.
 */
final class FirstAnswer {
  static final String HUNG_UP =
      "hung up without an answer; it may want TLS or framed Thrift, and Lintel speaks plain Thrift";

  static final String SASL =
      "asks for SASL, which is to say Kerberos, and Lintel does not speak it; use a port without"
          + " it, or export the catalog where there is a ticket, with spark-sql or beeline";

  private static final int PEEKED = 16;

  private FirstAnswer() {}

  /**
   * Gives what is wrong with a server as the rest of a sentence about it; empty where it speaks
   * Thrift's binary protocol. The bytes can be read again.
   *
   * @param input a stream that supports marks
   */
  static Optional<String> problem(InputStream input) throws IOException {
    input.mark(PEEKED);
    byte[] head;
    try {
      head = head(input);
    } catch (SocketException e) {
      // A server that hangs up before it has read everything resets the connection.
      return Optional.of(HUNG_UP);
    }
    input.reset();
    return problem(head);
  }

  /**
   * Tells whether a server that hangs up on Thrift speaks SASL. Servers of Thrift 0.16 and later,
   * as Hive 4 is, do not answer one that starts without a negotiation; they do answer one that
   * starts it with a mechanism that there is not.
   *
   * @param socket a connection on which nothing was said
   */
  static boolean speaksSasl(Socket socket) throws IOException {
    byte[] mechanism = "LINTEL".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer start = ByteBuffer.allocate(5 + mechanism.length);
    start.put((byte) 1).putInt(mechanism.length).put(mechanism);
    socket.getOutputStream().write(start.array());
    socket.getOutputStream().flush();
    return isSasl(head(socket.getInputStream()));
  }

  /** A message of Thrift's SASL has a status of 1 to 5, then the length of its payload. */
  private static boolean isSasl(byte[] head) {
    return head.length >= 5 && head[0] >= 1 && head[0] <= 5 && head[1] == 0 && head[2] == 0;
  }

  /** Reads five bytes, as the shortest answer has more; fewer where the server hangs up. */
  private static byte[] head(InputStream input) throws IOException {
    byte[] head = new byte[PEEKED];
    int length = 0;
    while (length < 5) {
      int read = input.read(head, length, PEEKED - length);
      if (read < 0) {
        break;
      }
      length += read;
    }
    return Arrays.copyOf(head, length);
  }

  private static Optional<String> problem(byte[] head) {
    if (head.length == 0) {
      return Optional.of(HUNG_UP);
    }
    int first = head[0] & 0xFF;
    int second = head.length > 1 ? head[1] & 0xFF : 0;
    String text = printable(head);
    if (first == 0x80 && second == 0x01) {
      return Optional.empty();
    }
    if (text.startsWith("HTTP/") || text.startsWith("<")) {
      return Optional.of("speaks HTTP, and Lintel speaks plain Thrift, by default on port 9083");
    }
    // A TLS record: an alert or a handshake, of version 3.x.
    if ((first == 0x15 || first == 0x16) && second == 0x03) {
      return Optional.of(
          "wants TLS, and Lintel speaks plain Thrift; use a port without TLS, or a tunnel to one");
    }
    if (isSasl(head)) {
      return Optional.of(SASL);
    }
    if (first == 0 && head.length >= 6 && (head[4] & 0xFF) == 0x80 && head[5] == 0x01) {
      return Optional.of("speaks framed Thrift, and Lintel the plain one");
    }
    if (first == 0x82) {
      return Optional.of("speaks Thrift's compact protocol, and Lintel the binary one");
    }
    return Optional.of(
        "answers, but not as a metastore does: with '%s'; a metastore listens on port 9083 by default"
            .formatted(text));
  }

  private static String printable(byte[] head) {
    StringBuilder text = new StringBuilder();
    for (char c : new String(head, StandardCharsets.ISO_8859_1).toCharArray()) {
      text.append(c >= ' ' && c < 0x7F ? c : '.');
    }
    return text.toString();
  }
}
