package io.siyu.miniprogram.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Utf8Order;
import io.siyu.json.Violations;
import io.siyu.miniprogram.client.Scene.Arrival;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How somebody entered the mini-program: what {@code wx.getEnterOptionsSync} and {@code App.onShow}
 * tell the client (启动参数), and the client the host. It is the client's word, and who says it is
 * known from the host's session alone. Immutable.
 *
 * @param path the page
 * @param scene what the scene value means
 * @param query the page's parameters as they came
 * @param code the parameter {@code scene} of a mini-program code (小程序码), percent-decoded once;
 *     empty where there is none
 * @param shareTicket by which the client may ask which group it is
 * @param referrer the appid of the mini-program, account or app from which one came, where it is
 *     told
 * @param referrerData what that handed over, in canonical JSON; empty if nothing
 * @param chatType from what chat one came
 * @param apiCategory how much of the mini-program works, in WeChat's word
 * @param forwardMaterials what is opened from a chat, each in canonical JSON (聊天素材)
 * @param hostScene the scene value of another app that runs the mini-program
 * @param group the chat from which one came, where it was asked for
 * @param warnings what could not be read; never values
 */
public record Entry(
    String path,
    Scene scene,
    Map<String, String> query,
    String code,
    String shareTicket,
    String referrer,
    String referrerData,
    ChatType chatType,
    String apiCategory,
    List<String> forwardMaterials,
    String hostScene,
    Optional<ChatGroup> group,
    List<String> warnings) {
  /** No link of WeChat's carries a longer query. */
  private static final int CODE_LENGTH_MAX = 512;

  /** What the decoder puts in the place of bytes that are no UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  /** Copies. */
  public Entry {
    query = ImmutableSortedMap.copyOf(query, Utf8Order.INSTANCE);
    forwardMaterials = ImmutableList.copyOf(forwardMaterials);
    warnings = ImmutableList.copyOf(warnings);
  }

  /** Reads the options as JSON; what cannot be read is empty, with a warning. */
  public static Entry parse(String json) {
    Violations violations = new Violations();
    JsonObject in =
        Lenient.parse(json, violations)
            .orElseGet(() -> JsonObject.of(Json.object(), "", violations));
    Map<String, String> query = query(in);
    Optional<JsonObject> referrer = in.optionalObject("referrerInfo");
    return new Entry(
        in.optionalText("path"),
        scene(in),
        query,
        code(query.getOrDefault("scene", ""), violations),
        in.optionalText("shareTicket"),
        referrer.map(from -> from.optionalText("appId")).orElse(""),
        referrer.map(from -> from.raw("extraData")).map(Entry::canonical).orElse(""),
        ChatType.of(Lenient.number(in, "chatType").orElse(0)),
        in.optionalText("apiCategory"),
        materials(in),
        in.optionalObject("hostExtraData").map(host -> Lenient.text(host, "host_scene")).orElse(""),
        Optional.empty(),
        Lenient.warnings(violations));
  }

  private static Scene scene(JsonObject in) {
    OptionalLong code = Lenient.number(in, "scene");
    if (code.isPresent() && code.getAsLong() > 0 && code.getAsLong() <= Integer.MAX_VALUE) {
      return Scene.of((int) code.getAsLong());
    }
    in.violation("scene", "must be a scene value, a whole number; without it this is no entry");
    return Scene.MISSING;
  }

  private static Map<String, String> query(JsonObject in) {
    Map<String, String> query = new TreeMap<>(Utf8Order.INSTANCE);
    in.optionalObject("query")
        .ifPresent(
            parameters ->
                parameters
                    .names()
                    .forEach(
                        name ->
                            parameter(parameters, name)
                                .ifPresent(value -> query.put(name, value))));
    return query;
  }

  /** Documented are texts; whoever builds the options anew may write numbers. */
  private static Optional<String> parameter(JsonObject parameters, String name) {
    JsonNode value = parameters.raw(name);
    if (value != null && (value.isNumber() || value.isBoolean())) {
      return Optional.of(value.asText());
    }
    String text = parameters.optionalText(name);
    return value != null && value.isTextual() ? Optional.of(text) : Optional.empty();
  }

  private static List<String> materials(JsonObject in) {
    List<String> materials = new ArrayList<>();
    JsonNode list = in.raw("forwardMaterials");
    if (list != null && !list.isArray()) {
      in.violation("forwardMaterials", "must be a list");
    } else if (list != null) {
      list.forEach(material -> materials.add(canonical(material)));
    }
    return materials;
  }

  private static String canonical(JsonNode value) {
    return value.isEmpty() && value.isContainerNode() ? "" : Json.canonical(value);
  }

  private static String code(String carried, Violations violations) {
    Optional<String> decoded = decoded(carried);
    if (decoded.isEmpty()) {
      violations.add("/query/scene", "must be percent-encoded UTF-8; it is taken as it came");
    }
    String code = decoded.orElse(carried);
    if (code.length() > CODE_LENGTH_MAX || CharMatcher.javaIsoControl().matchesAnyOf(code)) {
      violations.add(
          "/query/scene",
          "must be at most "
              + CODE_LENGTH_MAX
              + " characters and none of control; no channel is told from it");
      return "";
    }
    return code;
  }

  /** Decodes as {@code decodeURIComponent} does, to which a plus sign is one and no space. */
  private static Optional<String> decoded(String text) {
    try {
      String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      boolean broken = decoded.indexOf(REPLACEMENT) >= 0 && text.indexOf(REPLACEMENT) < 0;
      return broken ? Optional.empty() : Optional.of(decoded);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The same entry, from a chat that the client asked for and the host has opened. */
  public Entry in(ChatGroup chat) {
    return new Entry(
        path,
        scene,
        query,
        code,
        shareTicket,
        referrer,
        referrerData,
        chatType,
        apiCategory,
        forwardMaterials,
        hostScene,
        Optional.of(chat),
        warnings);
  }

  /**
   * From where one came: by the kind of chat where that tells 企业微信 from 微信, which the scene value
   * does not, and else by the scene value.
   */
  public TrafficSource source() {
    ChatType chat =
        chatType == ChatType.UNKNOWN
            ? group.map(ChatGroup::chatType).orElse(ChatType.UNKNOWN)
            : chatType;
    return isNew() && chat.isWeCom() ? TrafficSource.WECOM : scene.source();
  }

  /** Whether somebody came anew; who comes back keeps the channel that brought them. */
  public boolean isNew() {
    return scene.arrival() == Arrival.NEW;
  }

  /**
   * What brought the person, as evidence for {@link io.siyu.event.Touched}: the code carried, else
   * the group from which they came. Empty where they came back, and where the query is an earlier
   * entry's.
   */
  public String channel() {
    if (!isNew() || !scene.ownQuery()) {
      return "";
    }
    return code.isBlank() ? group.map(ChatGroup::groupId).orElse("") : code;
  }

  /** Shows scene and source: the rest may be personal. */
  @Override
  public String toString() {
    return "Entry[scene=" + scene.code() + ", source=" + source() + ", warnings=" + warnings + "]";
  }
}
