package dev.lintel.cel;

import static dev.lintel.cel.Kind.CIDR;
import static dev.lintel.cel.Kind.FORMAT;
import static dev.lintel.cel.Kind.IP;
import static dev.lintel.cel.Kind.QUANTITY;
import static dev.lintel.cel.Kind.SEMVER;
import static dev.lintel.cel.Kind.URL;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The functions on quantities, versions, addresses, URLs and named formats that Kubernetes adds to
 * CEL. Source: Common Expression Language in Kubernetes,
 * kubernetes.io/docs/reference/using-api/cel, and k8s.io/apiserver, pkg/cel/library, read
 * 2026-11-27. Those of the authorizer are known to the compiler only: who may do what is known to
 * the cluster.
 */
final class KubernetesLibrary {
  private static final CelType TEXT = SimpleType.STRING;
  private static final CelType BOOL = SimpleType.BOOL;
  private static final CelType INT = SimpleType.INT;
  private static final CelType ANY = SimpleType.DYN;

  private KubernetesLibrary() {}

  static void addTo(Library library) {
    quantities(library);
    versions(library);
    addresses(library);
    urls(library);
    formats(library);
    authorizer(library);
  }

  private static void quantities(Library library) {
    library
        .global("quantity", QUANTITY, a -> QuantityValue.of((String) a[0]), TEXT)
        .global("isQuantity", BOOL, a -> QuantityValue.parse((String) a[0]).isPresent(), TEXT)
        .member("isInteger", BOOL, a -> quantity(a[0]).isInteger(), QUANTITY)
        .member("asInteger", INT, a -> quantity(a[0]).amount().longValueExact(), QUANTITY)
        .member(
            "asApproximateFloat",
            SimpleType.DOUBLE,
            a -> quantity(a[0]).amount().doubleValue(),
            QUANTITY)
        .member("sign", INT, a -> (long) quantity(a[0]).amount().signum(), QUANTITY)
        .member("add", QUANTITY, a -> sum(a[0], amount(a[1])), QUANTITY, QUANTITY)
        .member("add", QUANTITY, a -> sum(a[0], amount(a[1])), QUANTITY, INT)
        .member("sub", QUANTITY, a -> sum(a[0], amount(a[1]).negate()), QUANTITY, QUANTITY)
        .member("sub", QUANTITY, a -> sum(a[0], amount(a[1]).negate()), QUANTITY, INT);
    comparisons(library, QUANTITY);
  }

  private static QuantityValue quantity(Object value) {
    return (QuantityValue) value;
  }

  private static BigDecimal amount(Object value) {
    return value instanceof QuantityValue(BigDecimal amount)
        ? amount
        : BigDecimal.valueOf((Long) value);
  }

  /** Amounts are exact to the nano, as the API server keeps them. */
  private static QuantityValue sum(Object a, BigDecimal b) {
    return new QuantityValue(amount(a).add(b).setScale(9, RoundingMode.UP));
  }

  @SuppressWarnings("unchecked")
  private static void comparisons(Library library, CelType type) {
    library
        .member(
            "isLessThan", BOOL, a -> ((Comparable<Object>) a[0]).compareTo(a[1]) < 0, type, type)
        .member(
            "isGreaterThan", BOOL, a -> ((Comparable<Object>) a[0]).compareTo(a[1]) > 0, type, type)
        .member(
            "compareTo",
            INT,
            a -> (long) Integer.signum(((Comparable<Object>) a[0]).compareTo(a[1])),
            type,
            type);
  }

  private static void versions(Library library) {
    library
        .global("semver", SEMVER, a -> SemverValue.of((String) a[0], false), TEXT)
        .global("semver", SEMVER, a -> SemverValue.of((String) a[0], (Boolean) a[1]), TEXT, BOOL)
        .global("isSemver", BOOL, a -> SemverValue.parse((String) a[0], false).isPresent(), TEXT)
        .global(
            "isSemver",
            BOOL,
            a -> SemverValue.parse((String) a[0], (Boolean) a[1]).isPresent(),
            TEXT,
            BOOL);
    List<String> parts = List.of("major", "minor", "patch");
    for (int i = 0; i < parts.size(); i++) {
      int index = i;
      library.member(parts.get(i), INT, a -> ((SemverValue) a[0]).core().get(index), SEMVER);
    }
    comparisons(library, SEMVER);
  }

  private static void addresses(Library library) {
    library
        .global("ip", IP, a -> IpValue.of((String) a[0]), TEXT)
        .global("isIP", BOOL, a -> IpValue.parse((String) a[0]).isPresent(), TEXT)
        .global(
            "ip.isCanonical", BOOL, a -> IpValue.of((String) a[0]).toString().equals(a[0]), TEXT)
        .global("string", TEXT, a -> a[0].toString(), IP)
        .member("family", INT, a -> (long) ip(a[0]).family(), IP)
        .member("isUnspecified", BOOL, a -> ip(a[0]).address().isAnyLocalAddress(), IP)
        .member("isLoopback", BOOL, a -> ip(a[0]).address().isLoopbackAddress(), IP)
        .member("isLinkLocalMulticast", BOOL, a -> ip(a[0]).address().isMCLinkLocal(), IP)
        .member("isLinkLocalUnicast", BOOL, a -> ip(a[0]).address().isLinkLocalAddress(), IP)
        .member("isGlobalUnicast", BOOL, a -> ip(a[0]).isGlobalUnicast(), IP)
        .global("cidr", CIDR, a -> CidrValue.of((String) a[0]), TEXT)
        .global("isCIDR", BOOL, a -> CidrValue.parse((String) a[0]).isPresent(), TEXT)
        .global("string", TEXT, a -> a[0].toString(), CIDR)
        .member("containsIP", BOOL, a -> cidr(a[0]).contains(ip(a[1])), CIDR, IP)
        .member("containsIP", BOOL, a -> cidr(a[0]).contains(IpValue.of((String) a[1])), CIDR, TEXT)
        .member("containsCIDR", BOOL, a -> cidr(a[0]).contains(cidr(a[1])), CIDR, CIDR)
        .member(
            "containsCIDR", BOOL, a -> cidr(a[0]).contains(CidrValue.of((String) a[1])), CIDR, TEXT)
        .member("ip", IP, a -> cidr(a[0]).ip(), CIDR)
        .member("masked", CIDR, a -> cidr(a[0]).masked(), CIDR)
        .member("prefixLength", INT, a -> (long) cidr(a[0]).prefixLength(), CIDR);
  }

  private static IpValue ip(Object value) {
    return (IpValue) value;
  }

  private static CidrValue cidr(Object value) {
    return (CidrValue) value;
  }

  private static void urls(Library library) {
    library
        .global("url", URL, a -> UrlValue.of((String) a[0]), TEXT)
        .global("isURL", BOOL, a -> UrlValue.parse((String) a[0]).isPresent(), TEXT);
    part(library, "getScheme", TEXT, UrlValue::scheme);
    part(library, "getHost", TEXT, UrlValue::host);
    part(library, "getHostname", TEXT, UrlValue::hostname);
    part(library, "getPort", TEXT, UrlValue::port);
    part(library, "getEscapedPath", TEXT, UrlValue::escapedPath);
    part(library, "getQuery", MapType.create(TEXT, Library.TEXTS), UrlValue::query);
  }

  private static void part(
      Library library, String name, CelType type, Function<UrlValue, Object> part) {
    library.member(name, type, a -> part.apply((UrlValue) a[0]), URL);
  }

  private static void formats(Library library) {
    library
        .global(
            "format.named", OptionalType.create(FORMAT), a -> NamedFormat.find((String) a[0]), TEXT)
        .member(
            "validate",
            OptionalType.create(Library.TEXTS),
            a ->
                Optional.of(((NamedFormat) a[0]).problems((String) a[1]))
                    .filter(problems -> !problems.isEmpty()),
            FORMAT,
            TEXT);
    for (String name :
        List.of(
            "dns1123Label",
            "dns1123Subdomain",
            "dns1035Label",
            "qualifiedName",
            "dns1123LabelPrefix",
            "dns1123SubdomainPrefix",
            "dns1035LabelPrefix",
            "labelValue",
            "uri",
            "uuid",
            "byte",
            "date",
            "datetime")) {
      library.global("format." + name, FORMAT, a -> NamedFormat.find(name).orElseThrow());
    }
  }

  private static void authorizer(Library library) {
    Library.Body unknown =
        a -> {
          throw new Values.UnknownException("authorizer");
        };
    for (String name :
        List.of(
            "path",
            "group",
            "resource",
            "subresource",
            "namespace",
            "name",
            "check",
            "fieldSelector",
            "labelSelector")) {
      library.member(name, ANY, unknown, ANY, TEXT);
    }
    library.member("serviceAccount", ANY, unknown, ANY, TEXT, TEXT);
    library.member("allowed", BOOL, unknown, ANY);
    library.member("errored", BOOL, unknown, ANY);
    library.member("reason", TEXT, unknown, ANY);
    library.member("error", TEXT, unknown, ANY);
  }
}
