import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Turns an example of rules/secret/detectors.ini into its stored form and back: {@code java
 * ExampleCodec.java < text} prints the stored form, {@code java ExampleCodec.java STORED} the text.
 */
final class ExampleCodec {
  private ExampleCodec() {}

  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      System.out.println(Base64.getEncoder().encodeToString(flipped(System.in.readAllBytes())));
    } else {
      System.out.println(
          new String(flipped(Base64.getDecoder().decode(args[0])), StandardCharsets.UTF_8));
    }
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] result = bytes.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] ^= (byte) 0xA5;
    }
    return result;
  }
}
