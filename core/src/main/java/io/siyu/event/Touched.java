package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * A person came in touch with the brand through a channel (触点).
 *
 * @param channel the channel code as it was carried, or whatever stood in its place: evidence, not
 *     yet a channel
 * @param trafficPool the id of the traffic pool (公域流量池) where the host knows it
 * @param scene the platform's scene value
 * @param newTouch whether the person came anew, rather than within a visit already counted
 */
public record Touched(String channel, String trafficPool, String scene, boolean newTouch)
    implements PersonFact {
  /** A new touch through a channel. */
  public static Touched through(String channel) {
    return new Touched(channel, "", "", true);
  }

  @Override
  public FactKind kind() {
    return FactKind.TOUCHED;
  }

  void describe(FactWriter out) {
    out.text("channel", channel);
    out.text("trafficPool", trafficPool);
    out.text("scene", scene);
    out.flag("repeat", !newTouch);
  }

  static Touched read(JsonObject in) {
    return new Touched(
        in.optionalText("channel"),
        in.optionalText("trafficPool"),
        in.optionalText("scene"),
        !in.flag("repeat", false));
  }
}
