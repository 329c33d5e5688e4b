package dev.lintel.rules.kubernetes.resource;

import dev.lintel.finding.Reason;
import dev.lintel.model.kubernetes.Container;
import dev.lintel.model.kubernetes.KubernetesObject;
import dev.lintel.model.kubernetes.PodSpec;
import dev.lintel.model.kubernetes.Quantity;
import dev.lintel.rule.FindingSink;
import dev.lintel.rule.KubernetesRule;
import dev.lintel.syntax.yaml.YamlMapping;
import java.util.List;

/**
 * Finds amounts in the unit of another resource. Rationale and examples:
 * rules/kubernetes/implausible-quantity.md.
 */
public final class ImplausibleQuantity implements KubernetesRule {
  private static final Quantity MEBIBYTE = Quantity.of(1 << 20);

  /** More memory or storage than any node has. */
  private static final Quantity PEBIBYTE = Quantity.of(1L << 50);

  /** From here on a number of cores is that of a whole large node. */
  private static final Quantity MANY_CORES = Quantity.of(100);

  @Override
  public void check(KubernetesObject object, FindingSink sink) {
    for (PodSpec pod : object.pods()) {
      check(pod.root(), sink);
      for (Container container : pod.containers()) {
        if (!container.root().span().equals(pod.root().span())) {
          check(container.root(), sink);
        }
      }
    }
  }

  private static void check(YamlMapping holder, FindingSink sink) {
    List<WrittenAmount> amounts = WrittenAmount.all(holder);
    boolean hasDevice = amounts.stream().anyMatch(a -> a.resource().contains("/"));
    for (WrittenAmount amount : amounts) {
      if (Quantity.ZERO.isAbove(amount.quantity())) {
        sink.report(
            amount.place().span(),
            "'%s' of %s is less than nothing, which Kubernetes refuses"
                .formatted(amount.place().value(), amount.resource()));
      } else if (amount.isBytes()) {
        checkBytes(amount, sink);
      } else if (amount.resource().equals("cpu") && !hasDevice) {
        checkCores(amount, sink);
      }
    }
  }

  private static void checkBytes(WrittenAmount amount, FindingSink sink) {
    String text = amount.place().value();
    String digits = text.substring(0, numberEnd(text));
    boolean isTiny =
        amount.quantity().isAbove(Quantity.ZERO) && MEBIBYTE.isAbove(amount.quantity());
    if (text.endsWith("m")) {
      sink.report(
          amount.place().span(),
          "'%s' of %s are thousandths of a byte; write '%sMi' or '%sM'"
              .formatted(text, amount.resource(), digits, digits));
    } else if (isTiny && digits.length() == text.length()) {
      sink.report(
          amount.place().span(),
          "'%s' of %s are as many bytes; write '%sMi' or '%sM'"
              .formatted(text, amount.resource(), digits, digits));
    } else if (!PEBIBYTE.isAbove(amount.quantity())) {
      sink.report(
          amount.place().span(),
          "'%s' of %s is more than any node has".formatted(text, amount.resource()));
    } else if (isTiny) {
      sink.report(
          amount.place().span(),
          "'%s' of %s is too little for any program".formatted(text, amount.resource()));
    }
  }

  private static void checkCores(WrittenAmount amount, FindingSink sink) {
    String text = amount.place().value();
    String digits = text.substring(0, numberEnd(text));
    String suffix = text.substring(digits.length());
    if (!suffix.isEmpty() && "kMGTPEi".indexOf(suffix.charAt(suffix.length() - 1)) >= 0) {
      sink.report(
          amount.place().span(),
          "'%s' of cpu has a unit of memory; write cores, as '2', or thousandths, as '500m'"
              .formatted(text));
    } else if (suffix.isEmpty() && !MANY_CORES.isAbove(amount.quantity())) {
      sink.report(
              amount.place().span(),
              "'%s' of cpu are as many cores; '%sm' are thousandths".formatted(text, digits))
          .lowered(Reason.UNCERTAIN);
    }
  }

  private static int numberEnd(String text) {
    int end = 0;
    while (end < text.length() && "+-.0123456789".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }
}
