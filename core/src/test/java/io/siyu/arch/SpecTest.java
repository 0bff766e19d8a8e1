package io.siyu.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SpecTest {
  private static final Path TESTS = Path.of("src", "test", "java");

  @Test
  void no_rule_is_stated_twice() throws IOException {
    assertThat(SpecRules.stated(spec())).doesNotHaveDuplicates();
  }

  @Test
  void every_rule_has_a_test() throws IOException {
    Set<String> untested = new TreeSet<>(SpecRules.stated(spec()));
    untested.removeAll(proved());

    assertThat(untested).as("rules of SPEC.md that no test's display name starts with").isEmpty();
  }

  @Test
  void every_test_of_a_rule_has_its_rule() throws IOException {
    Set<String> unstated = proved();
    unstated.removeAll(SpecRules.stated(spec()));

    assertThat(unstated).as("ids in display names that SPEC.md does not state").isEmpty();
  }

  @Test
  void rows_of_tables_state_rules_and_nothing_else_does() {
    String markdown =
        """
        | id | rule |
        |---|---|
        | X-3 | A rule, see X-9. |
        |X-4b| Another. |

        As X-5 says, | X-6 | is not a rule.
        """;

    assertThat(SpecRules.stated(markdown)).containsExactly("X-3", "X-4b");
  }

  @Test
  void display_names_and_labels_prove_the_rules_that_they_start_with() {
    String java =
        """
        @Name("X-1 a rule")
        @Label(
            "X-2, X-3 and X-4 three rules, unlike " + "X-5")
        @Name("a rule that mentions X-6")
        // X-7
        """;

    assertThat(SpecRules.proved(java.replace("@Name", "@DisplayName")))
        .containsExactly("X-1", "X-2", "X-3", "X-4");
  }

  private static String spec() throws IOException {
    return Files.readString(root().resolve(Path.of("core", "SPEC.md")));
  }

  private static Set<String> proved() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (Path source : testSources()) {
      // This file's examples are no proofs.
      if (!source.endsWith("SpecTest.java")) {
        ids.addAll(SpecRules.proved(Files.readString(source)));
      }
    }
    return ids;
  }

  private static List<Path> testSources() throws IOException {
    List<Path> sources = new ArrayList<>();
    Files.walkFileTree(
        root(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = directory.getFileName().toString();
            return name.equals("target") || name.equals(".git")
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java") && file.toString().contains(TESTS.toString())) {
              sources.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return sources;
  }

  /** The repository: tests run in a module's directory or in the repository itself. */
  private static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    return Files.isRegularFile(directory.resolve(Path.of("core", "SPEC.md")))
        ? directory
        : directory.getParent();
  }
}
