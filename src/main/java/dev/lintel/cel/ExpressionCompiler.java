package dev.lintel.cel;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.lintel.source.SourceText;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compiles expressions for a set of variables, whose types are known only when there are values.
 * Immutable; safe to share between threads.
 */
public final class ExpressionCompiler {
  /** The variables that Kubernetes has, here and there. */
  static final List<String> VARIABLES =
      List.of(
          "authorizer",
          "namespaceObject",
          "object",
          "oldObject",
          "oldSelf",
          "params",
          "request",
          "self",
          "variables");

  /** The longest expression that is compiled, in code points. */
  private static final int LONGEST = 16_384;

  private static final int DEEPEST = 100;
  private static final int MOST_NODES = 20_000;
  private static final int MOST_ITERATIONS = 250_000;
  private static final int LARGEST_REGEX = 10_000;

  /** So many compiled texts are kept; a run that has more compiles those behind anew. */
  private static final int MOST_KEPT = 4_096;

  private static final Map<Set<String>, ExpressionCompiler> COMPILERS = new ConcurrentHashMap<>();

  private final CelCompiler compiler;

  /** The versions of a definition repeat each other's expressions. */
  private final Map<String, CelRuntime.Program> compiled = new ConcurrentHashMap<>();

  private ExpressionCompiler(CelCompiler compiler) {
    this.compiler = compiler;
  }

  /** Gives the compiler for these variables, the same one for the same names. */
  public static ExpressionCompiler of(Collection<String> variables) {
    return COMPILERS.computeIfAbsent(Set.copyOf(variables), ExpressionCompiler::make);
  }

  private static ExpressionCompiler make(Set<String> variables) {
    CelCompilerBuilder builder = Environment.COMPILER.toCompilerBuilder();
    variables.forEach(name -> builder.addVar(name, SimpleType.DYN));
    return new ExpressionCompiler(builder.build());
  }

  /** What all compilers share; made for the first of them. */
  private static final class Environment {
    private static final CelOptions OPTIONS =
        CelOptions.current()
            .maxExpressionCodePointSize(LONGEST)
            .maxParseRecursionDepth(DEEPEST)
            .maxParseExpressionNodeCount(MOST_NODES)
            .maxRegexProgramSize(LARGEST_REGEX)
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .enableHeterogeneousNumericComparisons(true)
            .enableHiddenAccumulatorVar(true)
            .build();

    /** Those whose result may be much longer than what they are given are Lintel's own. */
    private static final Set<CelStringExtensions.Function> TEXT_FUNCTIONS =
        EnumSet.complementOf(
            EnumSet.of(CelStringExtensions.Function.JOIN, CelStringExtensions.Function.REPLACE));

    private static final Library OWN = new Library();

    static {
      CollectionLibrary.addTo(OWN);
      KubernetesLibrary.addTo(OWN);
    }

    private static final CelCompiler COMPILER =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(
                CelExtensions.optional(),
                CelExtensions.strings(TEXT_FUNCTIONS),
                CelExtensions.encoders(OPTIONS),
                CelExtensions.sets(OPTIONS),
                CelExtensions.math(),
                CelExtensions.bindings(),
                CelExtensions.comprehensions())
            .addFunctionDeclarations(OWN.declarations())
            .build();

    /** Unlike its successor, this runtime asks maps and lists for what it needs and no more. */
    private static final CelRuntime RUNTIME =
        CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(
                CelExtensions.optional(),
                CelExtensions.strings(TEXT_FUNCTIONS),
                CelExtensions.encoders(OPTIONS),
                CelExtensions.sets(OPTIONS),
                CelExtensions.math(),
                CelExtensions.comprehensions())
            .addFunctionBindings(OWN.bindings())
            .build();
  }

  /** Compiles a text; never throws for what it holds. */
  public Compilation compile(SourceText text) {
    CelRuntime.Program known = compiled.get(text.content());
    if (known != null) {
      return new Compilation.Compiled(new Expression(text, known));
    }
    try {
      CelValidationResult result = compiler.compile(text.content());
      if (result.hasError()) {
        return refused(text, result.getErrors().getFirst());
      }
      CelRuntime.Program program = Environment.RUNTIME.createProgram(result.getAst());
      if (compiled.size() < MOST_KEPT) {
        compiled.put(text.content(), program);
      }
      return new Compilation.Compiled(new Expression(text, program));
    } catch (CelEvaluationException | RuntimeException e) {
      return new Compilation.Refused(text.all(), "is no CEL: " + e.getMessage());
    } catch (StackOverflowError e) {
      return new Compilation.Refused(text.all(), "is nested too deeply");
    } catch (dev.cel.common.CelValidationException e) {
      return new Compilation.Refused(text.all(), "is no CEL: " + e.getMessage());
    }
  }

  private static Compilation refused(SourceText text, CelIssue issue) {
    CelSourceLocation location = issue.getSourceLocation();
    String content = text.content();
    int lineStart = 0;
    for (int line = 1; line < location.getLine() && lineStart >= 0; line++) {
      lineStart = content.indexOf('\n', lineStart) + 1;
    }
    boolean isKnown = location.getLine() > 0 && location.getColumn() >= 0;
    int before = content.codePointCount(0, Math.max(lineStart, 0));
    return new Compilation.Refused(
        isKnown ? Expression.place(text, before + location.getColumn()) : text.all(),
        message(issue.getMessage()));
  }

  /** The parser lists every token that might stand there, and CEL its empty container. */
  private static String message(String message) {
    String line = message.replace(" (in container '')", "");
    int expecting = line.indexOf(" expecting {");
    return (expecting < 0 ? line : line.substring(0, expecting)).replace("<EOF>", "the end");
  }
}
