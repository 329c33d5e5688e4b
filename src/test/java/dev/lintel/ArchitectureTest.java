package dev.lintel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the import directions: data flows one way, and a library stays behind the package that
 * hides it.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.lintel");

  private static final String SYNTAX = "syntax.*";
  private static final String MODELS = "model.*";
  private static final String JACKSON = "com.fasterxml.jackson.core";

  /**
   * What a package may import besides the JDK and itself; {@code x.*} stands for all packages below
   * x.
   */
  private static final Map<String, List<String>> ALLOWED = allowed();

  private static Map<String, List<String>> allowed() {
    Map<String, List<String>> table = new LinkedHashMap<>();
    table.put("source", List.of());
    table.put("finding", List.of("source"));
    table.put("syntax.yaml", List.of("source", "org.yaml.snakeyaml"));
    table.put("syntax.sql", List.of("syntax.sql.template", "source", "org.antlr.v4.runtime"));
    table.put("syntax.sql.template", List.of("source"));
    table.put("syntax.python", List.of("source"));
    table.put("syntax.gotemplate", List.of("source"));
    table.put("syntax.expression", List.of("source"));
    table.put("syntax.shell", List.of("source"));
    // CEL's functions on texts take the expressions of RE2, as those of Go do, and CEL for Java
    // gives its lists as those of Guava.
    table.put("cel", List.of("source", "dev.cel", "com.google.re2j", "com.google.common.collect"));
    table.put("model.kubernetes", List.of("syntax.yaml", "source"));
    table.put(
        "model.kubernetes.schema",
        List.of("model.kubernetes", "syntax.yaml", "source", "com.google.re2j"));
    // A room of its own, so that only what evaluates policies imports CEL.
    table.put(
        "model.kubernetes.policy",
        List.of("model.kubernetes", "model.kubernetes.schema", "cel", "syntax.yaml", "source"));
    table.put("model.embedded", List.of(SYNTAX, "source"));
    table.put("model.kustomize", List.of(SYNTAX, "model.kubernetes", "source"));
    String resource = "model.kustomize.resource";
    table.put(resource, List.of("syntax.yaml", "source"));
    table.put("model.kustomize.merge", List.of(resource, "syntax.yaml", "source"));
    table.put("model.kustomize.output", List.of(resource, "syntax.yaml", "source"));
    table.put(
        "model.kustomize.generate", List.of(resource, "model.kustomize.output", SYNTAX, "source"));
    // Names of images and selectors are expressions of Go, which RE2 reads alike and in linear
    // time.
    table.put(
        "model.kustomize.transform",
        List.of(resource, "model.kustomize.merge", "syntax.yaml", "source", "com.google.re2j"));
    table.put(
        "model.kustomize.build",
        List.of(
            "model.kustomize", "model.kustomize.*", "syntax.yaml", "source", "com.google.re2j"));
    table.put("model.helm", List.of(SYNTAX, "model.kubernetes", "source"));
    table.put("model.workflow", List.of("model.workflow.grammar", SYNTAX, "source"));
    table.put("model.workflow.grammar", List.of(SYNTAX, "source"));
    table.put(
        "model.workflow.action",
        List.of(
            "model.workflow", "model.workflow.grammar", "model.workflow.type", SYNTAX, "source"));
    table.put("model.workflow.update", List.of("model.workflow.grammar", SYNTAX, "source"));
    table.put("model.workflow.flow", List.of("model.workflow", SYNTAX, "source"));
    table.put(
        "model.workflow.type",
        List.of("model.workflow", "model.workflow.grammar", SYNTAX, "source"));
    table.put("model.sql", List.of("syntax.*", "source", JACKSON, "org.apache.calcite"));
    table.put(
        "model.sql.validation", List.of("model.sql", "syntax.sql", "source", "org.apache.calcite"));
    table.put(
        "model.sql.plan",
        // Calcite gives its lists as those of Guava.
        List.of(
            "model.sql.validation",
            "model.sql",
            "source",
            "org.apache.calcite",
            "com.google.common.collect"));
    // Its own room, so that everything else runs without Thrift and drivers on the class path, and
    // nothing else can open a connection. Jackson reads the schema that Spark keeps as JSON.
    table.put(
        "catalogs",
        List.of(
            "model.sql",
            "source",
            JACKSON,
            "io.trino.hive.thrift.metastore",
            "org.apache.thrift",
            "org.postgresql"));
    table.put("model.secret", List.of(SYNTAX, "source", "com.google.re2j"));
    table.put("model.promotion", List.of(SYNTAX, MODELS, "source"));
    table.put(
        "model.gitops",
        List.of(
            "model.kubernetes",
            "model.kustomize",
            "model.helm",
            "model.promotion",
            "syntax.yaml",
            "source"));
    table.put("model", List.of(MODELS, SYNTAX, "source"));
    table.put("rule", List.of("model", MODELS, SYNTAX, "finding", "source"));
    table.put("rules.<area>", List.of("rule", "model", MODELS, SYNTAX, "finding", "source"));
    table.put("rules", List.of("rules.*", "rule", "finding", "source"));
    table.put(
        "policy", List.of("policy.comment", "rule", "syntax.yaml", "finding", "source", JACKSON));
    table.put("policy.comment", List.of("syntax.yaml", "source"));
    // What users of other tools wrote in their files holds regular expressions of those users, and
    // theirs are RE2's: the engine that is linear, and the one that they were written for.
    table.put(
        "policy.foreign",
        List.of("policy.comment", "rule", "syntax.yaml", "finding", "source", "com.google.re2j"));
    table.put("engine.unit", List.of("model", MODELS, SYNTAX, "source"));
    // A room of its own for what starts a program, and reads what that says.
    table.put(
        "engine.shellcheck",
        List.of(
            "rule", "model.workflow", "model.workflow.flow", SYNTAX, "finding", "source", JACKSON));
    table.put(
        "engine",
        List.of(
            "engine.unit",
            "engine.shellcheck",
            "rules",
            // Makes rules of what lintel.yml says.
            "rules.custom",
            "rule",
            "policy",
            "policy.*",
            "model",
            MODELS,
            SYNTAX,
            "finding",
            "source"));
    // Most of what is printed is what a run found; a graph is the model itself.
    // The commands about tables, builds and expressions hand the model itself from the engine to
    // its
    // report.
    table.put(
        "report",
        List.of(
            "rule",
            "model.sql",
            "model.kustomize.output",
            "model.kustomize.resource",
            "syntax.expression",
            "syntax.yaml",
            "finding",
            "source",
            JACKSON));
    table.put(
        "cli",
        List.of(
            "engine",
            // Where the program is that the user turns on.
            "engine.shellcheck",
            "report",
            "policy",
            "rule",
            "catalogs",
            "model.sql",
            "model.kustomize.output",
            "syntax.expression",
            "finding",
            "source",
            "picocli"));
    return table;
  }

  @TestFactory
  Stream<DynamicTest> everyPackageImportsOnlyWhatItsRowAllows() {
    return CLASSES.stream()
        .map(c -> c.getPackageName())
        .distinct()
        .sorted()
        .map(name -> DynamicTest.dynamicTest(name, () -> verify(name)));
  }

  private static void verify(String packageName) {
    String own = packageName.substring("dev.lintel.".length());
    String row = own.startsWith("rules.") ? "rules.<area>" : own;
    List<String> allowed = ALLOWED.get(row);
    assertTrue(
        allowed != null, packageName + " has no row in the table; design it before it grows");
    TreeSet<String> wrong = new TreeSet<>();
    for (JavaClass origin : CLASSES.getPackage(packageName).getClasses()) {
      origin
          .getDirectDependenciesFromSelf()
          .forEach(dependency -> {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            String name = target.getPackageName();
            if (!name.isEmpty() && !name.equals(packageName) && !isAllowed(name, allowed)) {
              wrong.add(origin.getSimpleName() + " uses " + target.getName());
            }
          });
    }
    assertEquals(new TreeSet<>(), wrong);
  }

  private static boolean isAllowed(String packageName, List<String> allowed) {
    if (packageName.startsWith("java.") || packageName.startsWith("javax.crypto")) {
      return true;
    }
    boolean isOurs = packageName.startsWith("dev.lintel.");
    String name = isOurs ? packageName.substring("dev.lintel.".length()) : packageName;
    for (String entry : allowed) {
      boolean isCovered =
          entry.endsWith(".*")
              ? name.startsWith(entry.substring(0, entry.length() - 1))
              : name.equals(entry) || !isOurs && name.startsWith(entry + ".");
      if (isCovered) {
        return true;
      }
    }
    return false;
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.lintel.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void rulesHaveNoState() {
    classes()
        .that()
        .implement("dev.lintel.rule.Rule")
        .and()
        .areNotInterfaces()
        .should()
        .haveOnlyFinalFields()
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void modelsStartNoProcessAndOpenNoConnection() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.lintel.model..", "dev.lintel.syntax..", "dev.lintel.rules..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.channels..", "javax.net..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class, Process.class, Runtime.class)
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLinePrintsOrExits() {
    List<String> wrong = new ArrayList<>();
    for (JavaClass origin : CLASSES) {
      if (origin.getPackageName().equals("dev.lintel.cli")) {
        continue;
      }
      origin
          .getMethodCallsFromSelf()
          .forEach(call -> {
            String target = call.getTarget().getFullName();
            if (target.startsWith("java.lang.System.exit") || target.contains("printStackTrace")) {
              wrong.add(origin.getName() + " calls " + target);
            }
          });
      origin
          .getFieldAccessesFromSelf()
          .forEach(access -> {
            String target = access.getTarget().getFullName();
            if (target.equals("java.lang.System.out") || target.equals("java.lang.System.err")) {
              wrong.add(origin.getName() + " uses " + target);
            }
          });
    }
    assertEquals(List.of(), wrong);
  }
}
