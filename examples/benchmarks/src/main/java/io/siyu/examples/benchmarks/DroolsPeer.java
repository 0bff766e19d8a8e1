package io.siyu.examples.benchmarks;

import io.siyu.member.Member;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/**
 * The five rules in Drools, compiled once into its executable model. One session is kept; a batch
 * of members is put in, the rules are fired, and the members are taken out again.
 */
final class DroolsPeer {
  private static final String RULES =
      """
      package io.siyu.examples.benchmarks.rules;
      import io.siyu.member.Member;
      import io.siyu.examples.benchmarks.MemberChecks;
      import io.siyu.examples.benchmarks.RuleCounts;
      global RuleCounts counts;
      rule "stage" when Member( MemberChecks.hasBought(this) ) then counts.add(0); end
      rule "tier" when Member( MemberChecks.isSilverOrGold(this) ) then counts.add(1); end
      rule "orders" when Member( MemberChecks.boughtLately(this) ) then counts.add(2); end
      rule "paid" when Member( MemberChecks.paidMuch(this) ) then counts.add(3); end
      rule "tag" when Member( MemberChecks.isInterested(this) ) then counts.add(4); end
      """;

  private final RuleCounts counts = new RuleCounts();
  private final List<FactHandle> handles = new ArrayList<>();
  private final KieSession session =
      new KieHelper()
          .addContent(RULES, ResourceType.DRL)
          .build(ExecutableModelProject.class)
          .newKieSession();

  DroolsPeer() {
    session.setGlobal("counts", counts);
  }

  long[] count(Member[] members, int from, int to) {
    for (int i = from; i < to; i++) {
      handles.add(session.insert(members[i]));
    }
    session.fireAllRules();
    handles.forEach(session::delete);
    handles.clear();
    return counts.take();
  }
}
