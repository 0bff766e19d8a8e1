package io.siyu.miniprogram.client;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSortedMap;
import io.siyu.miniprogram.client.Scene.Arrival;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads {@code scenes.tsv}, which explains itself. */
final class SceneTable {
  static final ImmutableSortedMap<Integer, Scene> SCENES = read();

  private SceneTable() {}

  private static ImmutableSortedMap<Integer, Scene> read() {
    ImmutableSortedMap.Builder<Integer, Scene> scenes = ImmutableSortedMap.naturalOrder();
    text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(SceneTable::scene)
        .forEach(scene -> scenes.put(scene.code(), scene));
    return scenes.buildOrThrow();
  }

  private static String text() {
    try (InputStream in = SceneTable.class.getResourceAsStream("scenes.tsv")) {
      if (in == null) {
        throw new IllegalStateException("scenes.tsv is missing from the library's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("scenes.tsv cannot be read from the library's jar", e);
    }
  }

  private static Scene scene(String line) {
    List<String> columns = Splitter.on('\t').splitToList(line);
    return new Scene(
        Integer.parseInt(columns.get(0)),
        TrafficSource.valueOf(columns.get(1)),
        Arrival.valueOf(columns.get(2)),
        columns.get(3).equals("own"),
        columns.get(4));
  }
}
