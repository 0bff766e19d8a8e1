package io.siyu.miniprogram.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** How often a push that nobody acknowledges is sent again, by family (重试策略). */
public enum Retries {
  /** Messages and events of mini-programs and official accounts: three times in all. */
  MESSAGE(LongStream.of(5, 5)),
  /** Events of shops (微信小店): ten times in all, over three and a half hours. */
  SHOP(LongStream.of(0, 0, 10, 60, 300, 1800, 3600, 3600, 3600)),
  /** Virtual payment (虚拟支付): fifteen times more, each wait twice the one before. */
  VIRTUAL_PAYMENT(LongStream.iterate(2, wait -> 2 * wait).limit(15)),
  /** Orders of businesses (B2b 门店助手): ten times more, over a day. */
  B2B(LongStream.of(10, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200));

  private final List<Duration> waits;

  Retries(LongStream seconds) {
    this.waits = seconds.mapToObj(Duration::ofSeconds).toList();
  }

  /** When such a push is sent, the first time included. */
  public List<Instant> attempts(Instant first) {
    List<Instant> out = new ArrayList<>(List.of(first));
    waits.forEach(wait -> out.add(out.get(out.size() - 1).plus(wait)));
    return out;
  }
}
