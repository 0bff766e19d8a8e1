package io.siyu.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Published cases of {@code windowFunnel}: those of ClickHouse's test
 * 00632_aggregation_window_funnel, of its reports 9773 and 27469, and of duckdb-behavioral.
 */
class WindowFunnelTest {
  @ParameterizedTest(name = "{0}")
  @DisplayName("J-2, J-3 modes of windowFunnel by their published cases")
  @CsvSource(
      textBlock =
          """
          basic-1,0:1000 1:1001 2:1002 3:1003 4:1004 5:1005 6:1006 7:1007 8:1008,1000,10000,,1
          basic-3,0:1000 1:1001 2:1002 3:1003 4:1004 5:1005 6:1006 7:1007 8:1008,1000 | 1001 | 1002,10000,,3
          single-window1,0:1000 1:1001 2:1002 3:1003 4:1004 5:1005 6:1006 7:1007 8:1008,1000,1,,1
          window-3-inclusive,0:1000 1:1001 2:1002 3:1003 4:1004 5:1005 6:1006 7:1007 8:1008,1003 | 1004 | 1005 | 1006 | 1007,3,,4
          far,1:1001 2:1002 3:1003 4:1004 5:1005 6:1006 7:1007 8:1008,1001 | 1008,10000,,2
          range-conditions,1:1001 2:1002 3:1003 4:1004 5:1005 6:1006 7:1007 8:1008,<=1007 | >=1002 | <=1006 | >=1004,4,,4
          dup-default,0:1000 10:1001 20:1002 30:1003 40:1004 50:1005 51:1005 60:1006 70:1007 80:1008,1000 | 1001 | 1002 | 1003 | 1004 | 1005 | 1006,10000,,7
          order-u2-default,1:a 2:d 3:b 4:c,a | b | c,86400,,3
          order-u4-default,1:a 2:a 3:a 4:a 5:b 6:b 7:c 8:c,a | b | c,86400,,3
          order-u6-default,1:c 2:c 3:b 4:b 5:a 6:a,a | b | c,86400,,1
          order-u2-strict_order,1:a 2:d 3:b 4:c,a | b | c,86400,strict_order,1
          order-u4-strict_order,1:a 2:a 3:a 4:a 5:b 6:b 7:c 8:c,a | b | c,86400,strict_order,3
          order-u6-strict_order,1:c 2:c 3:b 4:b 5:a 6:a,a | b | c,86400,strict_order,1
          order-u2-both,1:a 2:d 3:b 4:c,a | b | c,86400,strict_deduplication+strict_order,1
          order-u4-both,1:a 2:a 3:a 4:a 5:b 6:b 7:c 8:c,a | b | c,86400,strict_deduplication+strict_order,2
          order-u6-both,1:c 2:c 3:b 4:b 5:a 6:a,a | b | c,86400,strict_deduplication+strict_order,1
          clickhouse 27469,1:a 2:b 3:c 4:b 5:d,a | b | c | d,86400,strict_deduplication,3
          ties-strict_increase,0:1000 1:1001 1:1002 1:1003 2:1004,1000 | 1001 | 1002 | 1003 | 1004,10000,strict_increase,2
          one-event-3-steps-strict_once,0:1000 1:1001 1:1002 1:1003 2:1004,1004 | 1004 | 1004,10000,strict_once,1
          one-event-3-steps-default,0:1000 1:1001 1:1002 1:1003 2:1004,1004 | 1004 | 1004,10000,,3
          once-123-increase,180:failure 220:failure 250:success,failure | failure | success,200,strict_once+strict_increase,3
          once-345-increase,200:success 210:failure 230:success,failure | failure | success,200,strict_once+strict_increase,1
          once-234-strict_once,100:failure 250:failure,failure | failure | success,200,strict_once,2
          once-123-deduplication,180:failure 220:failure 250:success,failure | failure | success,200,strict_once+strict_deduplication,3
          once-345-deduplication,200:success 210:failure 230:success,failure | failure | success,200,strict_once+strict_deduplication,1
          reentry-skip-premature,1:a 2:c 3:b,a | b | c,100,strict_order+allow_reentry,2
          entry-repeat-restarts-window,0:a 50:a 100:b,a | b,60,,2
          late-second-chain-wins,0:a 10:b 100:a 110:b 120:c,a | b | c,60,,3
          empty,,a | b,60,,0
          ddb-user2,0:view 300:cart,view | cart | purchase,3600,,2
          the exact answer where ClickHouse up to 26.9 says 1,0:a 1:a 1:b,a | b,60,strict_increase,2
          pr9773 ABC,1:a 2:b 3:c,a | b | c,60,,3
          pr9773 ABC strict,1:a 2:b 3:c,a | b | c,60,strict_order,3
          pr9773 ADBC,1:a 2:d 3:b 4:c,a | b | c,60,,3
          pr9773 ADBC strict,1:a 2:d 3:b 4:c,a | b | c,60,strict_order,1
          pr9773 AABBCC,1:a 2:a 3:b 4:b 5:c 6:c,a | b | c,60,,3
          pr9773 AABBCC strict,1:a 2:a 3:b 4:b 5:c 6:c,a | b | c,60,strict_order,3
          pr9773 AAAABBCC,1:a 2:a 3:a 4:a 5:b 6:b 7:c 8:c,a | b | c,60,,3
          pr9773 AAAABBCC strict,1:a 2:a 3:a 4:a 5:b 6:b 7:c 8:c,a | b | c,60,strict_order,3
          pr9773 AABBDCC,1:a 2:a 3:b 4:b 5:d 6:c 7:c,a | b | c,60,,3
          pr9773 AABBDCC strict,1:a 2:a 3:b 4:b 5:d 6:c 7:c,a | b | c,60,strict_order,2
          pr9773 BBCCAA,1:b 2:b 3:c 4:c 5:a 6:a,a | b | c,60,,1
          pr9773 BBCCAA strict,1:b 2:b 3:c 4:c 5:a 6:a,a | b | c,60,strict_order,1
          starrocks increase of ABCBD,1:a 2:b 3:c 4:b 5:d,a | b | c | d,60,strict_increase,4
          starrocks fixed of ABDC,1:a 2:b 3:d 4:c,a | b | c | d,60,strict_order,2
          """)
  void published_cases(
      String name, String events, String steps, long window, String modes, int level) {
    List<String> conditions = List.of(steps.split(" \\| "));
    List<Done> life = new ArrayList<>();
    for (String event : events == null ? new String[0] : events.split(" ")) {
      String[] parts = event.split(":");
      int bits = 0;
      for (int k = 0; k < conditions.size(); k++) {
        bits |= matches(conditions.get(k), parts[1]) ? 1 << k : 0;
      }
      life.add(new Done(Long.parseLong(parts[0]) * 1000, bits, 0, Occurrences.NO_VALUE));
    }
    FunnelSpec spec = spec(conditions.size(), window, modes);
    FunnelMatcher matcher = new FunnelMatcher(spec);
    matcher.follow(Done.occurrences(life), Long.MAX_VALUE);

    assertThat(matcher.level()).isEqualTo(level);
  }

  private static boolean matches(String condition, String event) {
    if (condition.startsWith("<=")) {
      return Integer.parseInt(event) <= Integer.parseInt(condition.substring(2));
    }
    if (condition.startsWith(">=")) {
      return Integer.parseInt(event) >= Integer.parseInt(condition.substring(2));
    }
    return condition.equals(event);
  }

  private static FunnelSpec spec(int steps, long seconds, String modes) {
    List<String> names = new ArrayList<>();
    for (int k = 0; k < steps; k++) {
      names.add("step " + k);
    }
    Set<FunnelMode> some = new HashSet<>();
    for (String mode : modes == null ? new String[0] : modes.split("\\+")) {
      some.add(FunnelMode.valueOf(mode.toUpperCase(Locale.ROOT)));
    }
    return new FunnelSpec(
        names,
        StepOrder.ORDERED,
        new FunnelWindow.FromFirst(Duration.ofSeconds(seconds)),
        some,
        FunnelEntry.BEST_ATTEMPT,
        List.of(),
        Optional.empty());
  }
}
