package io.siyu.cloudevents;

import static io.siyu.cloudevents.CloudEventsFixture.OLD_SECRET;
import static io.siyu.cloudevents.CloudEventsFixture.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.json.Violations;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;
import io.siyu.spi.Translation.Rejected;
import io.siyu.tck.CloudEventsKit;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class CloudEventsAdapterFactoryTest {
  @Test
  void the_service_loader_finds_it_once() {
    assertThat(ServiceLoader.load(PlatformAdapterFactory.class))
        .filteredOn(factory -> factory.type().equals("cloudevents"))
        .hasOnlyElementsOfType(CloudEventsAdapterFactory.class)
        .hasSize(1);
  }

  @Test
  void the_module_and_the_class_path_provide_the_same_factories()
      throws IOException, URISyntaxException {
    Path classes =
        Path.of(
            CloudEventsAdapterFactory.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    ModuleDescriptor module =
        ModuleFinder.of(classes).find("io.siyu.core").orElseThrow().descriptor();
    List<String> ofModule =
        module.provides().stream()
            .filter(p -> p.service().equals(PlatformAdapterFactory.class.getName()))
            .flatMap(p -> p.providers().stream())
            .toList();
    try (InputStream in =
        CloudEventsAdapterFactory.class.getResourceAsStream(
            "/META-INF/services/" + PlatformAdapterFactory.class.getName())) {
      List<String> ofClassPath =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(ofClassPath)
          .isEqualTo(ofModule)
          .contains(CloudEventsAdapterFactory.class.getName());
    }
  }

  private static List<String> violations(String entry) {
    Violations violations = new Violations();
    PlatformAdapter adapter = CloudEventsFixture.adapter(entry, violations);
    assertThat(
            adapter.translate(
                new CloudEventsKit(OLD_SECRET, 1).single(CloudEventsFixture.NOW, "{")))
        .as("an adapter is made whatever is wrong, and believes nobody")
        .isInstanceOf(Rejected.class);
    assertThat(violations.list()).noneMatch(v -> v.toString().contains("hunter2"));
    return violations.list().stream().map(Violations.Violation::pointer).toList();
  }

  @Test
  void a_wrong_connection_is_told_everything_that_is_wrong() {
    String secret = "\"secret\":\"" + SECRET + "\"";
    assertThat(violations("{" + secret + "}")).isEmpty();
    assertThat(
            violations(
                "{" + secret + ",\"toleranceSeconds\":86400,\"bodyBytesMax\":10,\"sources\":[]}"))
        .isEmpty();
    assertThat(violations("{}")).containsExactly("/secret");
    assertThat(violations("{\"secret\":\"hunter2\"}")).containsExactly("/secret");
    assertThat(violations("{\"secret\":{\"env\":\"hunter2\"}}")).containsExactly("/secret");
    assertThat(
            violations(
                "{\"secret\":5,\"previousSecrets\":[\"hunter2\",\""
                    + OLD_SECRET
                    + "\"],\"toleranceSeconds\":0,\"bodyBytesMax\":0,\"sources\":[5],\"colour\":1}"))
        .containsExactlyInAnyOrder(
            "/secret",
            "/previousSecrets",
            "/toleranceSeconds",
            "/bodyBytesMax",
            "/sources",
            "/colour");
    assertThat(violations("{" + secret + ",\"toleranceSeconds\":86401}"))
        .containsExactly("/toleranceSeconds");
    assertThat(violations("{" + secret + ",\"previousSecrets\":\"" + OLD_SECRET + "\"}"))
        .containsExactly("/previousSecrets");
  }
}
