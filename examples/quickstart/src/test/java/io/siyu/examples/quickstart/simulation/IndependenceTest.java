package io.siyu.examples.quickstart.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The truth is worth something only while it shares no code with what it judges. */
final class IndependenceTest {
  private static final Path SOURCES =
      Path.of("src", "main", "java", "io", "siyu", "examples", "quickstart", "simulation");

  private static final Pattern NAME = Pattern.compile("\\bio\\.siyu\\.[A-Za-z0-9_.]+");

  private static final List<String> ALLOWED =
      List.of(
          "io.siyu.examples.quickstart.simulation",
          "io.siyu.json.",
          "io.siyu.identity.",
          "io.siyu.time.",
          "io.siyu.event.FactKind",
          "io.siyu.spi.Delivery",
          "io.siyu.spi.Reason",
          "io.siyu.wecom.kit.",
          "io.siyu.miniprogram.kit.",
          "io.siyu.tck.CloudEventsKit");

  @Test
  void the_simulation_names_nothing_of_the_fold_the_store_or_the_report() throws IOException {
    TreeSet<String> foreign = new TreeSet<>();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(SOURCES)) {
      all.sorted().forEach(files::add);
    }
    assertThat(files).hasSizeGreaterThan(15);
    for (Path file : files) {
      String source =
          Files.readString(file).replaceAll("\"[^\"\n]*\"", "").replaceAll("(?s)/\\*.*?\\*/", "");
      Matcher names = NAME.matcher(source);
      while (names.find()) {
        String name = names.group();
        if (ALLOWED.stream().noneMatch(name::startsWith)) {
          foreign.add(file.getFileName() + ": " + name);
        }
      }
    }
    assertThat(foreign).isEmpty();
  }
}
