import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Makes pattern switches cheap to start. javac compiles a switch over types to an invokedynamic
 * whose first execution generates a class, at one to three milliseconds for each switch, and the
 * AOT cache of JDK 25 keeps lambdas and string concatenation but no switches. So the image's jar
 * gets a plain method with a chain of instanceof for each of them, which is what the generated
 * class does. The source keeps its switches, and the tests run the code as javac made it.
 */
final class SwitchWeaver {
  private static final ClassDesc BOOTSTRAPS = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final MethodTypeDesc CHAIN =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);

  private final ClassFile files;
  private int switches;

  private SwitchWeaver(ClassLoader classes) {
    this.files =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(classes)));
  }

  /**
   * Copies a jar, weaving its classes; the entries keep their order and times.
   *
   * @param libraries the jars that the jar's classes refer to
   */
  static void weave(Path from, List<Path> libraries, Path to) throws IOException {
    List<URL> urls = new ArrayList<>();
    urls.add(from.toUri().toURL());
    for (Path library : libraries) {
      urls.add(library.toUri().toURL());
    }
    try (URLClassLoader classes = new URLClassLoader(urls.toArray(URL[]::new))) {
      new SwitchWeaver(classes).copy(from, to);
    }
  }

  private void copy(Path from, Path to) throws IOException {
    try (JarFile jar = new JarFile(from.toFile());
        OutputStream file = Files.newOutputStream(to);
        JarOutputStream out = new JarOutputStream(file)) {
      for (JarEntry entry : jar.stream().toList()) {
        JarEntry copy = new JarEntry(entry.getName());
        copy.setLastModifiedTime(entry.getLastModifiedTime());
        out.putNextEntry(copy);
        try (InputStream in = jar.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          out.write(entry.getName().endsWith(".class") ? weave(bytes) : bytes);
        }
        out.closeEntry();
      }
    }
  }

  private byte[] weave(byte[] bytes) {
    ClassModel model = files.parse(bytes);
    ClassDesc owner = model.thisClass().asSymbol();
    boolean isInterface = model.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
    List<Chain> chains = new ArrayList<>();
    byte[] woven =
        files.transformClass(
            model,
            (ClassBuilder builder, ClassElement element) -> {
              if (element instanceof MethodModel method && method.code().isPresent()) {
                builder.transformMethod(
                    method,
                    java.lang.classfile.MethodTransform.transformingCode(
                        (CodeBuilder code, CodeElement instruction) ->
                            replace(code, instruction, owner, isInterface, chains)));
              } else {
                builder.with(element);
              }
            });
    if (chains.isEmpty()) {
      return bytes;
    }
    return files.transformClass(
        files.parse(woven),
        java.lang.classfile.ClassTransform.endHandler(
            builder -> chains.forEach(chain -> chain.addTo(builder))));
  }

  private void replace(
      CodeBuilder code,
      CodeElement instruction,
      ClassDesc owner,
      boolean isInterface,
      List<Chain> chains) {
    if (instruction instanceof InvokeDynamicInstruction call
        && call.bootstrapMethod().owner().equals(BOOTSTRAPS)
        && call.bootstrapMethod().methodName().equals("typeSwitch")
        && call.bootstrapArgs().stream().allMatch(SwitchWeaver::isClass)) {
      Chain chain =
          new Chain(
              "switch$" + switches++,
              call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList());
      chains.add(chain);
      code.invokestatic(owner, chain.name(), CHAIN, isInterface);
    } else {
      code.with(instruction);
    }
  }

  private static boolean isClass(ConstantDesc label) {
    return label instanceof ClassDesc type && !type.isPrimitive();
  }

  /**
   * The method that stands for one switch: given the value and the label to start from, the index
   * of the first label from there that is a type of the value; -1 for null; the number of labels
   * where none is.
   */
  private record Chain(String name, List<ClassDesc> labels) {
    void addTo(ClassBuilder builder) {
      builder.withMethodBody(
          name,
          CHAIN,
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
          this::body);
    }

    private void body(CodeBuilder code) {
      Label isThere = code.newLabel();
      code.aload(0).ifnonnull(isThere).iconst_m1().ireturn().labelBinding(isThere);
      for (int i = 0; i < labels.size(); i++) {
        Label next = code.newLabel();
        code.iload(1).loadConstant(i).if_icmpgt(next);
        code.aload(0).instanceOf(labels.get(i)).ifeq(next);
        code.loadConstant(i).ireturn().labelBinding(next);
      }
      code.loadConstant(labels.size()).ireturn();
    }
  }
}
