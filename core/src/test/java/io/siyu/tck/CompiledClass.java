package io.siyu.tck;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one class file names: the types it mentions, the members it uses and the static fields it
 * can change. Read from the constant pool, so a method body, a signature and an annotation count
 * alike.
 */
public final class CompiledClass {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int STATIC = 0x0008;
  private static final int FINAL = 0x0010;

  /** A type inside a descriptor or a generic signature. */
  private static final Pattern TYPE = Pattern.compile("L([\\w$]+(?:/[\\w$]+)+)[;<]");

  private final String name;
  private final Set<String> types = new TreeSet<>();
  private final Set<String> members = new TreeSet<>();
  private final Set<String> mutableStatics = new TreeSet<>();

  private CompiledClass(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readInt() != MAGIC) {
      throw new IOException("not a class file");
    }
    in.readInt(); // minor and major version
    ConstantPool pool = new ConstantPool(in);
    pool.collect(types, members);
    in.readUnsignedShort(); // access flags
    name = pool.className(in.readUnsignedShort());
    in.readUnsignedShort(); // super class
    in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
    int fields = in.readUnsignedShort();
    for (int i = 0; i < fields; i++) {
      int flags = in.readUnsignedShort();
      String field = pool.text(in.readUnsignedShort());
      in.readUnsignedShort(); // descriptor
      int attributes = in.readUnsignedShort();
      for (int a = 0; a < attributes; a++) {
        in.readUnsignedShort(); // name
        in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
      }
      if ((flags & STATIC) != 0 && (flags & FINAL) == 0) {
        mutableStatics.add(field);
      }
    }
  }

  /** Reads every class file below a directory, except module descriptors. */
  public static List<CompiledClass> below(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files =
          walk.filter(file -> file.toString().endsWith(".class"))
              .filter(file -> !file.endsWith("module-info.class"))
              .sorted()
              .toList();
    }
    List<CompiledClass> classes = new ArrayList<>();
    for (Path file : files) {
      classes.add(new CompiledClass(Files.readAllBytes(file)));
    }
    return List.copyOf(classes);
  }

  /** The directory or jar that a class was loaded from. */
  public static Path origin(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** The binary name, such as {@code io.siyu.spi.Translation$Accepted}. */
  public String name() {
    return name;
  }

  /** The package's name. */
  public String packageName() {
    return packageOf(name);
  }

  /** The binary names of all types it mentions, itself among them, sorted. */
  public Set<String> types() {
    return types;
  }

  /** The methods and fields it uses, as {@code java.time.Instant.now}, sorted. */
  public Set<String> members() {
    return members;
  }

  /** Its static fields that are not final, sorted. */
  public Set<String> mutableStatics() {
    return mutableStatics;
  }

  @Override
  public String toString() {
    return name;
  }

  /** The package of a type given by its binary name. */
  public static String packageOf(String type) {
    return type.substring(0, Math.max(0, type.lastIndexOf('.')));
  }

  /** Chapter 4.4 of the Java Virtual Machine Specification, Java 17. */
  private static final class ConstantPool {
    private final int[] tag;
    private final int[] first;
    private final int[] second;
    private final String[] text;

    ConstantPool(DataInputStream in) throws IOException {
      int size = in.readUnsignedShort();
      tag = new int[size];
      first = new int[size];
      second = new int[size];
      text = new String[size];
      for (int i = 1; i < size; i++) {
        tag[i] = in.readUnsignedByte();
        switch (tag[i]) {
          case 1 -> text[i] = in.readUTF();
          case 3, 4 -> in.readInt();
          case 5, 6 -> {
            in.readLong();
            i++; // takes two entries
          }
          case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
          case 9, 10, 11, 12, 17, 18 -> {
            first[i] = in.readUnsignedShort();
            second[i] = in.readUnsignedShort();
          }
          case 15 -> {
            first[i] = in.readUnsignedByte();
            second[i] = in.readUnsignedShort();
          }
          default -> throw new IOException("constant pool entry of unknown kind " + tag[i]);
        }
      }
    }

    String text(int index) {
      return text[index];
    }

    String className(int index) {
      return text[first[index]].replace('/', '.');
    }

    void collect(Set<String> types, Set<String> members) {
      boolean[] literal = new boolean[tag.length];
      for (int i = 1; i < tag.length; i++) {
        if (tag[i] == 8) {
          literal[first[i]] = true;
        }
      }
      for (int i = 1; i < tag.length; i++) {
        switch (tag[i]) {
          case 1 -> {
            if (!literal[i]) {
              Matcher matcher = TYPE.matcher(text[i]);
              while (matcher.find()) {
                types.add(matcher.group(1).replace('/', '.'));
              }
            }
          }
          case 7 -> {
            if (!className(i).startsWith("[")) { // an array's element type is a descriptor
              types.add(className(i));
            }
          }
          case 9, 10, 11 -> members.add(className(first[i]) + "." + text[first[second[i]]]);
          default -> {}
        }
      }
    }
  }
}
