package dev.lintel.cel;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A set of functions on its way: what the checker knows of them, and what they do. */
final class Library {
  static final CelType ITEM = TypeParamType.create("T");
  static final CelType LIST = ListType.create(ITEM);
  static final CelType TEXTS = ListType.create(SimpleType.STRING);

  private final Map<String, List<CelOverloadDecl>> declared = new LinkedHashMap<>();
  private final List<CelFunctionBinding> bindings = new ArrayList<>();

  /** What a function does with its arguments, which are of the declared types. */
  @FunctionalInterface
  interface Body {
    Object apply(Object[] arguments);
  }

  /** Adds a function that is called as {@code name(argument)}. */
  Library global(String name, CelType result, Body body, CelType... arguments) {
    String id = id(name, arguments);
    return add(name, CelOverloadDecl.newGlobalOverload(id, result, arguments), body, arguments);
  }

  /** Adds a function that is called as {@code target.name(argument)}. */
  Library member(String name, CelType result, Body body, CelType... targetAndArguments) {
    String id = id(name, targetAndArguments);
    return add(
        name,
        CelOverloadDecl.newMemberOverload(id, result, targetAndArguments),
        body,
        targetAndArguments);
  }

  /** A body that is a lambda without state is as immutable as CEL asks. */
  @SuppressWarnings("Immutable")
  private Library add(String name, CelOverloadDecl overload, Body body, CelType[] arguments) {
    declared.computeIfAbsent(name, n -> new ArrayList<>()).add(overload);
    List<Class<?>> classes = new ArrayList<>();
    for (CelType argument : arguments) {
      classes.add(Kind.of(argument));
    }
    bindings.add(
        CelFunctionBinding.from(
            overload.overloadId(), classes, values -> apply(name, body, values)));
    return this;
  }

  private static Object apply(String name, Body body, Object[] values)
      throws CelEvaluationException {
    try {
      return body.apply(values);
    } catch (IllegalArgumentException | ArithmeticException | ClassCastException e) {
      throw new CelEvaluationException(name + ": " + e.getMessage(), e);
    }
  }

  private static String id(String name, CelType[] arguments) {
    StringBuilder id = new StringBuilder("lintel_").append(name.replace('.', '_'));
    for (CelType argument : arguments) {
      id.append('_').append(argument.name().replace('.', '_'));
    }
    return id.toString();
  }

  List<CelFunctionDecl> declarations() {
    return declared.entrySet().stream()
        .map(entry -> CelFunctionDecl.newFunctionDeclaration(entry.getKey(), entry.getValue()))
        .toList();
  }

  List<CelFunctionBinding> bindings() {
    return List.copyOf(bindings);
  }
}
