package io.siyu.tck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What an adapter may use of Siyu: the SPI, events and the values they are made of. Whatever is
 * above, and every other adapter, it must not know.
 */
public abstract class AdapterImportsContract {
  private static final Set<String> ALLOWED =
      Set.of(
          "io.siyu.spi",
          "io.siyu.push",
          "io.siyu.event",
          "io.siyu.identity",
          "io.siyu.money",
          "io.siyu.json",
          "io.siyu.error");

  /** The adapter's base package; it may use itself and everything below. */
  protected abstract String basePackage();

  /** Where the adapter's class files are. */
  protected Path classes() {
    return Path.of("target", "classes");
  }

  @Test
  public void required_an_adapter_uses_of_siyu_only_the_spi_events_and_values() throws IOException {
    check(basePackage(), classes());
  }

  static void check(String basePackage, Path directory) throws IOException {
    String own = basePackage + ".";
    List<String> violations = new ArrayList<>();
    boolean found = false;
    for (CompiledClass compiled : CompiledClass.below(directory)) {
      if (compiled.name().startsWith(own)) {
        found = true;
        for (String type : compiled.types()) {
          if (type.startsWith("io.siyu.")
              && !type.startsWith(own)
              && !ALLOWED.contains(CompiledClass.packageOf(type))) {
            violations.add(compiled + " uses " + type);
          }
        }
      }
    }
    if (!found) {
      throw new AssertionError("no class of " + basePackage + " below " + directory);
    }
    if (!violations.isEmpty()) {
      throw new AssertionError(String.join("\n", violations));
    }
  }
}
