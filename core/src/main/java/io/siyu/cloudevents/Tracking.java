package io.siyu.cloudevents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.hash.Hashing;
import io.siyu.event.FactKind;
import io.siyu.identity.IdentityKey;
import io.siyu.identity.KeyType;
import io.siyu.identity.Subject;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns what a client's tracking reported (埋点), passed on by the host in one CloudEvent, into
 * CloudEvents of our own facts, one for each tracked event (rules ).
 *
 * <p>What a client says is a claim: the ids it states become WEAK keys, its prices and payments no
 * money. Who it is the host says, in the CloudEvent's subject, from its session.
 *
 * @see <a href="https://github.com/sensorsdata/sa-sdk-miniprogram">the events of 神策's SDK</a>
 */
final class Tracking {
  /** The CloudEvents type. */
  static final String TYPE = "io.siyu.tracked.v1";

  /** More in one CloudEvent are not read: what is kept of each is larger than what it may be. */
  static final int EVENTS_MAX = 1_000;

  /** The longest id that a client may state; what is longer is none. */
  private static final int ID_LENGTH_MAX = 256;

  /** A client's clock that is off by no more is believed, so that what is sent again is equal. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private static final Duration LATE_MAX = Duration.ofDays(30);
  private static final Duration EARLY_MAX = Duration.ofDays(1);

  /**
   * Scene values (场景值) of coming back, from favourites and from another mini-program: the
   * parameters, of whatever age, are those of the visit before.
   */
  private static final Set<String> RETURNS = Set.of("1010", "1038");

  private static final Pattern SCENE = Pattern.compile("(?<!\\d)\\d{4}\\z");

  private final ObjectNode element;
  private final Optional<Instant> receivedAt;
  private final Optional<IdentityKey> session;

  private Tracking(ObjectNode element) {
    JsonObject in = JsonObject.of(element, "", new Violations());
    this.element = element;
    this.receivedAt = in.optionalInstant("time");
    this.session =
        Subject.parse(in.optionalText("subject"))
            .filter(IdentityKey.class::isInstance)
            .map(IdentityKey.class::cast);
  }

  /**
   * A tracked event.
   *
   * @param alone the CloudEvent with this tracked event alone
   * @param pointer the tracked event's JSON pointer in the CloudEvent
   * @param fact the CloudEvent of the fact that it becomes, if it becomes one
   * @param warnings what is wrong with it, each with its JSON pointer
   */
  record Tracked(
      ObjectNode alone, String pointer, Optional<ObjectNode> fact, List<String> warnings) {}

  /** Whether an element of a body passes on what was tracked. */
  static boolean isTracking(JsonNode element) {
    return element.isObject() && TYPE.equals(element.path("type").textValue());
  }

  /**
   * Reads every tracked event; none, with violations noted, where {@code data} holds none that can
   * be told apart.
   */
  static List<Tracked> of(JsonNode element, Violations violations) {
    JsonObject data = JsonObject.of(element, "", violations).object("data");
    if (data.has("specVersion") && !text(element, "/data/specVersion").equals("1")) {
      data.violation("specVersion", "must be \"1\"");
    }
    boolean isBatch = data.has("events");
    JsonNode events = element.path("data").path("events");
    if (isBatch && (!events.isArray() || events.size() > EVENTS_MAX)) {
      data.violation("events", "must be a list of at most " + EVENTS_MAX + " tracked events");
    }
    List<Tracked> out = new ArrayList<>();
    if (violations.isEmpty()) {
      Tracking tracking = new Tracking((ObjectNode) element);
      for (int i = 0; isBatch && i < events.size(); i++) {
        out.add(tracking.read(events.get(i), tracking.alone(events.get(i)), "/data/events/" + i));
      }
      if (!isBatch) {
        out.add(tracking.read(element.path("data"), tracking.element, "/data"));
      }
    }
    return out;
  }

  private ObjectNode alone(JsonNode event) {
    ObjectNode alone = Json.object();
    element.properties().forEach(member -> alone.set(member.getKey(), member.getValue()));
    ObjectNode data = alone.putObject("data");
    for (String shared : List.of("specVersion", "dialect")) {
      Optional.ofNullable(element.path("data").get(shared))
          .ifPresent(value -> data.set(shared, value));
    }
    data.putArray("events").add(event);
    return alone;
  }

  private Tracked read(JsonNode event, ObjectNode alone, String pointer) {
    List<String> warnings = new ArrayList<>();
    String dialect = text(event, "/dialect");
    dialect = dialect.isEmpty() ? text(element.path("data"), "/dialect") : dialect;
    Optional<TrackedKind> kind = TrackedKind.of(name(event), dialect);
    if (kind.isEmpty()) {
      warnings.add(
          pointer + "/event: must be one of " + TrackedKind.names() + ", or a name of its dialect");
    }
    JsonNode time = first(event, "/time", "/timestamp");
    if (!time.isMissingNode() && !isMillis(time)) {
      warnings.add(pointer + "/time: must be in milliseconds since 1970");
    }
    Optional<Instant> at = occurredAt(event);
    if (at.isPresent() && receivedAt.isPresent() && !isPlausible(at.get(), receivedAt.get())) {
      warnings.add(
          pointer
              + "/time: must lie at most 30 days before and a day after the CloudEvent's time, by"
              + " the client's clock corrected by sentTime");
    }
    List<IdentityKey> claimed = claimed(event);
    if (!has("subject") && claimed.isEmpty()) {
      warnings.add(
          pointer
              + "/identities: must hold an anonymousId or a userId where the CloudEvent has no"
              + " subject");
    }
    boolean isFact = kind.isPresent() && warnings.isEmpty();
    if (isFact && isContradicted(event)) {
      warnings.add(
          pointer
              + "/identities: an openid or unionid is the client's word and was left out; say who"
              + " it is in the CloudEvent's subject, from the session");
    }
    Optional<ObjectNode> fact =
        isFact ? Optional.of(fact(event, kind.get(), at, claimed)) : Optional.empty();
    return new Tracked(alone, pointer, fact, warnings);
  }

  /** The CloudEvent of a fact; what it takes over from the host is judged when it is read. */
  private ObjectNode fact(
      JsonNode event, TrackedKind kind, Optional<Instant> at, List<IdentityKey> claimed) {
    ObjectNode out = Json.object();
    for (String attribute : List.of("specversion", "datacontenttype", "source", "id")) {
      Optional.ofNullable(element.get(attribute)).ifPresent(value -> out.set(attribute, value));
    }
    if (!text(element, "/id").isEmpty()) {
      out.put("id", id(event, claimed));
    }
    out.put("type", kind.fact().wireName());
    if (at.isPresent()) {
      out.put("time", at.get().toString());
    } else {
      out.set("time", element.get("time"));
    }
    if (has("subject")) {
      out.set("subject", element.get("subject"));
    } else {
      out.put("subject", claimed.get(0).text());
    }
    ObjectNode data = out.putObject("data");
    describe(event, kind, data);
    ArrayNode claims = data.putArray("claims");
    claimed.stream()
        .map(IdentityKey::text)
        .filter(key -> !key.equals(text(out, "/subject")))
        .forEach(key -> claims.addObject().put("key", key));
    return out;
  }

  private void describe(JsonNode event, TrackedKind kind, ObjectNode data) {
    if (kind == TrackedKind.APP_OPENED) {
      String scene = scene(event);
      boolean isReturn = RETURNS.contains(scene);
      data.put("scene", scene);
      data.put("channel", isReturn ? "" : channel(event));
      data.put("repeat", isReturn);
    } else if (kind == TrackedKind.IDENTITY_BOUND) {
      data.put("evidence", "tracked");
    } else {
      String product = text(event, "/properties/productId", "/properties/ProductId");
      boolean isPage = kind == TrackedKind.PAGE_VIEWED || product.isEmpty();
      boolean isShare = kind.fact() == FactKind.SHARED;
      data.put("pool", app(event).map(app -> "weixin/" + app).orElse(""));
      data.put("what", isShare && !isPage ? TrackedKind.PRODUCT_VIEWED.what() : kind.what());
      data.put("item", isPage ? page(event, isShare) : product);
    }
  }

  private boolean has(String attribute) {
    JsonNode value = element.get(attribute);
    return value != null && !value.isNull();
  }

  private static String name(JsonNode event) {
    return text(event, "/event", "/eventName", "/eventType", "/type");
  }

  /**
   * Equal for what a client sends again, though it be sent at another time; nothing but the
   * client's own id and clock tells two equal events apart.
   */
  private String id(JsonNode event, List<IdentityKey> claimed) {
    String eventId = text(event, "/eventId", "/_track_id");
    String said =
        eventId.isEmpty()
            ? content(event)
            : String.join("\n", eventId, name(event), text(event, "/time", "/timestamp"));
    String owner = claimed.isEmpty() ? text(element, "/subject") : claimed.get(0).text();
    String digest =
        Hashing.sha256().hashString(owner + "\n" + said, StandardCharsets.UTF_8).toString();
    return "tracked-" + digest;
  }

  private static String content(JsonNode event) {
    ObjectNode content = Json.object();
    event.properties().forEach(member -> content.set(member.getKey(), member.getValue()));
    content.remove(List.of("sentTime", "_flush_time"));
    return Json.canonical(content);
  }

  /**
   * When it happened: by the client's clock, or by the host's less what the client says has passed
   * until it was sent. Both are in the CloudEvent, so that it is the same whenever this is
   * delivered.
   */
  private Optional<Instant> occurredAt(JsonNode event) {
    JsonNode time = first(event, "/time", "/timestamp");
    JsonNode sent = first(event, "/sentTime", "/_flush_time");
    if (receivedAt.isEmpty() || !isMillis(time)) {
      return receivedAt;
    }
    Instant at = Instant.ofEpochMilli(time.longValue());
    if (!isMillis(sent)) {
      return Optional.of(at);
    }
    Duration ahead = Duration.between(receivedAt.get(), Instant.ofEpochMilli(sent.longValue()));
    return Optional.of(ahead.abs().compareTo(CLOCK_TOLERANCE) > 0 ? at.minus(ahead) : at);
  }

  private static boolean isMillis(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong();
  }

  private static boolean isPlausible(Instant at, Instant received) {
    return !at.isBefore(received.minus(LATE_MAX)) && !at.isAfter(received.plus(EARLY_MAX));
  }

  /** The app, by the session rather than by the client. */
  private Optional<String> app(JsonNode event) {
    String app = text(event, "/appId", "/properties/$app_id", "/domain");
    return session
        .filter(key -> key.type() == KeyType.OPEN_ID)
        .map(IdentityKey::issuer)
        .or(() -> Optional.of(app).filter(Tracking::isId));
  }

  /** The WEAK keys of the ids that the client states, that of its installation first. */
  private List<IdentityKey> claimed(JsonNode event) {
    String anonymous =
        text(
            event,
            "/identities/anonymousId",
            "/identities/$identity_mp_id",
            "/anonymous_id",
            "/deviceId",
            "/distinct_id");
    String user =
        text(event, "/identities/userId", "/identities/$identity_login_id", "/login_id", "/userId");
    String issuer = app(event).orElse("client");
    return Stream.of(
            Optional.of(anonymous)
                .filter(Tracking::isId)
                .map(id -> new IdentityKey(KeyType.DEVICE, issuer, id)),
            Optional.of(user)
                .filter(Tracking::isId)
                .map(id -> new IdentityKey(KeyType.CLIENT_ID, issuer, id)))
        .flatMap(Optional::stream)
        .filter(key -> !key.isErased())
        .toList();
  }

  private static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= ID_LENGTH_MAX
        && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /** Whether the client states an openid or unionid that the session does not bear out. */
  private boolean isContradicted(JsonNode event) {
    String openid = text(event, "/identities/openid", "/identities/$identity_mp_openid");
    String unionid = text(event, "/identities/unionid", "/identities/$identity_mp_unionid");
    if (session.isEmpty()) {
      return !openid.isEmpty() || !unionid.isEmpty();
    }
    String claimed =
        switch (session.get().type()) {
          case OPEN_ID -> openid;
          case UNION_ID -> unionid;
          default -> "";
        };
    return !claimed.isEmpty() && !claimed.equals(session.get().value());
  }

  /** The scene value's four digits; vendors put words before them. */
  private static String scene(JsonNode event) {
    Matcher digits =
        SCENE.matcher(text(event, "/entry/scene", "/properties/$scene", "/appChannel"));
    return digits.find() ? digits.group() : "";
  }

  /** What a code or link carried: {@code scene} of a mini-program code, else the source. */
  private static String channel(JsonNode event) {
    String scene = text(event, "/entry/query/scene");
    for (String query :
        List.of(text(event, "/properties/$url_query", "/query", "/entry/query").split("&", -1))) {
      if (scene.isEmpty() && query.startsWith("scene=")) {
        scene = query.substring("scene=".length());
      }
    }
    return scene.isEmpty()
        ? text(event, "/campaign/source", "/properties/$utm_source")
        : decoded(scene);
  }

  /** Percent-decoded as clients do it, where a plus is no space; as it is where it is damaged. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** A page's path without its parameters, which may name anybody. */
  private static String page(JsonNode event, boolean isShare) {
    String path =
        isShare
            ? text(event, "/share/path", "/properties/path", "/properties/$url_path", "/path")
            : text(event, "/properties/path", "/properties/$url_path", "/path", "/entry/path");
    return path.split("[?#]", 2)[0];
  }

  private static JsonNode first(JsonNode event, String... pointers) {
    return Stream.of(pointers)
        .<JsonNode>map(event::at)
        .filter(value -> !value.isMissingNode() && !value.isNull())
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** The first of these that is a text, not empty, or a whole number; else empty. */
  private static String text(JsonNode event, String... pointers) {
    return Stream.of(pointers)
        .map(event::at)
        .filter(value -> value.isTextual() || value.isIntegralNumber())
        .map(JsonNode::asText)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }
}
