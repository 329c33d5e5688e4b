package dev.lintel.model.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lintel.source.SourceText;
import dev.lintel.source.Span;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @CsvSource({
    "nginx, -, nginx, -",
    "nginx:1.25, -, nginx, 1.25",
    "library/nginx:1.25, -, library/nginx, 1.25",
    "ghcr.io/org/app:v1.2.3, ghcr.io, org/app, v1.2.3",
    "localhost/app:dev, localhost, app, dev",
    "localhost:5000/app, localhost:5000, app, -",
    "registry:5000/team/app:1, registry:5000, team/app, 1",
    "a__b/c--d.e:_x, -, a__b/c--d.e, _x",
    "UPPER.example.com/app, UPPER.example.com, app, -",
  })
  void splitsIntoParts(String text, String registry, String repository, String tag) {
    ImageReference image = parse(text).orElseThrow();

    assertEquals(registry, part(image.registry()));
    assertEquals(repository, image.repository().text());
    assertEquals(tag, part(image.tag()));
    assertEquals("-", part(image.digest()));
  }

  @Test
  void splitsDigestOffTag() {
    ImageReference image = parse("ghcr.io/org/app:v1@" + DIGEST).orElseThrow();

    assertEquals("v1", part(image.tag()));
    assertEquals(DIGEST, part(image.digest()));
    assertEquals("ghcr.io/org/app", image.name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ":latest", "app:", "app@", "app@sha256:12", "IMAGE", "${IMAGE}", "$(IMAGE):1",
        "{{ .Values.image }}", "<image>", "app:v1:v2", "/app", "app/", "a..b", "a___b", "-a",
        "my app", "app:-x", "org//app"
      })
  void refusesWhatIsNoImage(String text) {
    assertEquals(Optional.empty(), parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "nginx, true",
    "nginx:latest, true",
    "localhost:5000/nginx, true",
    "nginx:1.25, false",
    "nginx:latest-alpine, false"
  })
  void movesWithoutTagOrWithLatest(String text, boolean isMoving) {
    assertEquals(isMoving, parse(text).orElseThrow().isMoving());
  }

  @Test
  void standsStillByDigest() {
    assertEquals(false, parse("nginx:latest@" + DIGEST).orElseThrow().isMoving());
  }

  private static Optional<ImageReference> parse(String text) {
    return ImageReference.parse(SourceText.of("image", text));
  }

  private static String part(Optional<Span> span) {
    return span.map(Span::text).orElse("-");
  }
}
