package io.siyu.wecom.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.json.Json;
import io.siyu.spi.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Whatever is passed, a request is refused or its body is JSON within the limits. */
class AcceptedRequestsTest {
  @Property(tries = 500)
  void a_message_says_what_was_passed(
      @ForAll("texts") String text, @ForAll("texts") String title, @ForAll("texts") String url) {
    Supplier<WeComRequest> make =
        () ->
            new SendWelcome(
                new Secret("WelcomeCode", "C", Instant.EPOCH),
                new Message(text, List.of(new Attachment.Link(title, "", "", url))));
    body(make)
        .ifPresent(
            json -> {
              assertThat(json.at("/text/content").asText()).isEqualTo(text);
              assertThat(bytes(json.at("/text/content"))).isLessThanOrEqualTo(4000);
              JsonNode link = json.at("/attachments/0/link");
              assertThat(link.get("title").asText()).isEqualTo(title);
              assertThat(bytes(link.get("title"))).isBetween(1, 128);
              assertThat(bytes(link.get("url"))).isBetween(1, 2048);
            });
  }

  @Property(tries = 500)
  void a_contact_way_carries_its_channel(
      @ForAll("texts") String state,
      @ForAll("texts") String remark,
      @ForAll("ids") List<String> users,
      @ForAll @Size(max = 3) List<@LongRange(max = 99) Long> departments) {
    Supplier<WeComRequest> make =
        () ->
            new AddContactWay(
                AddContactWay.Scene.QR_CODE,
                new ContactWay(new Stewards.Several(users, departments), state, remark, false));
    body(make)
        .ifPresent(
            json -> {
              assertThat(json.get("state").asText()).isEqualTo(state).hasSizeBetween(1, 30);
              assertThat(json.get("remark").asText()).isEqualTo(remark).hasSizeBetween(0, 30);
              assertThat(json.get("user")).hasSizeBetween(0, 100).hasSameSizeAs(users);
              assertThat(json.get("party")).hasSameSizeAs(departments);
            });
  }

  @Property(tries = 500)
  void marked_tags_are_those_passed(
      @ForAll("texts") String customer,
      @ForAll("ids") List<String> add,
      @ForAll("ids") List<String> remove) {
    body(() -> new MarkTags("zhangsan", customer, add, remove))
        .ifPresent(
            json -> {
              assertThat(json.get("external_userid").asText()).isEqualTo(customer).isNotBlank();
              assertThat(json.path("add_tag")).hasSameSizeAs(add);
              assertThat(json.path("remove_tag")).hasSameSizeAs(remove);
              assertThat(add.size() + remove.size()).isPositive();
            });
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.of("", " ", "\uD83D", "😀", "客".repeat(30), "\"\\\n\u0000"),
        Arbitraries.strings().withCharRange('一', '龥').ofMaxLength(1500));
  }

  @Provide
  Arbitrary<List<String>> ids() {
    return Arbitraries.strings().alpha().ofMaxLength(4).list().ofMaxSize(120);
  }

  private static int bytes(JsonNode text) {
    return text.asText().getBytes(StandardCharsets.UTF_8).length;
  }

  private static Optional<JsonNode> body(Supplier<WeComRequest> make) {
    WeComRequest request;
    try {
      request = make.get();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).matches("[a-z_.]+ (must|has|or|and) .*: .*");
      return Optional.empty();
    }
    try {
      JsonNode json = Json.parse(request.body());
      assertThat(Json.canonical(json)).isEqualTo(request.body());
      return Optional.of(json);
    } catch (Json.MalformedJsonException e) {
      throw new AssertionError("the body is not JSON", e);
    }
  }
}
