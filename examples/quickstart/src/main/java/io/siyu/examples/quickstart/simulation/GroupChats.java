package io.siyu.examples.quickstart.simulation;

import io.siyu.examples.quickstart.simulation.Happening.GroupAsked;
import io.siyu.examples.quickstart.simulation.Happening.GroupChange;
import io.siyu.examples.quickstart.simulation.Happening.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The brand's group chats (客户群): who comes and goes, which pushes get lost on their way, and what
 * can be known of each group by those that do not.
 */
final class GroupChats {
  /** What becomes of a group; each in turn, so that a small world has every fate. */
  private enum Fate {
    EVERYTHING_TOLD,
    PUSH_LOST,
    PUSH_LOST_AND_ASKED,
    DISMISSED
  }

  private static final List<Fate> FATES = List.of(Fate.values());

  private final SimulationParameters parameters;
  private final Season season;
  private final Names names;
  private final List<List<Happening>> told = new ArrayList<>();

  private GroupChats(SimulationParameters parameters, Season season) {
    this.parameters = parameters;
    this.season = season;
    this.names = new Names(parameters.seed());
  }

  static GroupChats of(SimulationParameters parameters, Season season) {
    GroupChats chats = new GroupChats(parameters, season);
    int count = Math.max(FATES.size(), parameters.persons() / 100);
    for (int number = 0; number < count; number++) {
      chats.told.add(chats.new Life(number).live());
    }
    return chats;
  }

  /** What happened and was told. */
  List<Happening> happenings() {
    return told.stream().flatMap(List::stream).toList();
  }

  /** What can be known as of an instant. */
  List<ExpectedGroup> expected(Instant asOf) {
    return told.stream()
        .map(group -> expected(group, asOf))
        .sorted(Comparator.comparing(ExpectedGroup::id))
        .toList();
  }

  /** What can be known of one group by what was told of it, beginning with how it was made. */
  static ExpectedGroup expected(List<Happening> told, Instant asOf) {
    String chat = ((GroupChange) told.get(0)).chat();
    Set<String> present = new HashSet<>();
    String version = "";
    int gaps = 0;
    boolean dismissed = false;
    for (Happening happening : told) {
      if (!happening.at().isBefore(asOf)) {
        continue;
      }
      if (happening instanceof GroupAsked asked) {
        present = new HashSet<>(asked.members());
        version = asked.version();
        gaps = 0;
      } else if (happening instanceof GroupChange change) {
        dismissed |= change.turn() == Turn.DISMISSED;
        if (change.turn() == Turn.JOINED) {
          present.addAll(change.members());
        } else if (change.turn() == Turn.LEFT) {
          change.members().forEach(present::remove);
        }
        if (!change.to().isEmpty()) {
          gaps += version.isEmpty() || version.equals(change.from()) ? 0 : 1;
          version = change.to();
        }
      }
    }
    return new ExpectedGroup(chat, present.size(), gaps, dismissed);
  }

  /** One group while it is written. */
  private final class Life {
    private final Draw draw;
    private final String chat;
    private final Fate fate;
    private final List<Happening> told = new ArrayList<>();
    private final Set<String> members = new TreeSet<>();
    private String version;
    private Instant now;

    Life(int number) {
      this.draw = Draw.of(parameters.seed(), "group", number);
      this.chat = names.chat(number);
      this.fate = FATES.get(number % FATES.size());
      this.version = draw.letters(32);
      this.now = season.start().plusSeconds(draw.between(0, reach() / 5));
    }

    private long reach() {
      return Duration.ofDays(season.days()).toSeconds();
    }

    List<Happening> live() {
      tell(Turn.CREATED);
      come(List.of(draw.pick(Brand.STEWARDS)), false);
      int changes = (int) draw.between(8, 20);
      boolean losing = fate == Fate.PUSH_LOST || fate == Fate.PUSH_LOST_AND_ASKED;
      int lost = losing ? changes / 2 : -1;
      for (int i = 0; i < changes; i++) {
        // Several changes fall into one second, but none follows a lost one so closely: which of
        // the two parts came first would be anybody's guess.
        if (i == lost + 1 || !draw.chance(150)) {
          now = now.plusSeconds(draw.between(1, reach() / (2L * changes)));
        }
        change(i == lost);
        if (i == lost + 2 && fate == Fate.PUSH_LOST_AND_ASKED) {
          now = now.plusSeconds(60);
          told.add(new GroupAsked(now, chat, version, List.copyOf(members)));
        }
      }
      if (fate == Fate.DISMISSED) {
        now = now.plusSeconds(3600);
        tell(Turn.DISMISSED);
      }
      return told;
    }

    private void change(boolean lost) {
      int what = draw.below(100);
      if (!lost && what < 8) {
        now = now.plusSeconds(1);
        tell(Turn.RENAMED);
      } else if (lost || what < 70 || members.size() == 1) {
        come(newcomers(), lost);
      } else {
        go(List.of(draw.pick(List.copyOf(members))));
      }
    }

    private List<String> newcomers() {
      int people = Math.max(100, parameters.persons());
      Set<String> found = new TreeSet<>();
      long wanted = draw.between(1, 3);
      while (found.size() < wanted) {
        String contact = names.contact(draw.below(people)).value();
        if (!members.contains(contact)) {
          found.add(contact);
        }
      }
      return List.copyOf(found);
    }

    private void come(List<String> who, boolean lost) {
      members.addAll(who);
      note(Turn.JOINED, who, lost);
    }

    private void go(List<String> who) {
      who.forEach(members::remove);
      note(Turn.LEFT, who, false);
    }

    private void note(Turn turn, List<String> who, boolean lost) {
      String before = version;
      version = draw.letters(32);
      if (!lost) {
        told.add(new GroupChange(now, chat, turn, who, before, version));
      }
    }

    private void tell(Turn turn) {
      told.add(new GroupChange(now, chat, turn, List.of(), "", ""));
    }
  }
}
