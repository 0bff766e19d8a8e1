package io.siyu.miniprogram.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.siyu.miniprogram.client.Scene.Arrival;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of scene values. */
class SceneTest {
  private static Set<Integer> codes(String text) {
    Set<Integer> codes = new TreeSet<>();
    for (String part : text.split(" ")) {
      String[] ends = part.split("-");
      IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
          .forEach(codes::add);
    }
    return codes;
  }

  private static Set<Integer> of(TrafficSource source) {
    return Scene.all().stream()
        .filter(scene -> scene.source() == source)
        .map(Scene::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_table_is_whole() {
    assertThat(Scene.all()).hasSize(232);
    assertThat(Scene.all()).extracting(Scene::code).isSorted().doesNotHaveDuplicates();
    assertThat(Scene.all().get(0).code()).isEqualTo(1000);
    assertThat(Scene.all().get(231).code()).isEqualTo(1432);
    assertThat(Scene.all()).extracting(Scene::code).containsAll(codes("1045 1047 1173 1302 1409"));
    assertThat(Scene.all()).noneMatch(scene -> scene.meaning().isBlank());
    assertThat(Scene.all()).noneMatch(scene -> scene.source() == TrafficSource.UNKNOWN);
    assertThat(Scene.of(1047).meaning()).isEqualTo("扫描小程序码");
    assertThat(Scene.of(1432).meaning()).isEqualTo("贴图号发表的贴图打开小程序");
  }

  @ParameterizedTest
  @CsvSource({
    "WECHAT_SINGLE_CHAT, 1007 1208 1325-1328",
    "WECHAT_GROUP_CHAT, 1008 1044 1158 1160 1185",
    "CHAT_OTHER, 1096 1173 1265-1267 1225 1226",
    "WECOM, 1119 1120 1121 1192 1202 1207",
    "MOMENTS, 1154 1155",
    "OFFICIAL_ACCOUNT, 1020 1035 1043 1058 1074 1082 1091 1102 1144 1152 1157 1261 1287 1305 1306"
        + " 1311 1426 1427 1429",
    "SUBSCRIBE_MESSAGE, 1014 1107 1374",
    "CUSTOMER_SERVICE, 1073 1081",
    "CHANNELS, 1175-1177 1184 1191 1193 1195 1197 1198 1206 1219 1239 1296",
    "WEIXIN_SHOP, 1336 1337 1216 1340",
    "AD, 1045 1046 1067 1068 1084 1095 1189 1200 1201 1215 1228 1230 1232 1238 1274 1295 1387",
    "QR_MINIPROGRAM_CODE, 1047-1049",
    "QR_LINK, 1011-1013 1025 1031 1032 1124-1126 1150",
    "SEARCH, 1005 1006 1027 1042 1053 1106 1183 1233 1244 1252 1280 1281 1297",
    "OTHER_MINIPROGRAM, 1037 1135",
    "EXTERNAL_APP_OR_WEB, 1036 1069 1065 1286 1194 1167 1168 1181 1313 1346",
    "SHORT_LINK, 1179",
    "PAYMENT_SURFACE, 1019 1028 1029 1034 1060 1052 1057 1071 1072 1097 1397 1398",
    "DISCOVERY, 1026 1145 1169 1231 1242 1243 1245 1254 1255 1275-1279 1285 1292 1293 1298-1301"
        + " 1307 1363",
    "RETURN, 1001 1010 1022 1023 1024 1038 1088-1090 1103 1104 1131 1187 1151 1178 1186 1223 1256"
        + " 1257 1260 1271 1273 1304",
    "NON_HUMAN, 1017 1030 1059 1101 1129 1203 1217 1408"
  })
  void each_source_has_its_scenes(TrafficSource source, String text) {
    assertThat(of(source)).containsAll(codes(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"WECOM", "AD", "CHANNELS", "SUBSCRIBE_MESSAGE", "CUSTOMER_SERVICE"})
  void no_source_has_others_but_where_the_list_leaves_it_open(TrafficSource source) {
    assertThat(of(source))
        .hasSize(
            switch (source) {
              case WECOM -> 6;
              case AD -> 17;
              case CHANNELS -> 13;
              case SUBSCRIBE_MESSAGE -> 3;
              default -> 2;
            });
  }

  @Test
  void whoever_comes_by_a_list_of_their_own_comes_back() {
    for (Scene scene : Scene.all()) {
      switch (scene.source()) {
        case RETURN -> {
          assertThat(scene.arrival()).as("%d", scene.code()).isEqualTo(Arrival.BACK);
          assertThat(scene.ownQuery()).as("%d", scene.code()).isFalse();
        }
        case NON_HUMAN -> assertThat(scene.arrival()).isEqualTo(Arrival.NOBODY);
        case WEIXIN_SHOP, PAYMENT_SURFACE, OTHER ->
            assertThat(scene.arrival()).isNotEqualTo(Arrival.NOBODY);
        default ->
            assertThat(scene.arrival())
                .as("%d", scene.code())
                .isEqualTo(scene.code() == 1154 ? Arrival.NOBODY : Arrival.NEW);
      }
    }
    assertThat(ImmutableSet.of(1216, 1336, 1337, 1028, 1097))
        .allMatch(code -> Scene.of(code).arrival() == Arrival.BACK);
    assertThat(ImmutableSet.of(1034, 1060, 1340, 1397))
        .allMatch(code -> Scene.of(code).arrival() == Arrival.NEW);
  }

  @Test
  void what_means_the_same_is_read_the_same() {
    assertThat(Scene.of(1014).source()).isEqualTo(Scene.of(1107).source());
    assertThat(Scene.of(1034).source()).isEqualTo(Scene.of(1060).source());
    assertThat(Scene.of(1194).source()).isEqualTo(Scene.of(1167).source());
    assertThat(Scene.of(1065).source()).isEqualTo(Scene.of(1286).source());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 999, 1002, 1433, 9999, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
  void a_code_that_is_not_listed_is_unknown_and_a_new_arrival(int code) {
    assertThat(Scene.of(code))
        .isEqualTo(new Scene(code, TrafficSource.UNKNOWN, Arrival.NEW, true, ""));
  }
}
