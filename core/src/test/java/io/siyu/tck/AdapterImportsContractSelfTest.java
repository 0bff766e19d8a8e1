package io.siyu.tck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AdapterImportsContractSelfTest {
  @Test
  void an_adapter_that_uses_another_and_a_package_above_is_named_with_both() {
    assertThatThrownBy(() -> check("io.siyu.arch.fixture.low"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            io.siyu.arch.fixture.low.Back uses io.siyu.arch.fixture.peer.Forth
            io.siyu.arch.fixture.low.Upward uses io.siyu.arch.fixture.high.Target
            io.siyu.arch.fixture.low.Upward uses io.siyu.time.Window""");
  }

  @Test
  void an_adapter_that_uses_events_and_itself_passes() throws IOException, URISyntaxException {
    check("io.siyu.arch.fixture.high");
  }

  @Test
  void a_base_package_without_classes_fails() {
    assertThatThrownBy(() -> check("io.siyu.nowhere"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("no class of io.siyu.nowhere below ");
  }

  private static void check(String basePackage) throws IOException, URISyntaxException {
    Path classes = CompiledClass.origin(AdapterImportsContractSelfTest.class);
    AdapterImportsContract.check(basePackage, classes);
  }
}
