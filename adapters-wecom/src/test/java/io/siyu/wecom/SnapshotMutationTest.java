package io.siyu.wecom;

import static io.siyu.wecom.Connection.AT;
import static io.siyu.wecom.Connection.CORP;
import static org.assertj.core.api.Assertions.assertThat;

import io.siyu.event.Event;
import io.siyu.wecom.snapshot.AcquisitionPage;
import io.siyu.wecom.snapshot.AcquisitionSnapshots;
import io.siyu.wecom.snapshot.BillSnapshots;
import io.siyu.wecom.snapshot.BroadcastSnapshots;
import io.siyu.wecom.snapshot.BroadcastTasks;
import io.siyu.wecom.snapshot.IdPage;
import io.siyu.wecom.snapshot.KfPage;
import io.siyu.wecom.snapshot.KfSnapshots;
import io.siyu.wecom.snapshot.SnapshotPage;
import io.siyu.wecom.snapshot.TagCatalogue;
import io.siyu.wecom.snapshot.TransferSnapshots;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Answers that are broken: of every interface but those about customers and groups. */
class SnapshotMutationTest {
  /** What a reader says of an answer, in short. */
  private record Said(List<Event> events, int values, List<String> warnings) {
    Said(SnapshotPage page) {
      this(page.events(), 0, page.warnings());
    }

    Said(KfPage page) {
      this(page.events(), page.codes().size(), page.warnings());
    }

    Said(AcquisitionPage page) {
      this(page.events(), page.customers().size(), page.warnings());
    }

    Said(IdPage page) {
      this(List.of(), page.ids().size(), page.warnings());
    }
  }

  private record Reader(String sample, Function<String, Said> read) {}

  private static final KfSnapshots KF = new KfSnapshots(CORP, "corp-a");
  private static final AcquisitionSnapshots ACQUISITION = new AcquisitionSnapshots(CORP, "corp-a");
  private static final BroadcastSnapshots BROADCAST = new BroadcastSnapshots(CORP, "corp-a");
  private static final TransferSnapshots TRANSFER = new TransferSnapshots(CORP, "corp-a");
  private static final BillSnapshots BILL = new BillSnapshots(CORP, "corp-a");

  private static final List<Reader> READERS =
      List.of(
          new Reader(Samples.CUSTOMERS, json -> new Said(IdPage.customers(json))),
          new Reader(Samples.STEWARDS, json -> new Said(IdPage.stewards(json))),
          new Reader(Samples.GROUPS, json -> new Said(IdPage.groups(json))),
          new Reader(
              Samples.TAGS,
              json -> {
                TagCatalogue tags = TagCatalogue.read(json);
                return new Said(List.of(), tags.groups().size(), tags.warnings());
              }),
          new Reader(Samples.KF, json -> new Said(KF.read(json, AT))),
          new Reader(Samples.KF_EVENTS, json -> new Said(KF.read(json, AT))),
          new Reader(Samples.ACQUIRED, json -> new Said(ACQUISITION.customers(json, "ca1", AT))),
          new Reader(Samples.CHAT_INFO, json -> new Said(ACQUISITION.chat(json, AT))),
          new Reader(Samples.SENT, json -> new Said(BROADCAST.read(json, "msg1", AT))),
          new Reader(
              Samples.TASKS,
              json -> {
                BroadcastTasks tasks = BroadcastTasks.read(json);
                return new Said(List.of(), tasks.tasks().size(), tasks.warnings());
              }),
          new Reader(Samples.TRANSFERRED, json -> new Said(TRANSFER.read(json, "a", "b", AT))),
          new Reader(Samples.BILL, json -> new Said(BILL.read(json))));

  @Property(tries = 6_000)
  void whatever_is_answered_nothing_is_thrown(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Reader reader = READERS.get(random.nextInt(READERS.size()));
    String answer = Mutation.of(reader.sample(), random);

    Said said = reader.read().apply(answer);

    assertThat(said.events().stream().allMatch(Event::isIntact)).isTrue();
    assertThat(said.events().isEmpty() && said.values() == 0 && said.warnings().isEmpty())
        .as("an answer that says nothing, without a reason: %s", answer)
        .isFalse();
  }

  @Test
  void an_answer_that_is_an_error_or_no_answer_says_why() {
    for (Reader reader : READERS) {
      for (String answer :
          List.of("", "[]", "null", "not JSON", "{}", "{\"errcode\":40001,\"errmsg\":\"x\"}")) {
        Said said = reader.read().apply(answer);

        assertThat(said.events()).isEmpty();
        assertThat(said.values()).isZero();
        assertThat(said.warnings()).as(answer).isNotEmpty();
        if (answer.contains("40001")) {
          assertThat(said.warnings().get(0)).contains("40001");
        }
      }
    }
  }

  @Test
  void the_same_answer_again_is_the_same_and_the_samples_are_read_without_a_warning() {
    for (Reader reader : READERS) {
      Said said = reader.read().apply(reader.sample());

      assertThat(reader.read().apply(reader.sample())).isEqualTo(said);
      assertThat(said.warnings()).isEmpty();
      assertThat(said.events().size() + said.values()).isPositive();
    }
  }
}
