package io.siyu.tier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one person did, told in Shanghai's time: "2026-03-01" or "2026-03-01T10:00". */
final class Life {
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Instant enrolled;
  private final Map<String, List<Merit>> merits = new LinkedHashMap<>();
  private final List<TierOverride> overrides = new ArrayList<>();
  private String last = "";

  private Life(Instant enrolled) {
    this.enrolled = enrolled;
  }

  static Life since(String enrolled) {
    return new Life(at(enrolled));
  }

  static Instant at(String local) {
    LocalDateTime time =
        local.contains("T") ? LocalDateTime.parse(local) : LocalDate.parse(local).atStartOfDay();
    return time.atZone(SHANGHAI).toInstant();
  }

  static String local(Instant at) {
    LocalDateTime time = LocalDateTime.ofInstant(at, SHANGHAI);
    return time.toLocalTime().equals(LocalTime.MIN)
        ? time.toLocalDate().toString()
        : time.toString();
  }

  Life paid(String at, long minor) {
    return earned(TierRule.PAID, at, minor);
  }

  Life earned(String measure, String at, long amount) {
    last = measure;
    merits
        .computeIfAbsent(measure, any -> new ArrayList<>())
        .add(new Merit(at(at), amount, List.of()));
    return this;
  }

  /** Takes back some of what was earned last. */
  Life refunded(String at, long amount) {
    List<Merit> all = merits.get(last);
    Merit merit = all.remove(all.size() - 1);
    List<Merit.Reversal> reversals = new ArrayList<>(merit.reversals());
    reversals.add(new Merit.Reversal(at(at), amount));
    all.add(new Merit(merit.at(), merit.amount(), reversals));
    return this;
  }

  Life granted(String at, String tier, Optional<String> until) {
    overrides.add(new TierOverride(at(at), tier, until.map(Life::at), "客诉补偿"));
    return this;
  }

  TierFacts facts() {
    return new TierFacts(enrolled, merits, overrides);
  }

  TierStatus asOf(TierProgramme programme, String at) {
    return TierEvaluation.of(programme, facts(), at(at));
  }

  List<String> history(TierProgramme programme, String asOf) {
    return told(asOf(programme, asOf).history());
  }

  static List<String> told(List<TierRecord> records) {
    return records.stream().map(Life::told).toList();
  }

  private static String told(TierRecord record) {
    return local(record.at())
        + " "
        + record.cause()
        + (record.tier().isEmpty() ? "" : " " + record.tier())
        + record.termEnd().map(end -> " until " + local(end)).orElse("");
  }
}
