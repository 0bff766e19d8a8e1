package io.siyu.examples.benchmarks;

import com.wechat.pay.java.service.payments.model.Transaction;
import io.siyu.Receipt;
import io.siyu.Siyu;
import io.siyu.examples.benchmarks.PayNotices.Notification;
import io.siyu.miniprogram.pay.WechatPayAdapterFactory;
import io.siyu.spi.PlatformAdapter;
import io.siyu.spi.Translation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** WeChat Pay v3 notifications of payments: one operation is one notification. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class PayReceiveBenchmark {
  private final Notification[] notices = PayNotices.all();
  private final PlatformAdapter adapter =
      Doors.adapter(new WechatPayAdapterFactory(), PayNotices.connection("pay"));
  private final Siyu siyu = Doors.siyu(PayNotices.connection("pay"));
  private final PayPeer wechatpayJava = new PayPeer();
  private final PayFloor crypto = new PayFloor();
  private int turn;

  /** Has the store know every notification already. */
  public PayReceiveBenchmark() {
    for (Notification notice : notices) {
      siyu.receive("pay", notice.delivery());
    }
  }

  Notification next() {
    return notices[turn++ & (PayNotices.COUNT - 1)];
  }

  /** The adapter alone: a delivery in, verified events out. */
  @Benchmark
  public Translation translate() {
    return adapter.translate(next().delivery());
  }

  /** All that a notification costs that is already known, as the platform's retries are. */
  @Benchmark
  public Receipt receiveDuplicate() {
    return siyu.receive("pay", next().delivery());
  }

  /** The same notification through wechatpay-java: verified, decrypted and parsed. */
  @Benchmark
  public Transaction peer() {
    return wechatpayJava.open(next().delivery());
  }

  /** The JDK's signature, Base64 and cipher on the same bytes. */
  @Benchmark
  public byte[] floor() {
    return crypto.open(next().sealed());
  }
}
