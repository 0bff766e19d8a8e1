package io.siyu.examples.youzan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.ListMultimap;
import io.siyu.event.EventJson;
import io.siyu.json.JsonObject;
import io.siyu.json.Violations;
import io.siyu.spi.ConnectionConfig;
import io.siyu.spi.Delivery;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.PlatformAdapterFactory;
import io.siyu.spi.Reason;
import io.siyu.spi.RecordedDelivery;
import io.siyu.spi.SecretSource;
import io.siyu.spi.Translation;
import io.siyu.tck.PlatformAdapterContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class YouzanAdapterTest extends PlatformAdapterContract {
  private final String connection = Files.readString(Path.of("src/test/resources/connection.json"));
  private final ListMultimap<String, Delivery> recorded = LinkedListMultimap.create();

  YouzanAdapterTest() throws Exception {
    for (String line : Files.readAllLines(Path.of("src/test/resources/deliveries.jsonl"))) {
      RecordedDelivery it = RecordedDelivery.parse(line);
      recorded.put(it.connection(), it.delivery());
    }
  }

  @Override
  protected PlatformAdapter adapter() {
    JsonObject json = JsonObject.parse(connection, new Violations()).orElseThrow();
    ConnectionConfig config = new ConnectionConfig("shop", json, SecretSource.none());
    return ServiceLoader.load(PlatformAdapterFactory.class).stream()
        .filter(it -> it.type() == YouzanAdapter.Factory.class)
        .map(it -> it.get().create(config))
        .findFirst()
        .orElseThrow();
  }

  @Override
  protected List<Delivery> authentic() {
    return recorded.get("authentic");
  }

  @Override
  protected Delivery again(int index) {
    return recorded.get("again").get(index);
  }

  @Override
  protected Delivery unknown() {
    return recorded.get("unknown").get(0);
  }

  @Override
  protected Map<Reason, Delivery> rejected() {
    Map<Reason, Delivery> rejected = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      recorded.get(reason.name()).forEach(delivery -> rejected.put(reason, delivery));
    }
    return rejected;
  }

  @Override
  protected List<String> confidential() {
    return List.of("new-secret", "old-secret", "E20260301001", "yzBUYER01", "13800138000");
  }

  @Override
  protected boolean isProvenByBodyAlone() {
    return true;
  }

  @Test
  void every_delivery_becomes_what_is_written_down() throws Exception {
    List<String> told = new ArrayList<>();
    for (Map.Entry<String, Delivery> each : recorded.entries()) {
      Translation translation = adapter().translate(each.getValue());
      told.add(each.getKey() + " -> " + translation.reply().status() + translation.reply().body());
      if (translation instanceof Translation.Accepted accepted) {
        told.addAll(accepted.warnings());
        accepted.events().forEach(event -> told.add(EventJson.encode(event)));
      }
    }
    assertThat(told).isEqualTo(Files.readAllLines(Path.of("src/test/resources/translations.txt")));
  }
}
