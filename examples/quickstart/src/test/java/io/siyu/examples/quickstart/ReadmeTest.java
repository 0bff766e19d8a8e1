package io.siyu.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what compiles. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern REGION = Pattern.compile("(?s)// region \\w+\n(.*?) *// endregion");

  @Test
  void every_java_block_is_a_region_of_the_embedding_example() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("CHANGELOG.md"))) {
      root = root.getParent();
    }
    Path example = Path.of("src/main/java/io/siyu/examples/quickstart/Embedding.java");
    List<String> regions =
        matches(REGION, Files.readString(root.resolve("examples/quickstart").resolve(example)));
    List<String> blocks = matches(BLOCK, Files.readString(root.resolve("README.md")));

    assertThat(blocks).isNotEmpty();
    assertThat(regions).containsExactlyElementsOf(blocks);
  }

  private static List<String> matches(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1).stripTrailing().stripIndent());
    }
    return found;
  }
}
