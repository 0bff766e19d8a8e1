package io.siyu.arch;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.money.Money;
import io.siyu.tck.CompiledClass;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Everything of core below the SPI is a function of its arguments. */
class PurityTest {
  /** A package is pure unless it is named here. */
  private static final Set<String> IMPURE =
      Set.of("io.siyu", "io.siyu.spi", "io.siyu.store", "io.siyu.cloudevents");

  private static final Pattern FORBIDDEN_TYPE =
      Pattern.compile(
          """
          java\\.io\\.(File\\w*|RandomAccessFile|InputStream|OutputStream|Reader|Writer|Console)
          |java\\.(nio\\.(file|channels)|net|sql)\\..+
          |javax\\.sql\\..+
          |java\\.util\\.(Random|SplittableRandom|Timer|random\\..+)
          |java\\.security\\.SecureRandom
          |java\\.lang\\.(Thread|Process|ProcessBuilder|Runtime)
          |java\\.util\\.concurrent\\.(ThreadLocalRandom|Executors|ForkJoinPool|CompletableFuture)
          """,
          Pattern.COMMENTS);

  private static final Pattern FORBIDDEN_MEMBER =
      Pattern.compile(
          """
          java\\.time\\.(\\w+\\.)*\\w+\\.now
          |java\\.time\\.(Clock|InstantSource)\\.(system\\w*|tick\\w+)
          |java\\.time\\.ZoneId\\.systemDefault
          |java\\.util\\.TimeZone\\.getDefault
          |java\\.util\\.UUID\\.randomUUID
          |java\\.util\\.Collections\\.shuffle
          |java\\.lang\\.Math\\.random
          |java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty|getProperties|out|err|in)
          |java\\.lang\\.(Boolean\\.getBoolean|Integer\\.getInteger|Long\\.getLong)
          """,
          Pattern.COMMENTS);

  @Test
  void no_class_below_the_spi_touches_the_world() throws IOException, URISyntaxException {
    List<CompiledClass> pure =
        CompiledClass.below(CompiledClass.origin(Money.class)).stream()
            .filter(compiled -> !IMPURE.contains(compiled.packageName()))
            .toList();

    assertThat(pure).extracting(CompiledClass::name).contains(Money.class.getName());
    assertThat(violations(pure)).isEmpty();
  }

  @Test
  void each_planted_impurity_is_found() throws IOException, URISyntaxException {
    List<CompiledClass> planted =
        CompiledClass.below(CompiledClass.origin(PurityTest.class)).stream()
            .filter(compiled -> compiled.name().equals("io.siyu.arch.fixture.Impure"))
            .toList();

    assertThat(violations(planted))
        .extracting(violation -> violation.replace("io.siyu.arch.fixture.Impure ", ""))
        .containsExactlyInAnyOrder(
            "mentions java.io.InputStream",
            "mentions java.nio.file.Path",
            "mentions java.util.Random",
            "mentions java.util.concurrent.Executors",
            "mentions java.lang.Thread",
            "uses java.time.Instant.now",
            "uses java.lang.System.getenv",
            "uses java.lang.System.nanoTime",
            "can change its static field count");
  }

  private static List<String> violations(List<CompiledClass> classes) {
    List<String> violations = new ArrayList<>();
    for (CompiledClass compiled : classes) {
      compiled.types().stream()
          .filter(type -> FORBIDDEN_TYPE.matcher(type).matches())
          .forEach(type -> violations.add(compiled + " mentions " + type));
      compiled.members().stream()
          .filter(member -> FORBIDDEN_MEMBER.matcher(member).matches())
          .forEach(member -> violations.add(compiled + " uses " + member));
      compiled
          .mutableStatics()
          .forEach(field -> violations.add(compiled + " can change its static field " + field));
    }
    return violations;
  }
}
