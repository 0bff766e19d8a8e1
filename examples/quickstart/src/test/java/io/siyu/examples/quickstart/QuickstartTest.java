package io.siyu.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.siyu.Connections;
import io.siyu.Report;
import io.siyu.Siyu;
import io.siyu.SystemSecretSource;
import io.siyu.examples.quickstart.html.Figures;
import io.siyu.insight.MembershipCount;
import io.siyu.insight.PathCount;
import io.siyu.insight.Privatisation;
import io.siyu.json.Json;
import io.siyu.json.Json.MalformedJsonException;
import io.siyu.playbook.Playbook;
import io.siyu.spi.EventStore;
import io.siyu.standing.Baseline;
import io.siyu.store.InMemoryEventStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
  private static final String WINDOW = "2026-03-01/2026-03-21";

  @TempDir static Path simulated;
  @TempDir Path own;

  private static int exitCode;
  private static String printed = "";

  private record Run(int exitCode, String out, String err) {}

  private static Run run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        new Quickstart(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false)
            .run(Arrays.asList(args));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @BeforeAll
  static void simulate() {
    Run run = run("--persons", "300", "--days", "20", "--out", simulated.toString());
    exitCode = run.exitCode();
    printed = run.out() + run.err();
  }

  private Run ownData(Path deliveries, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--deliveries", deliveries.toString(),
                "--connections", simulated.resolve("connections.json").toString(),
                "--playbook", simulated.resolve("playbook.json").toString(),
                "--baseline", simulated.resolve("baseline.json").toString(),
                "--window", WINDOW,
                "--out", own.toString()));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
  }

  private static String report() throws IOException {
    return Files.readString(simulated.resolve("report.json"));
  }

  private static List<String> deliveries() throws IOException {
    return Files.readAllLines(simulated.resolve("deliveries.jsonl"));
  }

  private Path file(List<String> lines) throws IOException {
    return Files.write(own.resolve("in.jsonl"), lines);
  }

  @Test
  void a_simulation_comes_out_as_it_must_and_says_so() {
    assertThat(printed)
        .contains("report equals the truth")
        .contains("intake equals the expected one")
        .contains("membership of group chats equals the expected one")
        .contains("FIRST_ORDER")
        .containsPattern("[1-9]\\d* persons erased; none came back");
    assertThat(exitCode).isZero();
  }

  @Test
  void a_simulation_writes_all_its_files() {
    assertThat(simulated.toFile().list())
        .containsExactlyInAnyOrder(
            "playbook.json",
            "baseline.json",
            "connections.json",
            "deliveries.jsonl",
            "erasures.jsonl",
            "truth.json",
            "intake.json",
            "report.json",
            "estimates.json",
            "goods.json",
            "report.html",
            "events.mv.db");
  }

  @Test
  void the_files_of_a_simulation_fed_as_own_data_give_the_same_report() throws IOException {
    Run run = ownData(simulated.resolve("deliveries.jsonl"));

    assertThat(run.exitCode()).isZero();
    assertThat(Files.readString(own.resolve("report.json"))).isEqualTo(report());
    assertThat(own.resolve("intake.json")).hasSameBinaryContentAs(simulated.resolve("intake.json"));
    assertThat(own.resolve("report.html")).hasSameBinaryContentAs(simulated.resolve("report.html"));
    assertThat(own.toFile().list())
        .containsExactlyInAnyOrder(
            "report.json",
            "estimates.json",
            "goods.json",
            "intake.json",
            "report.html",
            "events.mv.db");
  }

  @Test
  void memory_gives_the_same_report_as_a_database() throws IOException {
    Run run = ownData(simulated.resolve("deliveries.jsonl"), "--store", "memory");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("kept in memory");
    assertThat(own.resolve("report.json")).hasSameBinaryContentAs(simulated.resolve("report.json"));
    assertThat(own.resolve("estimates.json"))
        .hasSameBinaryContentAs(simulated.resolve("estimates.json"))
        .content()
        .contains("\"siyu\" : \"estimates/1\"", "MBG_NBD");
    assertThat(own.resolve("events.mv.db")).doesNotExist();
  }

  @Test
  void a_database_of_ones_own_keeps_what_it_has() throws IOException {
    String url = "jdbc:h2:file:" + own.resolve("kept");
    Path deliveries = simulated.resolve("deliveries.jsonl");
    assertThat(ownData(deliveries, "--store", url).exitCode()).isZero();
    Run again = ownData(deliveries, "--store", url);

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains(" 0 accepted");
    assertThat(own.resolve("report.json")).hasSameBinaryContentAs(simulated.resolve("report.json"));
  }

  @Test
  void a_database_that_cannot_be_used_is_named_without_its_password() {
    Run run = run("--store", "jdbc:postgresql://127.0.0.1:1/siyu?user=siyu&password=hush");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--store: the postgresql database").doesNotContain("hush");
  }

  @Test
  void erasures_of_own_data_move_no_figure_and_no_count_at_the_door() throws IOException {
    Path erasures = simulated.resolve("erasures.jsonl");
    Run run = ownData(simulated.resolve("deliveries.jsonl"), "--erasures", erasures.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains(Files.readAllLines(erasures).size() + " persons erased; none");
    assertThat(Files.readString(own.resolve("report.json"))).isEqualTo(report());
    assertThat(own.resolve("intake.json")).hasSameBinaryContentAs(simulated.resolve("intake.json"));
  }

  @Test
  void an_erasure_that_names_nobody_is_told_by_its_line_and_not_quoted() throws IOException {
    Path erasures =
        Files.writeString(
            own.resolve("erasures"),
            "\n{\"at\":\"2026-04-01T00:00:00Z\",\"key\":\"13800138000\"}\n");
    Run run = ownData(simulated.resolve("deliveries.jsonl"), "--erasures", erasures.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--erasures: line 2").doesNotContain("13800138000");
  }

  @Test
  void the_order_of_the_lines_does_not_matter() throws IOException {
    List<String> lines = deliveries();
    Collections.shuffle(lines, new Random(42));

    assertThat(ownData(file(lines)).exitCode()).isZero();
    assertThat(Files.readString(own.resolve("report.json"))).isEqualTo(report());
  }

  @Test
  void deliveries_fed_twice_count_once() throws IOException {
    List<String> lines = deliveries();
    lines.addAll(deliveries());

    assertThat(ownData(file(lines)).exitCode()).isZero();
    assertThat(Files.readString(own.resolve("report.json"))).isEqualTo(report());
  }

  @Test
  void deliveries_cut_into_two_runs_over_one_store_give_the_same_report() throws IOException {
    EventStore store = new InMemoryEventStore("lin");
    List<String> lines = deliveries();
    int cut = lines.size() / 3;

    siyu(store, lines.subList(cut, lines.size()));
    Siyu second = siyu(store, lines.subList(0, cut));

    Report once = Report.parse(report());
    assertThat(second.report(once.window(), once.asOf()).toJson()).isEqualTo(report());
  }

  private static Siyu siyu(EventStore store, List<String> lines) throws IOException {
    Siyu siyu =
        Siyu.builder()
            .playbook(Playbook.parse(Files.readString(simulated.resolve("playbook.json"))))
            .connections(
                Connections.parse(
                    Files.readString(simulated.resolve("connections.json")),
                    new SystemSecretSource(simulated)))
            .baseline(Baseline.parse(Files.readString(simulated.resolve("baseline.json"))))
            .store(store)
            .build();
    lines.forEach(siyu::receiveRecorded);
    return siyu;
  }

  @Test
  void an_earlier_instant_gives_another_report() throws IOException {
    Run run = ownData(simulated.resolve("deliveries.jsonl"), "--as-of", "2026-03-11");

    assertThat(run.exitCode()).isZero();
    assertThat(Files.readString(own.resolve("report.json")))
        .contains("\"asOf\" : \"2026-03-10T16:00:00Z\"");
    assertThat(data(own).get("days")).hasSize(10);
  }

  @Test
  void a_broken_line_is_told_of_by_its_number_and_the_rest_goes_on() throws IOException {
    List<String> lines = deliveries();
    lines.add(4, "{\"receivedAt\":\"13800138000\"");
    lines.add(7, " ");
    lines.add("[]");

    Run run = ownData(file(lines));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("line 5 is broken: ")
        .contains("line " + lines.size() + " is broken: ")
        .doesNotContain("line 8 ")
        .doesNotContain("13800138000");
    assertThat(run.out()).contains("2 unreadable line(s)");
    assertThat(Files.readString(own.resolve("intake.json"))).contains("\"unreadable\" : 2");
    assertThat(Files.readString(own.resolve("report.json"))).isEqualTo(report());
  }

  @Test
  void violations_of_the_playbook_are_told_one_a_line() throws IOException {
    Path playbook =
        Files.writeString(
            own.resolve("playbook"), "{\"siyu\":\"playbook/1\",\"zone\":\"Mars\",\"x\":1}");

    Run run = ownData(simulated.resolve("deliveries.jsonl"), "--playbook", playbook.toString());
    assertThat(run.err()).contains("--playbook is given twice");

    run =
        run(
            "--deliveries", simulated.resolve("deliveries.jsonl").toString(),
            "--connections", simulated.resolve("connections.json").toString(),
            "--playbook", playbook.toString(),
            "--window", WINDOW,
            "--out", own.toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .anyMatch(line -> line.startsWith("playbook /zone: "))
        .anyMatch(line -> line.startsWith("playbook /x: "))
        .anyMatch(line -> line.startsWith("playbook /version: "));
  }

  @Test
  void violations_of_the_baseline_are_told_one_a_line() throws IOException {
    Path baseline = Files.writeString(own.resolve("baseline"), "{\"siyu\":\"baseline/1\",\"x\":1}");

    Run run =
        run(
            "--deliveries", simulated.resolve("deliveries.jsonl").toString(),
            "--connections", simulated.resolve("connections.json").toString(),
            "--playbook", simulated.resolve("playbook.json").toString(),
            "--baseline", baseline.toString(),
            "--window", WINDOW,
            "--out", own.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .anyMatch(line -> line.startsWith("baseline /x: "))
        .anyMatch(line -> line.startsWith("baseline /version: "));
  }

  @Test
  void violations_of_the_connections_are_told_without_their_secrets() throws IOException {
    Path connections =
        Files.writeString(
            own.resolve("connections"),
            "{\"siyu\":\"connections/1\",\"connections\":[{\"name\":\"a\",\"type\":\"wecom\","
                + "\"token\":\"hush-hush\"},{\"name\":\"b\",\"type\":\"telegraph\"}]}");

    Run run =
        run(
            "--deliveries", simulated.resolve("deliveries.jsonl").toString(),
            "--connections", connections.toString(),
            "--playbook", simulated.resolve("playbook.json").toString(),
            "--window", WINDOW,
            "--out", own.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .anyMatch(line -> line.startsWith("connections /connections/0/"))
        .anyMatch(line -> line.startsWith("connections /connections/1/type: "));
    assertThat(run.err()).doesNotContain("hush-hush");
  }

  @Test
  void wrong_usage_exits_with_two_and_says_what_is_wrong() {
    assertThat(run("--frobnicate")).matches(run -> run.exitCode() == 2 && run.out().isEmpty());
    assertThat(run("--frobnicate").err()).contains("\"--frobnicate\" is no option");
    Run missing = ownData(own.resolve("none.jsonl"));
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("there is no file").contains("none.jsonl");
  }

  @Test
  void a_window_that_ends_before_it_starts_is_wrong_usage() {
    Run run =
        run(
            "--deliveries", simulated.resolve("deliveries.jsonl").toString(),
            "--connections", simulated.resolve("connections.json").toString(),
            "--playbook", simulated.resolve("playbook.json").toString(),
            "--window", "2026-03-21/2026-03-01",
            "--out", own.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--window: FROM must be before TO");
  }

  @Test
  void help_is_no_failure() {
    Run run = run("--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("--persons N").contains("--as-of");
  }

  @Test
  void nothing_printed_is_a_secret() throws IOException, MalformedJsonException {
    JsonNode connections = Json.parse(Files.readString(simulated.resolve("connections.json")));
    List<String> secrets = new ArrayList<>();
    connections.findValues("token").forEach(token -> secrets.add(token.textValue()));
    connections.findValues("encodingAesKey").forEach(key -> secrets.add(key.textValue()));
    connections.findValues("secret").forEach(secret -> secrets.add(secret.textValue()));
    String page = Files.readString(simulated.resolve("report.html"));

    assertThat(secrets).hasSizeGreaterThan(4);
    assertThat(secrets).allSatisfy(secret -> assertThat(printed + page).doesNotContain(secret));
  }

  @Test
  void the_page_loads_nothing_from_anywhere() throws IOException {
    String page = Files.readString(simulated.resolve("report.html"));
    String tags = page.replaceAll("(?s)<script>.*?</script>", "");

    assertThat(page).contains("Licensed to the Apache Software Foundation").contains("echarts");
    assertThat(
            Pattern.compile("(?i)\\b(src|href|srcset|data)\\s*=").matcher(tags).results().toList())
        .isEmpty();
    assertThat(tags).doesNotContain("http:", "https:", "@import", "url(", "<link", "<iframe", "{{");
    assertThat(tags).contains("default-src 'none'");
  }

  @Test
  void names_of_the_playbook_stay_text_on_the_page() throws IOException {
    String hostile = "</script><b>&{{data}}";
    String playbook = Files.readString(simulated.resolve("playbook.json"));
    Path named =
        Files.writeString(
            own.resolve("playbook"), playbook.replace("导购企微", hostile).replace("朋友圈·新客礼", hostile));

    Run run =
        run(
            "--deliveries", simulated.resolve("deliveries.jsonl").toString(),
            "--connections", simulated.resolve("connections.json").toString(),
            "--playbook", named.toString(),
            "--window", WINDOW,
            "--out", own.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(Files.readString(own.resolve("report.html")))
        .doesNotContain("</script><b>")
        .contains("&lt;/script&gt;&lt;b&gt;&amp;{{data}} <small>guides</small>")
        .contains("&lt;/script&gt;&lt;b&gt;&amp;{{data}} <small>MA01</small>");
    assertThat(data(own).get("pools").findValuesAsText("zh")).contains(hostile);
  }

  @Test
  void the_page_shows_both_languages() throws IOException {
    assertThat(Files.readString(simulated.resolve("report.html")))
        .contains("<span lang=\"zh\">首单</span><span lang=\"en\">First order</span>")
        .contains("<span lang=\"zh\">渠道</span><span lang=\"en\">Channels</span>");
  }

  @Test
  void the_page_shows_goods_and_what_customers_decide() throws IOException {
    assertThat(Files.readString(simulated.resolve("report.html")))
        .contains("<span lang=\"zh\">商品角色</span>", "<span lang=\"zh\">产品阶梯</span>")
        .contains("<span lang=\"zh\">体验官投票</span>", "橙花 <small>scents</small>")
        .contains("<span lang=\"zh\">预售</span>", "精华5 <small>presale-spring</small>")
        .contains("<span lang=\"zh\">拼团</span>", "<span lang=\"zh\">已成团</span>");
  }

  @Test
  void the_days_of_the_page_add_up_to_the_report() throws IOException {
    Report report = Report.parse(report());
    JsonNode data = data(simulated);

    assertThat(data.get("days")).hasSize(20);
    assertThat(data.get("days").get(0).textValue()).isEqualTo("2026-03-01");
    List<Long> standing = new ArrayList<>();
    data.get("stages").forEach(stage -> standing.add(stage.get("members").get(19).longValue()));
    assertThat(standing).containsExactlyElementsOf(report.members().byStage().values());
    assertThat(sums(data, "joins"))
        .containsExactlyElementsOf(report.userPools().stream().map(pool -> pool.joined()).toList());
    assertThat(sums(data, "losses"))
        .containsExactlyElementsOf(report.userPools().stream().map(pool -> pool.left()).toList());
    assertThat(sums(data, "losses")).anyMatch(losses -> losses > 0);
  }

  @Test
  void the_page_shows_the_tiers_of_the_report_over_time_and_where_members_stand()
      throws IOException {
    MembershipCount membership = Report.parse(report()).membership();
    JsonNode data = data(simulated);
    String page = Files.readString(simulated.resolve("report.html"));

    assertThat(data.get("moments")).hasSize(21);
    assertThat(data.get("tiers").findValuesAsText("name")).containsExactly("银卡", "金卡");
    List<Long> silver = new ArrayList<>();
    data.get("tiers").get(0).get("members").forEach(count -> silver.add(count.longValue()));
    assertThat(silver)
        .containsExactlyElementsOf(
            membership.tiersOverTime().stream()
                .map(moment -> moment.members().get("silver"))
                .toList());
    assertThat(silver.get(20)).isPositive();
    assertThat(page)
        .contains("<h3><span lang=\"zh\">超级用户</span><span lang=\"en\">Super users</span></h3>")
        .contains("积分大户 <small>many-points</small>");
  }

  @Test
  void the_page_draws_ways_valleys_cohorts_and_worth_with_the_figures_of_the_report()
      throws IOException {
    Report report = Report.parse(report());
    String page = Files.readString(simulated.resolve("report.html"));
    page = page.substring(0, page.indexOf("<script"));

    long leads = report.funnel().get(0).reached();
    assertThat(report.flows().stream().mapToLong(PathCount::members).sum()).isEqualTo(leads);
    for (Privatisation pool : report.trafficPools()) {
      assertThat(page)
          .contains(
              "<td class=\"n\">" + Figures.share(pool.rate()) + "</td>",
              "<tspan class=\"soft\" dx=\"6\">" + Figures.count(pool.leads()) + "</tspan>");
    }
    assertThat(page)
        .contains("<span lang=\"zh\">价格洼地</span><span lang=\"en\">Price valleys</span>")
        .contains("<tspan lang=\"zh\">首单</tspan><tspan lang=\"en\">First order</tspan>")
        .contains("<td>2026-03</td>")
        .contains("class=\"curve\"")
        .doesNotContain("NaN", "Infinity");
    assertThat(Pattern.compile("<svg ").matcher(page).results().count()).isGreaterThan(5);
  }

  private static List<Long> sums(JsonNode data, String of) {
    List<Long> sums = new ArrayList<>();
    for (JsonNode pool : data.get("pools")) {
      long sum = 0;
      for (JsonNode count : pool.get(of)) {
        sum += count.longValue();
      }
      sums.add(sum);
    }
    return sums;
  }

  private static JsonNode data(Path directory) throws IOException {
    Matcher data =
        Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>")
            .matcher(Files.readString(directory.resolve("report.html")));
    assertThat(data.find()).isTrue();
    try {
      return Json.parse(data.group(1));
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
