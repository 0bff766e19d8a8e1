package io.siyu.jdbc;

import io.siyu.playbook.KeyRule;

/**
 * A key's row.
 *
 * @param name the hash of the key's text under which every table has the key
 * @param cluster the cluster it is in
 * @param personal how many STRONG or SCOPED keys are its neighbours
 */
record Ident(String name, long cluster, int personal) {
  boolean isOversized() {
    return personal > KeyRule.LIMIT_MAX;
  }
}
