package io.siyu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.siyu.Comparison.Changed;
import io.siyu.Comparison.Example;
import io.siyu.Comparison.Persons;
import io.siyu.Comparison.Position;
import io.siyu.Comparison.Side;
import io.siyu.FigureChange.Figure;
import io.siyu.dossier.MemberId;
import io.siyu.error.SiyuException;
import io.siyu.insight.Move;
import io.siyu.insight.SegmentMove;
import io.siyu.json.Json;
import io.siyu.json.JsonObject;
import io.siyu.json.Utf8Order;
import io.siyu.json.Violations;
import io.siyu.stage.Stage;
import io.siyu.standing.Decision;
import io.siyu.standing.Standing;
import io.siyu.tier.TierRecord;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The JSON form of a comparison, {@code "siyu":"comparison/1"}. */
final class ComparisonJson {
  private static final String FORMAT = "comparison/1";

  private ComparisonJson() {}

  static String write(Comparison comparison) {
    ObjectNode out = Json.object().put("siyu", FORMAT);
    write(out.putObject("before"), comparison.before());
    write(out.putObject("after"), comparison.after());
    Persons persons = comparison.persons();
    out.putObject("persons")
        .put("same", persons.same())
        .put("regrouped", persons.regrouped())
        .put("moved", persons.moved())
        .put("merged", persons.merged())
        .put("split", persons.split())
        .put("gone", persons.gone())
        .put("come", persons.come());
    write(out.putArray("stages"), comparison.stages(), Stage::name);
    write(out.putArray("tiers"), comparison.tiers(), tier -> tier);
    write(out.putArray("standings"), comparison.standings(), Standing::name);
    ArrayNode segments = out.putArray("segments");
    for (SegmentMove move : comparison.segments()) {
      segments
          .addObject()
          .put("id", move.segment())
          .put("entered", move.entered())
          .put("left", move.left());
    }
    ArrayNode figures = out.putArray("figures");
    for (FigureChange change : comparison.figures()) {
      ObjectNode object = figures.addObject().put("figure", change.figure().name());
      if (!change.of().isEmpty()) {
        object.put("of", change.of());
      }
      object
          .put("before", change.before())
          .put("after", change.after())
          .put("difference", change.difference());
    }
    words(out.putArray("fixed"), comparison.fixed());
    ArrayNode examples = out.putArray("examples");
    for (Example example : comparison.examples()) {
      ObjectNode object = examples.addObject();
      words(object.putArray("changed"), example.changed());
      example.before().ifPresent(position -> write(object.putObject("before"), position));
      example.after().ifPresent(position -> write(object.putObject("after"), position));
    }
    return Json.pretty(out);
  }

  private static void write(ObjectNode out, Side side) {
    side.baseline().ifPresent(version -> out.put("baseline", version));
    out.set("report", ReportJson.object(side.report()));
  }

  private static <T> void write(ArrayNode out, List<Move<T>> moves, Function<T, String> text) {
    for (Move<T> move : moves) {
      ObjectNode object = out.addObject().put("persons", move.persons());
      move.from().ifPresent(from -> object.put("from", text.apply(from)));
      move.to().ifPresent(to -> object.put("to", text.apply(to)));
    }
  }

  private static void words(ArrayNode out, Set<? extends Enum<?>> words) {
    words.forEach(word -> out.add(word.name()));
  }

  private static void write(ObjectNode out, Position position) {
    out.put("id", position.id().text())
        .put("tier", position.tier())
        .put("granted", position.granted());
    ObjectNode reached = out.putObject("reached");
    position.reached().forEach((stage, at) -> reached.put(stage.name(), at.toString()));
    position
        .lastTierRecord()
        .ifPresent(
            record -> {
              ObjectNode object =
                  out.putObject("lastTierRecord")
                      .put("at", record.at().toString())
                      .put("tier", record.tier())
                      .put("cause", record.cause().name());
              record.termEnd().ifPresent(end -> object.put("termEnd", end.toString()));
            });
    ObjectNode toNext = out.putObject("toNextTier");
    position.toNextTier().forEach(toNext::put);
    ObjectNode standing =
        out.putObject("standing").put("value", position.standing().value().name());
    position.standing().until().ifPresent(until -> standing.put("until", until.toString()));
    ArrayNode reasons = standing.putArray("reasons");
    for (Decision.Reason reason : position.standing().reasons()) {
      ObjectNode object = reasons.addObject().put("code", reason.code());
      ObjectNode figures = object.putObject("figures");
      reason.figures().forEach(figures::put);
      ArrayNode evidence = object.putArray("evidence");
      reason.evidence().forEach(evidence::add);
    }
    ArrayNode segments = out.putArray("segments");
    position.segments().forEach(segments::add);
  }

  static Comparison read(String json) {
    Violations violations = new Violations();
    JsonObject in =
        JsonObject.parse(json, violations).orElseThrow(() -> notAComparison(violations));
    if (!in.optionalText("siyu").equals(FORMAT)) {
      in.violation("siyu", "must be \"" + FORMAT + "\"");
    }
    Side before = side(in.object("before"));
    Side after = side(in.object("after"));
    if (!before.report().window().equals(after.report().window())
        || !before.report().asOf().equals(after.report().asOf())) {
      in.violation("after", "must have a report of the same window and instant as \"before\"");
    }
    Persons persons = persons(in.object("persons"));
    List<Move<Stage>> stages =
        moves(in.objects("stages"), (move, end) -> move.word(end, Stage.class, null));
    List<Move<String>> tiers = moves(in.objects("tiers"), JsonObject::optionalText);
    List<Move<Standing>> standings =
        moves(in.objects("standings"), (move, end) -> move.word(end, Standing.class, null));
    List<SegmentMove> segments =
        in.objects("segments").stream()
            .map(it -> new SegmentMove(it.text("id"), it.number("entered"), it.number("left")))
            .toList();
    List<FigureChange> figures =
        in.objects("figures").stream().map(ComparisonJson::figure).toList();
    Set<Figure> fixed = words(in, "fixed", Figure.class);
    List<Example> examples = in.objects("examples").stream().map(ComparisonJson::example).toList();
    if (!violations.isEmpty()) {
      throw notAComparison(violations);
    }
    return new Comparison(
        before, after, persons, stages, tiers, standings, segments, figures, fixed, examples);
  }

  private static SiyuException notAComparison(Violations violations) {
    return new SiyuException("not a comparison: " + violations.list());
  }

  private static Side side(JsonObject in) {
    Optional<String> baseline =
        Optional.of(in.optionalText("baseline")).filter(version -> !version.isEmpty());
    return new Side(ReportJson.read(in.object("report")), baseline);
  }

  private static Persons persons(JsonObject in) {
    return new Persons(
        in.number("same"),
        in.number("regrouped"),
        in.number("moved"),
        in.number("merged"),
        in.number("split"),
        in.number("gone"),
        in.number("come"));
  }

  private static <T> List<Move<T>> moves(
      List<JsonObject> in, BiFunction<JsonObject, String, T> read) {
    return in.stream()
        .map(
            move ->
                new Move<>(end(move, "from", read), end(move, "to", read), move.number("persons")))
        .toList();
  }

  /** An end that is not there is nobody; a tier may be the empty text. */
  private static <T> Optional<T> end(
      JsonObject move, String end, BiFunction<JsonObject, String, T> read) {
    return move.has(end) ? Optional.of(read.apply(move, end)) : Optional.empty();
  }

  private static FigureChange figure(JsonObject in) {
    return new FigureChange(
        in.word("figure", Figure.class, null),
        in.optionalText("of"),
        in.number("before"),
        in.number("after"));
  }

  private static Example example(JsonObject in) {
    return new Example(
        words(in, "changed", Changed.class),
        in.optionalObject("before").map(ComparisonJson::position),
        in.optionalObject("after").map(ComparisonJson::position));
  }

  private static <E extends Enum<E>> Set<E> words(JsonObject in, String name, Class<E> type) {
    Set<E> words = EnumSet.noneOf(type);
    words.addAll(in.words(name, type));
    return words;
  }

  private static Position position(JsonObject in) {
    Map<Stage, Instant> reached = new EnumMap<>(Stage.class);
    JsonObject stages = in.object("reached");
    for (Stage stage : Stage.values()) {
      stages.optionalInstant(stage.name()).ifPresent(at -> reached.put(stage, at));
    }
    if (reached.isEmpty()) {
      in.violation("reached", "must have at least one stage");
      reached.put(Stage.LEAD, Instant.EPOCH);
    }
    return new Position(
        new MemberId(in.text("id")),
        reached,
        in.optionalText("tier"),
        in.flag("granted", false),
        in.optionalObject("lastTierRecord").map(ComparisonJson::record),
        numbers(in.object("toNextTier")),
        standing(in.object("standing")),
        Set.copyOf(in.texts("segments")));
  }

  private static TierRecord record(JsonObject in) {
    return new TierRecord(
        in.instant("at"),
        in.optionalText("tier"),
        in.optionalInstant("termEnd"),
        in.word("cause", TierRecord.Cause.class, null));
  }

  private static Decision<Standing> standing(JsonObject in) {
    return new Decision<>(
        in.word("value", Standing.class, null),
        in.objects("reasons").stream()
            .map(
                reason ->
                    new Decision.Reason(
                        reason.text("code"),
                        numbers(reason.object("figures")),
                        reason.texts("evidence")))
            .toList(),
        in.optionalInstant("until"));
  }

  private static Map<String, Long> numbers(JsonObject in) {
    Map<String, Long> numbers = new TreeMap<>(Utf8Order.INSTANCE);
    in.names().forEach(name -> numbers.put(name, in.number(name)));
    return numbers;
  }
}
