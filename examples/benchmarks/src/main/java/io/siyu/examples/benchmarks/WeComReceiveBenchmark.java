package io.siyu.examples.benchmarks;

import io.siyu.Receipt;
import io.siyu.Siyu;
import io.siyu.examples.benchmarks.WeComPushes.Push;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Translation;
import io.siyu.wecom.WeComAdapterFactory;
import java.util.concurrent.TimeUnit;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Encrypted 企业微信 pushes of new contacts: one operation is one push. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class WeComReceiveBenchmark {
  private final Push[] pushes = WeComPushes.all();
  private final PlatformAdapter adapter = adapter(WeComPushes.TOKEN, WeComPushes.AES_KEY);
  private final PlatformAdapter wrongToken =
      adapter("wrong" + WeComPushes.TOKEN, WeComPushes.AES_KEY);
  private final PlatformAdapter wrongKey = adapter(WeComPushes.TOKEN, WeComPushes.WRONG_AES_KEY);
  private final Siyu siyu = Doors.siyu(WeComPushes.connection("wecom"));
  private final WeComPeer weixinJava = new WeComPeer();
  private final WeComFloor crypto = new WeComFloor();
  private int turn;

  /** Has the store know every push already. */
  public WeComReceiveBenchmark() {
    for (Push push : pushes) {
      siyu.receive("wecom", push.delivery());
    }
  }

  private static PlatformAdapter adapter(String token, String aesKey) {
    return Doors.adapter(new WeComAdapterFactory(), WeComPushes.connection("wecom", token, aesKey));
  }

  Push next() {
    return pushes[turn++ & (WeComPushes.COUNT - 1)];
  }

  /** The adapter alone: a delivery in, verified events out. */
  @Benchmark
  public Translation translate() {
    return adapter.translate(next().delivery());
  }

  /** The adapter alone, with a token that did not sign the push. */
  @Benchmark
  public Translation translateWrongToken() {
    return wrongToken.translate(next().delivery());
  }

  /** The adapter alone, with the token that signed the push but not the key that encrypted it. */
  @Benchmark
  public Translation translateWrongKey() {
    return wrongKey.translate(next().delivery());
  }

  /** All that a push costs that is already known, as the platform's retries are. */
  @Benchmark
  public Receipt receiveDuplicate() {
    return siyu.receive("wecom", next().delivery());
  }

  /** The same delivery through weixin-java-cp: decrypted and parsed into its message. */
  @Benchmark
  public WxCpXmlMessage peer() {
    return weixinJava.open(next().delivery());
  }

  /** The JDK's digest, Base64 and cipher on the same bytes. */
  @Benchmark
  public byte[] floor() {
    return crypto.open(next().sealed());
  }
}
