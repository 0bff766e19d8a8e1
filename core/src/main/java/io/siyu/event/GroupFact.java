package io.siyu.event;

import java.util.List;

/** A fact about a group of people (群事实). Its subject is a {@link io.siyu.identity.GroupChat}. */
public sealed interface GroupFact extends CommunityFact permits GroupChanged, GroupObserved {
  /**
   * The members whom the fact names, by their ids in the account, persons and employees not told
   * apart; sorted, each once.
   */
  List<String> members();
}
