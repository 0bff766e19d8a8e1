package io.siyu.examples.quickstart.simulation;

import java.time.Instant;

/** Stories of followers of the official account (粉丝的故事). */
final class FollowerStories {
  private FollowerStories() {}

  static void followsAndBuys(Draft life) {
    Instant followed = life.follow(life.opening(), Brand.FOLLOW_CODE);
    life.recognise(life.later(followed), life.follower, life.unionId, "user/info");
    life.recognise(life.later(followed), life.openId, life.unionId, "login");
    new Purchase(life).pay(life.later(followed));
  }

  static void unfollowsAndReturns(Draft life) {
    Instant followed = life.follow(life.opening(), Brand.FOLLOW_CODE);
    Instant left = life.unfollow(life.later(followed));
    if (life.draw.chance(500)) {
      life.follow(life.later(left), "");
    }
  }
}
