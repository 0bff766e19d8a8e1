package io.siyu.examples.quickstart.simulation;

import io.siyu.identity.IdentityKey;
import io.siyu.json.Json;
import java.time.Instant;

/**
 * Somebody asks to be forgotten (擦除请求).
 *
 * @param at when; everything that happened to them happened before
 * @param key one of their keys
 */
record Erasure(Instant at, IdentityKey key) {
  /** One line of a file of erasures, without its end. */
  String line() {
    return Json.canonical(Json.object().put("at", at.toString()).put("key", key.text()));
  }
}
