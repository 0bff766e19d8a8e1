package io.siyu.examples.benchmarks;

import io.siyu.member.Member;
import java.util.function.Predicate;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rule;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/**
 * The five rules as a Java team writes them with EasyRules: lambdas on one fact, fired, since that
 * makes no map of answers as its {@code check} does.
 */
final class EasyRulesPeer {
  private final RulesEngine engine = new DefaultRulesEngine();
  private final RuleCounts counts = new RuleCounts();
  private final Facts facts = new Facts();
  private final Rules rules =
      new Rules(
          rule(0, MemberChecks::hasBought),
          rule(1, MemberChecks::isSilverOrGold),
          rule(2, MemberChecks::boughtLately),
          rule(3, MemberChecks::paidMuch),
          rule(4, MemberChecks::isInterested));

  private Rule rule(int number, Predicate<Member> check) {
    return new RuleBuilder()
        .name("rule " + number)
        .priority(number)
        .when(facts -> check.test(facts.get("member")))
        .then(facts -> counts.add(number))
        .build();
  }

  long[] count(Member[] members, int from, int to) {
    for (int i = from; i < to; i++) {
      facts.put("member", members[i]);
      engine.fire(rules, facts);
    }
    return counts.take();
  }
}
