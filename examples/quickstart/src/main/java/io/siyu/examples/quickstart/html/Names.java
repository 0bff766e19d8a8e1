package io.siyu.examples.quickstart.html;

import io.siyu.channel.Channel;
import io.siyu.playbook.Playbook;
import io.siyu.pool.TrafficPool;
import io.siyu.pool.UserPool;
import java.util.Optional;

/** What the playbook calls things for people; the id where it has no name for one. */
final class Names {
  private final Playbook playbook;

  Names(Playbook playbook) {
    this.playbook = playbook;
  }

  String channel(String code) {
    return orElse(playbook.channel(code).map(Channel::name), code);
  }

  String userPool(String id) {
    return orElse(playbook.userPool(id).map(UserPool::name), id);
  }

  String trafficPool(String id) {
    return orElse(
        playbook.trafficPools().stream()
            .filter(pool -> pool.id().equals(id))
            .map(TrafficPool::name)
            .findFirst(),
        id);
  }

  private static String orElse(Optional<String> name, String id) {
    return name.filter(it -> !it.isEmpty()).orElse(id);
  }
}
