package io.siyu.arch;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.money.Money;
import io.siyu.tck.CompiledClass;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final Set<String> VALUES =
      Set.of("io.siyu.error", "io.siyu.json", "io.siyu.identity", "io.siyu.money", "io.siyu.time");

  private static final Layers CORE =
      new Layers(
          "io.siyu",
          List.of(
              Set.of("io.siyu.error", "io.siyu.json"),
              Set.of(
                  "io.siyu.identity",
                  "io.siyu.money",
                  "io.siyu.statistics",
                  "io.siyu.time",
                  "io.siyu.code"),
              Set.of("io.siyu.pool", "io.siyu.channel", "io.siyu.product", "io.siyu.stage"),
              Set.of(
                  "io.siyu.tier",
                  "io.siyu.points",
                  "io.siyu.standing",
                  "io.siyu.lifetime",
                  "io.siyu.funnel",
                  "io.siyu.cohort",
                  "io.siyu.attribution",
                  "io.siyu.basket"),
              Set.of("io.siyu.segment"),
              Set.of("io.siyu.event", "io.siyu.playbook"),
              Set.of(
                  "io.siyu.dossier",
                  "io.siyu.community",
                  "io.siyu.consent",
                  "io.siyu.erasure",
                  "io.siyu.market"),
              Set.of("io.siyu.member"),
              Set.of("io.siyu.insight", "io.siyu.cocreation"),
              Set.of("io.siyu.advice", "io.siyu.goods"),
              Set.of("io.siyu.spi"),
              Set.of("io.siyu.cloudevents", "io.siyu.push", "io.siyu.store"),
              Set.of("io.siyu")),
          Map.of(
              "io.siyu.event",
              VALUES,
              "io.siyu.playbook",
              with(
                  VALUES,
                  "io.siyu.code",
                  "io.siyu.pool",
                  "io.siyu.channel",
                  "io.siyu.product",
                  "io.siyu.stage",
                  "io.siyu.tier",
                  "io.siyu.points",
                  "io.siyu.standing",
                  "io.siyu.segment"),
              "io.siyu.market",
              Set.of("io.siyu.event", "io.siyu.identity", "io.siyu.money"),
              "io.siyu.push",
              Set.of("io.siyu.spi", "io.siyu.json", "io.siyu.error"),
              "io.siyu.cloudevents",
              Set.of(
                  "io.siyu.spi",
                  "io.siyu.event",
                  "io.siyu.identity",
                  "io.siyu.money",
                  "io.siyu.json",
                  "io.siyu.error")));

  private static final String LOW = "io.siyu.arch.fixture.low";
  private static final String HIGH = "io.siyu.arch.fixture.high";
  private static final String PEER = "io.siyu.arch.fixture.peer";

  @Test
  void no_package_of_core_uses_one_above_it() throws IOException, URISyntaxException {
    List<CompiledClass> classes = CompiledClass.below(CompiledClass.origin(Money.class));

    assertThat(classes).extracting(CompiledClass::name).contains(Money.class.getName());
    assertThat(CORE.violations(classes)).isEmpty();
  }

  @Test
  void an_upward_use_is_found_even_in_a_generic_signature() throws IOException, URISyntaxException {
    Layers layers = new Layers("io.siyu.arch", List.of(Set.of(LOW, PEER), Set.of(HIGH)), Map.of());

    assertThat(layers.violations(fixtures()))
        .contains(LOW + ".Upward must not use " + HIGH + ".Target");
  }

  @Test
  void a_circle_inside_a_layer_is_found() throws IOException, URISyntaxException {
    Layers layers = new Layers("io.siyu.arch", List.of(Set.of(LOW, PEER, HIGH)), Map.of());

    assertThat(layers.violations(fixtures()))
        .containsExactly("circle " + LOW + " > " + PEER + " > " + LOW);
  }

  @Test
  void a_restricted_package_uses_nothing_but_its_list() throws IOException, URISyntaxException {
    Layers layers =
        new Layers(
            "io.siyu.arch", List.of(Set.of(HIGH), Set.of(LOW, PEER)), Map.of(LOW, Set.of(PEER)));

    assertThat(layers.violations(fixtures()))
        .contains(LOW + ".Upward must not use " + HIGH + ".Target");
  }

  @Test
  void a_package_in_no_layer_is_reported() throws IOException, URISyntaxException {
    Layers layers = new Layers("io.siyu.arch", List.of(Set.of(HIGH), Set.of(LOW)), Map.of());

    assertThat(layers.violations(fixtures()))
        .contains("unknown package " + PEER + ": add it to a layer")
        .contains(LOW + ".Back must not use " + PEER + ".Forth");
  }

  private static List<CompiledClass> fixtures() throws IOException, URISyntaxException {
    return CompiledClass.below(CompiledClass.origin(LayersTest.class)).stream()
        .filter(compiled -> compiled.packageName().startsWith("io.siyu.arch.fixture."))
        .toList();
  }

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(List.of(more));
    return all;
  }
}
