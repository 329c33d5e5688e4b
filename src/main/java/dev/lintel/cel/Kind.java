package dev.lintel.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import java.util.List;
import java.util.Map;

/** The types that Kubernetes adds to CEL, and the Java classes that stand for types. */
final class Kind {
  static final CelType QUANTITY = OpaqueType.create("kubernetes.Quantity");
  static final CelType SEMVER = OpaqueType.create("kubernetes.Semver");
  static final CelType URL = OpaqueType.create("kubernetes.URL");
  static final CelType IP = OpaqueType.create("net.IP");
  static final CelType CIDR = OpaqueType.create("net.CIDR");
  static final CelType FORMAT = OpaqueType.create("kubernetes.NamedFormat");

  private Kind() {}

  /** Gives the class of a type's values. */
  static Class<?> of(CelType type) {
    return switch (type.kind()) {
      case STRING -> String.class;
      case INT -> Long.class;
      case DOUBLE -> Double.class;
      case BOOL -> Boolean.class;
      case LIST -> List.class;
      case MAP -> Map.class;
      case OPAQUE -> ofName(type.name());
      default -> Object.class;
    };
  }

  private static Class<?> ofName(String name) {
    return switch (name) {
      case "kubernetes.Quantity" -> QuantityValue.class;
      case "kubernetes.Semver" -> SemverValue.class;
      case "kubernetes.URL" -> UrlValue.class;
      case "net.IP" -> IpValue.class;
      case "net.CIDR" -> CidrValue.class;
      case "kubernetes.NamedFormat" -> NamedFormat.class;
      default -> throw new IllegalArgumentException("no type " + name);
    };
  }
}
