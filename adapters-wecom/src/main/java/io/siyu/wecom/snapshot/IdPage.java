package io.siyu.wecom.snapshot;

import com.google.common.collect.ImmutableList;
import io.siyu.json.JsonObject;
import java.util.List;

/**
 * One answer of an interface that lists ids alone (标识列表): whom and what to ask about next.
 * Immutable.
 *
 * @param ids in the order of the answer, each once, without the spaces that samples carry
 * @param nextCursor with which the next page is asked for; empty at the last one
 * @param warnings what of the answer could not be read, by JSON pointer and without its values, or
 *     why there is none; a list with warnings is not complete
 */
public record IdPage(List<String> ids, String nextCursor, List<String> warnings) {
  /** Copies. */
  public IdPage {
    ids = ImmutableList.copyOf(ids);
    warnings = ImmutableList.copyOf(warnings);
  }

  /**
   * The members who serve customers, as {@code externalcontact/get_follow_user_list} answers
   * (配置了客户联系功能的成员列表): each is asked about by {@code externalcontact/list} or {@code
   * batch/get_by_user}.
   */
  public static IdPage stewards(String json) {
    return texts(json, "follow_user");
  }

  /**
   * The customers of one member, as {@code externalcontact/list} answers (客户列表): each is asked
   * about by {@code externalcontact/get}. It has one page.
   */
  public static IdPage customers(String json) {
    return texts(json, "external_userid");
  }

  /**
   * The group chats, as {@code externalcontact/groupchat/list} answers (客户群列表; document 92120),
   * whatever has become of their owners: each is asked about by {@code groupchat/get}.
   */
  public static IdPage groups(String json) {
    Answer answer = new Answer(json, "group_chat_list");
    return page(
        answer.objects("group_chat_list").stream().map(group -> group.text("chat_id")).toList(),
        answer);
  }

  /**
   * The acquisition links, as {@code externalcontact/customer_acquisition/list_link} answers
   * (获客链接列表): each is asked about by {@code customer_acquisition/customer}.
   */
  public static IdPage acquisitionLinks(String json) {
    return texts(json, "link_id_list");
  }

  private static IdPage texts(String json, String name) {
    Answer answer = new Answer(json, name);
    return page(answer.root().map(root -> ids(root, name)).orElse(List.of()), answer);
  }

  private static List<String> ids(JsonObject root, String name) {
    List<String> ids = root.texts(name);
    if (ids.stream().anyMatch(String::isBlank)) {
      root.violation(name, "must hold no empty id");
    }
    return ids;
  }

  private static IdPage page(List<String> ids, Answer answer) {
    String cursor = answer.nextCursor();
    return new IdPage(
        ids.stream().map(String::trim).filter(id -> !id.isEmpty()).distinct().toList(),
        cursor,
        answer.warnings());
  }

  /** Counts the ids: some are personal. */
  @Override
  public String toString() {
    return "IdPage[" + ids.size() + " ids, warnings=" + warnings + "]";
  }
}
