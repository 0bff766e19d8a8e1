package io.siyu.event;

import io.siyu.json.JsonObject;

/**
 * A platform said that something changed but not what (待拉取): the host has to fetch it and ingest
 * the result.
 *
 * @param what what to fetch, as the platform's API names it, such as {@code externalcontact/get}
 */
public record PullRequested(String what) implements Fact {
  @Override
  public FactKind kind() {
    return FactKind.PULL_REQUESTED;
  }

  void describe(FactWriter out) {
    out.text("what", what);
  }

  static PullRequested read(JsonObject in) {
    return new PullRequested(in.text("what"));
  }
}
