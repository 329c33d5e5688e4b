import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Makes pattern switches and records cheap to start. javac compiles a switch over types, and a
 * record's equals and hashCode, to an invokedynamic whose first execution generates classes, at one
 * to five milliseconds each, and the AOT cache of JDK 25 keeps lambdas and string concatenation but
 * none of these. So the image's jar gets a plain method for each of them that does what the
 * generated class does. The source keeps its switches and records, and the tests run the code as
 * javac made it.
 */
final class StartupWeaver {
  private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
  private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

  private final ClassFile files;
  private int count;

  private StartupWeaver(ClassLoader classes) {
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
      new StartupWeaver(classes).copy(from, to);
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
    boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
    List<Helper> helpers = new ArrayList<>();
    byte[] woven =
        files.transformClass(
            model,
            (ClassBuilder builder, ClassElement element) -> {
              if (element instanceof MethodModel method && method.code().isPresent()) {
                builder.transformMethod(
                    method,
                    MethodTransform.transformingCode((CodeBuilder code, CodeElement instruction) ->
                        replace(code, instruction, owner, isInterface, helpers)));
              } else {
                builder.with(element);
              }
            });
    if (helpers.isEmpty()) {
      return bytes;
    }
    return files.transformClass(
        files.parse(woven),
        ClassTransform.endHandler(builder -> helpers.forEach(helper -> helper.addTo(builder))));
  }

  private void replace(
      CodeBuilder code,
      CodeElement instruction,
      ClassDesc owner,
      boolean isInterface,
      List<Helper> helpers) {
    Optional<Body> body =
        instruction instanceof InvokeDynamicInstruction call ? body(call) : Optional.empty();
    if (body.isPresent()) {
      MethodTypeDesc type = ((InvokeDynamicInstruction) instruction).typeSymbol();
      Helper helper = new Helper("startup$" + count++, type, body.get());
      helpers.add(helper);
      code.invokestatic(owner, helper.name(), type, isInterface);
    } else {
      code.with(instruction);
    }
  }

  /** Gives the plain code for a call site; empty where it is to stay as it is. */
  private static Optional<Body> body(InvokeDynamicInstruction call) {
    ClassDesc bootstrap = call.bootstrapMethod().owner();
    List<ConstantDesc> arguments = call.bootstrapArgs();
    if (bootstrap.equals(SWITCHES)
        && call.bootstrapMethod().methodName().equals("typeSwitch")
        && arguments.stream().allMatch(a -> a instanceof ClassDesc type && !type.isPrimitive())) {
      return Optional.of(
          code -> chain(code, arguments.stream().map(ClassDesc.class::cast).toList()));
    }
    if (bootstrap.equals(RECORDS)) {
      ClassDesc type = (ClassDesc) arguments.getFirst();
      List<DirectMethodHandleDesc> fields =
          arguments.stream().skip(2).map(DirectMethodHandleDesc.class::cast).toList();
      return switch (call.name().stringValue()) {
        case "hashCode" -> Optional.of(code -> hash(code, fields));
        case "equals" -> Optional.of(code -> compare(code, type, fields));
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  /** Writes the code of a helper. */
  private interface Body {
    void write(CodeBuilder code);
  }

  /** The method that stands for one call site. */
  private record Helper(String name, MethodTypeDesc type, Body body) {
    void addTo(ClassBuilder builder) {
      builder.withMethodBody(
          name,
          type,
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
          body::write);
    }
  }

  /**
   * Given a value and the label to start from: the index of the first label from there that is a
   * type of the value; -1 for null; the number of labels where none is.
   */
  private static void chain(CodeBuilder code, List<ClassDesc> labels) {
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

  private static void hash(CodeBuilder code, List<DirectMethodHandleDesc> fields) {
    code.iconst_0();
    for (DirectMethodHandleDesc field : fields) {
      code.bipush(31).imul();
      ClassDesc type = load(code, 0, field);
      if (type.isPrimitive()) {
        code.invokestatic(boxOf(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
      } else {
        code.invokestatic(
            OBJECTS, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
      }
      code.iadd();
    }
    code.ireturn();
  }

  private static void compare(
      CodeBuilder code, ClassDesc owner, List<DirectMethodHandleDesc> fields) {
    Label differs = code.newLabel();
    code.aload(1).instanceOf(owner).ifeq(differs);
    code.aload(1).checkcast(owner).astore(2);
    for (DirectMethodHandleDesc field : fields) {
      ClassDesc type = load(code, 0, field);
      load(code, 2, field);
      if (type.isPrimitive()) {
        code.invokestatic(
            boxOf(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
        code.ifne(differs);
      } else {
        code.invokestatic(
            OBJECTS,
            "equals",
            MethodTypeDesc.of(
                ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object));
        code.ifeq(differs);
      }
    }
    code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
  }

  private static ClassDesc load(CodeBuilder code, int slot, DirectMethodHandleDesc field) {
    ClassDesc type = field.invocationType().returnType();
    code.aload(slot).getfield(field.owner(), field.methodName(), type);
    return type;
  }

  private static ClassDesc boxOf(ClassDesc primitive) {
    return switch (primitive.descriptorString()) {
      case "I" -> ConstantDescs.CD_Integer;
      case "J" -> ConstantDescs.CD_Long;
      case "Z" -> ConstantDescs.CD_Boolean;
      case "C" -> ConstantDescs.CD_Character;
      case "S" -> ConstantDescs.CD_Short;
      case "B" -> ConstantDescs.CD_Byte;
      case "F" -> ConstantDescs.CD_Float;
      case "D" -> ConstantDescs.CD_Double;
      default -> throw new IllegalArgumentException(primitive.descriptorString());
    };
  }
}
