package io.siyu.spi;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a connections file (连接配置): an account of a platform with its secrets.
 *
 * <p>Read with {@link #json()} for what is public and {@link #secret} for what is not. A field that
 * nobody reads is a violation. Not thread-safe.
 */
public final class ConnectionConfig {
  /** How large a body may be unless {@code bodyBytesMax} says otherwise: 1 MiB. */
  public static final long BODY_BYTES_MAX = 1 << 20;

  private final String name;
  private final JsonObject json;
  private final SecretSource secrets;

  /** Wraps an entry whose {@code name} and {@code type} have been read. */
  public ConnectionConfig(String name, JsonObject json, SecretSource secrets) {
    this.name = name;
    this.json = json;
    this.secrets = secrets;
  }

  /** The connection's name, which is also the {@code adapter} of recorded deliveries. */
  public String name() {
    return name;
  }

  /** The entry's fields. */
  public JsonObject json() {
    return json;
  }

  /** The largest body accepted, in bytes. */
  public int bodyBytesMax() {
    long max = json.numberAtLeast("bodyBytesMax", 1, BODY_BYTES_MAX);
    return (int) Math.min(max, Integer.MAX_VALUE);
  }

  /** Reads a required secret: inline text, {@code {"env":"NAME"}} or {@code {"file":"PATH"}}. */
  public String secret(String field) {
    return secret(json, field);
  }

  /** Reads a list of secrets, such as previous keys; an absent list is empty. */
  public List<String> secretList(String field) {
    List<String> out = new ArrayList<>();
    JsonNode list = json.raw(field);
    if (list == null) {
      return out;
    }
    if (!list.isArray()) {
      json.violation(field, "must be a list of secrets");
      return out;
    }
    list.forEach(node -> out.add(resolve(json, field, node)));
    return out;
  }

  /** Reads a secret that is a field of an object within this entry. */
  public String secret(JsonObject object, String field) {
    JsonNode node = object.raw(field);
    return node == null ? missing(object, field) : resolve(object, field, node);
  }

  private static final String RULE =
      "must be a secret: a text, {\"env\":\"NAME\"} or {\"file\":\"PATH\"}";

  private static String missing(JsonObject object, String field) {
    object.violation(field, RULE);
    return "";
  }

  private String resolve(JsonObject at, String field, JsonNode node) {
    if (node.isTextual() && !node.textValue().isEmpty()) {
      return node.textValue();
    }
    Optional<String> value = Optional.empty();
    if (node.isObject() && node.size() == 1 && node.path("env").isTextual()) {
      value = secrets.environment(node.get("env").textValue());
    } else if (node.isObject() && node.size() == 1 && node.path("file").isTextual()) {
      value = secrets.file(node.get("file").textValue());
    } else {
      return missing(at, field);
    }
    if (value.isEmpty() || value.get().isEmpty()) {
      at.violation(field, "names a secret that the secret source does not have");
      return "";
    }
    return value.get();
  }
}
