package io.siyu.examples.benchmarks;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import cn.binarywang.wx.miniapp.bean.WxMaPhoneNumberInfo;
import io.siyu.miniprogram.client.ClientData;
import io.siyu.miniprogram.client.ClientFacts;
import io.siyu.miniprogram.client.PhoneAnswer;
import io.siyu.miniprogram.client.SessionKey;
import io.siyu.miniprogram.push.WeixinAdapterFactory;
import io.siyu.spi.Delivery;
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

/** Encrypted pushes and client data of a mini-program: one operation is one of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class WeixinReceiveBenchmark {
  private final Delivery[] xml = WeixinPushes.xml();
  private final Delivery[] json = WeixinPushes.json();
  private final ClientSecrets.Sealed[] secrets = ClientSecrets.all();
  private final PlatformAdapter adapter =
      Doors.adapter(new WeixinAdapterFactory(), WeixinPushes.connection("weixin"));
  private final ClientFacts facts = new ClientFacts(WeixinPushes.APPID, "");
  private final WeixinPeer weixinJava = new WeixinPeer();
  private int turn;

  private int next() {
    return turn++ & (WeixinPushes.COUNT - 1);
  }

  /** The adapter alone: a delivery in XML in, verified events out. */
  @Benchmark
  public Translation translateXml() {
    return adapter.translate(xml[next()]);
  }

  /** The same for a delivery in JSON. */
  @Benchmark
  public Translation translateJson() {
    return adapter.translate(json[next()]);
  }

  /** The same delivery in XML through weixin-java-miniapp: verified, decrypted and parsed. */
  @Benchmark
  public WxMaMessage peerXml() {
    return weixinJava.openXml(xml[next()]);
  }

  /** The same delivery in JSON: decrypted and parsed. */
  @Benchmark
  public WxMaMessage peerJson() {
    return weixinJava.openJson(json[next()]);
  }

  /** Client data opened, its watermark checked, and read into a telephone number. */
  @Benchmark
  public PhoneAnswer clientData() {
    ClientSecrets.Sealed sealed = secrets[next()];
    ClientData data =
        facts.open(new SessionKey(ClientSecrets.SESSION_KEY), sealed.iv(), sealed.encryptedData());
    return PhoneAnswer.of((ClientData.Opened) data);
  }

  /** The same client data through weixin-java-miniapp: decrypted and parsed. */
  @Benchmark
  public WxMaPhoneNumberInfo peerClientData() {
    return weixinJava.open(secrets[next()]);
  }
}
