package io.siyu.wecom.snapshot;

import com.google.common.collect.ImmutableList;
import io.siyu.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The tags that an account has, as {@code externalcontact/get_corp_tag_list} answers (企业标签库;
 * document 92117): what the ids in {@link io.siyu.event.Observed} are called. Immutable.
 *
 * <p>It is for the host to keep, and no event: no fact depends on what a tag is called. Ask again
 * when {@code change_external_tag} was pushed. Deleted tags are in the answer only where they were
 * asked for by id.
 *
 * @param groups the groups and their tags, in the order of the answer
 * @param warnings what of the answer could not be read, by JSON pointer and without its values, or
 *     why there is none
 */
public record TagCatalogue(List<Group> groups, List<String> warnings) {
  /**
   * A group of tags (标签组).
   *
   * @param order where it is shown: larger first
   * @param deleted whether it is gone, and with it all of its tags
   */
  public record Group(String id, String name, long order, boolean deleted, List<Tag> tags) {
    /** Copies. */
    public Group {
      tags = ImmutableList.copyOf(tags);
    }
  }

  /**
   * A tag (标签).
   *
   * @param group the id of its group
   * @param order where it is shown in the group: larger first
   * @param deleted whether it, or its group, is gone
   */
  public record Tag(String id, String group, String name, long order, boolean deleted) {}

  /** Copies. */
  public TagCatalogue {
    groups = ImmutableList.copyOf(groups);
    warnings = ImmutableList.copyOf(warnings);
  }

  /**
   * Reads an answer. A group or a tag without an id is left out, with a warning.
   *
   * @param json the answer's body
   */
  public static TagCatalogue read(String json) {
    Answer answer = new Answer(json, "tag_group");
    List<Group> groups =
        answer.objects("tag_group").stream()
            .map(TagCatalogue::group)
            .filter(group -> !group.id().isEmpty())
            .toList();
    return new TagCatalogue(groups, answer.warnings());
  }

  private static Group group(JsonObject in) {
    String id = in.text("group_id");
    boolean deleted = in.flag("deleted", false);
    List<Tag> tags =
        in.objects("tag").stream()
            .map(tag -> tag(tag, id, deleted))
            .filter(tag -> !tag.id().isEmpty())
            .toList();
    return new Group(
        id, in.optionalText("group_name"), in.numberAtLeast("order", 0, 0), deleted, tags);
  }

  private static Tag tag(JsonObject in, String group, boolean groupDeleted) {
    boolean deleted = in.flag("deleted", false);
    return new Tag(
        in.text("id"),
        group,
        in.optionalText("name"),
        in.numberAtLeast("order", 0, 0),
        deleted || groupDeleted);
  }

  /** The tag with an id, gone or not. */
  public Optional<Tag> tag(String id) {
    return groups.stream()
        .flatMap(group -> group.tags().stream())
        .filter(tag -> tag.id().equals(id))
        .findFirst();
  }
}
