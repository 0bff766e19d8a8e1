package io.siyu.wecom;

import com.google.common.collect.ImmutableList;
import io.siyu.event.Source;
import io.siyu.json.JsonObject;
import io.siyu.push.Credential;
import io.siyu.spi.ConnectionConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * One app of a corp at 企业微信, and how it calls back. Immutable; {@link #toString} shows no secret.
 *
 * @param corp the corp id (企业 ID) in the spelling that events carry
 * @param idSpace the issuer of external_userid keys: the corp, or the provider for third-party and
 *     代开发 apps
 * @param receiveIds the receive ids accepted at the end of the plaintext
 * @param suite whether this is the command address of a third-party suite (指令回调 URL), acknowledged
 *     by {@code success}
 * @param credentials the current token and key, then previous ones
 * @param freshnessSeconds how far the signed timestamp may lie from received-at, in seconds; 0 for
 *     any
 * @param bodyBytesMax the largest body read, in bytes
 */
record WeComConfig(
    String corp,
    String idSpace,
    List<String> receiveIds,
    boolean suite,
    List<Credential> credentials,
    long freshnessSeconds,
    int bodyBytesMax) {

  WeComConfig {
    receiveIds = ImmutableList.copyOf(receiveIds);
    credentials = ImmutableList.copyOf(credentials);
  }

  /** Reads the connection's one app, or each of its {@code apps}. */
  static List<WeComConfig> read(ConnectionConfig config) {
    JsonObject json = config.json();
    if (!json.has("apps")) {
      return List.of(read(config, json));
    }
    List<WeComConfig> apps = new ArrayList<>();
    json.objects("apps").forEach(app -> apps.add(read(config, app)));
    if (apps.isEmpty()) {
      json.violation(
          "apps", "must list at least one app; without apps the connection is one itself");
    }
    return apps;
  }

  private static WeComConfig read(ConnectionConfig config, JsonObject json) {
    String corp = json.text("corp");
    if (corp.chars().anyMatch(c -> c <= ' ')) {
      json.violation("corp", "must be a corp id, without spaces");
      corp = "";
    }
    String idSpace = json.text("idSpace");
    return new WeComConfig(
        corp.isEmpty() ? "invalid" : corp,
        idSpace.isEmpty() ? "invalid" : idSpace,
        receiveIds(json),
        json.flag("suite", false),
        Credential.read(config, json),
        json.numberAtLeast("freshnessSeconds", 0, 0),
        config.bodyBytesMax());
  }

  private static List<String> receiveIds(JsonObject json) {
    List<String> ids = new ArrayList<>(json.texts("receiveIds"));
    if (ids.contains("")) {
      json.violation("receiveIds", "must hold no empty text; \"emptyReceiveId\": true accepts one");
    }
    if (json.flag("emptyReceiveId", false)) {
      ids.add("");
    } else if (ids.isEmpty()) {
      json.violation(
          "receiveIds",
          "must list the accepted receive ids: the corp id of an enterprise's app, the suite id of a"
              + " third-party command address");
    }
    return ids;
  }

  Source source() {
    return new Source("wecom/" + corp);
  }

  /**
   * Whether a message for this receive id is ours. Listed ids match exactly, since suite ids and
   * encrypted corp ids are case-sensitive; the one that names {@link #corp} matches in any case,
   * since plain corp ids are not.
   */
  boolean accepts(String receiveId) {
    for (String accepted : receiveIds) {
      if (accepted.equals(receiveId) || isCorp(accepted) && isCorp(receiveId)) {
        return true;
      }
    }
    return false;
  }

  boolean isCorp(String id) {
    return id.equalsIgnoreCase(corp);
  }
}
