package dev.lintel.cel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lintel.source.SourceText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final ExpressionCompiler COMPILER =
      ExpressionCompiler.of(List.of("self", "request", "authorizer", "big"));

  private static final Map<String, Object> VARIABLES =
      Map.of(
          "self",
          Map.of(
              "replicas",
              3L,
              "ratio",
              1.5,
              "name",
              "web",
              "ports",
              List.of(80L, 443L),
              "names",
              List.of("b", "a"),
              "labels",
              Map.of("app", "web", "team-x", "ops"),
              "nothing",
              Values.NULL),
          "request",
          Map.of("operation", "CREATE", "userInfo", Values.unknown("request.userInfo")),
          "big",
          LongStream.range(0, 10_000).boxed().toList());

  private static Outcome evaluate(String text) {
    Compilation compilation = COMPILER.compile(SourceText.of("rule", text));
    if (compilation instanceof Compilation.Refused(var place, String message)) {
      throw new AssertionError(place + " " + message);
    }
    return ((Compilation.Compiled) compilation)
        .expression()
        .evaluate(VARIABLES, new Budget(Budget.STEPS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "self.replicas > 2 && self.replicas < 3.5",
        "has(self.name) && !has(self.image)",
        "self.nothing == null",
        "self.labels['team-x'] == 'ops' && 'app' in self.labels",
        "self.ports.all(p, p < 1000) && self.ports.exists_one(p, p == 80)",
        "self.?image.orValue('none') == 'none'",
        "self.labels.all(k, v, k.size() > 0 && v.size() > 0)",
        "cel.bind(n, self.name, n + n == 'webweb')",
        "type(self.replicas) == int",
        "self.name.matches('^w.b$') && self.name.startsWith('w')",
        "duration('90s') > duration('1m') && duration('1h30m').getMinutes() == 90",
        "timestamp('2026-01-01T00:00:00Z').getFullYear() == 2026",
        // Strings.
        "'a,b'.split(',') == ['a', 'b'] && ' x '.trim() == 'x' && 'Ab'.lowerAscii() == 'ab'",
        "'banana'.replace('an', 'o') == 'booa' && 'aaa'.replace('a', 'b', 2) == 'bba'",
        "'ab'.replace('', '-') == '-a-b-'",
        "['a', 'b'].join() == 'ab' && ['a', 'b'].join('-') == 'a-b'",
        "'%s has %d of %.2f, %x'.format([self.name, self.replicas, self.ratio, 255])"
            + " == 'web has 3 of 1.50, ff'",
        "'%s'.format([[1, 'a', null]]) == '[1, a, null]' && '100%%'.format([]) == '100%'",
        "base64.encode(b'hello') == 'aGVsbG8='",
        // Lists and sets.
        "[1, 2, 2].isSorted() && !self.names.isSorted()",
        "self.ports.sum() == 523 && self.ports.min() == 80 && self.ports.max() == 443",
        "[].sum() == 0 && [1.5, 2.5].sum() == 4.0",
        "self.names.indexOf('a') == 1 && self.names.lastIndexOf('z') == -1",
        "sets.contains([1, 2], [2]) && sets.intersects(self.names, ['a'])",
        // Regular expressions.
        "'abc 123'.find('[0-9]+') == '123' && '1 2 3'.findAll('[0-9]', 2) == ['1', '2']",
        // URLs.
        "url('https://example.com:80/a%20b?k=1&k=2').getHost() == 'example.com:80'",
        "url('https://example.com:80/a').getHostname() == 'example.com'",
        "url('https://example.com/a%20b').getEscapedPath() == '/a%20b'",
        "url('https://x/?k=1&k=2').getQuery()['k'] == ['1', '2'] && url('/a').getScheme() == ''",
        "isURL('https://x') && !isURL('../x')",
        // Quantities.
        "quantity('1Gi').isGreaterThan(quantity('1G')) && isQuantity('1e3') &&"
            + " !isQuantity('1e400')",
        "quantity('1000m') == quantity('1') && quantity('50k').asInteger() == 50000",
        "quantity('1').add(quantity('500m')).compareTo(quantity('1.5')) == 0",
        "quantity('50k').sub(20000) == quantity('30k') && quantity('-1').sign() == -1",
        // Addresses.
        "ip('::1').isLoopback() && ip('10.0.0.1').family() == 4 && ip('::').isUnspecified()",
        "!isIP('010.0.0.1') && !isIP('::ffff:1.2.3.4') && !isIP('1.2.3') && isIP('fe80::1')",
        "ip.isCanonical('2001:db8::1') && !ip.isCanonical('2001:DB8:0::1')",
        "string(ip('2001:0:0:1:0:0:0:1')) == '2001:0:0:1::1'",
        "cidr('192.168.0.0/24').containsIP('192.168.0.7') && !isCIDR('192.168.0.0/33')",
        "cidr('192.168.0.0/16').containsCIDR(cidr('192.168.10.0/24'))",
        "cidr('192.168.3.4/24').masked() == cidr('192.168.3.0/24')",
        "cidr('192.168.3.4/24').prefixLength() == 24 && cidr('::1/128').ip() == ip('::1')",
        // Versions.
        "semver('1.2.3').isLessThan(semver('1.10.0')) && semver('1.2.3-rc.1').minor() == 2",
        "semver('1.0.0-alpha.9').compareTo(semver('1.0.0-alpha.10')) == -1",
        "isSemver('v1.2', true) && !isSemver('v1.2') && semver('v01.2', true).major() == 1",
        // Named formats.
        "!format.dns1123Label().validate('my-label').hasValue()",
        "format.dns1123Label().validate('Contains_Bad').hasValue()",
        "format.named('uuid').value().validate('x').hasValue()",
        "!format.named('nothing').hasValue()",
        // What is not known does not matter behind what decides.
        "request.operation == 'CREATE' || request.userInfo.username == 'root'",
        "request.operation == 'DELETE' ?"
            + " authorizer.group('').resource('pods').check('get').allowed() : true",
      })
  void holds(String text) {
    assertEquals(new Outcome.Value(true), evaluate(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "request.userInfo.username == 'root'",
        "has(request.userInfo.username)",
        "request.userInfo.groups.exists(g, g == 'admin')",
        "'x' in request.userInfo",
        "authorizer.group('').resource('pods').check('get').allowed()",
      })
  void whatIsNotKnownMakesTheValueUnknown(String text) {
    assertInstanceOf(Outcome.Unknown.class, evaluate(text));
  }

  @Test
  void unknownNamesWhatIsMissing() {
    assertEquals(
        new Outcome.Unknown("request.userInfo"), evaluate("request.userInfo.username == 'root'"));
    assertEquals(new Outcome.Unknown("authorizer"), evaluate("authorizer == null"));
  }

  @Test
  void anErrorHasThePlaceInTheExpression() {
    Outcome.Failed failed =
        assertInstanceOf(Outcome.Failed.class, evaluate("true &&\n  self.image == 'x'"));
    assertEquals("2:7", failed.place().region().start().toString());
    assertTrue(failed.message().contains("'image'"), failed.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "big.all(x, big.all(y, x + y >= 0))",
        "big.map(x, big.map(y, big.map(z, x))).size() > 0",
        "cel.bind(a, big.map(x, 'xxxxxxxxxxxxxxxx').join(), a.replace('', a).size() > 0)",
        "cel.bind(a, 'xxxxxxxx' + self.name, cel.bind(b, a+a+a+a+a+a+a+a, cel.bind(c,"
            + " b+b+b+b+b+b+b+b, cel.bind(d, c+c+c+c+c+c+c+c, cel.bind(e, d+d+d+d+d+d+d+d,"
            + " cel.bind(f, e+e+e+e+e+e+e, cel.bind(g, f+f+f+f+f+f+f+f, cel.bind(h,"
            + " g+g+g+g+g+g+g+g, h.size() > 0))))))))",
        "big.all(x, !'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.matches('(a*)*b') && big.all(y, y >= 0))",
      })
  void whatTakesTooLongIsStopped(String text) {
    Outcome outcome = assertTimeout(text);
    assertTrue(
        outcome instanceof Outcome.Exceeded
            || outcome instanceof Outcome.Failed(_, String message) && message.contains("long"),
        outcome.toString());
  }

  private static Outcome assertTimeout(String text) {
    return org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> evaluate(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "self.replicas >",
        "self.nope()",
        "replicas > 1",
        "'a' + 1 == 'b'",
        "quantity(1)",
        "self.name.matches('(') ? 1 :",
        "",
      })
  void whatIsNoExpressionIsRefused(String text) {
    assertInstanceOf(
        Compilation.Refused.class, COMPILER.compile(SourceText.of("rule", text)), text);
  }

  @Test
  void aFaultHasItsPlace() {
    Compilation.Refused refused =
        assertInstanceOf(
            Compilation.Refused.class,
            COMPILER.compile(SourceText.of("rule", "self.name == 'é𝄞' &&\n  replicas > 1")));
    assertEquals("replicas", refused.place().text());
    assertEquals("undeclared reference to 'replicas'", refused.message());
  }

  @Test
  void giantAndDeepExpressionsAreRefused() {
    List<String> texts =
        List.of(
            "(".repeat(5_000) + "1" + ")".repeat(5_000),
            "1" + " + 1".repeat(50_000),
            "[".repeat(300) + "]".repeat(300),
            "!".repeat(9_000) + "true",
            "self" + ".a".repeat(8_000));
    for (String text : texts) {
      Compilation compilation = COMPILER.compile(SourceText.of("rule", text));
      boolean isFine =
          compilation instanceof Compilation.Refused
              || compilation instanceof Compilation.Compiled(Expression expression)
                  && expression.evaluate(VARIABLES, new Budget(Budget.STEPS)) != null;
      assertTrue(isFine);
    }
  }
}
