package io.siyu.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.wecom.snapshot.BroadcastTasks;
import io.siyu.wecom.snapshot.BroadcastTasks.Task;
import io.siyu.wecom.snapshot.IdPage;
import io.siyu.wecom.snapshot.TagCatalogue;
import io.siyu.wecom.snapshot.TagCatalogue.Group;
import io.siyu.wecom.snapshot.TagCatalogue.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the interfaces list for the host alone, from their documented samples to values. */
class ListingSnapshotsTest {
  @Test
  void lists_of_ids_say_what_to_ask_next() {
    assertThat(IdPage.customers(Samples.CUSTOMERS))
        .isEqualTo(
            new IdPage(
                List.of("woAJ2GCAAAXtWyujaWJHDDGi0mACAAAA", "wmqfasd1e1927831291723123109rAAA"),
                "",
                List.of()));
    assertThat(IdPage.stewards(Samples.STEWARDS).ids()).containsExactly("zhangsan", "lissi");
    assertThat(IdPage.acquisitionLinks("{\"link_id_list\":[\"ca1\"],\"next_cursor\":\"c\"}"))
        .isEqualTo(new IdPage(List.of("ca1"), "c", List.of()));
    assertThat(IdPage.groups(Samples.GROUPS))
        .isEqualTo(
            new IdPage(
                List.of("wrOgQhDgAAMYQiS5ol9G7gK9JVAAAA", "wrOgQhDgAAcwMTB7YmDkbeBsAAAA"),
                "tJzlB9tdqfh-g7i_J-ehOz_TWcd7dSKa39_AqCIeMFw",
                List.of()));
    assertThat(IdPage.customers(Samples.CUSTOMERS).toString())
        .contains("2 ids")
        .doesNotContain("wo");
  }

  @Test
  void a_list_that_lacks_an_id_says_so() {
    assertThat(IdPage.groups(Samples.GROUPS.replace("\"chat_id\":\"wrOgQhDgAAM", "\"x\":\"")))
        .satisfies(page -> assertThat(page.ids()).hasSize(1))
        .satisfies(
            page ->
                assertThat(page.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("/group_chat_list/0/chat_id: "));
    assertThat(IdPage.customers("{\"external_userid\":[\"wmA\",\" \"]}").warnings()).hasSize(1);
    assertThat(IdPage.customers("{\"external_userid\":[]}"))
        .isEqualTo(new IdPage(List.of(), "", List.of()));
  }

  @Test
  void tags_are_known_by_their_ids_also_those_that_are_gone() {
    TagCatalogue tags = TagCatalogue.read(Samples.TAGS);

    Tag one = new Tag("TAG_ID1", "TAG_GROUPID1", "NAME1", 1, false);
    Tag two = new Tag("TAG_ID2", "TAG_GROUPID1", "NAME2", 2, true);
    assertThat(tags.groups())
        .containsExactly(new Group("TAG_GROUPID1", "GOURP_NAME", 1, false, List.of(one, two)));
    assertThat(tags.tag("TAG_ID2")).contains(two);
    assertThat(tags.tag("TAG_ID3")).isEmpty();
  }

  @Test
  void a_group_of_tags_that_is_gone_takes_its_tags_with_it() {
    String gone =
        Samples.TAGS.replace(
            "\"order\":1,\"deleted\":false,\n", "\"order\":4294967295,\"deleted\":true,\n");

    TagCatalogue tags = TagCatalogue.read(gone);

    assertThat(tags.warnings()).isEmpty();
    assertThat(tags.groups().get(0).order()).isEqualTo(4_294_967_295L);
    assertThat(tags.groups().get(0).tags()).allMatch(Tag::deleted);
  }

  @Test
  void tasks_of_a_broadcast_say_who_has_sent_it() {
    BroadcastTasks tasks = BroadcastTasks.read(Samples.TASKS);

    assertThat(tasks.tasks())
        .containsExactly(
            new Task("zhangsan", true, Optional.of(Instant.ofEpochSecond(1_552_536_375))),
            new Task("lisi", false, Optional.empty()));
    assertThat(tasks.nextCursor()).isEqualTo("CURSOR");
    assertThat(tasks.toString()).doesNotContain("zhangsan");
  }
}
